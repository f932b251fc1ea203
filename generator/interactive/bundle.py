"""Reads the script that draws interactive charts from the folder it was made in: its files, and what it can draw.

`sixc plotly` makes it from the packages that plotly/package-lock.json names; it is not in the repository. A site is
built without it too, and then offers no interactive versions: pictures, tables and files say the same.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.errors import PlotlyError
from generator.interactive.traces import TRACES

RECIPE = Path(__file__).parent / "plotly"
MADE = RECIPE / "made"
INGREDIENTS = ("package.json", "package-lock.json", "build.js")
SCRIPT, STYLE, LICENCES = "plotly.min.js", "plotly.css", "plotly.LICENSES.txt"
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class ScriptBundle:
    """The files to publish, by name; the kinds of trace they draw; the size of the script on its way, in bytes."""

    version: str
    traces: tuple[str, ...]
    size: int
    files: Mapping[str, bytes]

    @property
    def kilobytes(self) -> int:
        """The size as readers are told it: in tens of kilobytes, rounded up."""
        return -(-self.size // 10_000) * 10


def recipe() -> str:
    """What the script is made from, as a hash: another one means that it must be made again."""
    found = sha256("\0".join(TRACES).encode())
    for name in INGREDIENTS:
        found.update(sha256((RECIPE / name).read_bytes()).digest())
    return found.hexdigest()


@cache
def read_bundle() -> ScriptBundle | None:
    """The script of this installation; None where there is none, or one that was made from something else."""
    return read_made(MADE)


def read_made(folder: Path) -> ScriptBundle | None:
    """The script in a folder; None where it is missing, damaged, or made from something else."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        files = {name: (folder / name).read_bytes() for name in (SCRIPT, STYLE, LICENCES)}
    except (OSError, ValueError):
        return None
    if manifest["recipe"] != recipe() or manifest["sha256"] != sha256(files[SCRIPT]).hexdigest():
        return None
    return ScriptBundle(manifest["version"], tuple(manifest["traces"]), manifest["gzip"], files)


def ensure_drawable(figure: Mapping[str, Any], id: str, bundle: ScriptBundle | None) -> None:  # noqa: A002
    """Raise PlotlyError where a figure has a kind of trace that its script does not know."""
    known = bundle.traces if bundle else TRACES
    for trace in figure["data"]:
        if trace["type"] not in known:
            message = (
                f"The chart {id} has a trace of the kind {trace['type']}, which the interactive script cannot draw: "
                "add it to TRACES in generator/interactive/traces.py, then run `sixc plotly`."
            )
            raise PlotlyError(message)
