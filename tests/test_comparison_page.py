"""A reader makes a comparison on its page: the choice lives in the address, and what is made of it is shown."""

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.comparison import artifacts
from generator.comparison.scripts import ASSETS
from generator.embeds import heights, look, snippets
from tests.browsing import GROUND, Ears, opened
from tests.built import Site
from tests.command import INSTANCE, copy_instance, sixc
from tests.conftest import Reader, served
from tests.fonts import FONT_SETS, FREE, NARROW, USUAL, WIDE
from tests.invented import figures

pytestmark = pytest.mark.slow

PARTIES = tuple(party.id for party in figures().dataset.parties)
GROUPS = ("meta", "google", "online", "broadcast", "print", "several")
BUILDER = "al-2025/chart-builder/"
EMBED = "embed/al-2025/chart-builder/"


def test_the_data_hold_whole_numbers_and_no_markup(site: Site) -> None:
    name = artifacts.NAME
    for path in (BUILDER, f"sq/{BUILDER}"):
        text = (site.folder / path / "data.js").read_text("utf-8")
        held = re.fullmatch(rf"var {name}=(.+);\n", text)
        assert held
        json.loads(held[1], parse_float=pytest.fail)
        assert not set("<>&") & set(text)
        assert len(text) < 6_000
        media = (site.folder / path / "media.js").read_text("utf-8")
        stamp = json.loads(held[1])["parts"]
        added = re.fullmatch(
            rf'{name}\.parts==="{stamp}"&&Object\.assign\({name}\.topics\.advertising\.sums,(.+)\);\n',
            media,
        )
        assert added
        assert set(json.loads(added[1], parse_float=pytest.fail)) == set(GROUPS)


@pytest.mark.parametrize(
    "fragment",
    [
        "periods=2025-03,2025-04",
        "parties=askush,<img>&periods=1999-01&media=pigeons&as=&x=1",
        "parties=&periods=",
        "=&&&==",
        "%%%",
        "?secret=0123456789",
    ],
)
def test_an_address_that_names_nothing_known_shows_what_is_due(
    fragment: str, site: Site, page: Page
) -> None:
    page.goto(f"{site.address}{BUILDER}#{fragment}")
    expect(page.locator("figure.chart .measure")).to_have_text(
        re.compile("^Declared advertising, million lek")
    )
    expect(page.locator("#built-address")).to_have_value(
        f"{site.address}{BUILDER}#periods=2025-03,2025-04"
    )
    assert page.locator("input[name=party]:checked").count() == 6


def test_choosing_changes_the_figure_and_the_address_which_outlives_a_reload(
    site: Site, page: Page
) -> None:
    page.goto(site.address + BUILDER)
    assert page.url == site.address + BUILDER
    page.get_by_role("checkbox", name="Citizens of June").uncheck()
    page.get_by_role("checkbox", name="April 2025").uncheck()
    page.get_by_label("Media").select_option(label="Google")
    others = ",".join(PARTIES[:5])
    assert page.url == f"{site.address}{BUILDER}#parties={others}&periods=2025-03&media=google"
    finding = page.locator("figure.chart h2").text_content() or ""
    page.reload()
    expect(page.locator("figure.chart h2")).to_have_text(finding)
    expect(page.get_by_role("checkbox", name="Citizens of June")).not_to_be_checked()
    expect(page.get_by_label("Media")).to_have_value("google")
    page.evaluate("location.hash = 'periods=2025-04'")
    expect(page.get_by_role("checkbox", name="Citizens of June")).to_be_checked()


def test_the_choice_goes_along_to_the_other_language_and_comes_from_the_comparison(
    site: Site, page: Page
) -> None:
    page.goto(f"{site.address}al-2025/compare/#partia-e-lumit,levizja-dallga")
    page.get_by_role("link", name="Build a comparison of your own").click()
    expect(page.locator("input[name=party]:checked")).to_have_count(2)
    page.get_by_label("Shown as").select_option("part")
    page.get_by_role("link", name="Shqip").click()
    page.wait_for_url(f"{site.address}sq/{BUILDER}#parties=partia-e-lumit,levizja-dallga&periods=*")
    expect(page.locator("input[name=party]:checked")).to_have_count(2)
    assert page.locator("select[name=as]").input_value() == "part"


def test_one_party_and_one_period_stay_whatever_is_unticked(site: Site, page: Page) -> None:
    page.goto(f"{site.address}{BUILDER}#parties=partia-e-lumit&periods=2025-03")
    for label in ("River Party", "March 2025"):
        page.get_by_role("checkbox", name=label).click()
        expect(page.get_by_role("checkbox", name=label)).to_be_checked()


def test_a_measure_offers_only_media_it_can_be_honest_about(site: Site, page: Page) -> None:
    page.goto(f"{site.address}{BUILDER}#media=each")
    media = page.get_by_label("Media")
    page.get_by_label("Shown as").select_option("own")
    expect(media).to_have_value("meta")
    assert media.locator("option[value=all], option[value=each]").evaluate_all(
        "o => o.every(x => x.disabled)"
    )
    page.get_by_label("Shown as").select_option("part")
    expect(media).to_have_value("all")
    page.get_by_label("Shown as").select_option("sum")
    expect(media).to_have_value("each")


def test_the_keyboard_alone_builds_a_comparison_and_the_result_is_announced(
    site: Site, page: Page
) -> None:
    page.goto(site.address + BUILDER)
    status = page.locator("[role=status][data-sentence]")
    before = status.text_content()
    page.get_by_role("checkbox", name="River Party").focus()
    page.keyboard.press("Space")
    expect(status).not_to_have_text(before or "")
    expect(page.get_by_role("checkbox", name="River Party")).to_be_focused()
    for _ in range(5 + 3 + 2):
        page.keyboard.press("Tab")
    expect(page.get_by_label("Media")).to_be_focused()
    page.keyboard.type("Goo")
    expect(status).to_contain_text("Google")
    expect(page.get_by_label("Media")).to_be_focused()


SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shifted += entry.value; })
  .observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("path", [BUILDER, f"embed/{BUILDER}"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_that_is_seen_is_pushed_away_by_the_chart(
    path: str, width: int, site: Site, chromium: Browser
) -> None:
    with opened(chromium, SHIFTS, viewport={"width": width, "height": 800}) as page:
        page.goto(site.address + path)
        expect(page.locator(".bars:visible")).to_have_count(1)
        page.wait_for_timeout(300)
        assert page.evaluate("window.shifted") < 0.01


def test_where_the_script_fails_the_page_says_what_to_read(site: Site, chromium: Browser) -> None:
    with opened(chromium) as page:
        page.route("**/data.js", lambda route: route.abort())
        page.goto(site.address + BUILDER)
        expect(page.locator("[data-without]")).to_be_visible()


def test_a_comparison_is_a_list_of_figures_whose_bars_are_for_the_eye_alone(
    site: Site, page: Page
) -> None:
    page.goto(f"{site.address}{BUILDER}#media=each")
    rows = page.locator("figure.chart").get_by_role("listitem").filter(has=page.locator(".name"))
    said = [row.inner_text().split("\n") for row in rows.all()]
    names = [party.name["en"] for party in figures().dataset.parties]
    assert [lines[0] for lines in said] == names
    assert said[-1] == ["Citizens of June", "not filed, due 5 May"]
    assert said[2][-1] == "only April 2025"
    heads = page.locator("[data-table] th[scope=row]")
    assert heads.all_text_contents() == names
    bars = page.locator(".bar")
    assert bars.count() == 5
    assert bars.evaluate_all("bars => bars.every(bar => bar.ariaHidden === 'true')")


def test_bars_are_as_long_as_the_figures_say(site: Site, page: Page) -> None:
    page.goto(f"{site.address}{BUILDER}#media=each")
    first, second = (page.locator(".bar").nth(at) for at in (0, 1))
    long, short = (bar.evaluate("bar => bar.clientWidth") for bar in (first, second))
    assert short / long == pytest.approx(69_404_850.5 / 81_215_285.4, abs=0.01)
    pieces = first.locator("i").evaluate_all("pieces => pieces.map(one => one.clientWidth)")
    wanted = (41_204_815.4, 12_607_370, 18_003_500, 9_399_600)
    for piece, part in zip(pieces, wanted, strict=True):
        assert piece / long == pytest.approx(part / 81_215_285.4, abs=0.02)
    bound = page.locator(".bar .bound")
    assert bound.count() == 1
    assert bound.evaluate("bound => bound.parentElement.children.length") == 1


def test_a_label_that_does_not_fit_its_bar_is_not_seen(site: Site, chromium: Browser) -> None:
    for width in (320, 360, 1280):
        with opened(chromium, viewport={"width": width, "height": 800}) as page:
            page.goto(f"{site.address}{EMBED}#media=each")
            cut = page.locator(".bar b").evaluate_all(
                """labels => labels.filter(label => {
                  const box = label.parentElement.getBoundingClientRect(), own = label.getBoundingClientRect();
                  return own.top < box.bottom - 1 && own.right > box.right + 0.5;
                }).length"""
            )
            assert cut == 0
            assert page.locator(".bar b").count() > 10


def test_over_time_each_party_has_a_row_for_each_period_and_gaps_stay_gaps(
    site: Site, page: Page
) -> None:
    page.goto(f"{site.address}{BUILDER}#as=time")
    lowlands = page.locator(".who:has-text('Lowlands List') + .bars li")
    assert [row.split("\n") for row in lowlands.all_inner_texts()] == [
        ["March 2025", "not filed, due 5 April"],
        ["April 2025", "30.4"],
    ]
    assert lowlands.nth(0).locator(".bar").count() == 0


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("fragment", ["media=each", "as=time&media=each", "as=voter"])
def test_nothing_is_wider_than_its_place_even_with_large_text(
    fragment: str, width: int, site: Site, reader: Reader
) -> None:
    with opened(reader(WIDE, 2 * USUAL), viewport={"width": width, "height": 800}) as page:
        for path in (BUILDER, EMBED):
            page.goto(f"{site.address}{path}#{fragment}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_a_figure_per_voter_links_to_the_source_of_the_number(site: Site, page: Page) -> None:
    page.goto(f"{site.address}{BUILDER}#as=voter")
    expect(page.locator("figcaption").get_by_role("link", name="voters.example")).to_be_visible()


def test_the_csv_can_be_downloaded(site: Site, page: Page) -> None:
    page.goto(f"{site.address}{BUILDER}#media=each")
    link = page.locator("figure.chart a[download]")
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "chart-builder.csv"
    text = Path(download.value.path()).read_text("utf-8-sig")
    heads = page.locator("[data-table] thead th").all_text_contents()
    assert text.splitlines()[0] == ",".join(f'"{head}"' for head in heads)
    assert len(text.splitlines()) == 7


def test_without_javascript_the_page_and_the_frame_say_what_to_read(
    site: Site, chromium: Browser
) -> None:
    with opened(chromium, java_script_enabled=False) as page:
        for path in (BUILDER, EMBED):
            page.goto(site.address + path)
            link = page.get_by_role("link", name="The comparison tables show the same figures")
            expect(link).to_be_visible()
            expect(page.locator("form:visible, button:visible, textarea:visible")).to_have_count(0)
            page.goto(site.address + path + (link.get_attribute("href") or ""))
            expect(page.locator("table.compare")).to_be_visible()


NEWSROOM = '<!doctype html><title>A newsroom</title><link rel="icon" href="data:,">'
SANDBOX = """
<iframe sandbox="allow-scripts" width="{width}" height="900" src="{src}" title="A chart"></iframe>"""


@pytest.mark.parametrize("width", [340, 700])
def test_a_frame_that_may_only_run_scripts_shows_the_same(
    width: int, site: Site, page: Page, tmp_path: Path
) -> None:
    fragment = "parties=partia-e-lumit,levizja-dallga&periods=2025-03,2025-04&media=each&theme=dark"
    page.goto(f"{site.address}{BUILDER}#{fragment}")
    finding = page.locator("figure.chart h2").text_content() or ""
    note = page.locator("figure.chart figcaption > span").first.text_content() or ""
    source = f"{site.address}{EMBED}#{fragment}"
    (tmp_path / "index.html").write_text(
        NEWSROOM + SANDBOX.format(width=width, src=source.replace("&", "&amp;")), "utf-8"
    )
    with served(tmp_path) as newsroom:
        page.goto(newsroom)
        frame = page.frame_locator("iframe")
        expect(frame.locator("h1")).to_have_text(finding)
        expect(frame.locator("footer p").first).to_have_text(note)
        expect(frame.locator(".bars li")).to_have_count(2)
        expect(frame.locator(".notice")).to_be_visible()
        more = frame.locator(".more a")
        assert (more.get_attribute("href") or "").endswith(f"#{fragment.rpartition('&')[0]}")
        dark = frame.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        assert dark == "rgb(21, 24, 28)"
        assert frame.locator("body").evaluate("self.origin") == "null"


def test_what_wordpress_and_a_chosen_colour_add_to_the_address_changes_no_choice(
    site: Site, page: Page
) -> None:
    chosen = "parties=levizja-dallga&periods=2025-03&media=meta"
    page.goto(f"{site.address}{EMBED}#{chosen}")
    finding = page.locator("h1").text_content() or ""
    assert "Wave Movement" in finding
    for fragment in (
        f"theme=dark&{chosen}",
        f"{chosen}&theme=dark",
        f"{chosen}&theme=dark#?secret=AbCdEf1234",
    ):
        page.goto("about:blank")
        page.goto(f"{site.address}{EMBED}#{fragment}")
        expect(page.locator("h1")).to_have_text(finding)
        assert page.evaluate(GROUND) == "rgb(21, 24, 28)"
        assert (page.locator(".more a").get_attribute("href") or "").endswith(f"#{chosen}")
    page.evaluate("location.hash = 'theme=light&periods=2025-04'")
    expect(page.locator("h1")).not_to_have_text(finding)
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"


def test_a_frame_says_what_every_other_embed_says(site: Site) -> None:
    for lang in ("", "sq/"):
        built = site.embeds[f"{lang}{EMBED}"].tree
        other = site.embeds[f"{lang}embed/al-2025/spend-by-platform/"].tree
        assert built.find("p", "notice")[0].text == other.find("p", "notice")[0].text
        version = [tree.find("html")[0].attributes["data-version"] for tree in (built, other)]
        assert version[0] == version[1] != ""
        assert all("CC BY 4.0" in tree.find("p", "more")[0].text for tree in (built, other))
        policies = [
            [e.attributes["content"] for e in tree.find("meta") if "http-equiv" in e.attributes]
            for tree in (built, other)
        ]
        styled = [re.sub(r"sha256-[^']+", "", repr(policy)) for policy in policies]
        assert styled[0] == styled[1]


def test_heights_are_measured_as_those_of_other_embeds() -> None:
    text = (ASSETS / "heights.mjs").read_text("utf-8")
    narrow, wide = look.SHAPES
    assert f"EDGES = [{narrow.least}, 400, {wide.least}, 640, {wide.most}, 1000]" in text
    held = {name: int(number) for name, number in re.findall(r"\b([A-Z]+) = (\d+)[,;]", text)}
    wanted = {"STEP": heights.STEP, "USUAL": heights.USUAL, "LARGEST": heights.LARGEST}
    assert {**wanted, "PHONE": snippets.PHONE}.items() <= held.items()


def test_a_frame_loads_little_and_only_its_own(site: Site, page: Page) -> None:
    ears = Ears(page)
    page.goto(site.address + EMBED)
    expect(page.locator(".bars li")).to_have_count(6)
    assert [url for url in ears.requests if not url.startswith((site.address, "data:"))] == []
    names = sorted(url.rpartition("/")[2] for url in ears.requests if url.startswith(site.address))
    assert names == ["", "builder.js", "data.js", "embed.js"]
    assert page.evaluate("document.cookie + localStorage.length + sessionStorage.length") == "00"


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The invented instance as a site that knows its own address."""
    root = copy_instance(tmp_path_factory.mktemp("addressed"))
    settings = (root / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(r"(?m)^(# ?)?site_url:.*$", "site_url: https://campaigns.example/", settings)
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    done = sixc("--root", root, "build")
    assert done.code == 0, done.err
    with served(root / "site") as address:
        yield Site(root / "site", address, done)


@pytest.mark.parametrize("lang", ["", "sq/"])
def test_the_code_of_an_embed_is_a_frame_whose_height_is_right(
    lang: str, addressed: Site, reader: Reader, tmp_path: Path
) -> None:
    """Whatever fonts its writer has, and whatever fonts and sizes of text its readers."""
    code = copied(reader(NARROW, USUAL), lang, addressed)
    here = code.replace("https://campaigns.example/", addressed.address)
    widths = (320, 404, 559, 560, 684, 984)
    boxes = "".join(f'<div style="width:{width}px">{here}</div>' for width in widths)
    (tmp_path / "index.html").write_text(NEWSROOM + boxes, "utf-8")
    with served(tmp_path) as newsroom:
        for fonts, size in product(FONT_SETS, FREE):
            with opened(reader(fonts, size)) as page:
                page.goto(newsroom)
                for place, width in enumerate(widths):
                    holder = page.locator("iframe").nth(place)
                    holder.scroll_into_view_if_needed()  # frames further down wait to be seen
                    frame = holder.content_frame
                    expect(frame.locator(".bars li")).to_have_count(6)
                    inside, given = frame.locator("html").evaluate(
                        "html => [html.getBoundingClientRect().height, innerHeight]"
                    )
                    free = given - inside
                    assert 0 <= free <= given * FREE[size] / 100, (fonts.name, size, width)


def test_while_the_preview_shows_an_earlier_choice_there_is_no_code_to_copy(
    addressed: Site, page: Page
) -> None:
    """Its height would be that of another drawing."""
    held: list[Route] = []
    page.goto(f"{addressed.address}{BUILDER}#parties=partia-e-lumit")
    page.locator("details[data-offer] > summary").click()
    field = page.locator("#code-frame")
    expect(field).to_have_value(re.compile("^<div "))

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/media.js*", hold)
    with page.expect_request("**/media.js*"):
        page.evaluate("location.hash = 'media=each'")
    page.frames[1].evaluate("dispatchEvent(new Event('drawn'))")
    expect(field).to_have_value("")
    held[0].continue_()
    expect(field).to_have_value(re.compile("media=each"))


def copied(browser: Browser, lang: str, addressed: Site) -> str:
    """The code of a comparison, as its page offers it in a browser."""
    with opened(browser) as page:
        page.goto(f"{addressed.address}{lang}{BUILDER}#parties=partia-e-lumit")
        page.locator("details[data-offer] > summary").click()
        field = page.locator("#code-frame")
        expect(field).to_have_value(re.compile("^<div "))
        page.evaluate("location.hash = 'media=each&as=voter'")  # which the preview loads only now
        expect(field).to_have_value(re.compile("as=voter"))
        code = field.input_value()
    assert f'src="https://campaigns.example/{lang}{EMBED}#periods=2025-03,2025-04&#38;' in code
    assert "<script" not in code
    return code


def test_a_site_that_does_not_know_its_address_says_so(site: Site, addressed: Site) -> None:
    assert "site_url" not in addressed.pages[BUILDER].html
    told = "does not know its own address yet" in site.pages[BUILDER].html
    assert told is not bool(
        re.search(r"(?m)^site_url:", (INSTANCE / "mkdocs.yml").read_text("utf-8"))
    )


def test_the_scripts_write_text_and_never_markup() -> None:
    for path in ASSETS.glob("*.mjs"):
        code = re.sub(r"(?m)^import .*$", "", path.read_text("utf-8"))
        words = r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(|fetch\(|XMLHttp|\bimport\b"
        assert re.findall(words, code) == [], path.name
