"""Rows × columns of answers: a `Grid` in, its picture out.

An answer is a sign and a word. On a wide sheet this is a table, with the words beside or below the signs where they
fit, else with signs alone and a key, where the key has the words. On a narrow sheet, and where no table fits, each
row becomes its label and a list of "column: sign word".
"""

from dataclasses import dataclass, replace

from generator.charts.figure import SIGNS, Cell, Grid, GridRow
from generator.charts.measures import Lines, longest_word, widest, width, wrap
from generator.charts.svg_lists import QUIET, SIGN, answer, draw_list, written
from generator.charts.svg_marks import Picture, Sheet, across, indent, px, swatch, words
from generator.charts.svg_style import ANSWER, COLUMN, LABEL, SMALL, Face

LABEL_ROOMS = (1900, 1250)
"""Labels may be this wide; with many columns they are wrapped closer."""
GUTTER = 160
BETWEEN = 100
HEAD_GAP = 60
SLANT_ROOM = 2000
PADDING = 80
SIGNS_APART = 260
"""The least room a column of signs alone needs."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where things go: the first column at `left`, each `column` wide; how answers and headings are written."""

    sheet: Sheet
    before: int
    room: int
    left: int
    column: int
    answers: Face | None
    below: bool
    slanted: bool

    def at(self, number: int) -> int:
        """The left edge of a column."""
        return self.left + number * self.column


def draw_grid(figure: Grid, sheet: Sheet) -> Picture:
    """The picture."""
    plan = None if sheet.narrow else _plan(figure, sheet)
    return draw_list(figure, sheet) if plan is None else _table(figure, plan)


def _plan(figure: Grid, sheet: Sheet) -> Plan | None:
    """The first way of writing that fits; None where none does."""
    for slanted in (False, True):
        for face, below in ((ANSWER, False), (SMALL, True)):
            for most in LABEL_ROOMS:
                plan = _try(figure, sheet, most, slanted=slanted)
                plan = replace(plan, answers=face, below=below)
                if _heads_fit(figure, plan) and _words_fit(figure, plan):
                    return plan
    if not _signs_suffice(figure):
        return None
    plans = (
        _try(figure, sheet, most, slanted=slanted)
        for slanted in (False, True)
        for most in LABEL_ROOMS
    )
    return next(
        (plan for plan in plans if plan.column >= SIGNS_APART and _heads_fit(figure, plan)), None
    )


def _try(figure: Grid, sheet: Sheet, most: int, *, slanted: bool) -> Plan:
    """Columns of one width beside labels of at most a width, the answers as signs alone."""
    before = indent(*(row.swatch for row in figure.rows))
    room = min(widest(tuple(row.label for row in figure.rows), LABEL), most)
    left = before + room + GUTTER
    column = (sheet.width - left) // max(len(figure.columns), 1)
    if slanted:
        column = (sheet.width - left - _overhang(figure.columns, column)) // max(
            len(figure.columns), 1
        )
    return Plan(sheet, before, room, left, column, None, below=False, slanted=slanted)


def _heads_fit(figure: Grid, plan: Plan) -> bool:
    return plan.slanted or all(
        longest_word(name, COLUMN) <= plan.column - HEAD_GAP for name in figure.columns
    )


def _words_fit(figure: Grid, plan: Plan) -> bool:
    """Whether every answer fits its column without a word broken or cut."""
    cells = {(cell.tone, cell.word): cell for row in figure.rows for cell in row.cells}
    room, _ = _room(plan)
    return all(
        longest_word(cell.word, written(cell.tone, plan.answers or ANSWER)) <= room
        and not _lines(cell, plan).whole
        for cell in cells.values()
    )


def _signs_suffice(figure: Grid) -> bool:
    """Whether each sign for an answer always goes with one word."""
    said = {
        (cell.tone, cell.word)
        for row in figure.rows
        for cell in row.cells
        if cell.tone not in QUIET
    }
    return len(said) == len({tone for tone, _ in said})


def _overhang(columns: tuple[str, ...], column: int) -> int:
    """How far slanted headings reach beyond the last column."""
    last = len(columns) - 1
    reach = (
        _slanted_reach(name) - (last - number) * column - column
        for number, name in enumerate(columns)
    )
    return max(0, *reach) + PADDING


def _slanted_reach(name: str) -> int:
    """How far a heading at 45° reaches, to the right and upward."""
    return min(width(name, COLUMN), SLANT_ROOM) * 71 // 100 + 100


def _table(figure: Grid, plan: Plan) -> Picture:
    parts: list[str] = []
    y = 0
    if plan.answers is None:
        y, key = _key(_meanings(figure), plan.sheet)
        parts += key
    y, heads = _heads(figure.columns, plan, y)
    parts += heads
    for number, row in enumerate(figure.rows):
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
    return tuple(Cell(tone, " / ".join(found[tone]), "") for tone in SIGNS if tone in found)


def _key(key: tuple[Cell, ...], sheet: Sheet) -> tuple[int, list[str]]:
    """What the signs mean, in one or more lines; and where the next thing begins."""
    parts, x, y = list[str](), 0, 0
    for cell in key:
        face = written(cell.tone, ANSWER)
        size = SIGN + width(cell.word, face)
        if x and x + size > sheet.width:
            x, y = 0, y + ANSWER.line + 30
        parts.append(
            answer(cell, ANSWER, (x, y + ANSWER.drop), wrap(cell.word, face, sheet.width - SIGN))
        )
        x += size + 220
    return y + ANSWER.line + 100, parts


def _heads(columns: tuple[str, ...], plan: Plan, y: int) -> tuple[int, list[str]]:
    """The columns' headings on a common base line; and where the rows begin."""
    if plan.slanted:
        base = y + max(map(_slanted_reach, columns), default=0) + 40
        parts = [_slanted(name, plan.at(number) + 45, base) for number, name in enumerate(columns)]
    else:
        lines = [wrap(name, COLUMN, plan.column - HEAD_GAP, 3) for name in columns]
        deepest = max((len(head.lines) for head in lines), default=0)
        base = y + deepest * COLUMN.line
        parts = [
            words(COLUMN, (plan.at(number), base - (len(head.lines) - 1) * COLUMN.line - 40), head)
            for number, head in enumerate(lines)
        ]
    return base + 55, [*parts, across("base", base + 55, 0, plan.sheet.width)]


def _slanted(name: str, x: int, y: int) -> str:
    turned = f'<g transform="translate({px(x)} {px(y)}) rotate(-45)">'
    return f"{turned}{words(COLUMN, (0, 0), wrap(name, COLUMN, SLANT_ROOM, 1))}</g>"


def _row(row: GridRow, plan: Plan, y: int) -> tuple[int, list[str]]:
    """A row's label and answers; and where the next row begins."""
    label = wrap(row.label, LABEL, plan.room)
    written = [_lines(cell, plan) for cell in row.cells]
    face = plan.answers or ANSWER
    deepest = max((len(lines.lines) for lines in written), default=0) + (1 if plan.below else 0)
    tall = max(len(label.lines) * LABEL.line, deepest * face.line)
    top = y + PADDING
    parts = [
        swatch(row.swatch, 0, top + LABEL.drop),
        words(LABEL, (plan.before, top + LABEL.drop), label),
    ]
    for number, (cell, lines) in enumerate(zip(row.cells, written, strict=True)):
        parts.append(
            answer(cell, face, (plan.at(number), top + LABEL.drop), lines, below=plan.below)
        )
    return top + tall + PADDING, parts


def _lines(cell: Cell, plan: Plan) -> Lines:
    """An answer's word in the lines its column has room for; none where signs stand alone."""
    if plan.answers is None:
        return Lines(())
    return wrap(cell.word, written(cell.tone, plan.answers), *_room(plan))


def _room(plan: Plan) -> tuple[int, int]:
    """How wide a word may be in its column, and in how many lines."""
    free = plan.column - BETWEEN
    return (free, 3) if plan.below else (free - SIGN, 2)
