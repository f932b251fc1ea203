"""How a grid is laid out as a table: the figure and the sheet in, the first arrangement that fits out.

In order of preference: with words; turned, rows for columns, with words; with signs alone and a key; turned, with
signs alone; and the same with slanted headings. Signs stand alone only where each has one meaning.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.charts.figure import Cell, Grid, GridRow
from generator.charts.measures import Lines, longest_word, widest, width, wrap
from generator.charts.svg_lists import QUIET, SIGN, written
from generator.charts.svg_marks import Sheet, indent
from generator.charts.svg_style import ANSWER, COLUMN, LABEL, MEMBER, SMALL, Face

LABEL_ROOMS = (1900, 1250)
"""Labels may be this wide; with many columns they are wrapped closer."""
HEAD_LINES = 3
SLANT_ROOM = 2000
PADDING = 80
_GUTTER = 160
_BETWEEN = 100
_HEAD_GAP = 60
_SIGNS_APART = 260
"""The least room a column of signs alone needs."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where things go: labels have `room` after `before`, the first column is at `left`, each `column` wide.

    `swatches` are those of the columns. `answers` says how words are written, beside their signs or below them; it is
    None where signs stand alone.
    """

    sheet: Sheet
    table: Grid
    swatches: tuple[str, ...]
    label: Face
    before: int
    room: int
    left: int
    column: int
    slanted: bool
    answers: Face | None = None
    below: bool = False

    def at(self, number: int) -> int:
        """The left edge of a column."""
        return self.left + number * self.column

    def head(self, name: str) -> Lines:
        """A heading in lines."""
        return wrap(name, COLUMN, self.column - _HEAD_GAP - indent(*self.swatches), HEAD_LINES)

    def said(self, cell: Cell) -> Lines:
        """An answer's word in the lines its column has room for; none where signs stand alone."""
        if self.answers is None:
            return Lines(())
        return wrap(
            cell.word, written(cell.tone, self.answers), self.word_room, 3 if self.below else 2
        )

    @property
    def word_room(self) -> int:
        """How wide a word may be in its column."""
        return self.column - _BETWEEN - (0 if self.below else SIGN)


def plan_table(figure: Grid, sheet: Sheet) -> Plan | None:
    """The first arrangement that fits; None where none does."""
    turned = _turned(figure)
    alone = _signs_suffice(figure)
    for slanted in (False, True):
        for plan in (
            *_with_words(figure, sheet, slanted),
            *(() if alone else _with_words(turned, sheet, slanted)),
        ):
            if _heads_fit(plan) and _words_fit(plan):
                return plan
        for plan in (
            (*_plans(figure, sheet, slanted), *_plans(turned, sheet, slanted)) if alone else ()
        ):
            if _heads_fit(plan) and plan.column >= _SIGNS_APART:
                return plan
    return None
