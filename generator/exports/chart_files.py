"""The files of each chart in each language: picture, data as CSV and JSON, and the interactive figure."""

from collections.abc import Iterator
from decimal import Decimal

from generator.artifact import Artifact, to_json
from generator.drawing.block import ChartBlock
from generator.drawing.svg import standalone
from generator.exports.bundle import Bundle
from generator.exports.csv_text import write_csv
from generator.figures.figure import Drawing, Value
from generator.figures.legend import legend
from generator.interactive.bundle import ensure_drawable, read_bundle
from generator.interactive.plot import interactive


def export(bundle: Bundle) -> Iterator[Artifact]:
    """The files of every chart in every language."""
    for record in bundle.records:
        yield from files(record.block, record.t.language)


def files(block: ChartBlock, language: str) -> Iterator[Artifact]:
    """Each file beside the chart's own page in the language's site."""
    drawing = block.drawing

    def made(name: str, content: bytes, kind: str) -> Artifact:
        return Artifact(block.page + name, content, kind, language)

    svg = standalone(block.wide, legend(drawing.figure))
    yield made("chart.svg", svg.encode(), "image/svg+xml")
    yield made("data.csv", write_csv(drawing.data.columns, drawing.data.rows), "text/csv")
    yield made("data.json", to_json(said(drawing)), "application/json")
    figure = interactive(drawing)
    ensure_drawable(figure, drawing.id, read_bundle())
    yield made("figure.json", to_json(figure), "application/json")


def said(drawing: Drawing) -> dict[str, object]:
    """All that a drawing says, and the figures behind it."""
    return {
        "id": drawing.id,
        "question": drawing.question,
        "finding": drawing.finding,
        "measure": drawing.measure,
        "summary": drawing.summary,
        "unit": drawing.unit,
        "note": drawing.note,
        "data": [
            {name: _plain(value) for name, value in zip(drawing.data.columns, row, strict=True)}
            for row in drawing.data.rows
        ],
        "table": {
            "columns": list(drawing.table.columns),
            "rows": [[{"text": c.text, "link": c.link} for c in row] for row in drawing.table.rows],
        },
    }


def _plain(value: Value) -> str | int:
    """Amounts stay exact as text, whatever reads the numbers of JSON."""
    return str(value) if isinstance(value, Decimal) else value
