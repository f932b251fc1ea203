"""A page for each party, and the list of parties."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.facts.dataset import Party
from generator.facts.quote import Quote, reason
from generator.facts.version import Version
from generator.figures.words import STATE_WORDS, TONES, row_state
from generator.metrics.figures import answered_of_due
from generator.metrics.sums import total
from generator.pages import changed, disclosure, stands_out
from generator.pages.content import Content, absences, content
from generator.pages.page import KeyFigure, Page
from generator.pages.shown import ShownVersion, show
from generator.pages.site import Site
from generator.pages.words import filed_words, money_figure, party_lead
from generator.text import say


@dataclass(frozen=True, slots=True)
class FiledRow:
    """One version, or a period without one, in the list of what was filed.

    A version that is `withdrawn` withdraws the disclosure; `gone` are all versions of one that is.
    """

    period: str
    version: int = 0
    filed: str = ""
    reason: Quote | None = None
    changes: str = ""
    withdrawn: bool = False
    gone: bool = False
    current: bool = False
    sha256: str = ""
    tone: str = ""
    words: str = ""


def pages(site: Site) -> Iterator[Page]:
    """The list of parties, then each party with what it filed."""
    yield _list(site)
    filed: dict[str, list[ShownVersion]] = {}
    for one in show(site):
        filed.setdefault(one.version.filing.party, []).append(one)
    for party in site.dataset.parties:
        own = filed.get(party.id, [])
        yield _party(site, party, own)
        yield from disclosure.pages(site, party, own)


def _list(site: Site) -> Page:
    periods = [period.id for period in site.periods_so_far]
    rows: list[dict[str, Any]] = []
    for party in site.dataset.parties:
        answered, due = answered_of_due(site.figures, party.id)
        filed = sum(
            site.status(party.id, period.id).version is not None for period in site.dataset.due
        )
        rows.append(
            {
                "party": party,
                "spent": list(total(site.figures.spent(party.id, periods)).values()),
                "why": row_state(site.view(), party.id, "advertising"),
                "filed_count": filed,
                "filed": site.say(
                    say("{count} of {whole}", count=filed, whole=len(site.dataset.due))
                ),
                "answered_count": answered,
                "answered": site.say(say("{count} of {whole}", count=answered, whole=due)),
            }
        )
    title = site.say(say("Parties"))
    return site.page(site.to.parties, title, "parties", "parties", section="parties", rows=rows)


def _party(site: Site, party: Party, shown: list[ShownVersion]) -> Page:
    versions = [one.version for one in shown]
    current = sorted(
        (one for one in shown if one.version.current and not one.version.filing.withdrawn),
        key=lambda one: site.dataset.by_period[one.version.filing.period].start,
    )
    data = content(site, current, periods=True)
    data = _with_absences(data, absences(site, party.id))
    charts = {chart: record.block for chart, record in site.party_records[party.id].items()}
    spent, received = data.rows["lines"], data.rows["funding"]
    sections = site.part(
        "sections", data=data, several=True,
        chart_time=charts["spend-over-time"] if spent else None,
        chart_flow=charts["money-flow"] if spent and received else None,
    )  # fmt: skip
    return site.page(
        site.to.party(party.id),
        site.name(party),
        "party",
        "party",
        description=party_lead(site, party),
        section="parties",
        names=(*party.name.values(), party.short_name, *data.names),
        party=party,
        lead=party_lead(site, party),
        key_figures=_figures(site, party),
        notices=_notices(site, party),
        stands_out=stands_out.block(site, party),
        sections=sections,
        filed=_filed(site, party, versions),
        dates=site.dates_of(site.periods_shown, party.id),
    )


def _with_absences(data: Content, missing: dict[str, Any]) -> Content:
    return replace(data, notices={s: (*missing[s], *data.notices[s]) for s in data.notices})


def _figures(site: Site, party: Party) -> tuple[KeyFigure, ...]:
    spends = list(site.figures.spent(party.id, [period.id for period in site.periods_so_far]))
    others = [s for s in spends if s.payer_role != "party"]
    filed = sum(site.status(party.id, period.id).version is not None for period in site.dataset.due)
    answered, due = answered_of_due(site.figures, party.id)
    shares = (
        (filed, len(site.dataset.due), say("due disclosures filed"), "#filings"),
        (answered, due, say("due sections answered"), "#filings"),
    )
    here, why = site.to.party(party.id), row_state(site.view(), party.id, "advertising")
    lines = f"{here}#advertising"
    return (
        money_figure(site, spends, say("declared on advertising"), lines, why),
        money_figure(site, others, say("of it paid by others"), lines, "0" if spends else why),
        *(
            KeyFigure(
                site.say(say("{count} of {whole}", count=n, whole=of)),
                site.say(words),
                f"{here}{to}",
            )
            for n, of, words, to in shares
        ),
    )


def _notices(site: Site, party: Party) -> tuple[str, ...]:
    """One notice for each period whose newest file cannot be read."""
    found = []
    for period in site.dataset.periods:
        status = site.status(party.id, period.id)
        if status.refused and status.version is not None:
            words = say(
                "{period}: a newer file cannot be read. Shown is version {version}, the last good one.",
                period=site.period(period),
                version=status.version.filing.version,
            )
            found.append(site.say(words))
        elif status.refused:
            found.append(
                site.say(
                    say(
                        "{period}: a file was submitted but cannot be read.",
                        period=site.period(period),
                    )
                )
            )
    return tuple(found)


def _filed(site: Site, party: Party, versions: list[Version]) -> tuple[FiledRow, ...]:
    rows: list[FiledRow] = []
    for period in reversed(site.dataset.periods):
        own = sorted(
            (v for v in versions if v.filing.period == period.id), key=lambda v: -v.filing.version
        )
        rows.extend(_row(site, version) for version in own)
        if not own:
            state = site.status(party.id, period.id).state
            rows.append(FiledRow(period.id, tone=TONES[state], words=site.say(STATE_WORDS[state])))
    return tuple(rows)


def _row(site: Site, version: Version) -> FiledRow:
    filing = version.filing
    data = filing.document.data
    return FiledRow(
        filing.period,
        filing.version,
        filed_words(site, version, late=filing.version == 1 and site.dataset.is_late(version)),
        reason(data),
        changed.line(site, version),
        filing.withdrawn,
        site.status(*version.key).withdrawal is not None,
        version.current,
        version.sha256,
    )
