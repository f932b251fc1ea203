"""The facts of an election as pandas frames, for notebooks: the tables that are published, in the types of pandas.

Rows of the files that only say why there is nothing are not facts and left out.

    from generator.analysis import frames

What was not given is NA. Each end of a sum is an exact decimal number of units of its currency.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from generator.exports.tables import cells, columns
from generator.facts import TABLES, Facts
from generator.facts.table import CellKind, Column, Table

_TYPES = {
    CellKind.TEXT: "str",
    CellKind.NUMBER: "Int64",
    CellKind.YES_OR_NO: "bool",
    CellKind.ANSWER: "str",
}
_SHARED = ("str", "str", "Int64", "bool", "str", "str", "Int64")
_SUM = ("str", "object", "object", "str", "str")
_QUOTE = ("str", "str", "str")
_NUMBERS = {"Int64", "object"}


def frames(facts: Facts) -> Mapping[str, pd.DataFrame]:
    """A frame for each table, by name, with every row of every version."""
    return {table.name: _frame(table, facts) for table in TABLES}


def types(table: Table[Any]) -> Mapping[str, str]:
    """The type of each column of a table, in their order."""
    kinds = [*_SHARED, *(kind for column in table.columns for kind in _kinds(column))]
    return dict(zip(columns(table), kinds, strict=True))


def _kinds(column: Column[Any]) -> Iterable[str]:
    if column.kind is CellKind.QUOTE:
        return _QUOTE
    return _SUM if column.kind is CellKind.SUM else (_TYPES[column.kind],)


def _frame(table: Table[Any], facts: Facts) -> pd.DataFrame:
    """A frame with exactly the declared columns and types, also where there is no row."""
    rows = [*cells(table, facts)]
    held = [[row[place] for row in rows] for place in range(len(columns(table)))]
    series = {
        name: pd.Series(
            [pd.NA if kind in _NUMBERS and cell == "" else cell for cell in found], dtype=kind
        )
        for (name, kind), found in zip(types(table).items(), held, strict=True)
    }
    return pd.DataFrame(series)
