"""What stands out: the same checks of what every party declared, each with what it found and out of how many.

A check counts facts and judges nothing. It says where each fact stands and what the party itself says about it. What a
party did not answer is no finding and no nought: which periods a count covers is told by the check's section.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from generator.facts.ai_use import AiUse
from generator.facts.line import Line
from generator.facts.quote import Quote
from generator.facts.section import Section
from generator.facts.source import Source
from generator.facts.technique import Technique
from generator.facts.version import Version
from generator.findings import Place
from generator.metrics.comparison import Scope
from generator.metrics.differences import Difference, compared
from generator.metrics.explanations import OwnWords, attested, explanation, remark, why_changed
from generator.metrics.figures import Figures
from generator.metrics.status import UNASKED, State, Status

MADE = frozenset({"text", "image", "audio", "video"})
"""The stages of AI that make what people see or hear."""
OUTSIDE = frozenset({"eu", "foreign", "unknown"})
"""Origins that a check names. Money of citizens abroad is not among them."""
PERHAPS_OUTSIDE = "eu_or_domestic"
"""The origin that leaves open whether money came from another country of the European Union."""
LISTS = frozenset({"custom_audience", "lookalike", "retargeting"})
"""Methods that choose people one by one, from a list or like those on it."""
UNTARGETED = "none"
UNANSWERABLE = frozenset({State.WITHDRAWN, State.NOT_ASKED})
"""The states of sections that say neither what there is nor that it is withheld."""


class Explainable(Protocol):
    """A fact that an explanation can be about."""

    @property
    def period(self) -> str:
        """The period it was filed for."""

    @property
    def place(self) -> Place:
        """Where it stands."""

    @property
    def id(self) -> str:
        """Its short name in the file."""

    @property
    def note(self) -> Quote | None:
        """What is remarked beside it."""


A = TypeVar("A")
E = TypeVar("E", bound=Explainable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[A]):
    """One thing that a check found: what it is about, where it stands, how many it counts for, and what is said of it.

    One that `is_open` is not counted: the party does not answer there. `place` is None where nothing was filed.
    """

    about: A
    period: str
    place: Place | None
    said: OwnWords | None
    count: int = 1
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Tally(Generic[A]):
    """What a check found for a party, out of how many."""

    found: tuple[Found[A], ...]
    whole: int

    @property
    def part(self) -> int:
        """How many there are."""
        return sum(each.count for each in self.found if not each.is_open)

    @property
    def unanswered(self) -> int:
        """How many the party does not answer for."""
        return sum(each.count for each in self.found if each.is_open)


@dataclass(frozen=True, slots=True)
class Check(Generic[A]):
    """One check. `section` is the one it looks at, empty where it looks at filings; `rule` is what a party explains."""

    id: str
    section: str
    rule: str
    look: Callable[[Scope], Tally[A]]


def state(check: Check[Any], figures: Figures, party: str, period: str) -> State:
    """Whether a check can look at what a party filed for a period: FILED or NIL, or why it cannot.

    One looks for disclosures that are not there, another for those that are withdrawn.
    """
    if check.section:
        return figures.section(party, period, check.section)
    found = figures.status[party, period]
    looked_for = {LATE.id: found.state not in UNASKED, CORRECTED.id: found.withdrawal is not None}
    return State.FILED if found.version or looked_for.get(check.id) else found.state


def _labels(scope: Scope) -> Tally[AiUse]:
    """Content that AI made for the party; what a platform runs by itself is none of its making."""
    made = (
        u for u in scope.own(scope.figures.ai_uses) if MADE & {*u.stages} and not u.platform_default
    )
    return _each(
        scope,
        made,
        "ai-without-label",
        lambda use: None if use.labelled is None else not use.labelled,
    )


def _disclaimers(scope: Scope) -> Tally[Line]:
    """Ads, of those counted; a line that gives no number has at least those it names."""
    whole, found = 0, []
    for line in scope.own(scope.figures.lines):
        without = line.without_disclaimer
        named = (without.ads or 0) if without else 0
        whole += max(line.number_of_ads or 0, named)
        if without:
            explained = without.explanation
            said = OwnWords(explained, line.place) if explained else None
            found.append(
                Found(about=line, period=line.period, place=line.place, said=said, count=named)
            )
    return Tally(tuple(found), whole)


def _special(scope: Scope) -> Tally[Technique]:
    techniques = scope.own(scope.figures.techniques)
    return _each(
        scope, techniques, "special-category-data", lambda each: each.special_category_data
    )


def _minors(scope: Scope) -> Tally[Technique]:
    """Audiences for which people under voting age are not left out, or the party does not know."""
    chosen = (t for t in scope.own(scope.figures.techniques) if UNTARGETED not in t.methods)
    return _each(
        scope,
        chosen,
        "minors-not-excluded",
        lambda each: each.minors != "excluded" if each.minors else None,
    )


def _lists(scope: Scope) -> Tally[Technique]:
    listed = (t for t in scope.own(scope.figures.techniques) if LISTS & {*t.methods})
    return _each(scope, listed, "", lambda each: each.personal_data.used)


def _entered(scope: Scope) -> Tally[AiUse]:
    return _each(
        scope,
        scope.own(scope.figures.ai_uses),
        "ai-personal-data",
        lambda use: use.data_entered == "personal" if use.data_entered else None,
    )


def _outside(scope: Scope) -> Tally[Source]:
    sources = scope.own(scope.figures.sources)
    return _each(
        scope,
        sources,
        "foreign-source",
        lambda source: None if source.origin == PERHAPS_OUTSIDE else source.origin in OUTSIDE,
    )


def _withheld(scope: Scope) -> Tally[Section]:
    asked = [s for s in scope.own(scope.figures.sections) if s.state not in UNANSWERABLE]
    found = (
        Found(
            about=s,
            period=s.period,
            place=s.place,
            said=OwnWords(s.reason, s.place) if s.reason else None,
        )
        for s in asked
        if s.state == State.WITHHELD
    )
    return Tally(tuple(found), len(asked))


def _late(scope: Scope) -> Tally[Status]:
    """Disclosures that came after the day they were due, or are not there, or cannot be read."""
    owed = [status for status in scope.statuses() if status.state not in UNASKED]
    found = (
        Found(about=s, period=s.period, place=attested(s.first), said=remark(s.version))
        for s in owed
        if s.late or s.state in {State.MISSING, State.REFUSED}
    )
    return Tally(tuple(found), len(owed))


def _corrected(scope: Scope) -> Tally[Version]:
    """Disclosures that a later version replaced, or withdrew."""
    newest = [n for status in scope.statuses() if (n := status.withdrawal or status.version)]
    found = (
        Found(about=version, period=version.filing.period, place=said.place, said=said)
        for version in newest
        if (said := why_changed(version))
    )
    return Tally(tuple(found), len(newest))


def _differences(scope: Scope) -> Tally[Difference]:
    """Totals that are not what their entries come to, and lines that are not what their ads come to."""
    every = [
        (version, each)
        for status in scope.statuses()
        if (version := status.version)
        for each in compared(scope.figures, version)
    ]
    found = (
        Found(
            about=each,
            period=version.filing.period,
            place=each.place,
            said=explanation(version, each.rule, each.line),
        )
        for version, each in every
        if each.apart
    )
    return Tally(tuple(found), len(every))


def _each(
    scope: Scope, entries: Iterable[E], rule: str, answer: Callable[[E], bool | None]
) -> Tally[E]:
    """The entries for which the answer is yes, and those that do not answer, of all."""
    every = [(entry, answer(entry)) for entry in entries]
    found = (
        Found(
            about=entry,
            period=entry.period,
            place=entry.place,
            said=_said(scope, rule, entry),
            is_open=said is None,
        )
        for entry, said in every
        if said is not False
    )
    return Tally(tuple(found), len(every))


def _said(scope: Scope, rule: str, entry: Explainable) -> OwnWords | None:
    """What the party says about an entry: the reason it gives for the rule's warning, else what stands beside it."""
    version = scope.figures.status[scope.party, entry.period].version
    reason = explanation(version, rule, entry.id) if version else None
    if reason is None and entry.note:
        return OwnWords(entry.note, entry.place, explains=False)
    return reason


LABELS = Check("ai-labels", "ai", "ai-without-label", _labels)
DISCLAIMERS = Check("disclaimers", "advertising", "", _disclaimers)
SPECIAL = Check("special-categories", "targeting", "special-category-data", _special)
MINORS = Check("minors", "targeting", "minors-not-excluded", _minors)
OUTSIDE_MONEY = Check("outside-money", "funding", "foreign-source", _outside)
ENTERED = Check("ai-personal-data", "ai", "ai-personal-data", _entered)
LISTED = Check("lists", "targeting", "", _lists)
WITHHELD = Check("withheld", "", "", _withheld)
LATE = Check("late", "", "", _late)
CORRECTED = Check("corrected", "", "", _corrected)
DIFFERENCES = Check("differences", "", "", _differences)

CHECKS: tuple[Check[Any], ...] = (
    LABELS,
    DISCLAIMERS,
    SPECIAL,
    MINORS,
    OUTSIDE_MONEY,
    ENTERED,
    LISTED,
    WITHHELD,
    LATE,
    CORRECTED,
    DIFFERENCES,
)
