"""The pages of reporting periods: sums that another reading of the files comes to as well, and who is absent."""

import re
from decimal import Decimal

import pytest

from tests.built import Element, Page, Site
from tests.invented import ID, dataset
from tests.recount import Span, added, span, spending, written

pytestmark = pytest.mark.slow


def cells(page: Page, label: str) -> list[Element]:
    """The cells of a column, in every table of a page."""
    return [e for e in page.tree.find("td") if e.attributes.get("data-label") == label]


def sums(cell: Element) -> dict[str, Span]:
    """The sums in a cell, by currency; what is known up to a bound begins with nought."""
    found = re.findall(r"(≤\s?)?([\d,.]+)(?:–([\d,.]+))?\s([A-Z]{3})", cell.text)
    return {
        currency: (number("0" if bound else low), number(high or low))
        for bound, low, high, currency in found
    }


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def recounted(period: str) -> dict[tuple[str, str], Span]:
    """What each party declares for a period, by party and currency."""
    return added(
        ((line["party"], money["currency"]), span(money))
        for line, money, _ in spending(written())
        if line["period"] == period
    )


def test_the_list_adds_up_each_period_in_each_currency_and_says_of_how_many_parties(
    site: Site,
) -> None:
    page = site.pages[f"{ID}/periods/"]
    for period, cell in zip(dataset().periods, cells(page, "Declared advertising"), strict=True):
        whole = added((currency, each) for (_, currency), each in recounted(period.id).items())
        assert sums(cell) == whole, period.id
    assert [cell.text for cell in cells(page, "Filed")] == ["4 of 6", "5 of 6", "2 of 6"]
    covers = [cell.find("span", "quiet")[-1].text for cell in cells(page, "Declared funding")]
    assert covers == ["from 4 of 6 parties", "from 4 of 6 parties", "from 2 of 6 parties"]


@pytest.mark.parametrize("period", ["2025-03", "2025-04", "2025-05"])
def test_a_period_has_every_party_its_payers_its_chart_and_the_way_to_the_others(
    period: str, site: Site
) -> None:
    page, wanted = site.pages[f"{ID}/periods/{period}/"], recounted(period)
    table = page.tree.find("tbody")[-2]
    names = [row.find("th")[0].text for row in table.find("tr")]
    assert names == [party.name["en"] for party in dataset().parties]
    for party, row in zip(dataset().parties, table.find("tr"), strict=True):
        own = {c: each for (whose, c), each in wanted.items() if whose == party.id}
        assert sums(row.find("td")[1]) == own
        assert own or row.find("td")[1].text.strip()
    paid = added(
        (currency, each)
        for row in page.tree.find("tbody")[-1].find("tr")
        for currency, each in sums(row.find("td")[-1]).items()
    )
    assert paid == added((currency, each) for (_, currency), each in wanted.items())
    assert page.tree.find("figure", "chart")
    chosen = [link.text for ul in page.tree.find("ul", "chips") for link in ul.find("a")]
    assert len(chosen) == 2
