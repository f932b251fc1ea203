"""The rows of the comparison: one measure each, defined the same for every party.

An `Answer` says what a party declared for some periods, and whether the answer covers all of them: figures stand side
by side only where they cover the same periods and the same definition.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.metrics.figures import Figures, PartyPeriod, Spend, T
from generator.metrics.status import ANSWERED, State, Status, gravest
from generator.metrics.sums import total
from generator.money import Money
from generator.text import Message, say


@dataclass(frozen=True, slots=True)
class Scope:
    """One party and the periods compared."""

    figures: Figures
    party: str
    periods: tuple[str, ...]

    def spent(self) -> list[Spend]:
        """The party's declared advertising."""
        return list(self.figures.spent(self.party, self.periods))

    def own(self, facts: Mapping[PartyPeriod, tuple[T, ...]]) -> Iterator[T]:
        """The party's facts of one kind, period after period."""
        for period in self.periods:
            yield from facts.get((self.party, period), ())

    def statuses(self) -> Iterator[Status]:
        """What the party has filed for each period."""
        return (self.figures.status[self.party, period] for period in self.periods)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a party declared: sums by currency, or a word; `part` and `whole` give a share of the main currency.

    `state` is FILED where every period is answered, else the gravest reason why not; `only` then names the periods
    that are answered all the same.
    """

    state: State
    only: tuple[str, ...] = ()
    money: tuple[Money, ...] = ()
    part: tuple[Money, Money] | None = None
    word: Message | None = None
    tone: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metric:
    """One row: what is measured, which section answers it, and how. `indent` sets it under the row above."""

    id: str
    title: Message
    section: str
    answer: Callable[[Scope], Answer]
    indent: bool = False


def measure(metric: Metric, scope: Scope) -> Answer:
    """The metric's answer for a party, or why there is none."""
    states = {p: scope.figures.section(scope.party, p, metric.section) for p in scope.periods}
    answered = tuple(period for period, state in states.items() if state in ANSWERED)
    if not answered:
        return Answer(state=gravest(states.values()))
    found = metric.answer(scope)
    if len(answered) == len(states):
        return found
    return replace(found, state=gravest(states.values()), only=answered)


def vat(figures: Figures, periods: Iterable[str]) -> Mapping[str, frozenset[bool | None]]:
    """What each party that declares spending says of VAT: yes, no, both, and None where some sums say nothing."""
    compared, found = set(periods), dict[str, set[bool | None]]()
    for (party, period), said in figures.taxed.items():
        if period in compared:
            found.setdefault(party, set()).update(said)
    return {
        party: frozenset(said - {None} if {True, False} <= said else said)
        for party, said in found.items()
    }


def vat_differs(answers: Iterable[frozenset[bool | None]]) -> bool:
    """Whether what parties say of VAT keeps their sums from measuring the same thing."""
    said = {answer - {None} for answer in answers}
    return len(said) > 1 or {True, False} in said


def _sums(records: Iterable[Spend]) -> tuple[Money, ...]:
    return tuple(total(records).values())


def _spent(scope: Scope) -> Answer:
    return Answer(state=State.FILED, money=_sums(scope.spent()))


def _spent_on(group: str) -> Callable[[Scope], Answer]:
    def answer(scope: Scope) -> Answer:
        records = scope.spent()
        return _share(scope, [r for r in records if r.group == group], records)

    return answer


def _share(scope: Scope, some: list[Spend], all_: list[Spend]) -> Answer:
    currency = scope.figures.dataset.currency
    part, whole = total(some).get(currency), total(all_).get(currency)
    return Answer(
        state=State.FILED, money=_sums(some), part=(part, whole) if part and whole else None
    )


def _paid_by_others(scope: Scope) -> Answer:
    records = scope.spent()
    others = [r for r in records if r.payer_role != "party"]
    found = _share(scope, others, records)
    return Answer(
        state=State.FILED,
        money=found.money,
        part=found.part,
        names=tuple(sorted({r.payer for r in others})),
    )


def _affiliates(scope: Scope) -> Answer:
    rows = [
        r
        for period in scope.periods
        for r in scope.figures.affiliates.get((scope.party, period), ())
    ]
    names = sorted({r.who.name for r in rows if r.campaigns_on_behalf})
    return Answer(
        state=State.FILED,
        names=tuple(names),
        word=None if names else say("none"),
        tone="" if names else "empty",
    )


def _received(scope: Scope) -> Answer:
    return Answer(
        state=State.FILED,
        money=tuple(total(scope.figures.received(scope.party, scope.periods)).values()),
    )


def _from_outside(scope: Scope) -> Answer:
    funds = [
        f
        for f in scope.figures.received(scope.party, scope.periods)
        if f.origin in {"diaspora", "eu", "foreign"}
    ]
    return Answer(state=State.FILED, money=tuple(total(funds).values()))


def _unknown_origin(scope: Scope) -> Answer:
    funds = [f for f in scope.figures.received(scope.party, scope.periods) if f.origin == "unknown"]
    return Answer(state=State.FILED, money=tuple(total(funds).values()))


def _targets(*methods: str) -> Callable[[Scope], Answer]:
    def answer(scope: Scope) -> Answer:
        rows = [
            r
            for period in scope.periods
            for r in scope.figures.techniques.get((scope.party, period), ())
        ]
        return _yes_or_no(any(method in methods for r in rows for method in r.methods))

    return answer


def _yes_or_no(yes: bool) -> Answer:
    return Answer(
        state=State.FILED, word=say("yes") if yes else say("no"), tone="full" if yes else "empty"
    )


def _ai_in_delivery(scope: Scope) -> Answer:
    rows = [
        r
        for period in scope.periods
        for r in scope.figures.ai_uses.get((scope.party, period), ())
        if not {"targeting", "delivery", "bidding", "chat"}.isdisjoint(r.stages)
    ]
    if not rows:
        return _yes_or_no(False)
    default = all(r.platform_default for r in rows)
    return Answer(
        state=State.FILED,
        word=say("platform default") if default else say("own system"),
        tone="full",
    )


def _ai_content(scope: Scope) -> Answer:
    rows = [
        r
        for period in scope.periods
        for r in scope.figures.ai_uses.get((scope.party, period), ())
        if not {"text", "image", "audio", "video"}.isdisjoint(r.stages) and not r.platform_default
    ]
    if not rows:
        return Answer(state=State.FILED, word=say("none"), tone="empty")
    labelled = all(r.labelled is True for r in rows)
    return Answer(
        state=State.FILED,
        word=say("yes, labelled") if labelled else say("yes, not all labelled"),
        tone="full",
    )


METRICS: tuple[Metric, ...] = (
    Metric("spend", say("Declared advertising"), "advertising", _spent),
    Metric("spend-meta", say("on Meta"), "advertising", _spent_on("meta"), indent=True),
    Metric("spend-google", say("on Google"), "advertising", _spent_on("google"), indent=True),
    Metric(
        "spend-online",
        say("on other online media"),
        "advertising",
        _spent_on("online"),
        indent=True,
    ),
    Metric(
        "spend-broadcast", say("on radio & TV"), "advertising", _spent_on("broadcast"), indent=True
    ),
    Metric(
        "spend-print", say("on outdoor & print"), "advertising", _spent_on("print"), indent=True
    ),
    Metric("paid-by-others", say("Paid by others than the party"), "advertising", _paid_by_others),
    Metric("affiliates", say("Organisations campaigning on its behalf"), "affiliates", _affiliates),
    Metric("funding", say("Declared funding"), "funding", _received),
    Metric(
        "funding-outside", say("from outside the country"), "funding", _from_outside, indent=True
    ),
    Metric("funding-unknown", say("of unknown origin"), "funding", _unknown_origin, indent=True),
    Metric("targeting-region", say("Targeting by region"), "targeting", _targets("geographic")),
    Metric(
        "targeting-age", say("Targeting by age or gender"), "targeting", _targets("age", "gender")
    ),
    Metric(
        "targeting-interest",
        say("Targeting by interests"),
        "targeting",
        _targets("interest", "demographic"),
    ),
    Metric(
        "targeting-lists",
        say("Own lists or look-alike audiences"),
        "targeting",
        _targets("custom_audience", "lookalike", "retargeting"),
    ),
    Metric("ai-delivery", say("AI in targeting or delivery"), "ai", _ai_in_delivery),
    Metric("ai-content", say("AI-made content"), "ai", _ai_content),
)
