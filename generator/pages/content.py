"""What a page shows of the five sections: the rows of some versions, their sums, and why others are not there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.facts import Facts
from generator.facts.line import rows
from generator.facts.quote import Quote, reason
from generator.facts.section import Section
from generator.facts.version import Version
from generator.figures.words import section_words, state_words
from generator.findings import Place
from generator.metrics.status import State
from generator.metrics.sums import Sized, total
from generator.money import Money
from generator.pages.rendering import PERIOD
from generator.pages.shown import DeclaredTotal, ShownVersion
from generator.pages.site import Site
from generator.text import Message, say
from generator.validation.places import SECTIONS


@dataclass(frozen=True, slots=True)
class Notice:
    """Why a section has no rows for a period, and where that stands."""

    words: str
    reason: Quote | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of rows in one currency, and the time it covers; empty where the page covers one period."""

    time: str
    money: Money


@dataclass(frozen=True, slots=True)
class Content:
    """What the section tables of a page show; `rows` is finished HTML, empty for a table without rows."""

    notices: Mapping[str, tuple[Notice, ...]]
    rows: Mapping[str, Markup]
    spent: tuple[Sum, ...]
    received: tuple[Sum, ...]
    declared_totals: tuple[DeclaredTotal, ...]
    names: tuple[str, ...]


def content(site: Site, shown: Iterable[ShownVersion], *, periods: bool) -> Content:
    """The content of some versions together, in the order of the periods; `periods` adds a cell for the period."""
    shown = tuple(shown)
    several = len(shown) > 1
    facts = [one.facts for one in shown]
    sections = [section for own in facts for section in own.sections]
    spent = [(row.line.period, row) for own in facts for row in rows(own.lines)]
    received = [(source.period, source) for own in facts for source in own.sources]
    return Content(
        {name: tuple(_notices(site, sections, name, several)) for name in SECTIONS},
        {name: _joined(shown, name, periods=periods) for name in _TABLES},
        tuple(_sums(site, spent, several)),
        tuple(_sums(site, received, several)),
        tuple(total for one in shown for total in one.declared_totals),
        tuple(_names(facts)),
    )


def _joined(shown: Iterable[ShownVersion], name: str, *, periods: bool) -> Markup:
    """The rows of one table, the hole for the period filled or closed."""
    filled = (str(one.rows[name]).replace(PERIOD, one.period if periods else "") for one in shown)
    return Markup("".join(filled))  # noqa: S704 - made of finished HTML


def _names(facts: Iterable[Facts]) -> Iterator[str]:
    """Who and what the facts of some versions name, which search finds the page by."""
    several = tuple(facts)
    for role in (role for own in several for role in own.roles):
        yield from (role.who.name, role.who.register)
    for source in (source for own in several for source in own.sources):
        yield source.donor.name if source.donor else ""
        yield source.loan.lender if source.loan else ""
    for use in (use for own in several for use in own.ai_uses):
        yield use.system


_TABLES = ("affiliates", "lines", "funding", "techniques", "ai")


def _sums(site: Site, dated: Iterable[tuple[str, Sized]], several: bool) -> Iterable[Sum]:
    """Sums over the periods due, which pages compare, and apart from them over each period filed early."""
    due = {period.id for period in site.periods_so_far}
    grouped: dict[str, list[Sized]] = {}
    for period, sized in dated:
        time = "" if not several else site.time if period in due else site.period(period)
        grouped.setdefault(time, []).append(sized)
    for time, found in grouped.items():
        for money in total(found).values():
            yield Sum(time, money)


def absences(site: Site, party: str) -> dict[str, tuple[Notice, ...]]:
    """Periods a party owes, as notices for each section."""
    notices = []
    for period in site.periods_so_far:
        status = site.status(party, period.id)
        if status.state is State.WITHDRAWN and status.withdrawal is not None:
            notices.append(_withdrawn(site, status.withdrawal))
        elif status.version is None and status.state is not State.NOT_DUE:
            words = site.say(
                say(
                    "{period}: {state}",
                    period=site.period(period),
                    state=state_words(site.view(), status),
                )
            )
            notices.append(Notice(words))
    return {section: tuple(notices) for section in SECTIONS}


def _withdrawn(site: Site, version: Version) -> Notice:
    """That a disclosure is withdrawn, when and why."""
    document = version.filing.document
    words = say(
        "{period}: withdrawn on {day}.",
        period=site.period(version.filing.period),
        day=version.filed,
    )
    place = document.locate("/withdrawal/reason")
    return Notice(site.say(words), reason(document.data), place)


def _notices(site: Site, sections: Iterable[Section], name: str, several: bool) -> Iterable[Notice]:
    for section in sections:
        if section.section != name or section.state == "disclosed":
            continue
        words: Message = _NOTICES.get(section.state) or section_words(State(section.state))
        if several:
            words = say("{period}: {state}", period=site.period(section.period), state=words)
        yield Notice(site.say(words), section.reason, section.place)


_NOTICES = {
    "withheld": say("Withheld."),
    "nothing_to_disclose": say("The party signed that there is nothing to disclose."),
    "not_asked": say("The source this was taken from did not ask."),
}
