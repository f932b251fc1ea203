"""Every chart of the invented election, and every one that is hard to draw, as SVG at both widths, as a page needs it.

Processor time of the quickest run, which is least disturbed by what else the computer is doing. `first` is the very
first time a chart is drawn, when its texts have never been measured before.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measurement import Limit, report
from generator.drawing.svg import NARROW, WIDE, draw
from generator.figures.figure import Figure
from tests.chart_hard import HARD
from tests.chart_views import drawings

RUNS = 40
MILLISECONDS = 2


def main() -> None:
    published = {
        name: drawing.figure for name, drawing in drawings("en").items() if name.startswith("filed")
    }
    usual, hard = _measured(published), _measured(HARD)
    report(
        "drawing",
        [_limit("charts of the invented election", usual), _limit("hard cases", hard)],
        slowest=_slowest({**usual, **hard}),
    )


def _measured(figures: Mapping[str, Figure]) -> dict[str, tuple[float, float]]:
    """The milliseconds of each figure, at the quickest and the first time."""
    found = {}
    for name, figure in figures.items():
        runs = [_milliseconds(figure) for _ in range(RUNS)]
        found[name] = (min(runs), runs[0])
    return found


def _limit(what: str, found: Mapping[str, tuple[float, float]]) -> Limit:
    slowest = max(quickest for quickest, _ in found.values())
    return Limit(
        f"milliseconds for both widths, slowest of {len(found)} {what}",
        slowest,
        at_most=MILLISECONDS,
    )


def _slowest(found: Mapping[str, tuple[float, float]]) -> dict[str, dict[str, float]]:
    order = sorted(found, key=lambda name: -found[name][0])[:8]
    return {
        name: {"quickest": round(found[name][0], 3), "first": round(found[name][1], 3)}
        for name in order
    }


def _milliseconds(figure: Figure) -> float:
    start = process_time()
    for width in (WIDE, NARROW):
        draw(figure, width, "chart", "Who spent how much?", "Thirty parties.")
    return (process_time() - start) * 1000


if __name__ == "__main__":
    main()
