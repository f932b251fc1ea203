"""A comparison that readers build, in frames of other sites: light, as high as it is, and what it offers to copy."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.crowd import write_crowd
from generator import addresses
from generator.comparison import artifacts
from generator.facts.build import build
from generator.history.filed import History
from generator.metrics.figures import count
from tests.browsing import GROUND, Ears
from tests.built import Site
from tests.built_comparisons import Choice, view
from tests.conftest import served
from tests.invented import LISTS, check
from tests.test_embeds import BUDGET
from tests.test_embeds_browser import DATAWRAPPER, SEEN

pytestmark = pytest.mark.slow

BUILDER = "al-2025/chart-builder/"
EMBED = "embed/al-2025/chart-builder/"
PAGE = '<!doctype html><title>A newsroom</title><link rel="icon" href="data:,"><body>'
HEADROOM = 500
languages = pytest.mark.parametrize("prefix", ["", "sq/"])


def weight(*files: bytes) -> int:
    return sum(len(gzip.compress(file, 9, mtime=0)) for file in files)


def shell(site: Site, prefix: str) -> list[bytes]:
    """What every comparison loads, whatever it compares."""
    paths = (f"{prefix}{EMBED}index.html", addresses.BUILDER_SCRIPT, addresses.EMBED_SCRIPT)
    return [(site.folder / path).read_bytes() for path in paths]


@languages
def test_a_frame_is_light_the_first_time(prefix: str, site: Site) -> None:
    data = (site.folder / prefix / BUILDER / "data.js").read_bytes()
    media = (site.folder / prefix / BUILDER / "media.js").read_bytes()
    assert weight(*shell(site, prefix), data, media) <= BUDGET - 3 * HEADROOM


@languages
def test_a_frame_is_light_with_thirty_parties_and_six_periods(
    prefix: str, site: Site, tmp_path: Path
) -> None:
    write_crowd(tmp_path)
    (election,) = check(tmp_path).elections
    found = count(build(election, History(), LISTS))
    parties = tuple(party.id for party in found.dataset.parties)
    periods = tuple(period.id for period in found.dataset.periods)
    assert (len(parties), len(periods)) == (30, 6)
    crowd = view("sq" if prefix else "en", Choice(parties, periods), found)
    assert weight(*shell(site, prefix), artifacts.script(crowd)) <= BUDGET - HEADROOM


def test_a_frame_loads_what_its_comparison_needs_and_the_table_when_it_is_opened(
    site: Site, page: Page
) -> None:
    ears = Ears(page)

    def asked() -> list[str]:
        return sorted(
            url.rpartition("/")[2].partition("?")[0]
            for url in ears.requests
            if url.startswith("http")
        )

    page.goto(site.address + EMBED)
    expect(page.locator(".bars li")).to_have_count(6)
    assert asked() == ["", "builder.js", "data.js", "embed.js"]
    page.evaluate("location.hash = 'media=each'")
    expect(page.locator(".key li")).not_to_have_count(0)
    assert asked() == ["", "builder.js", "data.js", "embed.js", "media.js"]
    finding = page.locator("h1").text_content()
    page.locator("summary").click()
    expect(page.locator("td").first).to_be_visible()
    assert asked() == ["", "builder-table.js", "builder.js", "data.js", "embed.js", "media.js"]
    page.evaluate("location.hash = 'periods=2025-03'")
    expect(page.locator("h1")).not_to_have_text(finding or "")
    expect(page.locator("summary")).to_have_count(1)


def test_sums_by_medium_of_another_day_are_not_shown(site: Site, page: Page) -> None:
    media = (site.folder / BUILDER / "media.js").read_text("utf-8")
    other = re.sub(r'parts==="\w+"', 'parts==="of-yesterday"', media)
    page.route(
        "**/media.js*", lambda route: route.fulfill(body=other, content_type="text/javascript")
    )
    with page.expect_response("**/media.js*"):
        page.goto(f"{site.address}{EMBED}#media=meta")
    expect(
        page.get_by_role("link", name="The comparison tables show the same figures")
    ).to_be_visible()
    expect(page.locator(".bars")).to_have_count(0)
    page.goto(f"{site.address}{BUILDER}#media=meta&as=own")
    expect(page.locator("[data-sentence]")).to_contain_text("Declared advertising, million lek")
    expect(page.locator("select[name=media] option:not(:disabled)")).to_have_text(["All together"])


@pytest.mark.parametrize("sandbox", ["", 'sandbox="allow-scripts"'], ids=["plain", "sandbox"])
@pytest.mark.parametrize("listener", ["ours", "datawrapper"])
def test_a_frame_is_as_high_as_its_comparison_whatever_is_chosen(
    listener: str, sandbox: str, site: Site, page: Page, tmp_path: Path
) -> None:
    ours = f'<script src="{site.address}{addresses.RESIZE_SCRIPT}"></script>'
    source = f"{site.address}{EMBED}#media=each"
    frame = f'<iframe data-sixc {sandbox} src="{source}" style="border:0;height:50px;width:340px">'
    script = ours if listener == "ours" else f"<script>{DATAWRAPPER}</script>"
    (tmp_path / "index.html").write_text(
        f"{PAGE}<script>{SEEN}</script>{script}{frame}</iframe>", "utf-8"
    )
    with served(tmp_path) as newsroom:
        page.goto(newsroom)
        fits = "[document.documentElement.getBoundingClientRect().height, innerHeight]"
        for fragment in ("media=each", "parties=partia-e-lumit", "as=voter&theme=dark"):
            page.frames[1].evaluate("fragment => { location.hash = fragment; }", fragment)
            page.wait_for_timeout(300)
            high, given = page.frames[1].evaluate(fits)
            assert high <= given < high + 1, fragment
        assert page.frames[1].evaluate(GROUND) == "rgb(21, 24, 28)"
        said = page.evaluate("seen")
    assert all(message["ours"] for message in said)
    ids = {message["data"].get("id") for message in said} - {None}
    assert ids == {"al-2025/chart-builder"}


def test_a_link_within_the_page_changes_no_choice(site: Site, page: Page) -> None:
    chosen = "parties=partia-e-lumit&periods=2025-03&media=google"
    page.goto(f"{site.address}{BUILDER}#{chosen}")
    finding = page.locator("figure.chart h2").text_content() or ""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    expect(page.locator("figure.chart h2")).to_have_text(finding)
    assert page.url == f"{site.address}{BUILDER}#{chosen}"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#content') !== null")


def test_back_and_forward_bring_back_what_was_compared(site: Site, page: Page) -> None:
    page.goto(f"{site.address}{BUILDER}#media=meta")
    page.get_by_role("checkbox", name="River Party").uncheck()
    page.get_by_role("link", name="Comparison tables").first.click()
    page.wait_for_url("**/compare/**")
    page.go_back()
    expect(page.get_by_role("checkbox", name="River Party")).not_to_be_checked()
    expect(page.get_by_label("Media")).to_have_value("meta")
    page.evaluate("location.hash = 'as=voter'")
    expect(page.get_by_label("Shown as")).to_have_value("voter")
    page.go_back()
    expect(page.get_by_label("Shown as")).to_have_value("sum")
    expect(page.get_by_label("Media")).to_have_value("meta")
    page.go_forward()
    expect(page.get_by_label("Shown as")).to_have_value("voter")


@languages
@pytest.mark.parametrize("of", ["funding", "origin", "ai", "targeting"])
def test_a_frame_of_another_topic_is_light_too(of: str, prefix: str, site: Site) -> None:
    figures = [
        (site.folder / prefix / BUILDER / f"{name}.js").read_bytes() for name in ("data", of)
    ]
    assert weight(*shell(site, prefix), *figures) <= BUDGET - HEADROOM


def test_a_topic_is_loaded_when_it_is_chosen_and_shown_part_by_part(site: Site, page: Page) -> None:
    ears = Ears(page)
    page.goto(site.address + BUILDER)
    expect(page.locator(".bars li")).to_have_count(6)
    assert not [url for url in ears.requests if "origin.js" in url]
    page.locator("select[name=of]").select_option("origin")
    expect(page.locator("figure.chart .measure")).to_contain_text("Declared funding by origin")
    assert page.url.endswith(f"{BUILDER}#of=origin&periods=2025-03,2025-04&kind=each")
    assert len([url for url in ears.requests if "origin.js" in url]) == 1
    parts = page.locator("label:has-text('Origin') select[name=media]")
    assert parts.locator("option").all_inner_texts()[:3] == [
        "All together",
        "Side by side",
        "domestic",
    ]
    page.locator("select[name=of]").select_option("targeting")
    expect(page.locator("[data-sentence]")).to_contain_text("Declared targeting techniques, March")
    disabled = page.get_by_label("Shown as").locator("option:disabled")
    assert disabled.evaluate_all("options => options.map(each => each.value)") == [
        "part",
        "own",
        "voter",
    ]
    page.reload()
    expect(page.locator("select[name=of]")).to_have_value("targeting")


def test_a_topic_that_cannot_be_had_changes_nothing(site: Site, page: Page) -> None:
    page.route("**/ai.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{site.address}{BUILDER}#media=meta")
    before = page.locator("[data-sentence]").text_content() or ""
    with page.expect_response("**/ai.js*"):
        page.locator("select[name=of]").select_option("ai")
    expect(page.locator("select[name=of]")).to_have_value("advertising")
    expect(page.locator("[data-sentence]")).to_have_text(before)
    page.goto("about:blank")
    page.goto(f"{site.address}{EMBED}#of=ai")
    expect(
        page.get_by_role("link", name="The comparison tables show the same figures")
    ).to_be_visible()
    expect(page.locator(".bars")).to_have_count(0)


def test_a_frame_shows_another_topic_with_its_table(site: Site, page: Page) -> None:
    page.goto(f"{site.address}{EMBED}#of=ai&as=time")
    expect(page.locator(".measure")).to_have_text("Declared uses of AI, March – April 2025")
    page.locator("summary").click()
    expect(page.locator("thead th").nth(2)).to_have_text("Declared uses of AI")
