"""A page for each reporting period: what every party filed for it, and the sums."""

from collections.abc import Iterator
from typing import Any

from generator.facts.dataset import Party, Period
from generator.figures.words import row_state, span_words
from generator.metrics.sums import total
from generator.pages.page import Page
from generator.pages.site import Site


def pages(site: Site) -> Iterator[Page]:
    """Each period, in order of time."""
    for period in site.dataset.periods:
        yield _period(site, period)


def _period(site: Site, period: Period) -> Page:
    rows = [_row(site, period, party) for party in site.dataset.parties]
    title = site.period(period)
    return site.page(
        site.to.period(period.id),
        title,
        "period",
        "period",
        section="filings",
        period=period,
        rows=rows,
        time=span_words(site.t, (period,)),
        dates=site.dates_of((period,)),
    )


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
