"""The files of one chart in one language: picture, data as CSV and JSON, and the interactive figure."""

import json
from collections.abc import Iterator

from generator.addresses import Election
from generator.charts.bundle import ensure_drawable, read_bundle
from generator.charts.figure import Drawing
from generator.charts.interactive import interactive
from generator.charts.svg import draw, legend, standalone
from generator.exports.artifact import Artifact
from generator.exports.bundle import Bundle
from generator.exports.csv_text import write_csv

WIDTH = 700


def export_all(bundle: Bundle) -> Iterator[Artifact]:
    """The files of every chart of every election, in every language."""
    for (language, election), drawings in bundle.drawings.items():
        for drawing in drawings.values():
            yield from export(drawing, election, language)


def export(drawing: Drawing, election: str, language: str) -> Iterator[Artifact]:
    """Each file under the chart's own address in the language's site."""
    to = Election(election)

    def made(name: str, content: bytes, kind: str) -> Artifact:
        return Artifact(to.chart_file(drawing.id, name), content, kind, language)

    picture = draw(drawing.figure, WIDTH, drawing.id, drawing.finding, drawing.summary)
    svg = standalone(picture, legend(drawing.figure))
    yield made("chart.svg", svg.encode(), "image/svg+xml")
    table = drawing.table
    rows = [[cell.value or cell.text for cell in row] for row in table.rows]
    named = [[row[0].text, *values[1:]] for row, values in zip(table.rows, rows, strict=True)]
    yield made("data.csv", write_csv(table.columns, named), "text/csv")
    yield made("data.json", to_json(_data(drawing)), "application/json")
    figure = interactive(drawing)
    ensure_drawable(figure, drawing.id, read_bundle())
    yield made("figure.json", to_json(figure), "application/json")


def _data(drawing: Drawing) -> dict[str, object]:
    return {
        "id": drawing.id,
        "question": drawing.question,
        "finding": drawing.finding,
        "measure": drawing.measure,
        "summary": drawing.summary,
        "unit": drawing.unit,
        "note": drawing.note,
        "columns": list(drawing.table.columns),
        "rows": [
            [{"text": c.text, "value": c.value, "link": c.link} for c in row]
            for row in drawing.table.rows
        ],
    }


def to_json(data: object) -> bytes:
    """Strict JSON with sorted keys, one line at the end; safe inside a page."""
    text = json.dumps(
        data, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode() + b"\n"
