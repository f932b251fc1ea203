"""A figure as a Plotly figure: the same description the SVG is drawn from in, a plain JSON-able mapping out.

Plotly takes text for markup, so every text passes through `interactive_marks.plain`; hover texts are finished text in
a fixed template. Values are whole numbers of the chart's smallest unit and only place things: every figure a reader
sees is text. Colours are CSS variables.
"""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from generator.charts.figure import SIGNS, Bars, Cell, Drawing, Figure, Flow, Grid, Node, Nothing
from generator.charts.interactive_bars import bars
from generator.charts.interactive_marks import HOVER, ITALIC, Part, categories, colour, named, plain

TRACES = ("bar", "sankey", "scatter")
"""The kinds of trace in use; the script that draws them must know these."""
LINE = 60
"""How many characters of a sentence fit in a line."""
WORDS_FIT = 70
"""How many characters fit beside each other in a row of answers; else signs stand alone."""
_TONES = {"missing": "var(--warn)", "quiet": "var(--ink-3)"}
_MARGIN = {"l": 10, "r": 10, "t": 70, "b": 20}


def interactive(drawing: Drawing) -> Part:
    """`{"data": […], "layout": {…}}` for Plotly, in plain lists, mappings, numbers and strings."""
    traces, layout = _drawn(drawing.figure)
    for number, trace in enumerate(traces):
        trace.uid = f"{drawing.id}-{number}"
    made = go.Figure(data=traces, layout={"margin": _MARGIN, **layout}).to_plotly_json()
    made["layout"].pop("template", None)  # plotly.py's own look; the page has one
    return {"data": _listed(made["data"]), "layout": _listed(made["layout"])}


def _drawn(figure: Figure) -> tuple[list[Any], Part]:
    match figure:
        case Bars():
            return bars(figure)
        case Grid():
            return _grid(figure)
        case Flow():
            return [_flow(figure)], {"height": max(320, 48 * len(figure.nodes))}
        case Nothing(sentence):
            return [], _empty(sentence)


def _listed(value: Any) -> Any:
    """The same in lists and mappings that JSON knows."""
    if isinstance(value, dict):
        return {key: _listed(held) for key, held in value.items()}
    return [_listed(held) for held in value] if isinstance(value, list | tuple) else value


def _grid(figure: Grid) -> tuple[list[go.Scatter], Part]:
    """A trace for each tone, its signs as text."""
    rows = [f"r{number}" for number in range(len(figure.rows))]
    columns = [f"c{number}" for number in range(len(figure.columns))]
    longest = max((len(cell.word) for row in figure.rows for cell in row.cells), default=0)
    with_words = len(columns) * (longest + 3) <= WORDS_FIT
    traces = [
        _signs(figure, tone, with_words=with_words) for tone in SIGNS if any(_cells(figure, tone))
    ]
    across = categories(columns, [named(name) for name in figure.columns])
    down = categories(rows, [named(row.label) for row in figure.rows])
    return traces, {
        "height": 150 + 34 * len(rows),
        "showlegend": False,
        "xaxis": {**across, "side": "top", "showgrid": False},
        "yaxis": {**down, "range": [len(rows) - 0.4, -0.6], "showgrid": False},
    }


def _cells(figure: Grid, tone: str) -> Iterator[tuple[str, str, Cell, str]]:
    """The cells of one tone, with the keys of their column and row and what is said over them."""
    for number, row in enumerate(figure.rows):
        for place, (name, cell) in enumerate(zip(figure.columns, row.cells, strict=True)):
            if cell.tone == tone:
                yield (
                    f"c{place}",
                    f"r{number}",
                    cell,
                    cell.title or f"{row.label}, {name}: {cell.word}",
                )


def _signs(figure: Grid, tone: str, *, with_words: bool) -> go.Scatter:
    found = list(_cells(figure, tone))
    return go.Scatter(
        mode="text",
        x=[column for column, _, _, _ in found],
        y=[row for _, row, _, _ in found],
        text=[
            f"{SIGNS[tone]} {plain(cell.word)}" if with_words else SIGNS[tone]
            for _, _, cell, _ in found
        ],
        customdata=[plain(said) for _, _, _, said in found],
        hovertemplate=HOVER,
        textfont={"color": _TONES.get(tone, "var(--ink)"), "size": 15},
    )


def _flow(figure: Flow) -> go.Sankey:
    places = {node.key: number for number, node in enumerate(figure.nodes)}
    nodes = {node.key: node for node in figure.nodes}
    last = max((node.column for node in figure.nodes), default=0)
    ends = [(nodes[ribbon.source], nodes[ribbon.target]) for ribbon in figure.ribbons]
    return go.Sankey(
        node={
            "label": [plain(_named(node)) for node in figure.nodes],
            "color": [colour(node.colour) for node in figure.nodes],
            "customdata": [plain(_named(node)) for node in figure.nodes],
            "hovertemplate": HOVER,
            "thickness": 12,
            "align": "center",  # a payer that nobody declares to have paid stays among the payers
        },
        link={
            "source": [places[ribbon.source] for ribbon in figure.ribbons],
            "target": [places[ribbon.target] for ribbon in figure.ribbons],
            "value": [ribbon.value for ribbon in figure.ribbons],
            "color": [colour(f"soft-{(b if b.column == last else a).colour}") for a, b in ends],
            "customdata": [plain(ribbon.title) for ribbon in figure.ribbons],
            "hovertemplate": HOVER,
        },
    )


def _named(node: Node) -> str:
    return f"{node.label}: {node.figure}" if node.figure else node.label


def _empty(sentence: str) -> Part:
    """No axes, and the sentence that says why there is nothing."""
    where = {"x": 0, "y": 1, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top"}
    return {
        "height": 160,
        "xaxis": {"visible": False},
        "yaxis": {"visible": False},
        "annotations": [
            {
                **where,
                "text": "<br>".join(map(plain, wrap(sentence, LINE))),
                "font": ITALIC,
                "showarrow": False,
            }
        ],
    }


def script() -> str:
    """Plotly's own script, to be published beside the pages and loaded only when a reader asks for it."""
    return str(get_plotlyjs())
