"""Draws rows × columns of answers: the picture of a `Grid` figure.

An answer is a sign and a word. On a wide sheet this is a table, as `grid_plan` arranges it. On a narrow sheet, and
where no table fits, each row becomes its label and a list (`lists`); on a terse one, a few lines (`digest`).
"""

from generator.drawing.digest import draw_digest
from generator.drawing.grid_plan import SLANT_ROOM, GridPlan, plan_table, slanted_rise
from generator.drawing.lists import SIGN, answer, draw_list, written
from generator.drawing.marks import (
    NAME_LINES,
    Picture,
    Point,
    Sheet,
    across,
    indent,
    px,
    swatch,
    words,
)
from generator.drawing.measures import width, wrap
from generator.drawing.style import ANSWER, COLUMN
from generator.figures.figure import Cell, Grid, GridRow
from generator.figures.signs import SHAPES


def draw_grid(figure: Grid, sheet: Sheet) -> Picture:
    """The picture."""
    if sheet.terse:
        return draw_digest(figure, sheet)
    plan = None if sheet.narrow else plan_table(figure, sheet)
    return draw_list(figure, sheet) if plan is None else _table(plan)


def _table(plan: GridPlan) -> Picture:
    parts: list[str] = []
    y = 0
    if plan.answers is None:
        y, key = _key(_meanings(plan.table), plan.sheet)
        parts += key
    y, heads = _heads(plan, y)
    parts += heads
    for number, row in enumerate(plan.table.rows):
        if number:
            parts.append(across("thin", y, 0, plan.sheet.width))
        y, drawn = _row(row, plan, y)
        parts += drawn
    return Picture(y, tuple(parts))


def _meanings(figure: Grid) -> tuple[Cell, ...]:
    """Every sign that is drawn and its word, or its words."""
    found: dict[str, list[str]] = {}
    for row in figure.rows:
        for cell in row.cells:
            held = found.setdefault(cell.tone, [])
            if cell.word not in held:
                held.append(cell.word)
    return tuple(Cell(tone, " / ".join(found[tone]), "") for tone in SHAPES if tone in found)


def _key(key: tuple[Cell, ...], sheet: Sheet) -> tuple[int, list[str]]:
    """What the signs mean, in one or more lines; and where the next thing begins."""
    parts, x, y = list[str](), 0, 0
    for cell in key:
        face = written(cell.tone, ANSWER)
        size = SIGN + width(cell.word, face)
        if x and x + size > sheet.width:
            x, y = 0, y + ANSWER.line + 30
        lines = wrap(cell.word, face, sheet.width - SIGN)
        parts.append(answer(cell, ANSWER, (x, y + ANSWER.drop), lines))
        x += size + 220
    return y + ANSWER.line + 100, parts


def _heads(plan: GridPlan, y: int) -> tuple[int, list[str]]:
    """The columns' headings on a common base line; and where the rows begin."""
    columns = plan.table.columns
    if plan.slanted:
        base = y + max((slanted_rise(name, plan.sheet) for name in columns), default=0) + 40
        parts = [
            _slanted(name, (plan.at(number) + 45, base), 30 if plan.sheet.close else 45)
            for number, name in enumerate(columns)
        ]
    else:
        base = y + max((len(plan.head(name).lines) for name in columns), default=0) * COLUMN.line
        parts = [_head(number, base - 40, plan) for number in range(len(columns))]
    return base + 55, [*parts, across("base", base + 55, 0, plan.sheet.width)]


def _slanted(name: str, at: Point, degrees: int) -> str:
    turned = f'<g transform="translate({px(at[0])} {px(at[1])}) rotate(-{degrees})">'
    return f"{turned}{words(COLUMN, (0, 0), wrap(name, COLUMN, SLANT_ROOM, 1))}</g>"


def _head(number: int, base: int, plan: GridPlan) -> str:
    """A heading whose last line stands on `base`."""
    lines = plan.head(plan.table.columns[number])
    x, first = plan.at(number), base - (len(lines.lines) - 1) * COLUMN.line
    mark = swatch(plan.swatches[number], x, first) if plan.swatches else ""
    return mark + words(COLUMN, (x + indent(*plan.swatches), first), lines)


def _row(row: GridRow, plan: GridPlan, y: int) -> tuple[int, list[str]]:
    """A row's label and answers; and where the next row begins."""
    label = wrap(row.label, plan.label, plan.room, NAME_LINES)
    said = [plan.said(cell) for cell in row.cells]
    face = plan.answers or ANSWER
    deepest = max((len(lines.lines) for lines in said), default=0) + (1 if plan.below else 0)
    tall = max(len(label.lines) * plan.label.line, deepest * face.line)
    base = y + plan.padding + plan.label.drop
    parts = [swatch(row.swatch, 0, base), words(plan.label, (plan.before, base), label)]
    for number, (cell, lines) in enumerate(zip(row.cells, said, strict=True)):
        parts.append(answer(cell, face, (plan.at(number), base), lines, below=plan.below))
    return y + tall + 2 * plan.padding, parts
