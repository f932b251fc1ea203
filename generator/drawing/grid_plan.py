"""Plans how a grid is laid out as a table: the first arrangement that fits on the sheet.

In order of preference: with words; turned, rows for columns, with words; with signs alone and a key; turned, with
signs alone; and the same with slanted headings. Signs stand alone only where each has one meaning.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.drawing.lists import QUIET, SIGN, written
from generator.drawing.marks import Sheet, indent
from generator.drawing.measures import Lines, longest_word, widest, width, wrap
from generator.drawing.style import ANSWER, COLUMN, LABEL, MEMBER, SMALL, Face
from generator.figures.figure import Cell, Grid, GridRow

LABEL_ROOMS, CLOSE_ROOMS = (2900, 2500, 1900, 1250), (2500, 1900, 1250)
"""Labels may be this wide; with many columns they are wrapped closer."""
USUAL_ROOM = 1900
LABEL_LINES = 3
"""Labels get more than the usual room where without it they need more lines, or a word is broken."""
HEAD_LINES = 3
SLANT_ROOM = 2000
PADDING, CLOSE_PADDING = 80, 35
NO_WORDS = Lines(())
_GUTTER = 160
_BETWEEN = 100
_HEAD_GAP = 60
_SIGNS_APART = 260
"""The least room a column of signs alone needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridPlan:
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

    @property
    def padding(self) -> int:
        """The room above and below a row."""
        return CLOSE_PADDING if self.sheet.close else PADDING

    def at(self, number: int) -> int:
        """The left edge of a column."""
        return self.left + number * self.column

    def head(self, name: str) -> Lines:
        """A heading in lines."""
        return wrap(name, COLUMN, self.column - _HEAD_GAP - indent(*self.swatches), HEAD_LINES)

    def said(self, cell: Cell) -> Lines:
        """An answer's word in the lines its column has room for; none where signs stand alone."""
        if self.answers is None:
            return NO_WORDS
        return wrap(
            cell.word, written(cell.tone, self.answers), self.word_room, 3 if self.below else 2
        )

    @property
    def word_room(self) -> int:
        """How wide a word may be in its column."""
        return self.column - _BETWEEN - (0 if self.below else SIGN)


def plan_table(figure: Grid, sheet: Sheet) -> GridPlan | None:
    """The first arrangement that fits; None where none does."""
    alone = _signs_suffice(figure)
    for turned, slanted in ((False, False), (True, False), (False, True)):
        bare = list(_plans(figure, sheet, turned=turned, slanted=slanted))
        worded = (
            []
            if alone and (turned or slanted)
            else [plan for empty in bare for plan in _with_words(empty)]
        )
        for plan in worded + bare if alone else worded:
            if _heads_fit(plan) and _answers_fit(plan):
                return plan
    return None


def _signs_suffice(figure: Grid) -> bool:
    """Whether each sign for an answer always goes with one word."""
    cells = (cell for row in figure.rows for cell in row.cells)
    said = {(cell.tone, cell.word) for cell in cells if cell.tone not in QUIET}
    return len(said) == len({tone for tone, _ in said})


def _plans(figure: Grid, sheet: Sheet, *, turned: bool, slanted: bool) -> Iterator[GridPlan]:
    """Columns of one width beside labels in one line, then in two; the answers as signs alone."""
    table = _turn(figure) if turned else figure
    swatches = tuple(row.swatch for row in figure.rows) if turned else ()
    label, labels = MEMBER if turned else LABEL, tuple(row.label for row in table.rows)
    before, count = indent(*(row.swatch for row in table.rows)), max(len(table.columns), 1)
    rooms = CLOSE_ROOMS if sheet.close else _rooms(labels, label)
    for most in rooms:
        room = min(widest(labels, label), most)
        left = before + room + _GUTTER
        column = (sheet.width - left) // count
        if slanted:
            column = (sheet.width - left - _overhang(table.columns, column)) // count
        yield GridPlan(
            sheet=sheet,
            table=table,
            swatches=swatches,
            label=label,
            before=before,
            room=room,
            left=left,
            column=column,
            slanted=slanted,
        )


def _rooms(labels: tuple[str, ...], face: Face) -> tuple[int, ...]:
    """How wide labels may be, widest first: no wider than suits the longest."""
    for room in sorted(LABEL_ROOMS):
        if room >= USUAL_ROOM and all(
            longest_word(label, face) <= room and not wrap(label, face, room, LABEL_LINES).whole
            for label in labels
        ):
            return tuple(each for each in LABEL_ROOMS if each <= room)
    return LABEL_ROOMS


def _turn(figure: Grid) -> Grid:
    """Rows for columns."""
    columns = tuple(row.label for row in figure.rows)
    rows = tuple(
        GridRow(name, tuple(row.cells[number] for row in figure.rows))
        for number, name in enumerate(figure.columns)
    )
    return Grid(columns, rows, figure.key)


def _with_words(plan: GridPlan) -> Iterator[GridPlan]:
    yield replace(plan, answers=ANSWER)
    yield replace(plan, answers=SMALL, below=True)


def _heads_fit(plan: GridPlan) -> bool:
    free = plan.column - _HEAD_GAP - indent(*plan.swatches)
    return plan.slanted or all(
        longest_word(name, COLUMN) <= free and not plan.head(name).whole
        for name in plan.table.columns
    )


def _answers_fit(plan: GridPlan) -> bool:
    """Whether every answer fits its column without a word broken or cut."""
    if plan.answers is None:
        return plan.column >= _SIGNS_APART
    cells = {(cell.tone, cell.word): cell for row in plan.table.rows for cell in row.cells}
    return all(
        longest_word(cell.word, written(cell.tone, plan.answers)) <= plan.word_room
        and not plan.said(cell).whole
        for cell in cells.values()
    )


def _overhang(columns: tuple[str, ...], column: int) -> int:
    """How far slanted headings reach beyond the last column."""
    last = len(columns) - 1
    reach = (
        slanted_reach(name) - (last - number) * column - column
        for number, name in enumerate(columns)
    )
    return max(0, *reach) + PADDING


def slanted_reach(name: str) -> int:
    """How far a heading at 45° reaches, to the right and upward."""
    return min(width(name, COLUMN), SLANT_ROOM) * 71 // 100 + 100


def slanted_rise(name: str, sheet: Sheet) -> int:
    """How far a slanted heading reaches upward; on a close sheet it lies at 30°."""
    if not sheet.close:
        return slanted_reach(name)
    return min(width(name, COLUMN), SLANT_ROOM) // 2 + 100
