"""A grid in few lines, where a table has no room: beside each row's label, its answers as "sign word: columns".

The answer that says no is left out where a row has others, so every row is as deep as what it says.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.drawing.lists import SIGN, answer, written
from generator.drawing.marks import Picture, Sheet, across, indent, swatch, words
from generator.drawing.measures import widest, wrap
from generator.drawing.style import ANSWER, LABEL
from generator.figures.figure import Cell, Grid, GridRow
from generator.figures.signs import SHAPES

LABEL_ROOM = 2500
GUTTER = 140
PADDING, CLOSE_PADDING = 70, 35
MOST_LINES = 3
NO = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPlan:
    """Where things go: labels have `room` after `before`, answers begin at `left`.

    On a sheet where every yes is said with the same word, the word is left out: it is `plain` what is meant.
    """

    sheet: Sheet
    columns: tuple[str, ...]
    before: int
    room: int
    left: int
    plain: bool


def draw_digest(figure: Grid, sheet: Sheet) -> Picture:
    """The picture."""
    before = indent(*(row.swatch for row in figure.rows))
    room = min(widest(tuple(row.label for row in figure.rows), LABEL), LABEL_ROOM)
    yes = {cell.word for row in figure.rows for cell in row.cells if cell.tone == "full"}
    plan = DigestPlan(
        sheet=sheet,
        columns=figure.columns,
        before=before,
        room=room,
        left=before + room + GUTTER,
        plain=len(yes) == 1,
    )
    parts: list[str] = []
    y = 0
    for number, row in enumerate(figure.rows):
        if number:
            parts.append(across("thin", y, 0, sheet.width))
        y, drawn = _row(row, plan, y)
        parts += drawn
    return Picture(y, tuple(parts))


def _row(row: GridRow, plan: DigestPlan, y: int) -> tuple[int, list[str]]:
    """A row's label and answers; and where the next row begins."""
    label = wrap(row.label, LABEL, plan.room)
    padding = CLOSE_PADDING if plan.sheet.close else PADDING
    base = y + padding + LABEL.drop
    parts = [swatch(row.swatch, 0, base), words(LABEL, (plan.before, base), label)]
    deep = 0
    for cell in _answers(row, plan):
        room = plan.sheet.width - plan.left - SIGN
        lines = wrap(cell.word, written(cell.tone, ANSWER), room, MOST_LINES)
        parts.append(answer(cell, ANSWER, (plan.left, base + deep * ANSWER.line), lines))
        deep += len(lines.lines)
    tall = max(len(label.lines) * LABEL.line, deep * ANSWER.line)
    return y + tall + 2 * padding, parts


def _answers(row: GridRow, plan: DigestPlan) -> Iterator[Cell]:
    """Each answer once with the columns it is given for; without these where all answers are the same."""
    given: dict[tuple[str, str], list[str]] = {}
    for name, cell in zip(plan.columns, row.cells, strict=True):
        given.setdefault((cell.tone, cell.word), []).append(name)
    order = list(SHAPES)
    for tone, word in sorted(given, key=lambda key: order.index(key[0])):
        columns = ", ".join(given[tone, word])
        if len(given) == 1:
            yield Cell(tone, word, "")
        elif tone != NO:
            yield Cell(tone, columns if plan.plain and tone == "full" else f"{word}: {columns}", "")
