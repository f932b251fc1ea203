"""A bar chart as Plotly traces and layout: stacked bars, totals and reasons beside them, the limit as a line."""

from collections.abc import Iterator

from generator.figures.edgings import EDGINGS, Edging
from generator.figures.figure import Bars, Group, Row, Segment, Series, Tick
from generator.interactive.marks import (
    BOLD,
    FAINT,
    HOVER,
    ITALIC,
    MARGIN,
    STRONG,
    Part,
    beside,
    categories,
    colour,
    plain,
)

HEAD = 50
ROW = 30
THIN = 0.12
"""The height of a bar that shows how far a sum may reach, as a part of its row."""
BarLine = tuple[str, Group | Row]
Point = tuple[str, int, str, str]
"""A row's key, a value, the figure that stands in the bar, and what is said over it."""


def bars(figure: Bars) -> tuple[list[Part], Part]:
    """The traces in the order of the stack, and the layout."""
    lines = list(_lines(figure))
    headless = not any(isinstance(line, Group) for _, line in lines)
    traces = [
        trace
        for of in (_certain, _reaching)
        for series in figure.series
        for trace in of(series, lines)
    ]
    return traces, {
        "barmode": "stack",
        "bargap": 0.35,
        "height": HEAD + ROW * len(lines),
        "xaxis": _scale(figure),
        "yaxis": {
            **categories([key for key, _ in lines], [_name(line) for _, line in lines]),
            "range": [len(lines) - 0.4, -0.6],
            "showgrid": False,
            "showline": True,
            "tickfont": {"size": 14, **STRONG} if headless else {"size": 14},
        },
        "uniformtext": {"mode": "hide", "minsize": 12},
        "annotations": [*_said(lines), *_limit_label(figure.mark)],
        "shapes": list(_limit(figure.mark)),
        **({"margin": {**MARGIN, "b": 28}} if figure.mark else {}),
    }


def edgings(key: tuple[Series, ...]) -> Part:
    """How the edges of the exact parts are marked, for each series of a key that has an edging."""
    return {one.key: _edging(EDGINGS[one.colour]) for one in key if one.colour in EDGINGS}


def _edging(found: Edging) -> Part:
    dash = f"{found.dash}px,{found.gap}px" if found.dash else "solid"
    return {"above": found.above, "thick": found.thick / 10, "dash": dash}


def _lines(figure: Bars) -> Iterator[BarLine]:
    """Headings and rows from top to bottom, each with its key."""
    for number, group in enumerate(figure.groups):
        if group.heading:
            yield f"g{number}", group
        for place, row in enumerate(group.rows):
            yield f"r{number}.{place}", row


def _name(line: Group | Row) -> str:
    """A row's label; a heading stands over the bars instead."""
    return "" if isinstance(line, Group) else plain(line.label)


def _scale(figure: Bars) -> Part:
    """The axis of values, with room left for totals."""
    ends = [sum(s.high for s in row.segments) for group in figure.groups for row in group.rows]
    top = max([figure.top, 1, *ends, *([figure.mark.value] if figure.mark else [])])
    longest = max((len(row.total) for group in figure.groups for row in group.rows), default=0)
    return {
        "type": "linear",
        "range": [0, top * (16 + min(longest, 16)) // 16],
        "side": "top",
        "tickmode": "array",
        "tickvals": [tick.value for tick in figure.ticks],
        "ticktext": [plain(tick.label) for tick in figure.ticks],
        "tickfont": FAINT,
        "ticks": "",
        "showline": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _certain(series: Series, lines: list[BarLine]) -> Iterator[Part]:
    """What is certain of a series, where there is any."""
    points = [
        (key, segment.low, segment.label, _hover(row, segment))
        for key, row, segment in _segments(series, lines)
        if segment.low
    ]
    if points:
        yield _trace(series, points, shown=True)


def _reaching(series: Series, lines: list[BarLine]) -> Iterator[Part]:
    """How far a series may reach, as a thin bar after all that is certain."""
    found = list(_segments(series, lines))
    points = [
        (key, segment.high - segment.low, "", _hover(row, segment))
        for key, row, segment in found
        if segment.high > segment.low
    ]
    if points:
        shown = not any(segment.low for _, _, segment in found)
        yield {**_trace(series, points, shown=shown), "width": THIN}


def _segments(series: Series, lines: list[BarLine]) -> Iterator[tuple[str, Row, Segment]]:
    for key, row in lines:
        if isinstance(row, Row):
            yield from ((key, row, one) for one in row.segments if one.series == series.key)


def _hover(row: Row, segment: Segment) -> str:
    return plain(segment.title or f"{row.label}: {segment.label or row.total}")


def _trace(series: Series, points: list[Point], *, shown: bool) -> Part:
    return {
        "type": "bar",
        "orientation": "h",
        "name": plain(series.label),
        "legendgroup": series.key,
        "showlegend": shown,
        "y": [key for key, _, _, _ in points],
        "x": [value for _, value, _, _ in points],
        "text": [plain(label) for _, _, label, _ in points],
        "textposition": "inside",
        "insidetextanchor": "start",
        "textangle": 0,
        "textfont": {"color": colour(f"on-{series.colour}"), "size": 12, **STRONG},
        "customdata": [said for _, _, _, said in points],
        "hovertemplate": HOVER,
        "marker": {
            "color": colour(series.colour),
            "line": {"color": "var(--chart-paper)", "width": 1},
        },
    }


def _said(lines: list[BarLine]) -> Iterator[Part]:
    """Headings, totals at the end of the bars, and why there is none where there is none."""
    for key, line in lines:
        if isinstance(line, Group):
            yield {**beside(key, 0, line.heading, BOLD), "name": "heading"}
            continue
        end = sum(segment.high for segment in line.segments)
        if line.total:
            yield {**beside(key, end, line.total, BOLD), "name": "total"}
        if line.state:
            below = {"yanchor": "top"} if line.total else {}
            yield {**beside(key, end, line.state, ITALIC), **below, "name": "state"}


def _limit(mark: Tick | None) -> Iterator[Part]:
    if mark is not None:
        ends = {"x0": mark.value, "x1": mark.value, "yref": "paper", "y0": 0, "y1": 1}
        line = {"color": "var(--chart-ink)", "width": 2, "dash": "dash"}
        yield {"type": "line", **ends, "line": line}


def _limit_label(mark: Tick | None) -> Iterator[Part]:
    """The limit's label, under the foot of its line."""
    if mark is not None:
        below = {"yref": "paper", "y": 0, "yanchor": "top", "xanchor": "center", "xshift": 0}
        yield {**beside("", mark.value, mark.label, BOLD), **below}
