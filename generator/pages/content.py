"""What a page shows of the five sections of a version: its rows, their sums, and why others are not there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.facts import Facts
from generator.facts.line import rows
from generator.facts.quote import Quote, reason
from generator.facts.section import Section
from generator.facts.version import Version
from generator.figures.signs import STATES, Sign
from generator.findings import Place
from generator.metrics.status import State
from generator.metrics.sums import total
from generator.money import Money
from generator.pages.rendering import PART, PERIOD, PLACE, ROW
from generator.pages.shown import DeclaredTotal, ShownVersion
from generator.pages.site import Site
from generator.text import say
from generator.validation.places import SECTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Why a section has no rows, for which period where a page shows several, and where that stands.

    The state is said by its sign and its word; `more` is a sentence of the page's that belongs to it. Where that
    sentence says the state itself, `words` is empty.
    """

    tone: str
    words: str
    period: str = ""
    more: str = ""
    reason: Quote | None = None
    place: Place | None = None


def noticed(site: Site, sign: Sign, **said: Any) -> Notice:
    """A notice of a state."""
    return Notice(tone=sign.tone, words=site.say(sign.word), **said)


@dataclass(frozen=True, slots=True)
class Content:
    """What the section tables of a version show; `rows` is finished HTML, empty for a table without rows."""

    notices: Mapping[str, tuple[Notice, ...]]
    rows: Mapping[str, Markup]
    spent: tuple[Money, ...]
    received: tuple[Money, ...]
    declared_totals: tuple[DeclaredTotal, ...]


def content(site: Site, shown: ShownVersion) -> Content:
    """The content of one version."""
    facts = shown.facts
    return Content(
        {name: tuple(notices(site, facts.sections, name)) for name in SECTIONS},
        {name: _alone(rows) for name, rows in shown.rows.items()},
        tuple(total(rows(facts.lines)).values()),
        tuple(total(facts.sources).values()),
        shown.declared_totals,
    )


def _alone(rows: Markup) -> Markup:
    """The rows of one table as they stand where there is one period: without a cell for it, and without marks."""
    plain = str(rows)
    for mark in (PERIOD, ROW, PART, PLACE):
        plain = plain.replace(mark, "")
    return Markup(plain)  # noqa: S704 - made of finished HTML


def names(facts: Iterable[Facts]) -> Iterator[str]:
    """Who and what the facts of some versions name, which search finds the page by."""
    several = tuple(facts)
    for role in (role for own in several for role in own.roles):
        yield from (role.who.name, role.who.register)
    for source in (source for own in several for source in own.sources):
        yield source.donor.name if source.donor else ""
        yield source.loan.lender if source.loan else ""
    for use in (use for own in several for use in own.ai_uses):
        yield use.system


def absences(site: Site, party: str) -> Iterator[Notice]:
    """The periods a party owes: nothing it declares covers them."""
    for period in site.periods_so_far:
        status, name = site.status(party, period.id), site.period(period)
        if status.state is State.WITHDRAWN and status.withdrawal is not None:
            yield _withdrawn(site, status.withdrawal)
        elif status.version is None and status.state is not State.NOT_DUE:
            due = site.say(say("It was due on {day}.", day=period.due))
            more = due if status.state is State.MISSING else ""
            yield noticed(site, STATES[status.state], period=name, more=more)


def _withdrawn(site: Site, version: Version) -> Notice:
    """That a disclosure is withdrawn, when and why."""
    document = version.filing.document
    return noticed(
        site,
        STATES[State.WITHDRAWN],
        period=site.period(version.filing.period),
        more=site.say(say("Filed on {day}.", day=version.filed)),
        reason=reason(document.data),
        place=document.locate("/withdrawal/reason"),
    )


def notices(site: Site, sections: Iterable[Section], name: str) -> Iterator[Notice]:
    """Why a section of one version has nothing to show."""
    for section in sections:
        state = _STATES[section.state]
        if section.section == name and state is not State.FILED:
            yield noticed(
                site,
                STATES[state],
                more=site.say(_MORE[state]) if state in _MORE else "",
                reason=section.reason,
                place=section.place,
            )


_STATES = {state.word: state for state in reversed(State)}
_MORE = {
    State.NIL: say("It is signed that there is nothing."),
    State.NOT_ASKED: say("The source this was taken from did not ask."),
}
