"""A grid as a list: each row's label, and below it its answers as "column: sign word", side by side where they fit.

Where there are many columns, each answer is said once with the columns it is given for. A row whose answers are all
the same reason for having none says so once, without naming the columns.
"""

from dataclasses import dataclass

from generator.drawing.marks import (
    NAME_LINES,
    Picture,
    Point,
    Sheet,
    across,
    indent,
    mark,
    swatch,
    title,
    words,
)
from generator.drawing.measures import Lines, widest, wrap
from generator.drawing.style import ANSWER, ASKED, LABEL, Face, strong
from generator.figures.figure import Cell, Grid, GridRow
from generator.figures.signs import SHAPES

SIGN = 170
"""From the edge of a sign to its word."""
REACH = 60
"""From the edge of a sign to its middle."""
QUIET = frozenset({"missing", "quiet"})
"""The tones that give the word their colour."""
UNANSWERED = QUIET | {"half", "withdrawn", "unreadable", "unasked"}
NOT_COUNTED = frozenset({"quiet", "unasked"})
MANY_COLUMNS = 7
TAB = 120
BETWEEN = 280
PADDING = 90
MOST_LINES = 3
MOST_COLUMNS = 3
ORDER = {tone: place for place, tone in enumerate(SHAPES)}


@dataclass(frozen=True, slots=True)
class ListPlan:
    """Where things go: `count` columns of entries, each `size` wide; in an entry the answer stands at `tab`."""

    sheet: Sheet
    before: int
    count: int
    size: int
    tab: int

    def at(self, column: int) -> int:
        """The left edge of a column of entries."""
        return self.before + column * (self.size + BETWEEN)


def draw_list(figure: Grid, sheet: Sheet) -> Picture:
    """The picture."""
    plan = _plan(figure, sheet)
    parts: list[str] = []
    y = 0
    for number, row in enumerate(figure.rows):
        if number:
            parts.append(across("thin", y, 0, sheet.width))
        y, drawn = _row(figure, row, plan, y + PADDING)
        parts += drawn
    return Picture(y, tuple(parts))


def _plan(figure: Grid, sheet: Sheet) -> ListPlan:
    """As many columns of entries as fit side by side; one in which names and answers wrap where none does."""
    before = indent(*(row.swatch for row in figure.rows))
    room = sheet.width - before
    tab = widest(figure.columns, ASKED) + TAB
    answers = tuple(
        cell.word for row in figure.rows if not _alike(figure, row) for cell in row.cells
    )
    needed = tab + SIGN + widest(answers, strong(ANSWER))
    for count in range(MOST_COLUMNS, 0, -1):
        size = (room - (count - 1) * BETWEEN) // count
        if needed <= size:
            return ListPlan(sheet, before, count, size, tab)
    return ListPlan(sheet, before, 1, room, min(tab, room // 2))


def _alike(figure: Grid, row: GridRow) -> bool:
    """Whether a row has the same reason for having no answer throughout."""
    first = row.cells[0] if row.cells else None
    if first is None or first.tone not in (NOT_COUNTED if figure.counted else UNANSWERED):
        return False
    return all(cell.tone == first.tone and cell.word == first.word for cell in row.cells)


def _row(figure: Grid, row: GridRow, plan: ListPlan, y: int) -> tuple[int, list[str]]:
    """A row's label and entries; and where the next row begins."""
    label = wrap(row.label, LABEL, plan.sheet.width - plan.before, NAME_LINES)
    parts = [
        swatch(row.swatch, 0, y + LABEL.drop),
        words(LABEL, (plan.before, y + LABEL.drop), label),
    ]
    y += len(label.lines) * LABEL.line + 30
    if _alike(figure, row):
        y, *drawn = _once(row.cells[0].tone, row.cells[0].word, plan, y)
    elif len(figure.columns) >= MANY_COLUMNS:
        y, drawn = _gathered(row, figure.columns, plan, y)
    else:
        y, drawn = _apart(row, figure.columns, plan, y)
    return y + PADDING, [*parts, *drawn]


def _once(tone: str, said: str, plan: ListPlan, y: int) -> tuple[int, str]:
    """An answer at the edge; and where it ends."""
    lines = wrap(said, written(tone, ANSWER), plan.sheet.width - plan.before - SIGN)
    drawn = answer(Cell(tone, said, ""), ANSWER, (plan.before, y + ANSWER.drop), lines)
    return y + len(lines.lines) * ANSWER.line, drawn


def _gathered(
    row: GridRow, columns: tuple[str, ...], plan: ListPlan, y: int
) -> tuple[int, list[str]]:
    """Each answer once, and below it the columns it is given for; and where that ends."""
    given: dict[tuple[str, str], list[str]] = {}
    for name, cell in zip(columns, row.cells, strict=True):
        given.setdefault((cell.tone, cell.word), []).append(name.replace(" ", "\N{NO-BREAK SPACE}"))
    parts: list[str] = []
    left, room = plan.before + SIGN, plan.sheet.width - plan.before - SIGN
    for tone, said in sorted(given, key=lambda key: ORDER[key[0]]):
        y, drawn = _once(tone, said, plan, y)
        names = wrap(", ".join(given[tone, said]), ASKED, room, len(columns))
        parts += [drawn, words(ASKED, (left, y + ASKED.drop), names)]
        y += len(names.lines) * ASKED.line + 40
    return y, parts


def _apart(row: GridRow, columns: tuple[str, ...], plan: ListPlan, y: int) -> tuple[int, list[str]]:
    """Each column with its answer; and where that ends."""
    parts: list[str] = []
    deep = -(-len(row.cells) // plan.count)
    entries = list(zip(columns, row.cells, strict=True))
    end = y
    for column in range(plan.count):
        at = y
        for name, cell in entries[column * deep : (column + 1) * deep]:
            parts.append(_entry(name, cell, plan, (plan.at(column), at + ANSWER.drop)))
            at += _lines(name, cell, plan) * ANSWER.line
        end = max(end, at)
    return end, parts


def _wrapped(name: str, cell: Cell, plan: ListPlan) -> tuple[Lines, Lines]:
    asked = wrap(name, ASKED, plan.tab - TAB, MOST_LINES)
    return asked, wrap(
        cell.word, written(cell.tone, ANSWER), plan.size - plan.tab - SIGN, MOST_LINES
    )


def _lines(name: str, cell: Cell, plan: ListPlan) -> int:
    return max(len(lines.lines) for lines in _wrapped(name, cell, plan))


def _entry(name: str, cell: Cell, plan: ListPlan, at: Point) -> str:
    """What is asked, and the answer at the tab."""
    asked, said = _wrapped(name, cell, plan)
    return words(ASKED, at, asked) + answer(cell, ANSWER, (at[0] + plan.tab, at[1]), said)


def written(tone: str, face: Face) -> Face:
    """How the word of an answer is written: stronger where it says that there is none."""
    return strong(face) if tone == "missing" else face


def answer(cell: Cell, face: Face, at: Point, lines: Lines, *, below: bool = False) -> str:
    """A sign and its word, beside or below it, as one mark."""
    tone = cell.tone if cell.tone in QUIET else ""
    sign = mark(SHAPES[cell.tone], (at[0] + REACH, at[1] - face.size * 35 // 100), also=tone)
    beside = (at[0], at[1] + face.line) if below else (at[0] + SIGN, at[1])
    said = words(face, beside, lines, also=tone) if lines.lines else ""
    return f"<g>{title(cell.title)}{sign}{said}</g>"
