"""A page for each party, and the list of parties."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.facts import Facts
from generator.facts.dataset import Party
from generator.facts.quote import Quote, reason
from generator.facts.version import Version
from generator.figures.signs import STATES
from generator.figures.words import STATE_WORDS, TONES, only, row_state
from generator.metrics.figures import answered_of_due, filed_of_due
from generator.metrics.status import State
from generator.metrics.sums import total
from generator.pages import changed, disclosure, stands_out
from generator.pages.content import Notice, absences, names, noticed
from generator.pages.page import KeyFigure, Page
from generator.pages.party_sections import sections
from generator.pages.shown import ShownVersion, show
from generator.pages.site import Site
from generator.pages.words import filed_words, money_figure, party_lead
from generator.text import Message, say
from generator.validation.places import SECTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
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

    @property
    def version_id(self) -> str:
        """By what the version is known in the address of the row."""
        return f"v{self.version}" if self.version else ""


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
        filed, owed = filed_of_due(site.figures, party.id)
        rows.append(
            {
                "party": party,
                "spent": list(total(site.figures.spent(party.id, periods)).values()),
                "why": row_state(site.view(), party.id, "advertising"),
                "part": only(site.view(), party.id, "advertising"),
                "filed_count": filed,
                "filed": site.say(say("{count} of {whole}", count=filed, whole=owed)),
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
    facts = [one.facts for one in current]
    return site.page(
        site.to.party(party.id),
        site.name(party),
        "party",
        "party",
        description=party_lead(site, party),
        section="parties",
        names=(*party.name.values(), party.short_name, *names(facts)),
        party=party,
        lead=party_lead(site, party),
        key_figures=_figures(site, party),
        refused=_refused(site, party),
        absences=tuple(absences(site, party.id)),
        stands_out=stands_out.block(site, party),
        sections=sections(site, party, current) if current else "",
        SECTIONS=SECTIONS,
        filed=_filed(site, party, versions),
        folded=site.say(_FOLDED),
        charts=site.party_records[party.id].values(),
        drawn=_drawn(facts),
        dates=site.dates_of(site.periods_shown, party.id),
    )


_FOLDED = say("Each period with its versions, days and reasons")
"""What stands in the place of the table of filings where it is folded, as on phones."""


def _drawn(facts: list[Facts]) -> frozenset[str]:
    """The charts that stand on the page itself, above the tables that they are drawn from."""
    spent, received = any(own.lines for own in facts), any(own.sources for own in facts)
    charts = {"spend-by-platform": spent, "funding-sources": received}
    return frozenset(chart for chart, is_there in charts.items() if is_there)


def _figures(site: Site, party: Party) -> tuple[KeyFigure, ...]:
    """Advertising, what others paid of it, funding, each with what it covers; and how much of what was due is filed."""
    view, here = site.view(), site.to.party(party.id)
    spends = list(site.figures.spent(party.id, view.period_ids))
    others = [s for s in spends if s.payer_role != "party"]
    funds = list(site.figures.received(party.id, view.period_ids))
    why = {section: row_state(view, party.id, section) for section in ("advertising", "funding")}
    part = {section: only(view, party.id, section) for section in why}
    spent, received = (
        _covered(words, part[section])
        for words, section in (
            (say("declared on advertising"), "advertising"),
            (say("declared as funding"), "funding"),
        )
    )
    filed, owed = filed_of_due(site.figures, party.id)
    count = say("{count} of {whole}", count=filed, whole=owed)
    lines = f"{here}#advertising"
    return (
        money_figure(site, spends, spent, lines, why["advertising"]),
        money_figure(
            site, others, say("of it paid by others"), lines, "0" if spends else why["advertising"]
        ),
        money_figure(site, funds, received, f"{here}#funding", why["funding"]),
        KeyFigure(site.say(count), site.say(say("due disclosures filed")), f"{here}#filings"),
    )


def _covered(words: Message, part: str) -> Message:
    """The words for a sum; with the periods that it covers where these are not all."""
    return say("{what}, {cover}", what=words, cover=part) if part else words


def _refused(site: Site, party: Party) -> tuple[Notice, ...]:
    """One notice for each period whose newest file cannot be read."""
    found = []
    for period in site.dataset.periods:
        status = site.status(party.id, period.id)
        if status.refused:
            more = (
                say(
                    "It is a newer file. Shown is version {version}, the last good one.",
                    version=status.version.filing.version,
                )
                if status.version is not None
                else say("A file was submitted for it.")
            )
            sign, name = STATES[State.REFUSED], site.period(period)
            found.append(noticed(site, sign, period=name, more=site.say(more)))
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
            rows.append(
                FiledRow(period=period.id, tone=TONES[state], words=site.say(STATE_WORDS[state]))
            )
    return tuple(rows)


def _row(site: Site, version: Version) -> FiledRow:
    filing = version.filing
    data = filing.document.data
    return FiledRow(
        period=filing.period,
        version=filing.version,
        filed=filed_words(
            site, version, late=filing.version == 1 and site.dataset.is_late(version)
        ),
        reason=reason(data),
        changes=changed.line(site, version),
        withdrawn=filing.withdrawn,
        gone=site.status(*version.key).withdrawal is not None,
        current=version.current,
        sha256=version.sha256,
    )
