"""`sixc build` against plain `mkdocs build` of the same pages written as Markdown, and its time per page as it grows.

The peer has the same theme, search and number of pages, and its navigation is as short as ours: a navigation of
2,000 entries on every page would slow it much more. It draws no charts, checks nothing and exports nothing.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.markdown import to_markdown
from benchmarks.measurement import BIN, Limit, report, seconds, summary
from benchmarks.synthetic import Size, write_instance
from generator.pages.page import Page
from generator.pipeline import run
from generator.settings import read_settings

NONE, SMALL, LARGE = (Size(parties, periods=8, versions=2) for parties in (1, 7, 73))
RUNS = 3
FASTER = 5
GROWTH = 1.1


def main() -> None:
    with TemporaryDirectory(prefix="sixc-build-") as folder:
        roots = [Path(folder) / name for name in ("none", "small", "large", "peer")]
        for root, size in zip(roots, (NONE, SMALL, LARGE), strict=False):
            write_instance(root, size)
        none, small, large = ([_build(root) for _ in range(RUNS)] for root in roots[:3])
        counts = [len(_pages(root)) for root in roots[:2]]
        pages = _pages(roots[2])
        _write_peer(roots[3], pages)
        peer = seconds([BIN / "mkdocs", "build", "--quiet", "--config-file", roots[3] / "mkdocs.yml"])
    report(
        "build",
        _limits(...)
    )
