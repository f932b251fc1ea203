"""Draws stacked horizontal bars: the picture of a `Bars` figure.

Labels stand left of the bars, on a narrow sheet above them; the figure stands at the end of its bar, or below where
it is too long. A row that says why it has no bar keeps its place. Rows themselves are drawn in `rows`.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.drawing.edges import edgings
from generator.drawing.marks import (
    NAME_LINES,
    Picture,
    Sheet,
    across,
    centred,
    down,
    extent,
    indent,
    swatch,
    words,
)
from generator.drawing.measures import Lines, longest_word, widest, width, wrap
from generator.drawing.rows import (
    AFTER_BAR,
    PIXEL,
    PlacedRow,
    RowPlan,
    bar_of,
    crossed,
    place,
    words_of,
)
from generator.drawing.style import COLUMN, HEADING, LABEL, MARK, MEMBER, TICK, TOTAL, Face
from generator.figures.figure import Bars, Group, Row, Tick

LABEL_ROOMS = (2100, 2500, 2900)
"""Labels may be this wide; the narrowest in which none needs more than two lines, or has a word broken, is taken."""
CLOSE_ROOM = 3600
"""Where rows stand close together, labels this wide are kept on one line."""
BESIDE_ROOM = 950
"""On a narrow sheet, labels no wider than this stand beside the bars."""
GUTTER = 140
HEAD = 170
HEADING_ROOM = 310
ABOVE_HEADING = 120
MANY_ROWS = 16
"""From here on rows stand closer together."""


def draw_bars(figure: Bars, sheet: Sheet) -> Picture:
    """The picture. A group without rows is a heading over the groups that follow."""
    plan = _plan(figure, sheet)
    mark = figure.mark if plan.limit is not None else None
    ticks = () if sheet.terse else _ticks(figure, plan)
    head = (HEAD if mark else 0) + (HEAD if ticks else 0)
    y, headings, placed = head + (50 if ticks else 0), list[str](), list[PlacedRow]()
    for group in figure.groups:
        if group.heading:
            over = _heading if group.rows else _heading_over
            y, drawn = over(group, plan, y)
            headings.append(drawn)
        for row in group.rows:
            placed.append(place(row, plan, y))
            y = placed[-1].end
    parts = (
        *_rules(ticks, plan, head, y),
        *headings,
        *(mark for row in placed for mark in bar_of(row, plan)),
        *edgings(placed, plan),
        *_base(placed, plan),
        *_limit(mark, placed, plan, head),
        *(text for row in placed for text in words_of(row, plan)),
    )
    return Picture(y, parts)


def _plan(figure: Bars, sheet: Sheet) -> RowPlan:
    rows = tuple(row for group in figure.groups for row in group.rows)
    face = MEMBER if any(group.heading for group in figure.groups) else LABEL
    before = indent(*(row.swatch for row in rows))
    labels = tuple(dict.fromkeys(row.label for row in rows))
    room = min(widest(labels, face), CLOSE_ROOM) if sheet.close else _label_room(labels, face)
    beside = not sheet.narrow or before + room <= BESIDE_ROOM
    left = before + room + (GUTTER if not sheet.narrow else AFTER_BAR)
    if not beside:
        left, room = PIXEL, sheet.width - before
    mark = figure.mark if any(row.segments for row in rows) else None
    limit = mark.value if mark else 0
    highs = [sum(segment.high for segment in row.segments) for row in rows]
    top = max([figure.top, limit, 1, *highs])
    span, below = _span(rows, highs, top, sheet.width - left)
    close = len(rows) >= MANY_ROWS or sheet.close
    return RowPlan(
        sheet=sheet,
        left=left,
        span=span,
        top=top,
        before=before,
        room=room,
        bar=170 if close else 200,
        gap=(50 if sheet.close else 90) if close else 140,
        face=face,
        beside=beside,
        totals_below=below,
        limit=left + limit * span // top if mark else None,
        colours={series.key: series.colour for series in figure.series},
    )


def _label_room(labels: tuple[str, ...], face: Face) -> int:
    """How wide labels beside the bars are."""
    lines: list[Lines] = []
    for room in LABEL_ROOMS:
        lines = [wrap(label, face, room, NAME_LINES) for label in labels]
        deepest = max((len(found.lines) for found in lines), default=0)
        if deepest <= 2 and all(longest_word(label, face) <= room for label in labels):
            break
    return widest(tuple(line for found in lines for line in found.lines), face)


def _span(rows: tuple[Row, ...], highs: list[int], top: int, room: int) -> tuple[int, bool]:
    """The width of the scale that leaves room for every total; where that is too little, totals go below the bars."""
    slivers = PIXEL * (2 + max((_parts(row) for row in rows), default=0))
    span = whole = room - slivers
    for row, high in zip(rows, highs, strict=True):
        if row.total and high:
            span = min(span, (whole - AFTER_BAR - width(row.total, TOTAL)) * top // high)
    longest = widest(tuple(row.total for row in rows), TOTAL)
    if span * 5 < whole * 2 or longest + AFTER_BAR > whole:
        return whole, True
    return span, False


def _parts(row: Row) -> int:
    """How many parts a row's bar can have, each of which is at least a pixel wide."""
    return sum(2 if 0 < segment.low < segment.high else 1 for segment in row.segments)


def _ticks(figure: Bars, plan: RowPlan) -> tuple[Tick, ...]:
    """The ticks whose labels touch neither each other nor the limit: all, or every second, every third and so on.

    Where there is nothing to measure there is no scale.
    """
    rows = (row for group in figure.groups for row in group.rows)
    if plan.limit is None and not any(segment.high for row in rows for segment in row.segments):
        return ()
    shown = tuple(tick for tick in figure.ticks if tick.value <= plan.top)
    for stride in range(1, len(shown) + 1):
        chosen = shown[::stride]
        places = [extent(tick.label, TICK, plan.at(tick.value), plan.sheet) for tick in chosen]
        if all(end + AFTER_BAR <= start for (_, end), (start, _) in pairwise(places)):
            return chosen
    return ()


def _heading(group: Group, plan: RowPlan, y: int) -> tuple[int, str]:
    """A group's heading under a thin rule; and where its rows begin."""
    before, base = indent(group.swatch), y + 215
    text = wrap(group.heading, HEADING, plan.sheet.width - before, NAME_LINES)
    line = across("thin", y + 55, 0, plan.sheet.width)
    drawn = line + swatch(group.swatch, 0, base) + words(HEADING, (before, base), text)
    return y + HEADING_ROOM + (len(text.lines) - 1) * HEADING.line, drawn


def _heading_over(group: Group, plan: RowPlan, y: int) -> tuple[int, str]:
    """A heading over several groups; and where they begin."""
    text = wrap(group.heading, COLUMN, plan.sheet.width, NAME_LINES)
    y += ABOVE_HEADING if y else 0
    return y + len(text.lines) * COLUMN.line, words(COLUMN, (0, y + COLUMN.line - 50), text)


def _rules(ticks: tuple[Tick, ...], plan: RowPlan, head: int, end: int) -> Iterator[str]:
    """The scale: labels on top, thin rules down through the rows. The limit's label stands for a tick it crosses."""
    for tick in ticks:
        x = plan.at(tick.value)
        start, stop = extent(tick.label, TICK, x, plan.sheet)
        if plan.limit is None or not start - 40 < plan.limit < stop + 40:
            yield centred(TICK, (x, head - 45), tick.label, plan.sheet)
        if tick.value or not plan.beside:
            yield down("rule", x, (head, end))


def _base(placed: list[PlacedRow], plan: RowPlan) -> Iterator[str]:
    """The line all bars begin at: through the rows, or, where labels above the bars stand in its way, beside each."""
    if plan.beside:
        spans = _joined((row.top, row.end) for row in placed)
    else:
        spans = [(row.bar - 20, row.bar + plan.bar + 20) for row in placed if row.pieces]
    if spans:
        yield down("base", plan.left, *spans)


def _limit(mark: Tick | None, placed: list[PlacedRow], plan: RowPlan, head: int) -> Iterator[str]:
    """The reference line, over the bars but never over words, with its label above the scale."""
    if mark is None or plan.limit is None:
        return
    yield centred(MARK, (plan.limit, HEAD - 45), mark.label, plan.sheet)
    rows = [row for row in placed if not crossed(row, plan)]
    if plan.beside:
        spans = _joined((row.top, row.end) for row in rows)
    else:
        spans = [(row.bar - 40, row.bar + plan.bar + 40) for row in rows]
    yield down("clear", plan.limit, *spans) + down("limit", plan.limit, (HEAD, head), *spans)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
