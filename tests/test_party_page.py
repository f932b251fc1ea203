"""A party's page: totals first, each line of advertising once with its periods side by side, nothing said twice."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import Browser

from generator.charts import CHARTS
from generator.validation.places import SECTIONS
from tests.browsing import opened
from tests.built import Element, Page, Site
from tests.invented import ID, dataset
from tests.recount import added, span, spending, written

SILENT = "qytetaret-e-qershorit"
MALET = "aleanca-e-maleve"
FILED = [party.id for party in dataset().parties if party.id != SILENT]
PUBLISHED = {*SECTIONS, "filings", "spend-over-time", "money-flow"}
"""Places of the page that were published before it was made anew: links of newspapers lead there."""
MOST = 6_500
every_party = pytest.mark.parametrize("party", FILED)


def page_of(site: Site, party: str, language: str = "") -> Page:
    return site.pages[f"{language}{ID}/parties/{party}/"]


def table(page: Page, section: str) -> Element | None:
    """The table with the sums of a section."""
    kinds = page.tree.find("table", "sums")
    heads = {"advertising": "Medium, and who paid", "funding": "Source of funding"}
    return next((e for e in kinds if e.find("th")[0].text == heads[section]), None)


def cells(row: Element) -> dict[str, str]:
    """What stands in each column of a row, without what is said below it."""
    found = {}
    for cell in row.find("td", "n"):
        below = "".join(sub.text for sub in cell.find("span", "sub"))
        found[cell.attributes.get("data-label", "")] = cell.text.removesuffix(below).strip()
    return found


def sums(text: str) -> tuple[Decimal, Decimal, str] | None:
    """The ends of a sum in a cell, and its currency if it is not the election's own."""
    match = re.fullmatch(r"(≤\s)?([\d,.]+)(?:–([\d,.]+))?(?:\s([A-Z]{3}))?", text)
    if match is None:
        return None
    bound, first, last, currency = match.groups()
    high = Decimal((last or first).replace(",", ""))
    return (Decimal(0) if bound else Decimal(first.replace(",", "")), high, currency or "ALL")


@every_party
def test_every_place_of_the_page_that_was_published_is_still_there(site: Site, party: str) -> None:
    for language in ("", "sq/"):
        page = page_of(site, party, language)
        assert page.ids >= PUBLISHED
        ids = [e.attributes["id"] for e in page.tree if "id" in e.attributes]
        assert len(ids) == len(set(ids))


def test_a_party_that_filed_nothing_says_so_once_and_keeps_its_places(site: Site) -> None:
    page = page_of(site, SILENT)
    assert page.ids >= PUBLISHED
    notices = [" ".join(e.text.split()) for e in page.tree.find("p", "warnline")]
    assert notices == [
        "March 2025: missing. It was due on 5 April 2025.",
        "April 2025: missing. It was due on 5 May 2025.",
    ]
    assert not page.tree.find("figure")
    assert [heading.text for heading in page.tree.find("h2")] == [
        "What was filed, and when", "Charts to embed",
    ]  # fmt: skip


@every_party
def test_totals_come_first_then_a_list_of_what_is_on_the_page(site: Site, party: str) -> None:
    page = page_of(site, party)
    order = [
        e for e in page.tree
        if "figures" in e.classes or "onpage" in e.classes or e.tag == "h2"
    ]  # fmt: skip
    assert [e.classes[:1] for e in order[:2]] == [["figures"], ["onpage"]]
    led = [page.to(a.attributes["href"])[1] for a in order[1].find("a")]
    assert led == [e.attributes["id"] for e in order[2:]]
    labels = [dt.text for dt in order[0].find("dt")]
    assert labels[0].startswith("declared on advertising")
    assert labels[2].startswith("declared as funding")


def test_a_total_says_which_periods_it_covers_and_what_is_in_other_currencies(site: Site) -> None:
    funding = [dt.text for dt in page_of(site, MALET).tree.find("dt")][2]
    assert funding == "declared as funding, only March 2025, million lek"
    spent = page_of(site, "partia-e-lumit").tree.find("dt")[0].text
    assert spent == "declared on advertising, million lek; besides, 8,450.60\N{NO-BREAK SPACE}EUR"
    shown = table(page_of(site, MALET), "funding")
    assert shown is not None
    assert any(th.text.endswith("only March 2025") for th in shown.find("th"))


@every_party
def test_the_sums_of_the_lines_are_those_of_the_files(site: Site, party: str) -> None:
    """Read anew from the YAML: each period, each currency, and what is due together."""
    found = written()
    names = {p.id: (p.title or {}).get("en", "") for p in dataset().periods}
    due = {period.id for period in dataset().due}
    expected = added(
        ((line["period"], money["currency"]), span(money))
        for line, money, _ in spending(found)
        if line["party"] == party
    )
    shown = table(page_of(site, party), "advertising")
    assert (shown is None) == (not expected)
    if shown is None:
        return
    rows = [row for row in shown.find("tr") if row.text.strip().startswith("Sum of the lines")]
    said = {}
    for row in rows:
        for label, text in cells(row).items():
            if (money := sums(text)) and label in names.values():
                said[label, money[2]] = money[:2]
    assert said == {
        (names[period], currency): ends for (period, currency), ends in expected.items()
    }
    wholes = added(
        (currency, ends) for (period, currency), ends in expected.items() if period in due
    )
    found_whole = (sums(row.find("td", "whole")[0].text.strip()) for row in rows)
    assert {money[2]: money[:2] for money in found_whole if money} == wholes


@every_party
def test_each_row_adds_up_and_no_two_rows_say_they_are_the_same(site: Site, party: str) -> None:
    for section in ("advertising", "funding"):
        shown = table(page_of(site, party), section)
        if shown is None:
            continue
        (body,) = shown.find("tbody")
        due = {(p.title or {}).get("en", "") for p in dataset().due}
        for row in body.find("tr"):
            own = cells(row)
            parts = [money for label, text in own.items() if label in due and (money := sums(text))]
            whole = sums(row.find("td", "whole")[0].text.strip())
            ends = (sum(p[0] for p in parts), sum(p[1] for p in parts))
            assert (whole[:2] if whole else (0, 0)) == ends
            assert row.find("a", "src")
        heads = [" ".join(row.find("th")[0].text.split()) for row in body.find("tr")]
        assert len(heads) == len(set(heads))


def test_a_line_of_several_periods_is_one_row(site: Site) -> None:
    shown = table(page_of(site, MALET), "advertising")
    assert shown is not None
    (body,) = shown.find("tbody")
    rows = [" ".join(row.find("th")[0].text.split()) for row in body.find("tr")]
    assert len(rows) == 7
    assert rows[0].startswith("Meta (Facebook, Instagram)through Blerje Mediash Model sh.p.k.")
    assert rows[0].endswith("5 Mar – 9 May 2025")
    assert "Shoqata Ujëvara" in rows[1]
    assert not any("Alliance of the Mountains" in row for row in rows)
    telling = body.find("tr")[3].text
    assert telling.count("1,140,000") == 1
    assert "March 2025: " in telling


def test_a_period_that_is_withheld_is_no_none(site: Site) -> None:
    shown = table(page_of(site, MALET), "funding")
    assert shown is not None
    for row in shown.find("tr")[1:]:
        april = cells(row).get("April 2025", "")
        assert "none" not in april
        assert april.endswith("withheld")


def test_a_difference_stands_with_its_explanation(site: Site) -> None:
    shown = table(page_of(site, MALET), "advertising")
    assert shown is not None
    foot = " ".join(shown.find("tfoot")[0].text.split())
    assert "Difference, March 2025: 80,000 ALL" in foot
    assert "flags and scarves" in foot


def test_organisations_stand_once_with_what_each_period_says(site: Site) -> None:
    page = page_of(site, MALET)
    (shown,) = [e for e in page.tree.find("table") if e.find("th")[0].text == "Organisation"]
    (body,) = shown.find("tbody")
    names = [row.find("th")[0].find("a")[0].text for row in body.find("tr")]
    assert sorted(names) == sorted(set(names))
    first = " ".join(body.find("tr")[0].text.split())
    assert "March 2025: 2,487,300 ALL" in first


@every_party
def test_every_chart_of_the_party_is_led_to(site: Site, party: str) -> None:
    page = page_of(site, party)
    led = {page.to(a.attributes["href"])[0] for a in page.tree.find("a")}
    assert {f"{ID}/parties/{party}/charts/{chart.id}/" for chart in CHARTS} <= led


@every_party
def test_on_a_phone_the_page_is_short_and_its_tables_are_folded(
    site: Site, chromium: Browser, party: str
) -> None:
    with opened(chromium, viewport={"width": 360, "height": 800}) as page:
        page.goto(f"{site.address}{ID}/parties/{party}/")
        assert page.evaluate("document.documentElement.scrollHeight") <= MOST
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        folds = page.locator("details.fold:has(table)")
        assert folds.count()
        for fold in folds.all():
            assert not fold.locator("table").is_visible()
            assert fold.locator("summary").bounding_box()["height"] >= 44  # type: ignore[index]
        folds.first.locator("summary").click()
        assert folds.first.locator("table").is_visible()


@pytest.mark.parametrize("media", ["screen", "print"])
def test_on_a_desk_and_on_paper_every_table_is_open_without_a_script(
    site: Site, chromium: Browser, media: str
) -> None:
    width = 1280 if media == "screen" else 680
    with opened(
        chromium, viewport={"width": width, "height": 800}, java_script_enabled=False
    ) as page:
        page.goto(f"{site.address}{ID}/parties/{MALET}/")
        page.emulate_media(media=media)  # type: ignore[arg-type]
        for fold in page.locator("details.fold:has(table)").all():
            assert fold.locator("table").is_visible()
            assert not fold.locator("summary").is_visible()
        for words in page.locator("details.fold.brief > p").all():
            assert words.is_visible()
