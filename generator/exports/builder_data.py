"""The files of the comparison a reader builds, in one language: a view and the bare page for frames in, files out.

The data are a classic script and not JSON, because a page inside a sandboxed frame may load scripts but fetch nothing.
"""

from collections.abc import Iterator

from generator.addresses import BUILDER
from generator.artifact import Artifact, to_json
from generator.charts.builder import data
from generator.charts.chart import View
from generator.exports.csv_text import FORMULA

NAME = "SIXC_BUILDER"


def export(view: View, bare: bytes) -> Iterator[Artifact]:
    """The script with the data, and the page."""
    to, language = view.to, view.t.language
    yield Artifact(to.builder_data, script(view), "text/javascript", language)
    yield Artifact(f"{to.embed(BUILDER)}index.html", bare, "text/html", language)


def script(view: View) -> bytes:
    """It assigns one global. `formula` are the characters a cell of a CSV may not begin with."""
    found = to_json({**data(view), "formula": "".join(sorted(FORMULA))}).decode().rstrip("\n")
    return f"var {NAME}={found};\n".encode()
