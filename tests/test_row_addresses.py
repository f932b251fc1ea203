"""Every row of a table and every figure has an address to copy and share, which stays while the thing is the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect

from generator.addresses import fragment
from generator.facts.line import LineAmount, rows
from generator.pages.fragments import Placed, fragment_of
from generator.pages.tables import fragments
from tests.browsing import opened
from tests.built import Element, Page, Site
from tests.invented import ID, dataset

PLATFORM = f"{ID}/platforms/meta/"
PARTY = f"{ID}/parties/partia-e-lumit/"
APRIL = "line.partia-e-lumit.2025-04.meta-april"
ids = st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=3)


@given(ids, ids)
def test_ids_that_differ_have_places_that_differ_and_say_nothing_else(
    one: list[str], other: list[str]
) -> None:
    found, second = fragment("line", *one), fragment("line", *other)
    assert re.fullmatch(r"line(\.[A-Za-z0-9_~-]+)+", found)
    assert (found == second) == (one == other)


def test_a_place_is_written_as_the_ids_are() -> None:
    assert fragment("line", "2025-04", "meta-april") == "line.2025-04.meta-april"
    assert fragment("line", "2025-04", "meta-april", "") == "line.2025-04.meta-april"
    assert fragment("medium", "print_media") == "medium.print_media"
    assert fragment("region", '"><b>ë') == "region.~22~3e~3cb~3e~c3~ab"


@dataclass(frozen=True)
class Row:
    """A row about one thing."""

    id: str | None
    part: int


def test_rows_about_the_same_are_told_apart() -> None:
    same = [Row("a", 1), Row("a", 1), Row("b", 1), Row("a", 1)]
    assert fragments(same, "x", "id", "part") == ["x.a.1", "x.a.1.2", "x.b.1", "x.a.1.3"]
    taken = [Row("a", 2), Row("a", 2), Row(None, 1)]
    assert fragments(taken, "x", "id") == ["x.a", "x.a.2", "x"]


def parents(tree: Element) -> dict[Element, Element]:
    """What each element stands in."""
    return {part: each for each in tree for part in each.inside if isinstance(part, Element)}


def above(element: Element, known: dict[Element, Element]) -> Iterator[Element]:
    """What an element stands in, from the inside."""
    while element in known:
        element = known[element]
        yield element


def tables(page: Page) -> Iterator[Element]:
    """The tables of a page of data. Tables of charts are not among them: they are the chart, which has its address."""
    known = parents(page.tree)
    for table in page.tree.find("table"):
        around = {name for element in above(table, known) for name in element.classes}
        if "/charts/" not in page.path and "sixc" in around and not {"table", "prose"} & around:
            yield table


def without_address(page: Page) -> Iterator[str]:
    """The rows of a page that have no address, or no link to it with a name."""
    for table in tables(page):
        for row in (r for body in table.find("tbody") for r in body.find("tr")):
            place = row.attributes.get("id", "")
            ways = [a.attributes for a in row.find("a", "at")]
            if not place or [a["href"] for a in ways] != [f"#{place}"] or not ways[0]["aria-label"]:
                yield f"{page.path}: {' '.join(row.text.split())}"


@pytest.mark.slow
def test_every_row_has_an_address(site: Site) -> None:
    assert [found for page in site.pages.values() for found in without_address(page)] == []
    assert (
        sum(len(table.find("tr")) for page in site.pages.values() for table in tables(page)) > 900
    )


def figure_faults(page: Page) -> Iterator[str]:
    """The figures that do not have one link to their address; on the page of a chart, that is where one is."""
    for figure in page.tree.find("figure"):
        if is_chart(page.path, ""):
            continue
        ways = [
            page.to(a.attributes["href"]) for t in figure.find("span", "tools") for a in t.find("a")
        ]
        addresses = [
            way for way in ways if way == (page.path, figure.attributes["id"]) or is_chart(*way)
        ]
        if len(addresses) != 1:
            yield f"{page.path}: {figure.attributes.get('id')} {ways}"


def is_chart(path: str, fragment: str) -> bool:
    """Whether an address is that of a chart's own page."""
    return not fragment and bool(re.search(r"/charts/[^/]+/\Z", path))


@pytest.mark.slow
def test_every_figure_has_one_link_to_its_address(site: Site) -> None:
    assert [found for page in site.pages.values() for found in figure_faults(page)] == []
    assert sum(len(page.tree.find("figure")) for page in site.pages.values()) > 100


@pytest.mark.slow
def test_a_fact_has_one_address_on_every_page_of_its_party(site: Site) -> None:
    facts = dataset().current_facts
    found: list[Placed] = [*rows(facts.lines), *facts.affiliates, *facts.sources]
    found += [*facts.techniques, *facts.ai_uses]
    assert len(found) > 50
    for one in found:
        fact, place = one.line if isinstance(one, LineAmount) else one, fragment_of(one)
        folder = f"{ID}/parties/{fact.party}/"
        for path in (folder, f"{folder}{fact.period}/", f"{folder}{fact.period}/v{fact.version}/"):
            assert place in site.pages[path].ids, (path, place)


def test_the_row_that_an_address_leads_to_is_marked(site: Site, chromium: Browser) -> None:
    with opened(chromium, viewport={"width": 1280, "height": 800}) as page:
        page.goto(f"{site.address}{PLATFORM}#{APRIL}")
        row = page.locator(f"[id='{APRIL}']")
        expect(row).to_be_in_viewport()
        ground = "row => getComputedStyle(row).backgroundColor"
        other = page.locator(f"[id='{APRIL}'] + tr")
        assert row.evaluate(ground) != other.evaluate(ground)
        expect(row.locator("a.at")).to_have_css("opacity", "1")
        has_pointer = page.evaluate("matchMedia('(hover: hover)').matches")
        expect(other.locator("a.at")).to_have_css("opacity", "0" if has_pointer else "1")
        other.hover()
        expect(other.locator("a.at")).to_have_css("opacity", "1")


def test_one_row_of_several_periods_is_found_by_each(site: Site, chromium: Browser) -> None:
    with opened(chromium, viewport={"width": 360, "height": 800}) as page:
        for line in ("line.2025-03.meta-early-march", "line.2025-04.meta-april"):
            page.goto(f"{site.address}{PARTY}#{line}")
            row = page.locator("tr", has=page.locator(f"[id='{line}']")).or_(
                page.locator(f"tr[id='{line}']")
            )
            expect(row).to_be_in_viewport()
            assert row.evaluate("row => row.matches(':target, :has(:target)')")


def test_the_link_can_be_reached_and_hit(site: Site, chromium: Browser) -> None:
    with opened(
        chromium, viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True
    ) as page:
        page.goto(site.address + PLATFORM)
        for way in page.locator("a.at").all():
            expect(way).to_have_css("opacity", "1")
            box = way.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 24
    with opened(chromium, viewport={"width": 1280, "height": 800}) as page:
        page.goto(site.address + PLATFORM)
        page.locator(f"[id='{APRIL}'] a.src").focus()
        page.keyboard.press("Tab")
        way = page.locator(f"[id='{APRIL}'] a.at")
        expect(way).to_be_focused()
        expect(way).to_have_css("opacity", "1")
        page.keyboard.press("Enter")
        assert page.url.endswith(f"{PLATFORM}#{APRIL}")


def test_a_row_is_shown_whatever_is_looked_for(site: Site, chromium: Browser) -> None:
    with opened(chromium, viewport={"width": 1280, "height": 800}) as page:
        page.goto(f"{site.address}{PLATFORM}?lines.find=wave&lines.sort=-declared#{APRIL}")
        row = page.locator(f"[id='{APRIL}']")
        expect(row).to_be_in_viewport()
        shown = page.locator("table[data-table=lines] tbody tr:visible")
        named = [text for text in shown.all_inner_texts() if "Wave Movement" not in text]
        assert len(named) == 1
        page.locator("[data-narrows=lines] input").fill("lowlands")
        expect(row).to_be_visible()
        page.goto(f"{site.address}{PLATFORM}?lines.find=wave")
        expect(row).to_be_hidden()
