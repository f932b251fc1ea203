"""Search finds what stands on the pages, in each language, and leads to its place."""

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.pages.finds import KINDS
from tests.browsing import Ears, opened
from tests.built import Site

LIMIT = 40 * 1024
RESULTS = ".find .results"


def index(site: Site, prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site.folder / prefix / "search.json").read_bytes())
    return found


def look_for(page: Page, words: str) -> None:
    """Types words into the search, which is opened first."""
    if not page.locator("dialog.find[open]").count():
        page.locator("button.site-search").click()
        expect(page.locator("dialog.find")).to_be_visible()
    page.locator("dialog.find input").fill(words)


@pytest.mark.parametrize("prefix", ["", "sq/"])
def test_every_find_leads_to_a_place_that_is_there(prefix: str, site: Site) -> None:
    for kind, title, _, target, _ in index(site, prefix)["finds"]:
        path, _, anchor = target.partition("#")
        page = site.pages[prefix + path]
        assert title.strip(), target
        assert not anchor or anchor in {e.attributes.get("id") for e in page.tree}, target
        assert 0 <= kind < len(KINDS)


@pytest.mark.parametrize("prefix", ["", "sq/"])
def test_each_place_is_found_once(prefix: str, site: Site) -> None:
    places = [tuple(find[:4]) for find in index(site, prefix)["finds"]]
    assert len(places) == len({*places})
    assert {kind for kind, *_ in places} == {*range(len(KINDS))}


@pytest.mark.parametrize("prefix", ["", "sq/"])
def test_the_index_stays_light(prefix: str, site: Site) -> None:
    assert len(gzip.compress((site.folder / prefix / "search.json").read_bytes())) < LIMIT


@pytest.fixture(params=["", "sq/"], ids=["en", "sq"])
def language(request: pytest.FixtureRequest) -> str:
    prefix: str = request.param
    return prefix


@pytest.fixture
def searching(site: Site, chromium: Browser, language: str) -> Iterator[Page]:
    """A page whose search is used for many words."""
    with opened(chromium) as page:
        page.goto(f"{site.address}{language}al-2025/")
        yield page


FOUND = {
    "Levizja": "parties/levizja-dallga/",
    "Lëvizja": "parties/levizja-dallga/",
    "Левизја Далга": "parties/levizja-dallga/",
    "LËVIZJES": "parties/levizja-dallga/",
    "levizia": "parties/levizja-dallga/",
    "Tirana": "#targeting",
    "Tiranë": "#targeting",
    "lookalike": "#targeting",
    "foreign": "#funding",
    "tiktok": "platforms/tiktok/",
    "Ardita Shembullaj": "organisations/",
    "L91234567A": "organisations/al-qkb-l91234567a/",
    "Banka Shembull": "organisations/",
    "6c": "commitments/#",
}
WORDS = {
    "": {
        "withheld": "2025-0",
        "missing": "filings/",
        "corrected": "2025-0",
        "nothing to disclose": "2025-0",
        "who paid": "",
        "methods": "methods/",
        "march 2025": "periods/2025-03/",
    },
    "sq/": {
        "refuzuar": "2025-0",
        "metodat": "methods/",
    },
}


def test_it_finds_parties_people_regions_methods_states_and_pages(
    searching: Page, language: str
) -> None:
    wrong = []
    for words, way in (FOUND | WORDS[language]).items():
        look_for(searching, words)
        links = searching.locator(f"{RESULTS} a").evaluate_all("all => all.map(a => a.href)")
        if not any(way in link for link in links):
            wrong.append((words, links[:5]))
    assert wrong == []


def test_results_are_grouped_by_kind_and_counted(site: Site, page: Page) -> None:
    page.goto(site.address)
    look_for(page, "meta")
    heads = page.locator(f"{RESULTS} h2").all_inner_texts()
    assert {"Platforms and media", "Advertising"} <= {*heads}
    assert heads.index("Platforms and media") < heads.index("Advertising")
    count = page.locator(f"{RESULTS} a").count()
    expect(page.locator(".find [role=status]")).to_have_text(f"Results: {count}")
    look_for(page, "zzzzzz")
    expect(page.locator(".find [role=status]")).to_contain_text("Nothing is found")
    assert page.locator(f"{RESULTS} a").count() == 0


def test_every_word_that_is_typed_must_be_there(site: Site, page: Page) -> None:
    page.goto(site.address)
    look_for(page, "wave meta")
    texts = page.locator(f"{RESULTS} a").all_text_contents()
    assert texts
    assert [text for text in texts if "Wave" not in text and "Meta" not in text] == []
    look_for(page, "wave zzzzzz")
    assert page.locator(f"{RESULTS} a").count() == 0


def test_it_is_used_by_keyboard_alone(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.locator("button.site-search").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.find input")).to_be_focused()
    page.keyboard.type("tiktok")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.localName") == "a"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("dialog.find input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.find")).to_be_hidden()
    expect(page.locator("button.site-search")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/platforms/tiktok/")


def test_a_result_on_the_same_page_closes_the_search_and_goes_there(site: Site, page: Page) -> None:
    page.goto(f"{site.address}al-2025/parties/partia-e-lumit/")
    look_for(page, "river party tiranë")
    page.locator(f"{RESULTS} a[href$='partia-e-lumit/#targeting']").first.click()
    expect(page.locator("dialog.find")).to_be_hidden()
    expect(page.locator("#targeting")).to_be_in_viewport()


def test_an_address_can_ask(site: Site, page: Page) -> None:
    page.goto(f"{site.address}al-2025/parties/?q=tiktok")
    expect(page.locator(f"{RESULTS} a[href$='platforms/tiktok/']")).to_be_visible()


def test_where_it_cannot_be_loaded_the_page_says_so(site: Site, chromium: Browser) -> None:
    with opened(chromium) as page:
        page.route("**/search.json", lambda route: route.abort())
        page.goto(site.address)
        page.locator("button.site-search").click()
        expect(page.get_by_role("alert")).to_have_text("The search could not be loaded.")
        page.unroute_all()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_search_fits_and_can_be_hit(width: int, site: Site, chromium: Browser) -> None:
    with opened(chromium, viewport={"width": width, "height": 700}) as page:
        ears = Ears(page)
        page.goto(site.address)
        look_for(page, "party")
        for selector in ("dialog.find", f"{RESULTS} li >> nth=0"):
            box = page.locator(selector).bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["height"] >= 24
        assert ears.console == []


@contextmanager
def unknown(chromium: Browser, site: Site, path: str) -> Iterator[Page]:
    """What a host shows at an address that does not exist: the one page that it has for that."""
    body = (site.folder / "404.html").read_text("utf-8")
    with opened(chromium) as page:
        answer = {"status": 404, "content_type": "text/html", "body": body}
        page.route(f"**/{path}", lambda route: route.fulfill(**answer))
        page.goto(site.address + path)
        yield page
        page.unroute_all()


@pytest.mark.parametrize(
    ("path", "language", "title", "found"),
    [
        (
            "al-2025/levizja-dallga/",
            "en",
            "There is no page at this address",
            "/al-2025/parties/levizja-dallga/",
        ),
        (
            "sq/parti/L%C3%ABvizja_Dallga.html",
            "sq",
            "Në këtë adresë nuk ka faqe",
            "/sq/al-2025/parties/levizja-dallga/",
        ),
        (
            "sq/x/tiktok-nowhere",
            "sq",
            "Në këtë adresë nuk ka faqe",
            "/sq/al-2025/platforms/tiktok/",
        ),
    ],
)
def test_an_unknown_address_is_searched_for_in_its_language(
    path: str, language: str, title: str, found: str, site: Site, chromium: Browser
) -> None:
    with unknown(chromium, site, path) as page:
        expect(page.locator(f"[data-missing][lang={language}] h1")).to_have_text(title)
        assert page.locator("h1").count() == 1
        expect(page.locator(f"{RESULTS} a[href$='{found}']").first).to_be_visible()


def test_an_unknown_address_that_says_nothing_leads_on(site: Site, chromium: Browser) -> None:
    with unknown(chromium, site, "zzzzzz/") as page:
        expect(page.locator(".find input")).to_have_value("")
        shown = page.locator("[data-missing]:visible a")
        links = shown.evaluate_all("all => all.map(a => new URL(a.href).pathname)")
        assert links == ["/", "/al-2025/parties/", "/al-2025/charts/", "/al-2025/data/"]
        page.locator(".find input").fill("tiktok")
        expect(page.locator(f"{RESULTS} a").first).to_be_visible()


def test_without_a_script_an_unknown_address_still_leads_on(site: Site, chromium: Browser) -> None:
    with opened(chromium, java_script_enabled=False) as page:
        page.goto(f"{site.address}404.html")
        assert page.locator("[data-missing]:visible a").count() == 4
