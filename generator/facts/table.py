"""A table of facts as files hold it: its columns, declared once beside the record they are taken from.

What a column holds stays what it is: money is spread over columns of numbers only where a file is written.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from generator.facts.fact import Declaration, Declared, Fact
from generator.facts.quote import Quote
from generator.findings import Place

Row = TypeVar("Row")
Value = str | int | bool | Declared | Quote | None


class CellKind(Enum):
    """What the cells of a column hold; only a YES_OR_NO is always there."""

    TEXT = "text"
    NUMBER = "whole number"
    YES_OR_NO = "yes or no"
    ANSWER = "yes, no or no answer"
    QUOTE = "text as somebody wrote it, with its language and who speaks"
    SUM = "sum with its currency, its two ends, its basis and whether it includes VAT"


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its name, what its cells hold, and where a row's value comes from."""

    name: str
    kind: CellKind
    of: Callable[[Row], Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[Row]):
    """One kind of fact: its field of `Facts`, how it is read, and its table in files.

    Files have a row too for whoever declares none: `section` is the one that says why, empty where all do together.
    A fact may fill several rows; `fact` leads back from a row to it, and `place` to where the row stands, if that is
    not where the fact does. In files, what every fact says stands before the columns.
    """

    name: str
    field: str
    read: Callable[[Declaration], Iterator[Fact]]
    rows: Callable[[Iterable[Any]], Iterable[Row]]
    fact: Callable[[Row], Fact]
    columns: tuple[Column[Row], ...]
    place: Callable[[Row], Place] | None = None
    section: str = ""

    def of(self, facts: object) -> Iterable[Row]:
        """The rows of the table of some `Facts`."""
        return self.rows(getattr(facts, self.field))
