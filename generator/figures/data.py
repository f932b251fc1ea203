"""What a chart's files hold: one row for each figure, with what it is of, its state, and each part in its own column.

A party, a medium or a kind stands as its id and as its name in the reader's language. A sum is its lowest and its
highest amount, in units, and its currency. A party or a period without figures has a row that says why.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from generator.facts.dataset import Party
from generator.figures.figure import ChartData, Value, Values
from generator.figures.view import View
from generator.figures.words import declared
from generator.metrics.status import State
from generator.metrics.sums import grouped
from generator.money import Money, decimal

WHOSE = ("party", "party_name", "section", "periods", "state")
"""The first columns of every file: whose figure it is, of which section and periods, and what the party says there."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a chart measures of each party: a section, the columns, and the cells of each figure for some periods.

    Where `by_period`, each period has figures of its own; else one figure is of all the periods that have any.
    """

    section: str
    columns: tuple[str, ...]
    figures: Callable[[Party, tuple[str, ...]], Iterable[Values]]
    by_period: bool = False


@dataclass(frozen=True, slots=True)
class Parting:
    """What sums are parted by: the column, the code list its codes are from, and the field of the records."""

    column: str
    codes: str
    of: str


def measured(view: View, *measures: Measure) -> ChartData:
    """The figures of each party in the order of the roster, and after them its periods that have none.

    All measures have the same columns.
    """
    pairs = product(view.parties, measures)
    rows = (row for party, measure in pairs for row in _rows(view, measure, party))
    return ChartData((*WHOSE, *measures[0].columns), tuple(rows))


def sum_columns(name: str) -> tuple[str, str, str]:
    """The columns of a sum."""
    return (f"{name}_low", f"{name}_high", f"{name}_currency")


def sum_values(money: Money | None) -> tuple[Value, Value, str]:
    """The cells of a sum, exact: its ends are the same where it is known."""
    if money is None:
        return ("", "", "")
    low, high = (decimal(end, money.currency) for end in (money.low, money.high))
    return (low, high, money.currency)


def declared_sums(
    view: View, section: str, amount: str, *parted: Parting, by_period: bool = False
) -> ChartData:
    """What each party declares in a section, in every currency, parted by some code lists and in their order."""

    def figures(party: Party, periods: tuple[str, ...]) -> Iterator[Values]:
        records = declared(view, party.id, section, periods)
        found = grouped((tuple(getattr(r, by.of) for by in parted), r.money) for r in records)
        for codes, money in sorted(found, key=lambda each: _order(view, parted, each[0])):
            named = (
                cell
                for by, code in zip(parted, codes, strict=True)
                for cell in (code, _title(view, by, code))
            )
            yield (*named, *sum_values(money))

    names = (name for by in parted for name in (by.column, f"{by.column}_name"))
    return measured(view, Measure(section, (*names, *sum_columns(amount)), figures, by_period))


def _order(view: View, parted: tuple[Parting, ...], codes: tuple[str, ...]) -> tuple[int, ...]:
    lists = ([*view.lists[by.codes].rows] for by in parted)
    return tuple(listed.index(code) for listed, code in zip(lists, codes, strict=True))


def _title(view: View, by: Parting, code: str) -> str:
    return view.t.text(view.lists[by.codes].title(code))


def _rows(view: View, measure: Measure, party: Party) -> Iterator[Values]:
    name, states = view.t.local(party.name), _states(view, party, measure.section)
    disclosed = states.pop(State.FILED, ())
    spans = [(each,) for each in disclosed] if measure.by_period else [disclosed]
    for periods in filter(None, spans):
        whose = (party.id, name, measure.section, " ".join(periods), State.FILED.word)
        found = [*measure.figures(party, periods)]
        yield from ((*whose, *row) for row in found or [_nothing(measure)])
    for state, periods in states.items():
        yield (party.id, name, measure.section, " ".join(periods), state.word, *_nothing(measure))


def _states(view: View, party: Party, section: str) -> dict[State, tuple[str, ...]]:
    """The periods of each state of a section, in their order."""
    found: dict[State, tuple[str, ...]] = {}
    for period in view.period_ids:
        state = view.figures.section(party.id, period, section)
        found[state] = (*found.get(state, ()), period)
    return found


def _nothing(measure: Measure) -> Values:
    return ("",) * len(measure.columns)
