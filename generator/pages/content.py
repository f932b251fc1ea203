"""What a page shows of the five sections of a version: its rows, their sums, and why others are not there."""

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
from generator.metrics.sums import total
from generator.money import Money
from generator.pages.rendering import PART, PERIOD, PLACE, ROW
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
        status = site.status(party, period.id)
        if status.state is State.WITHDRAWN and status.withdrawal is not None:
            yield _withdrawn(site, status.withdrawal)
        elif status.version is None and status.state is not State.NOT_DUE:
            words = site.say(
                say(
                    "{period}: {state}",
                    period=site.period(period),
                    state=state_words(site.view(), status),
                )
            )
            yield Notice(words)


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


def notices(site: Site, sections: Iterable[Section], name: str) -> Iterator[Notice]:
    """Why a section of one version has nothing to show."""
    for section in sections:
        if section.section != name or section.state == "disclosed":
            continue
        words: Message = _NOTICES.get(section.state) or section_words(State(section.state))
        yield Notice(site.say(words), section.reason, section.place)


_NOTICES = {
    "withheld": say("Withheld."),
    "nothing_to_disclose": say("The party signed that there is nothing to disclose."),
    "not_asked": say("The source this was taken from did not ask."),
}
