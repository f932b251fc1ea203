"""A page for each reporting period: what every party filed for it, and the sums."""

from collections.abc import Iterator

from generator.charts.words import span_words
from generator.facts.dataset import Period
from generator.metrics.sums import total
from generator.money import Money
from generator.pages.page import Page
from generator.pages.site import Site


def pages(site: Site) -> Iterator[Page]:
    """Each period, in order of time."""
    for period in site.dataset.periods:
        yield _period(site, period)


def _period(site: Site, period: Period) -> Page:
    rows = []
    for party in site.dataset.parties:
        sums: list[Money] = list(total(site.figures.spent(party.id, [period.id])).values())
        received = list(total(site.figures.received(party.id, [period.id])).values())
        rows.append(
            {
                "party": party,
                "spent": sums,
                "received": received,
                "status": site.status(party.id, period.id),
            }
        )
    title = site.period(period)
    days = [v.filed for v in site.dataset.versions if v.filing.period == period.id]
    changed = [
        v.filed
        for v in site.dataset.versions
        if v.filing.period == period.id and v.filing.version > 1
    ]
    return site.page(
        site.to.period(period.id),
        title,
        "period",
        "period",
        section="filings",
        period=period,
        rows=rows,
        time=span_words(site.t, (period,)),
        filed=site.t.date(max(days)) if days else "",
        changed=site.t.date(max(changed)) if changed else "",
    )
