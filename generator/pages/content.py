"""What a page shows of the five sections: the rows of some versions, their sums, and why others are not there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.charts.words import section_words, state_words
from generator.metrics.status import State
from generator.money import Money, add_up
from generator.pages.rendering import PERIOD
from generator.pages.shown import DeclaredTotal, Shown
from generator.pages.site import Site
from generator.tables.dataset import Version
from generator.text import Message, say
from generator.validation.places import SECTIONS


@dataclass(frozen=True, slots=True)
class Notice:
    """Why a section has no rows for a period, and where that stands."""

    words: str
    reason: str = ""
    file: str = ""
    line: int = 0


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


def content(site: Site, shown: Iterable[Shown], *, periods: bool) -> Content:
    """The content of some versions together, in the order of the periods; `periods` adds a cell for the period."""
    shown = tuple(shown)
    several = len(shown) > 1

    def of(name: str) -> tuple[Any, ...]:
        return tuple(row for one in shown for row in one.facts.get(name, ()))

    lines, funding = of("lines"), of("funding")
    return Content(
        {section: tuple(_notices(site, of("sections"), section, several)) for section in SECTIONS},
        {name: _joined(shown, name, periods=periods) for name in _TABLES},
        tuple(_sums(site, lines, several)),
        tuple(_sums(site, funding, several)),
        tuple(total for one in shown for total in one.declared_totals),
        tuple(_names(of)),
    )


def _joined(shown: Iterable[Shown], name: str, *, periods: bool) -> Markup:
    """The rows of one table, the hole for the period filled or closed."""
    filled = (str(one.rows[name]).replace(PERIOD, one.period if periods else "") for one in shown)
    return Markup("".join(filled))  # noqa: S704 - made of finished HTML


def _names(of: Callable[[str], Iterable[Any]]) -> Iterator[str]:
    """Who and what the rows name, which search finds the page by."""
    for table, columns in _NAMED.items():
        for row in of(table):
            yield from (getattr(row, column) for column in columns)


_TABLES = ("affiliates", "lines", "funding", "techniques", "ai")
_NAMED = {
    "roles": ("name", "register"),
    "funding": ("donor", "lender"),
    "ai": ("system", "provider"),
}


def _sums(site: Site, rows: Iterable[Any], several: bool) -> Iterable[Sum]:
    """Sums over the periods due, which pages compare, and apart from them over each period filed early."""
    due = {period.id for period in site.periods_so_far}
    grouped: dict[str, list[Money]] = {}
    for row in rows:
        time = "" if not several else site.time if row.period in due else site.period(row.period)
        grouped.setdefault(time, []).append(Money(row.currency, row.low, row.high))
    for time, found in grouped.items():
        for money in add_up(found).values():
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
        "{period}: withdrawn by the party on {day}. Its reason:",
        period=site.period(version.filing.period),
        day=version.filed,
    )
    place = document.locate("/withdrawal/reason")
    return Notice(site.say(words), document.at("/withdrawal/reason"), place.file, place.line)


def _notices(site: Site, states: Iterable[Any], section: str, several: bool) -> Iterable[Notice]:
    for row in states:
        if row.section != section or row.state == "disclosed":
            continue
        words: Message = _NOTICES.get(row.state) or section_words(State(row.state))
        if several:
            words = say("{period}: {state}", period=site.period(row.period), state=words)
        yield Notice(site.say(words), row.reason, row.file, row.line)


_NOTICES = {
    "withheld": say("Withheld by the party. Its reason:"),
    "nothing_to_disclose": say("The party signed that there is nothing to disclose."),
    "not_asked": say("The source this was taken from did not ask."),
}
