"""The list of reporting periods, and a page for each: what every party filed for it, on which media, and who paid."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from generator.drawing.block import ChartBlock, block
from generator.facts.dataset import Party, Period
from generator.facts.line import rows
from generator.figures.words import from_parties, row_state, span_words
from generator.metrics.figures import answered_of_asked
from generator.metrics.status import State
from generator.metrics.sums import Sized, total
from generator.money import Money
from generator.pages.page import Page
from generator.pages.payers import payers
from generator.pages.site import Site
from generator.text import say

CHART = "spend-by-platform"
Adding: TypeAlias = Callable[[str, Iterable[str]], Iterable[Sized]]


def pages(site: Site) -> Iterator[Page]:
    """The list, then each period in order of time."""
    title = site.say(say("Reporting periods"))
    listed = [_summary(site, period) for period in site.dataset.periods]
    yield site.page(
        site.to.periods, title, "periods", "periods",
        section="periods", rows=listed, dates=site.dates_of(site.dataset.periods),
    )  # fmt: skip
    for period in site.dataset.periods:
        yield _period(site, period)


def _summary(site: Site, period: Period) -> dict[str, Any]:
    """A period in the list: how many of the disclosures expected are there, and what they come to."""
    parties = [party.id for party in site.dataset.parties]
    status = [site.status(party, period.id) for party in parties]
    expected = [each for each in status if each.state is not State.NOT_EXPECTED]
    filed = sum(each.version is not None for each in expected)
    return {
        "period": period,
        "time": site.days(period.start, period.end),
        "filed": site.say(say("{count} of {whole}", count=filed, whole=len(expected))),
        "spent": _whole(site, period, "advertising", site.figures.spent),
        "received": _whole(site, period, "funding", site.figures.received),
    }


def _whole(site: Site, period: Period, section: str, declared: Adding) -> dict[str, Any]:
    """The sum over all parties, and how many of them it covers."""
    parties = [party.id for party in site.dataset.parties]
    answered, asked = answered_of_asked(site.figures, parties, period.id, section)
    sums: list[Money] = [
        *total(one for party in parties for one in declared(party, [period.id])).values()
    ]
    return {"sums": sums, "covers": site.say(from_parties(answered, asked))}


def _period(site: Site, period: Period) -> Page:
    filed = [v for v in site.dataset.versions if v.filing.period == period.id]
    lines = [line for line in site.dataset.current_facts.lines if line.period == period.id]
    return site.page(
        site.to.period(period.id),
        site.period(period),
        "period",
        "period",
        section="periods",
        period=period,
        rows=[_row(site, period, party) for party in site.dataset.parties],
        chart=_chart(site, period) if filed else None,
        payers=payers(site, lines, lambda own: [*total(rows(own)).values()]),
        compared=site.to.compare_period(period.id) if period.id in site.figures.filed else "",
        choices=[(site.to.period(each.id), site.period(each)) for each in site.dataset.periods],
        time=span_words(site.t, (period,)),
        dates=site.dates_of((period,)),
    )


def _chart(site: Site, period: Period) -> ChartBlock:
    """Who spent how much, and where, in this period."""
    drawing = site.records[CHART].chart.draw(site.view(periods=(period,)))
    return block(drawing, f"{CHART}-{period.id}")


def _row(site: Site, period: Period, party: Party) -> dict[str, Any]:
    """What a party filed for a period, and why there is no sum where there is none."""
    view = site.view(periods=(period,))
    return {
        "party": party,
        "status": site.status(party.id, period.id),
        "spent": list(total(site.figures.spent(party.id, [period.id])).values()),
        "why_spent": row_state(view, party.id, "advertising"),
        "received": list(total(site.figures.received(party.id, [period.id])).values()),
        "why_received": row_state(view, party.id, "funding"),
    }
