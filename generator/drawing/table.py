"""A table of answers as a picture: a row for each measure and a column for each party.

As many columns stand side by side as their words have room for; the others follow below, beside the same labels. No
text is cut, however long: a cell has as many lines as it needs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.drawing.lists import SIGN, answer, written
from generator.drawing.marks import Picture, Point, across, indent, swatch, words
from generator.drawing.measures import Lines, longest_word, wrap
from generator.drawing.style import ANSWER, COLUMN, LABEL, MEMBER, SMALL, Face
from generator.figures.figure import Cell

LABELS, GAP = 1900, 140
"""The room for labels, and what parts columns."""
NARROWEST, WIDEST = 900, 2400
"""The least and the most that a column needs: a word longer than that is broken."""
INSET, PADDING, BETWEEN = 140, 70, 420
ENDLESS = 1000
"""More lines than any text has."""


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """A column: its name and its colour."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class CellText:
    """What stands in a cell: lines, what is said of them, and the look of their sign; empty where there is none."""

    lines: tuple[str, ...]
    more: str
    tone: str


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """A row, set in where it is a part of the one above."""

    label: str
    is_part: bool
    cells: tuple[CellText, ...]


def draw_table(heads: Sequence[ColumnHead], rows: Sequence[AnsweredRow], width: int) -> Picture:
    """The picture, in a width in tenths of a pixel."""
    count = _count(heads, rows, width)
    parts, y = list[str](), 0
    for start in range(0, len(heads), count):
        chosen = slice(start, start + count)
        band = [AnsweredRow(row.label, row.is_part, row.cells[chosen]) for row in rows]
        column = (width - LABELS) // count
        y, drawn = _band(heads[chosen], band, (column, width), y + (BETWEEN if start else 0))
        parts += drawn
    return Picture(y, tuple(parts))


def _count(heads: Sequence[ColumnHead], rows: Sequence[AnsweredRow], width: int) -> int:
    """How many columns stand side by side: as even as they can be in as few bands as they need."""
    needed = [longest_word(head.name, COLUMN) + indent(head.colour) for head in heads]
    needed += [_needed(cell) for row in rows for cell in row.cells]
    column = min(max(NARROWEST, *needed), WIDEST) + GAP
    most = max((width - LABELS) // column, 1)
    bands = -(-len(heads) // most) or 1
    return -(-len(heads) // bands) or 1


def _needed(cell: CellText) -> int:
    face, sign = written(cell.tone, ANSWER), SIGN if cell.tone else 0
    lines = (sign + longest_word(line, face) for line in cell.lines)
    return max(longest_word(cell.more, SMALL), *lines)


def _band(
    heads: Sequence[ColumnHead], rows: Sequence[AnsweredRow], size: tuple[int, int], y: int
) -> tuple[int, list[str]]:
    """Some columns with all rows; and where they end. `size` is the width of a column and of the whole."""
    column, width = size
    room = column - GAP
    names = [wrap(head.name, COLUMN, room - indent(head.colour), ENDLESS) for head in heads]
    base = y + max(len(name.lines) for name in names) * COLUMN.line
    parts = []
    for number, (head, name) in enumerate(zip(heads, names, strict=True)):
        at = (LABELS + number * column, base - (len(name.lines) - 1) * COLUMN.line - 40)
        parts += [
            swatch(head.colour, *at),
            words(COLUMN, (at[0] + indent(head.colour), at[1]), name),
        ]
    y = base + 55
    parts.append(across("base", y, 0, width))
    for row in rows:
        y, drawn = _row(row, column, y)
        parts += [*drawn, across("thin", y, 0, width)]
    return y, parts


def _row(row: AnsweredRow, column: int, y: int) -> tuple[int, list[str]]:
    """A row's label and cells; and where the next row begins."""
    left, face = (INSET, MEMBER) if row.is_part else (0, LABEL)
    label = wrap(row.label, face, LABELS - left - GAP, ENDLESS)
    top = y + PADDING
    parts, ends = (
        [words(face, (left, top + face.drop), label)],
        [top + len(label.lines) * face.line],
    )
    for number, cell in enumerate(row.cells):
        end, drawn = _cell(cell, column - GAP, (LABELS + number * column, top))
        parts += drawn
        ends.append(end)
    return max(ends) + PADDING, parts


def _cell(cell: CellText, room: int, at: Point) -> tuple[int, list[str]]:
    """What a cell says; and where it ends."""
    parts, (x, y) = list[str](), at
    face = written(cell.tone, ANSWER)
    for line in cell.lines:
        lines = wrap(line, face, room - (SIGN if cell.tone else 0), ENDLESS)
        parts.append(_line(cell.tone, face, (x, y + face.drop), lines))
        y += len(lines.lines) * face.line
    if cell.more:
        lines = wrap(cell.more, SMALL, room, ENDLESS)
        parts.append(words(SMALL, (x, y + SMALL.drop), lines, also="quiet"))
        y += len(lines.lines) * SMALL.line
    return y, parts


def _line(tone: str, face: Face, at: Point, lines: Lines) -> str:
    if not tone:
        return words(face, at, lines)
    return answer(Cell(tone, "", ""), face, at, lines)
