"""Writes down what a browser needs to count a comparison by itself, as plain lists and mappings.

Sums are whole multiples of `step`, of every party and period, with the state of each section; words are templates
in the view's language; numbers are written there as `Translator` writes them. `assets/types.d.ts` says the same.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations_with_replacement, product
from typing import Any

from babel.numbers import get_decimal_symbol, get_group_symbol

from generator.comparison.topics import ADVERTISING, TOPICS, Topic
from generator.comparison.words import STATES, WORDS
from generator.drawing.colours import visible
from generator.facts.dataset import Period
from generator.figures.shares import around_percents
from generator.figures.view import View
from generator.figures.words import (
    UNITS,
    VAT_WORDS,
    as_of,
    period_name,
    scale_for,
    span_words,
    state_words,
)
from generator.metrics.comparison import vat
from generator.metrics.status import State, Status
from generator.metrics.sums import grouped
from generator.metrics.voters import Voters, registered_voters
from generator.money import PLACES, UNIT, Money, decimals
from generator.text import PAGE, Translator, say, show

SAFE = 2**53
"""A browser reads whole numbers below this exactly; larger ones are written as text."""
MANY_PERIODS = 12
"""Up to so many periods, the words for every run of them are written out."""
_SAID = {True: "y", False: "n", None: "?"}
ALL = "all"


def offered(view: View) -> tuple[Period, ...]:
    """The periods a reader can choose: those somebody has filed for or should have, else all there are."""
    filed = view.figures.filed
    return tuple(view.dataset.by_period[period] for period in filed) or view.dataset.periods


def data(view: View) -> dict[str, Any]:
    """What is the same whatever is compared. The view's periods are those shown before anything is chosen."""
    periods, t = offered(view), view.t
    voters = registered_voters(view.dataset.data)
    return {
        "currency": view.dataset.currency,
        "parties": [[p.id, show(t.local(p.name), PAGE), visible(p.colour)] for p in view.parties],
        "periods": [_period(view, period) for period in periods],
        "start": [place for place, period in enumerate(periods) if period in view.periods],
        "spans": _spans(t, periods),
        "states": [[state, t.text(words)] for state, words in STATES.items()],
        "decimals": _decimals(view, TOPICS),
        "voters": _voters(t, voters) if voters is not None else None,
        "number": _number(t),
        "lists": [t.locale.list_patterns["standard"][key] for key in ("2", "start", "middle", "end")],
        "words": {key: t.gettext(message.template) for key, message in WORDS.items()},
        "vat": [["".join(sorted(_SAID[s] for s in key)), t.text(word)] for key, word in VAT_WORDS.items()],
        "source": as_of(view),
    }  # fmt: skip


def figures(view: View, topic: Topic) -> dict[str, Any]:
    """The figures and words of a topic, without the sums of its parts."""
    periods, titles = offered(view), view.lists[topic.parts]
    return {
        "counted": topic.counted is not None,
        "answers": [_answers(view, topic, party.id) for party in view.parties],
        "groups": [
            [part, view.t.text(titles.title(part)), topic.colours.get(part, "m1")]
            for part in used_parts(view, topic)
        ],
        "sums": {ALL: _sums(view, topic, ALL)},
        "others": list(_others(view, topic)),
        "taxed": _taxed(view, periods) if topic is ADVERTISING else [],
        "units": [[UNIT, ""]]
        if topic.counted
        else [[size, _unit(view, size)] for size, _ in UNITS],
        "step": _step(view, topic),
        "words": {key: view.t.gettext(words.template) for key, words in topic.words.items()},
    }


def by_part(view: View, topic: Topic) -> dict[str, list[list[Any]]]:
    """The sums of each part of a topic."""
    return {part: _sums(view, topic, part) for part in used_parts(view, topic)}


def used_parts(view: View, topic: Topic) -> tuple[str, ...]:
    """The parts somebody declares in a period that can be chosen, in the order of their code list."""
    used = {part for part, _ in _declared(view, topic)}
    for party, period in product(view.parties, offered(view)):
        used.update(*_counted(view, topic, party.id, period.id))
    return tuple(part for part in view.lists[topic.parts].rows if part in used)


def _declared(view: View, topic: Topic) -> Iterator[tuple[str, Money]]:
    for party, period in product(view.parties, offered(view)):
        yield from topic.money(view, party.id, period.id)


def _counted(view: View, topic: Topic, party: str, period: str) -> list[Collection[str]]:
    """The parts of each thing that is counted."""
    return list(topic.counted(view, party, period)) if topic.counted else []


def _period(view: View, period: Period) -> list[str]:
    """Its id, its name, and why there is nothing for it where a party owes it."""
    owed = Status(party="", period=period.id, state=State.MISSING)
    return [period.id, period_name(view.t, period), view.t.text(state_words(view, owed))]


def _spans(t: Translator, periods: tuple[Period, ...]) -> dict[str, str]:
    """The time that runs of several periods cover, by the places of the first and the last."""
    if len(periods) > MANY_PERIODS:
        return {}
    return {
        f"{first}-{last}": span_words(t, periods[first : last + 1])
        for first, last in combinations_with_replacement(range(len(periods)), 2)
        if first < last
    }


def _answers(view: View, topic: Topic, party: str) -> str:
    """What a party's section says for each period, as places in the list of states: a for the first."""
    states = list(STATES)
    found = (view.figures.section(party, period.id, topic.section) for period in offered(view))
    return "".join(chr(ord("a") + states.index(state)) for state in found)


def _taxed(view: View, periods: Iterable[Period]) -> list[list[str]]:
    """What each party's sums say of VAT for each period."""
    said = {period.id: vat(view.figures, (period.id,)) for period in periods}
    return [
        ["".join(sorted(_SAID[word] for word in said[period].get(party.id, ()))) for period in said]
        for party in view.parties
    ]


def _sums(view: View, topic: Topic, part: str) -> list[list[Any]]:
    """What each party declared for each period in the election's currency; None where it declared nothing in it."""
    if topic.counted:
        return [
            [_number_of(view, topic, party.id, period.id, part) for period in offered(view)]
            for party in view.parties
        ]
    step, main = _step(view, topic), view.dataset.currency
    return [
        [
            next((_span(money, step) for money in found if money.currency == main), None)
            for period in offered(view)
            for found in [_added(view, topic, party.id, period.id, part)]
        ]
        for party in view.parties
    ]


def _number_of(view: View, topic: Topic, party: str, period: str, part: str) -> int | None:
    """How many things of a part a party declared; None where it declared none."""
    found = _counted(view, topic, party, period)
    return sum(part == ALL or part in parts for parts in found) or None


def _added(view: View, topic: Topic, party: str, period: str, part: str) -> list[Money]:
    """What a party declared of a part for a period, or of all, one sum for each currency."""
    declared = topic.money(view, party, period)
    return [money for _, money in grouped(((), m) for p, m in declared if part in {p, ALL})]


def _others(view: View, topic: Topic) -> Iterator[list[Any]]:
    """Sums in other currencies: places of party and period, the part, the currency, and the sum."""
    step = _step(view, topic)
    for (at, party), (time, period) in product(enumerate(view.parties), enumerate(offered(view))):
        declared = topic.money(view, party.id, period.id)
        for (part,), money in grouped(((part,), money) for part, money in declared):
            if money.currency != view.dataset.currency:
                yield [at, time, part, money.currency, _span(money, step)]


def _decimals(view: View, topics: Iterable[Topic]) -> dict[str, int]:
    """How many decimals each currency has that somebody declares in, and the election's own."""
    declared = (money for topic in topics for _, money in _declared(view, topic))
    used = {view.dataset.currency, *(money.currency for money in declared)}
    return {currency: decimals(currency) for currency in sorted(used)}


def _step(view: View, topic: Topic) -> int:
    """What every sum is a multiple of, in ten-thousandths of a unit: digits that are always nought are not sent."""
    if topic.counted:
        return UNIT
    return int(10 ** (PLACES - max(_decimals(view, (topic,)).values())))


def _span(money: Money, step: int) -> Any:
    """An exact sum as one number, others as the lowest and the highest, each in steps."""
    low, high = (_steps(end, step) for end in (money.low, money.high))
    return high if money.exact else [low, high]


def _steps(end: int, step: int) -> int | str:
    steps, rest = divmod(end, step)
    if rest:
        message = f"{end} is no multiple of {step}"
        raise ValueError(message)
    return steps if steps < SAFE else str(steps)


def _voters(t: Translator, voters: Voters) -> dict[str, Any]:
    words = say(
        "Registered voters: {number} ({source}, {day}).",
        number=voters.number,
        source=voters.source,
        day=voters.day,
    )
    return {"number": voters.number, "words": t.text(words), "url": voters.url}


def _unit(view: View, size: int) -> str:
    return view.t.text(scale_for(size, view.dataset.currency, view.t, view.dataset).word)


def _number(t: Translator) -> dict[str, Any]:
    """How the language writes numbers: separators, how many digits go together, what stands around per cents."""
    before, after = around_percents(t.locale)
    return {
        "group": get_group_symbol(t.locale),
        "point": get_decimal_symbol(t.locale),
        "sizes": list(t.locale.decimal_formats[None].grouping),
        "before": before,
        "after": after,
    }
