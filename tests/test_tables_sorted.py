"""Tables can be sorted and filtered, with the keyboard too, and what is chosen stands in the address."""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Page, expect

from generator.money import UNIT, Money
from generator.pages.tables import TableColumn, body, places
from generator.text import translator
from tests.browsing import opened
from tests.built import Site
from tests.invented import dataset

PLATFORM = "al-2025/platforms/meta/"
LINES = "table[data-table=lines]"


def lek(low: int, high: int | None = None) -> Money:
    return Money("ALL", low * UNIT, (low if high is None else high) * UNIT)


def euro(sum_: int) -> Money:
    return Money("EUR", sum_ * UNIT, sum_ * UNIT)


@dataclass(frozen=True)
class Row:
    """A row with one value."""

    value: Any


def placed(*values: Any, language: str = "en") -> list[str]:
    """The places of some values in a column of the page."""
    t = translator(language)
    context = {"site": SimpleNamespace(t=t, dataset=dataset(), name=lambda who: who)}
    shown = TableColumn(title="Title", cell=lambda _: Markup(), name="value")
    rows = [Row(value) for value in values]
    return places(context["site"], shown, rows)


def test_money_is_sorted_by_its_exact_value() -> None:
    cents = Money("ALL", 100_001, 100_001)
    assert placed([lek(200)], [lek(10)], [cents], [lek(9)]) == ["4", "2", "3", "1"]
    assert placed(lek(1, 50), lek(0, 50), lek(49)) == ["3", "2", "1"]


def test_sums_in_another_currency_are_not_compared_with_the_elections() -> None:
    found = placed([euro(900)], [lek(5)], [euro(30), lek(4)], [euro(20)])
    assert [place.partition(" ")[2] for place in found] == ["EUR", "", "", "EUR"]
    first, second, third, fourth = (int(place.partition(" ")[0]) for place in found)
    assert third < second
    assert fourth < first


def test_what_is_not_there_has_no_place() -> None:
    assert placed(None, 3, [], 0, "") == ["", "2", "", "1", ""]


def test_names_are_sorted_by_the_alphabet_of_the_page() -> None:
    assert placed("Zana", "Çelësi", "Cikli") == ["3", "1", "2"]
    assert placed("Zana", "Çelësi", "Cikli", language="sq") == ["3", "2", "1"]
    assert placed("Dhoma", "Durrësi", language="sq") == ["2", "1"]
    assert placed("Dhoma", "Durrësi", language="en") == ["1", "2"]


def test_days_are_sorted_by_the_calendar() -> None:
    assert placed(date(2025, 12, 1), date(2025, 2, 1)) == ["2", "1"]


def test_a_column_without_a_name_has_no_places() -> None:
    nameless = TableColumn(title="Title", cell=lambda _: Markup())
    assert places(None, nameless, [Row(1), Row(2)]) == ["", ""]


def test_a_cell_can_stand_for_all_that_follow() -> None:
    cells = {"Period": "value", "Filed": "filed", "Version": "filed", "Reason": "filed"}
    columns = [
        TableColumn(title=title, cell=cell, alone="alone" if title == "Filed" else "")
        for title, cell in cells.items()
    ]
    rows = [
        SimpleNamespace(value="a<b", filed="5 May", alone=""),
        SimpleNamespace(value="April", filed="missing", alone="yes"),
    ]
    filed, missing = drawn(columns, rows)
    assert "a&lt;b</th>" in filed
    assert filed.count("<td") == 3
    assert 'data-label="Filed" colspan="3">missing' in missing
    assert missing.count("<td") == 1


def drawn(columns: list[TableColumn], rows: list[Any]) -> list[str]:
    """The rows of a table of the page."""
    context = {"site": SimpleNamespace(t=translator("en"), dataset=dataset())}
    html = str(body(context, columns, rows, ordered=False))  # type: ignore[arg-type]
    return html.split("<tr")[1:]


def column(page: Page, number: int, table: str = LINES) -> list[str]:
    """The texts of the visible cells of a column."""
    cells = page.locator(f"{table} tbody tr:not([hidden]) > :nth-child({number})")
    return [text.split("\n")[0] for text in cells.all_inner_texts()]


def test_a_table_is_sorted_by_a_column_and_back(site: Site, page: Page) -> None:
    page.goto(site.address + PLATFORM)
    as_filed = column(page, 4)
    head = page.locator(f"{LINES} th[data-by=declared]")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    most = column(page, 4)
    assert sorted(most) == sorted(as_filed)
    assert most != as_filed
    assert page.url.endswith("?lines.sort=-declared")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.get_by_role("button").click()
    assert column(page, 4) == as_filed
    assert not head.get_attribute("aria-sort")
    assert "?" not in page.url


def test_a_table_is_sorted_and_filtered_by_keyboard_and_says_so(site: Site, page: Page) -> None:
    page.goto(site.address + PLATFORM)
    whole = len(column(page, 1))
    page.locator(f"{LINES} th[data-by=payer] button").focus()
    page.keyboard.press("Enter")
    said = page.locator("[data-narrowed=lines]")
    expect(said).to_have_text("Sorted by Paid by, from the lowest or first")
    page.locator("[data-narrows=lines] input").focus()
    page.keyboard.type("wave MOVEMENT")
    left = column(page, 1)
    assert {*left} == {"Wave Movement"}
    expect(said).to_contain_text(f"Rows shown: {len(left)} of {whole}")
    page.keyboard.press("Control+A")
    page.keyboard.type("nowhere at all")
    assert column(page, 1) == []
    expect(said).to_contain_text(f"Rows shown: 0 of {whole}")


def test_the_address_shows_the_same_rows_again_in_each_language(site: Site, page: Page) -> None:
    page.goto(f"{site.address}{PLATFORM}?lines.sort=-declared&lines.find=march")
    expect(page.locator("[data-narrows=lines] input")).to_have_value(
        "march"
    )  # the script came after the page
    assert 0 < len(column(page, 4)) < page.locator(f"{LINES} tbody tr").count()
    page.locator("[data-narrows=lines] input").fill("")
    page.locator("a[hreflang=sq]").click()
    page.wait_for_url("**/sq/**?lines.sort=-declared")
    head = page.locator(f"{LINES} th[data-by=declared]")
    expect(head).to_have_attribute("aria-sort", "descending")


def test_several_tables_of_a_page_keep_apart(site: Site, page: Page) -> None:
    page.goto(f"{site.address}{PLATFORM}?lines.sort=period&parties.sort=-spent")
    expect(page.locator("th[aria-sort]")).to_have_count(2)
    spent = column(page, 5, "table[data-table=parties]")
    assert spent[-1] == "–"  # what is not known comes last
    page.locator("table[data-table=parties] th[data-by=spent] button").click()
    assert column(page, 5, "table[data-table=parties]")[-1] == "–"


def test_the_filter_folds_accents(site: Site, page: Page) -> None:
    page.goto(f"{site.address}sq/{PLATFORM}")
    page.locator("[data-narrows=lines] input").fill("levizja")
    assert {*column(page, 1)} == {"Lëvizja Dallga"}


def test_on_a_phone_the_ways_to_sort_stay_in_sight(site: Site, chromium: Browser) -> None:
    with opened(chromium, viewport={"width": 360, "height": 800}) as page:
        page.goto(site.address + PLATFORM)
        button = page.locator(f"{LINES} th[data-by=declared] button")
        button.click()
        assert button.bounding_box()["height"] >= 24  # type: ignore[index]
        page.locator("[data-narrows=lines] input").fill("wave")
        assert {*column(page, 1)} == {"Wave Movement"}
        expect(page.locator(f"{LINES} tr[hidden]").first).to_be_hidden()


@pytest.mark.parametrize("path", [PLATFORM, "al-2025/parties/", "al-2025/platforms/"])
def test_without_a_script_they_are_plain_tables(path: str, site: Site, chromium: Browser) -> None:
    with opened(chromium, java_script_enabled=False) as page:
        page.goto(site.address + path)
        assert page.locator("thead th").count()
        assert page.locator("thead button").count() == 0
        assert page.locator(".narrowing:visible, .narrowed:visible").count() == 0
