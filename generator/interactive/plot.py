"""Describes a figure for Plotly, as a plain mapping for JSON, from the same drawing as its SVG.

Plotly takes text for markup, so every text passes through `marks.plain`; hover texts are finished text in
a fixed template. Values are whole numbers of the chart's smallest unit and only place things: every figure a reader
sees is text. Colours are CSS variables.
"""

from collections import Counter
from collections.abc import Iterator
from textwrap import wrap

from generator.figures.figure import Bars, Cell, Drawing, Figure, Flow, Grid, Node, Nothing
from generator.figures.legend import legend
from generator.interactive.bars import bars, edgings
from generator.interactive.marks import (
    FAINT,
    HEAD,
    HOVER,
    ITALIC,
    MARGIN,
    STRONG,
    Part,
    categories,
    colour,
    plain,
)

LINE = 60
"""How many characters of a sentence fit in a line."""
WORDS_FIT = 80
"""How many characters fit beside each other in a row of answers; else signs stand alone."""
WORD = 10
"""How many characters of an answer stand in a line."""
WIDEST = 6
"""The most columns of answers that a grid with fewer rows may have."""
HEAD_ROOM, STATION = 60, 70
"""The height of the headings of a flow, and of a station with its name."""
REMARK, REMARK_LINE = 38, 17
"""How many characters of a remark fit in a line on a telephone, and how high the line is."""
_SOFT = {"open": "rule-2"}
"""What is filled otherwise than with its own soft colour: money of which nobody says what it is."""
_GLYPHS = {
    "full": "●", "empty": "○", "half": "◐", "missing": "–", "withdrawn": "⊘", "unreadable": "⊠", "quiet": "·",
    "unasked": "◌", "part": "◔", "corrected": "●",
}  # fmt: skip
"""The letters that look like the signs of a drawing, as Plotly draws text and no paths."""
_TONES = {"missing": "var(--chart-warn)", "quiet": "var(--chart-ink-3)"}


def interactive(drawing: Drawing) -> Part:
    """`{"data": […], "layout": {…}}` for Plotly, in plain lists, mappings, numbers and strings.

    Bars of several colours come with `edgings`, which the page's script draws. They cannot stand in the traces: any
    `meta` there makes Plotly read all texts of the figure as templates.
    """
    traces, layout = _drawn(drawing.figure)
    data = [{**trace, "uid": f"{drawing.id}-{number}"} for number, trace in enumerate(traces)]
    said = {name: part for name, part in layout.items() if part != []}
    more = {"edgings": found} if (found := edgings(legend(drawing.figure))) else {}
    return {"data": data, "layout": {"margin": MARGIN, **said}, **more}


def _drawn(figure: Figure) -> tuple[list[Part], Part]:
    match figure:
        case Bars():
            return bars(figure)
        case Grid():
            return _grid(figure)
        case Flow():
            return _flow(figure)
        case Nothing(sentence):
            return [], _empty(sentence)


def _grid(figure: Grid) -> tuple[list[Part], Part]:
    """A trace for each tone, its signs as text. A wide grid is turned: it has more room downwards."""
    turned = len(figure.columns) > max(WIDEST, len(figure.rows))
    across, down = [plain(name) for name in figure.columns], [plain(r.label) for r in figure.rows]
    if turned:
        across, down = down, across
    columns = [f"c{number}" for number in range(len(across))]
    rows = [f"r{number}" for number in range(len(down))]
    longest = max((len(cell.word) for row in figure.rows for cell in row.cells), default=0)
    with_words = len(columns) * (min(longest, WORD) + 3) <= WORDS_FIT
    traces = [
        _signs(figure, tone, with_words=with_words, turned=turned)
        for tone in _GLYPHS
        if any(_cells(figure, tone))
    ]
    tall = with_words and longest > WORD
    return traces, {
        "height": 84 + (36 if tall else 33) * len(rows),
        "xaxis": {
            **categories(columns, across),
            "side": "top",
            "showgrid": False,
            "tickfont": HEAD,
        },
        "yaxis": {
            **categories(rows, down),
            "range": [len(rows) - 0.5, -0.5],
            "tickson": "boundaries",
            "tickfont": {"size": 14} if turned else {"size": 14, **STRONG},
        },
    }


def _cells(figure: Grid, tone: str) -> Iterator[tuple[int, int, Cell, str]]:
    """The cells of one tone, with the numbers of their column and row and what is said over them."""
    for number, row in enumerate(figure.rows):
        for place, (name, cell) in enumerate(zip(figure.columns, row.cells, strict=True)):
            if cell.tone == tone:
                yield place, number, cell, cell.title or f"{row.label}, {name}: {cell.word}"


def _signs(figure: Grid, tone: str, *, with_words: bool, turned: bool) -> Part:
    found = list(_cells(figure, tone))
    places = [(row, column) if turned else (column, row) for column, row, _, _ in found]
    weight = STRONG if tone == "missing" else {}
    return {
        "type": "scatter",
        "mode": "text",
        "x": [f"c{across}" for across, _ in places],
        "y": [f"r{down}" for _, down in places],
        "text": [
            f"{_GLYPHS[tone]} {_in_lines(cell.word, WORD)}" if with_words else _GLYPHS[tone]
            for _, _, cell, _ in found
        ],
        "customdata": [plain(said) for _, _, _, said in found],
        "hovertemplate": HOVER,
        "textfont": {"color": _TONES.get(tone, "var(--chart-ink)"), "size": 13, **weight},
    }


def _in_lines(text: str, most: int) -> str:
    return "<br>".join(map(plain, wrap(text, most)))


def _flow(figure: Flow) -> tuple[list[Part], Part]:
    places = {node.key: number for number, node in enumerate(figure.nodes)}
    threads = [(ribbon, strand) for ribbon, found in figure.parted for strand in found]
    trace = {
        "type": "sankey",
        "arrangement": "fixed",
        "node": {
            "label": [
                "<br>".join(map(plain, filter(None, (n.label, n.figure)))) for n in figure.nodes
            ],
            "color": [colour(node.colour) for node in figure.nodes],
            "customdata": [plain(_named(node)) for node in figure.nodes],
            "hovertemplate": HOVER,
            "line": {"width": 0},
            "pad": 30,
            "thickness": 12,
            "align": "center",  # a payer that nobody declares to have paid stays among the payers
        },
        "link": {
            "source": [places[ribbon.source] for ribbon, _ in threads],
            "target": [places[ribbon.target] for ribbon, _ in threads],
            "value": [strand.value for _, strand in threads],
            "color": [colour(_SOFT.get(s.colour, f"soft-{s.colour}")) for _, s in threads],
            "line": {"color": colour("ink-3"), "width": 0.5},
            "customdata": [plain(strand.title) for _, strand in threads],
            "hovertemplate": HOVER,
        },
    }
    remarks = [line for remark in figure.remarks for line in wrap(remark, REMARK)]
    below = REMARK_LINE * len(remarks)
    more = {"margin": {**MARGIN, "b": MARGIN["b"] + below}} if remarks else {}
    return [trace], {
        "height": max(240, 33 * len(figure.nodes), HEAD_ROOM + STATION * _most(figure))
        + below // 2,
        "annotations": [*_headings(figure.headings), *_remarks(remarks)],
        **more,
    }


def _most(figure: Flow) -> int:
    """How many stations the fullest column has."""
    return max(Counter(node.column for node in figure.nodes).values(), default=0)


def _remarks(lines: list[str]) -> Iterator[Part]:
    """What stands below a flow, as one text."""
    if lines:
        yield {
            "text": "<br>".join(map(plain, lines)),
            "x": 0, "y": 0, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top",
            "align": "left", "yshift": -10, "font": FAINT, "showarrow": False, "name": "remarks",
        }  # fmt: skip


def _headings(headings: tuple[str, ...]) -> Iterator[Part]:
    """What each column of stations is, above it."""
    for number, heading in enumerate(headings):
        yield {
            "text": plain(heading),
            "x": number / max(1, len(headings) - 1),
            "y": 1,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left"
            if number == 0
            else "right"
            if number == len(headings) - 1
            else "center",
            "yanchor": "bottom",
            "font": HEAD,
            "showarrow": False,
        }


def _named(node: Node) -> str:
    named = f"{node.label}: {node.figure}" if node.figure else node.label
    return f"{named} ({', '.join(node.parts)})" if node.parts else named


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
                "name": "sentence",
            }
        ],
    }
