"""The tables of facts as CSV: every version, with the column `current` for the one that counts.

A party that declares nothing of a kind for a period has a row that says so, or why: silence is never an absent row.
"""

from collections.abc import Callable, Iterator, Mapping
from heapq import merge
from typing import Any, cast

from generator.addresses import ElectionAddresses
from generator.artifact import Artifact
from generator.exports.bundle import Bundle
from generator.exports.csv_text import CsvCell, write_csv
from generator.facts import TABLES, Facts
from generator.facts.fact import Declared, Fact
from generator.facts.quote import Quote
from generator.facts.section import Section
from generator.facts.table import CellKind, Column, Table, Value
from generator.findings import Place
from generator.metrics.figures import Figures
from generator.metrics.status import State
from generator.money import decimal

SHARED = ("party", "period", "version", "current", "state", "file", "line")
"""What every fact says, in front of the columns of its table."""
SUM = ("currency", "low", "high", "basis", "includes_vat")
"""The parts of a sum, each end of it in units of its currency."""
QUOTE = ("language", "speaker")
"""What stands beside a text that somebody wrote: its language, empty where nobody says it, and who speaks."""
_ANSWERS = {True: "yes", False: "no"}


def export(bundle: Bundle) -> Iterator[Artifact]:
    """One CSV for each table of each election."""
    for figures in {view.dataset.id: view.figures for view in bundle.views}.values():
        to, facts = ElectionAddresses(figures.dataset.id), figures.dataset.facts
        for table in TABLES:
            # Both are in this order already, so that no table, however long, is held to be sorted.
            rows = merge(cells(table, facts), silences(table, figures), key=_place(figures))
            yield Artifact(to.table(table.name), write_csv(columns(table), rows), "text/csv")


def _place(figures: Figures) -> Callable[[list[CsvCell]], int]:
    """Where a row stands: in order of the roster, then of periods, whether something was declared or not."""
    places = {key: place for place, key in enumerate(figures.status)}
    return lambda row: places[str(row[0]), str(row[1])]


def columns(table: Table[Any]) -> list[str]:
    """The names of all columns of a table."""
    return [*SHARED, *(name for column in table.columns for name in _names(column))]


def cells(table: Table[Any], facts: Facts) -> Iterator[list[CsvCell]]:
    """The cells of each row; what was not given is empty, so that it cannot be taken for nought."""
    spread = [(column.of, _SPREAD.get(column.kind)) for column in table.columns]
    for row in table.of(facts):
        fact = table.fact(row)
        found = _shared(fact, table.place(row) if table.place else fact.place)
        for of, cells_of in spread:
            value = of(row)
            if cells_of is not None:
                found += cells_of(value)
            else:
                found.append("" if value is None else cast("CsvCell", value))
        yield found


def silences(table: Table[Any], figures: Figures) -> Iterator[list[CsvCell]]:
    """A row for each party and period of which no version that counts has one: its state, and where that is said."""
    current, empty = figures.dataset.current_facts, [""] * (len(columns(table)) - len(SHARED))
    held = {(fact.party, fact.period) for fact in map(table.fact, table.of(current))}
    said = {
        (fact.party, fact.period): fact
        for fact in current.sections
        if fact.section == table.section
    }
    for key, status in figures.status.items():
        if key not in held:
            state = figures.section(*key, table.section) if table.section else status.state
            first = (
                _shared(said[key], said[key].place) if key in said else [*key, "", "", "", "", ""]
            )
            first[SHARED.index("state")] = state.word
            yield [*first, *empty]


def _names(column: Column[Any]) -> list[str]:
    if column.kind is CellKind.QUOTE:
        return [column.name, *(f"{column.name}_{part}" for part in QUOTE)]
    if column.kind is not CellKind.SUM:
        return [column.name]
    return [f"{column.name}_{part}" for part in SUM]


def _shared(fact: Fact, place: Place) -> list[CsvCell]:
    state = fact.state if isinstance(fact, Section) else State.FILED.word
    return [fact.party, fact.period, fact.version, fact.current, state, place.file, place.line]


def _sum(value: Value) -> list[CsvCell]:
    if not isinstance(value, Declared):
        return [""] * len(SUM)
    money, vat = value.money, value.includes_vat
    said = "" if vat is None else _ANSWERS[vat]
    low, high = (decimal(end, money.currency) for end in (money.low, money.high))
    return [money.currency, low, high, value.basis, said]


def _answer(value: Value) -> list[CsvCell]:
    return [_ANSWERS[value] if isinstance(value, bool) else ""]


def _quote(value: Value) -> list[CsvCell]:
    if not isinstance(value, Quote):
        return [""] * (1 + len(QUOTE))
    return [value.text, value.voice.language, value.voice.speaker]


_SPREAD: Mapping[CellKind, Callable[[Value], list[CsvCell]]] = {
    CellKind.SUM: _sum,
    CellKind.ANSWER: _answer,
    CellKind.QUOTE: _quote,
}
"""What fills more than its own cell, or is said in a word; the rest stands as it is, and is empty where not given."""
