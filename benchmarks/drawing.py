"""Every chart of the invented election, and every one that is hard to draw, as SVG at both widths, as a page needs it.

Against the time in which Python's own parser reads the same drawings back: it knows no chart, and grows with them, so
one budget holds for every machine and every figure. Processor time of the quickest run of each, which is least
disturbed by what else the computer is doing. `first` is the very first time a chart is drawn, when its texts have never
been measured before.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measurement import Limit, report
from generator.drawing.svg import NARROW, WIDE, draw
from generator.figures.figure import Figure
from tests.chart_hard import HARD
from tests.chart_views import drawings

RUNS = 40
TIMES = 1


@dataclass(frozen=True, slots=True)
class Measured:
    """The milliseconds in which a figure is drawn, at the quickest and the first time, and in which it is read back."""

    drawn: float
    first: float
    read: float

    @property
    def times(self) -> float:
        """How many times as long as reading takes drawing."""
        return self.drawn / self.read


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


def _measured(figures: Mapping[str, Figure]) -> dict[str, Measured]:
    """What each figure takes."""
    found = {}
    for name, figure in figures.items():
        drawn = [_milliseconds(_drawn, figure) for _ in range(RUNS)]
        pictures = _drawn(figure)
        read = min(_milliseconds(_read, pictures) for _ in range(RUNS))
        found[name] = Measured(min(drawn), drawn[0], read)
    return found


def _limit(what: str, found: Mapping[str, Measured]) -> Limit:
    slowest = max(measured.times for measured in found.values())
    return Limit(
        f"times as long as it is read, drawn at both widths, slowest of {len(found)} {what}",
        slowest,
        at_most=TIMES,
    )


def _slowest(found: Mapping[str, Measured]) -> dict[str, dict[str, float]]:
    order = sorted(found, key=lambda name: -found[name].times)[:8]
    return {
        name: {
            "times": round(found[name].times, 2),
            "quickest": round(found[name].drawn, 3),
            "first": round(found[name].first, 3),
            "read": round(found[name].read, 3),
        }
        for name in order
    }


def _drawn(figure: Figure) -> str:
    """Both drawings of a figure."""
    widths = (WIDE, NARROW)
    return "".join(
        draw(figure, width, "chart", "Who spent how much?", "Thirty parties.") for width in widths
    )


def _read(pictures: str) -> None:
    parser = HTMLParser()
    parser.feed(pictures)
    parser.close()


def _milliseconds(work: Callable[[Any], object], of: object) -> float:
    start = process_time()
    work(of)
    return (process_time() - start) * 1000


if __name__ == "__main__":
    main()
