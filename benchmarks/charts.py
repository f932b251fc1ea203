"""What a chart adds to a build: its page, embed, SVGs, CSV and JSON, against the renderer that makes its picture.

The picture for sharing is made by a renderer written in Rust, which is measured in the same run: milliseconds differ by
half from machine to machine, and this ratio hardly does. What all of a chart costs is the two together. The larger
picture, which parties' charts do not have, is held against the smaller one.

The same instance is built with each chart once, 21 times and 41 times, each time with its pictures at hand. What a
further chart takes is the difference, so it holds everything: drawing, pages, lists that name it, writing. Every chart
is drawn as if its texts had never been measured before. Pictures are rendered apart, one size at a time. Sites are
written to memory where there is room: what a disk takes for the same files differs by half from run to run.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from shutil import disk_usage
from statistics import mean
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measurement import BIN, ROOT, Limit, load, report, seconds, summary
from benchmarks.synthetic import Size, write_instance
from generator import charts
from generator.charts.chart import Chart
from generator.drawing import marks, measures
from generator.figures.figure import Drawing
from generator.figures.view import View

SIZE = Size(parties=6, periods=3)
TIMES = (1, 21, 41)
RUNS = 4
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
ROOM = 1_000_000_000
OF_PICTURE = 0.4
LARGER = 4
GROWTH = 1.2
SCALES = {"1200 x 630": 1, "2400 x 1260": 2}
ADDRESS = "site_url: https://campaigns.example/\n"


def main() -> None:
    memory = MEMORY.is_dir() and disk_usage(MEMORY).free > ROOM
    with TemporaryDirectory(prefix="sixc-charts-", dir=MEMORY if memory else None) as folder:
        root = Path(folder)
        write_instance(root, SIZE)
        with (root / "mkdocs.yml").open("a") as settings:
            settings.write(ADDRESS)
        pictures = _pictures(root)
        _build(root, TIMES[-1])
        # Taking turns lets a busy moment of the computer touch all sizes alike.
        rounds = [{times: _build(root, times) for times in TIMES} for _ in range(RUNS)]
    built = {times * len(charts.CHARTS): [found[times] for found in rounds] for times in TIMES}
    first, second = _further(built)
    each, (_, many, most) = (first + second) / 2, built
    smaller, larger = (found["mean"] for found in pictures.values())
    report(
        "charts",
        [
            Limit(
                "a further chart, without pictures, to rendering its picture of 1200 x 630",
                each / smaller,
                at_most=OF_PICTURE,
            ),
            Limit("its picture of 2400 x 1260 to that", larger / smaller, at_most=LARGER),
            Limit(f"a chart among {most} to one among {many}", second / first, at_most=GROWTH),
        ],
        seconds_by_charts={number: summary(runs) for number, runs in built.items()},
        milliseconds_a_chart=round(each, 1),
        milliseconds_a_picture=pictures,
        written_to="memory" if memory else "disk",
        load=load(),
    )


def build_with(root: Path, times: int) -> None:
    """Build an instance with each chart several times. Pages know the charts that there are when they are imported."""
    charts.CHARTS = tuple(_again(charts.CHARTS, times))
    from generator.cli import main as sixc  # noqa: PLC0415

    sixc(["--root", str(root), "build", "--site-dir", str(root / f"site-{times}")])


def _again(once: tuple[Chart, ...], times: int) -> Iterator[Chart]:
    """Each chart several times; a party has each chart once."""
    for number in range(1, times + 1):
        for chart in once:
            name = chart.id if number == 1 else f"{chart.id}-{number}"
            draw = partial(_draw, chart, name)
            yield replace(chart, id=name, draw=draw, of_one=chart.of_one if number == 1 else None)


def _draw(chart: Chart, name: str, view: View) -> Drawing:
    """Draw a chart under another name, with nothing kept from the one before."""
    for kept in (measures.width, measures.wrapped, marks.escape):
        kept.cache_clear()
    return replace(chart.draw(view), id=name)


def _build(root: Path, times: int) -> float:
    """Processor seconds of one build. The first one renders pictures, which the next ones find."""
    return seconds([BIN / "python", "-c", _CHILD, ROOT, root, str(times)])[0]


def _further(built: dict[int, list[float]]) -> list[float]:
    """Milliseconds for each chart that one build has more than the next smaller one, in the quickest run of each."""
    return [
        (min(built[more]) - min(built[less])) * 1000 / (more - less)
        for less, more in pairwise(built)
    ]


def _pictures(root: Path) -> dict[str, dict[str, Any]]:
    """Milliseconds to render the picture of a chart in each size, the quickest of several times."""
    from generator.embeds.rendering import render  # noqa: PLC0415
    from generator.pipeline import run  # noqa: PLC0415
    from generator.settings import read_settings  # noqa: PLC0415

    drawn = [one.svg for one in run(read_settings(root)).pictures]
    found = {}
    for name, scale in SCALES.items():
        taken = [min(_rendering(render, svg, scale) for _ in range(RUNS)) for svg in drawn]
        found[name] = {"mean": round(mean(taken), 1), "slowest": round(max(taken), 1)}
    return found


def _rendering(render: Any, svg: str, scale: int) -> float:
    start = process_time()
    list(render(svg, [scale]))
    return (process_time() - start) * 1000


# Not as a script of this folder, where markdown.py would stand before the package of that name.
_CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from benchmarks.charts import build_with
build_with(Path(sys.argv[2]), int(sys.argv[3]))
"""


if __name__ == "__main__":
    main()
