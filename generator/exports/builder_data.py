"""What the comparison that readers build is drawn from: views in, one script for each out.

The data are a classic script and not JSON, because a page inside a sandboxed frame may load scripts but fetch nothing.
"""

from collections.abc import Iterator

from generator.artifact import Artifact, to_json
from generator.charts.builder import data
from generator.charts.chart import View
from generator.exports.bundle import Bundle
from generator.exports.csv_text import FORMULA

NAME = "SIXC_BUILDER"


def export(bundle: Bundle) -> Iterator[Artifact]:
    """The data of every election in every language."""
    for view in bundle.views:
        yield Artifact(view.to.builder_data, script(view), "text/javascript", view.t.language)


def script(view: View) -> bytes:
    """It assigns one global. `formula` are the characters a cell of a CSV may not begin with."""
    found = to_json({**data(view), "formula": "".join(sorted(FORMULA))}).decode().rstrip("\n")
    return f"var {NAME}={found};\n".encode()
