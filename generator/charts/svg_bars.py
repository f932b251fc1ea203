"""Stacked horizontal bars: a `Bars` figure in, its picture out.

Labels stand left of the bars, on a narrow sheet above them; the figure stands at the end of its bar, or below where
it is too long. A row that says why it has no bar keeps its place. Rows themselves are drawn in `svg_rows`.
"""

from collections.abc import Iterator
from itertools import pairwise

from generator.charts.figure import Bars, Group, Row, Tick
from generator.charts.measures import widest, width, wrap
from generator.charts.svg_marks import (
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
from generator.charts.svg_rows import (
    AFTER_BAR,
    PIXEL,
    Placed,
    Plan,
    bar_of,
    pattern,
    place,
    words_of,
)
from generator.charts.svg_style import HEADING, LABEL, MARK, MEMBER, TICK, TOTAL

LABEL_ROOM = 2100
GUTTER = 140
HEAD = 170
HEADING_ROOM = 310
MANY_ROWS = 16
"""From here on rows stand closer together."""


def draw_bars(figure: Bars, sheet: Sheet, start: int = 0) -> Picture:
    """The picture, everything in it below `start`."""
    plan = _plan(figure, sheet)
    ticks = _ticks(figure.ticks, plan)
    head = start + (HEAD if figure.mark else 0) + (HEAD if ticks else 0)
    y, headings, placed = head + (50 if ticks else 0), list[str](), list[Placed]()
    for group in figure.groups:
        if group.heading:
            headings.append(_heading(group, plan, y))
            y += HEADING_ROOM
        for row in group.rows:
            placed.append(place(row, plan, y))
            y = placed[-1].end
    parts = (
        *_patterns(figure, plan),
        *_rules(ticks, plan, head, y),
        *headings,
        *(mark for row in placed for mark in bar_of(row, plan)),
        *_base(placed, plan),
        *_limit(figure.mark, plan, start, head, y),
        *(text for row in placed for text in words_of(row, plan)),
    )
    return Picture(y, parts)


def _plan(figure: Bars, sheet: Sheet) -> Plan:
    rows = tuple(row for group in figure.groups for row in group.rows)
    face = MEMBER if any(group.heading for group in figure.groups) else LABEL
    before = indent(*(row.swatch for row in rows))
    room = sheet.width - before
    if not sheet.narrow:
        room = min(widest(tuple(row.label for row in rows), face), LABEL_ROOM)
    left = PIXEL if sheet.narrow else before + room + GUTTER
    limit = figure.mark.value if figure.mark else 0
    top = max([figure.top, limit, 1, *map(_high, rows)])
    span, below = _span(rows, top, sheet.width - left)
    close = len(rows) >= MANY_ROWS
    return Plan(
        sheet=sheet,
        left=left,
        span=span,
        top=top,
        before=before,
        room=room,
        bar=170 if close else 200,
        gap=90 if close else 140,
        face=face,
        totals_below=below,
        limit=left + limit * span // top if figure.mark else None,
        colours={series.key: series.colour for series in figure.series},
    )


def _high(row: Row) -> int:
    return sum(segment.high for segment in row.segments)


def _span(rows: tuple[Row, ...], top: int, room: int) -> tuple[int, bool]:
    """The width of the scale that leaves room for every total; where that is too little, totals go below the bars."""
    slivers = PIXEL * (2 + max((len(row.segments) for row in rows), default=0))
    span = whole = room - slivers
    for row in rows:
        if row.total and _high(row):
            span = min(span, (whole - AFTER_BAR - width(row.total, TOTAL)) * top // _high(row))
    longest = widest(tuple(row.total for row in rows), TOTAL)
    if span * 5 < whole * 2 or longest + AFTER_BAR > whole:
        return whole, True
    return span, False


def _ticks(ticks: tuple[Tick, ...], plan: Plan) -> tuple[Tick, ...]:
    """The ticks whose labels do not touch: all of them, or every second, every third and so on."""
    shown = tuple(tick for tick in ticks if tick.value <= plan.top)
    for stride in range(1, len(shown)):
        chosen = shown[::stride]
        places = [extent(tick.label, TICK, plan.at(tick.value), plan.sheet) for tick in chosen]
        if all(end + AFTER_BAR <= start for (_, end), (start, _) in pairwise(places)):
            return chosen
    return shown[:1]


def _heading(group: Group, plan: Plan, y: int) -> str:
    """A group's heading under a thin rule; the rows follow."""
    before, base = indent(group.swatch), y + 215
    text = wrap(group.heading, HEADING, plan.sheet.width - before, 1)
    line = across("thin", y + 55, 0, plan.sheet.width)
    return line + swatch(group.swatch, 0, base) + words(HEADING, (before, base), text)


def _patterns(figure: Bars, plan: Plan) -> Iterator[str]:
    """Hatching in the colour of every series with an uncertain part."""
    unsure = {
        s.series
        for group in figure.groups
        for row in group.rows
        for s in row.segments
        if s.low < s.high
    }
    colours = sorted({plan.colours.get(series, "m1") for series in unsure})
    if colours:
        yield f"<defs>{''.join(_hatching(colour, plan.sheet) for colour in colours)}</defs>"


def _hatching(colour: str, sheet: Sheet) -> str:
    frame = 'width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    return f'<pattern id="{pattern(colour, sheet)}" {frame}><path class="hatch {colour}" d="M1 0V5"/></pattern>'


def _rules(ticks: tuple[Tick, ...], plan: Plan, head: int, end: int) -> Iterator[str]:
    """The scale: labels on top, thin rules down through the rows."""
    for tick in ticks:
        x = plan.at(tick.value)
        yield centred(TICK, (x, head - 45), tick.label, plan.sheet)
        if tick.value or plan.sheet.narrow:
            yield down("rule", x, head, end)


def _base(placed: list[Placed], plan: Plan) -> Iterator[str]:
    """The line all bars begin at; on a narrow sheet, where names stand in its way, beside each bar."""
    if not placed:
        return
    if not plan.sheet.narrow:
        yield down("base", plan.left, placed[0].bar - plan.gap // 2, placed[-1].end)
        return
    for row in placed:
        if row.pieces:
            yield down("base", plan.left, row.bar - 20, row.bar + plan.bar + 20)


def _limit(mark: Tick | None, plan: Plan, start: int, head: int, end: int) -> Iterator[str]:
    """The reference line, over the bars, with its label above the scale."""
    if mark is None or plan.limit is None:
        return
    yield down("clear", plan.limit, head, end)
    yield down("limit", plan.limit, start + HEAD, end)
    yield centred(MARK, (plan.limit, start + HEAD - 45), mark.label, plan.sheet)
