"""What stands around every page: the menu, where we are, who publishes, and where errors are reported."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, expect

from generator.pages.whereabouts import Whereabouts, as_of, line, whereabouts
from generator.text import translator
from tests.browsing import WIDE, opened
from tests.built import Element, Page, Site, language, parse
from tests.command import copy_instance, sixc
from tests.invented import ID, change, dataset
from tests.test_site import PATHS

PHONE: Any = {"width": 360, "height": 800}
ENTRIES = (
    "compare", "parties", "money", "targeting", "stands-out", "platforms", "periods",
    "filings", "commitments", "charts", "data",
)  # fmt: skip
WHERE = {
    "en": ["Vote 11 May 2025", "Parliamentary election 2025, Albania", "Next due 5 June 2025"],
    "sq": ["Votimi: 11 maj 2025", "Zgjedhjet parlamentare 2025, Shqipëri", "Afati tjetër: 5 qershor 2025"],
}  # fmt: skip
PUBLISHED = {
    "en": "Published by an invented election body",
    "sq": "Botuar nga një organ zgjedhor i trilluar",
}


def listed(page: Page, kind: str) -> list[Element]:
    """The entries of a list in the frame of a page."""
    return [entry for place in page.tree if kind in place.classes for entry in place.find("li")]


def said(at: Whereabouts) -> list[str]:
    return [entry["words"] for entry in line(translator("en"), at)]


def test_an_election_says_when_it_votes_where_and_what_is_due_next() -> None:
    at = whereabouts(dataset())
    assert said(at) == WHERE["en"]
    over = Whereabouts(at.title, "EU", at.vote, at.today, None)
    assert said(over)[1:] == ["Parliamentary election 2025, European Union", "Nothing more is due"]
    assert as_of(translator("en"), over) == "As of 12 May 2025; nothing more is due"


@pytest.mark.slow
def test_every_page_of_an_election_says_where_we_are_and_no_other_does(site: Site) -> None:
    for path, page in site.pages.items():
        own = path.removeprefix("sq/")
        words = [entry.text for entry in listed(page, "site-where")]
        wanted = WHERE[language(path)] if not own or own.startswith(f"{ID}/") else []
        assert words == wanted, path


@pytest.mark.slow
def test_every_page_names_its_publisher_and_an_address_for_errors(site: Site) -> None:
    for path, page in site.pages.items():
        foot = listed(page, "site-foot")
        assert foot[0].text == PUBLISHED[language(path)], path
        (address,) = foot[1].find("a")
        assert address.attributes["href"] == "mailto:errors@campaigns.example", path


@pytest.mark.slow
def test_the_menu_leads_to_every_part_of_the_election(site: Site) -> None:
    for prefix in ("", "sq/"):
        page = site.pages[f"{prefix}{ID}/platforms/meta/"]
        (menu,) = page.tree.find("nav")
        found = [page.to(link.attributes["href"])[0] for link in menu.find("a")]
        assert found[: len(ENTRIES)] == [f"{prefix}{ID}/{name}/" for name in ENTRIES]
        (here,) = [link for link in menu.find("a") if "aria-current" in link.attributes]
        assert page.to(here.attributes["href"])[0] == f"{prefix}{ID}/platforms/"


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_a_site_without_a_publisher_says_so(theme: str, tmp_path: Path) -> None:
    root = copy_instance(tmp_path / "instance")
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    begin, end = text.index("      publisher:"), text.index("markdown_extensions")
    settings.write_text(f"{text[:begin]}\n{text[end:]}", "utf-8")
    change(settings, "name: material\n  font: false", f"name: {theme}")
    done = sixc("--root", root, "build", "--site-dir", tmp_path / "site")
    assert done.code == 0, done.err
    page = parse((tmp_path / "site" / "index.html").read_text("utf-8"))
    words = [entry.text.strip() for entry in page.find("li")]
    assert "Who publishes this site is not said here" in words
    assert "No address is given for reporting an error" in words
    assert {*WHERE["en"]} <= {*words}


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("path", ["", "sq/", f"{ID}/compare/"])
def test_on_a_phone_the_whole_menu_is_one_touch_away_without_a_script(
    path: str, site: Site, chromium: Browser
) -> None:
    with opened(chromium, viewport=PHONE, java_script_enabled=False) as page:
        page.goto(site.address + path)
        entries = page.locator(".site-menu nav a")
        expect(entries.first).to_be_hidden()
        page.locator(".site-menu summary").click()
        boxes = [entry.bounding_box() for entry in entries.all()]
        assert len(boxes) >= len(ENTRIES) + 2
        for box in boxes:
            assert box is not None
            assert box["height"] >= 44
            assert 0 <= box["x"] <= box["x"] + box["width"] <= PHONE["width"]
            assert box["y"] + box["height"] <= PHONE["height"]


@pytest.mark.browser
@pytest.mark.slow
def test_where_there_is_room_the_menu_is_open_and_cannot_be_closed(
    site: Site, chromium: Browser
) -> None:
    with opened(chromium, java_script_enabled=False) as page:
        page.goto(site.address)
        expect(page.locator(".site-menu summary")).to_be_hidden()
        for entry in page.locator(".site-menu nav a").all():
            expect(entry).to_be_visible()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("prefix", ["", "sq/"])
@pytest.mark.parametrize(
    "path", ["", f"{ID}/charts/spend-by-platform/", f"{ID}/charts/money-flow/", f"{ID}/periods/2025-04/"]
)  # fmt: skip
def test_the_first_screen_of_a_phone_shows_the_answer_and_the_first_bar(
    path: str, prefix: str, site: Site, chromium: Browser
) -> None:
    with opened(chromium, viewport=PHONE) as page:
        page.goto(site.address + prefix + path)
        bar = page.locator("svg[role=img]:visible").first.locator("rect").first
        box = bar.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PHONE["height"]


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_to_press_is_smaller_than_24_pixels(
    width: int, site: Site, chromium: Browser
) -> None:
    """WCAG 2.2, 2.5.8; the rule leaves out links within a sentence, and what stands far enough from anything else."""
    options = {
        "runOnly": {"type": "rule", "values": ["target-size"]},
        "resultTypes": ["violations"],
    }
    found: dict[str, list[str]] = {}
    with opened(chromium, viewport={"width": width, "height": 800}) as page:
        for name, path in PATHS.items():
            page.goto(site.address + path)
            if width < WIDE and page.locator(".site-menu").count():
                page.locator(".site-menu summary").click()
            said = Axe().run(page, options=options).response["violations"]
            found[name] = [node["html"][:160] for each in said for node in each["nodes"]]
    assert {name: each for name, each in found.items() if each} == {}
