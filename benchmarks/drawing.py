"""One chart of thirty parties drawn as SVG at both widths, as a page needs it."""

import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measurement import Limit, report, summary
from generator.charts.figure import Bars, Group, Row, Segment, Series, Tick
from generator.charts.svg import NARROW, WIDE, draw

PARTIES, MEDIA, RUNS = 30, 4, 200
MILLISECONDS = 2


def main() -> None:
    figure = _figure()
    runs = [_milliseconds(figure) for _ in range(RUNS)]
    report(
        "drawing",
        [Limit("milliseconds for both widths", summary(runs)["median"], at_most=MILLISECONDS)],
        rows=PARTIES,
        segments=PARTIES * MEDIA,
        milliseconds=summary(runs),
    )


def _figure() -> Bars:
    series = tuple(Series(f"s{n}", f"Medium {n}", f"m{n}") for n in range(1, MEDIA + 1))
    rows = tuple(
        Row(
            f"Partia e Shembullit {n}",
            tuple(_segment(s, 900 - 25 * n) for s in series),
            f"{n}.0",
            "",
            "#1f6f8b",
        )
        for n in range(1, PARTIES + 1)
    )
    ticks = tuple(Tick(value, str(value)) for value in range(0, 4000, 1000))
    return Bars(series, (Group("", rows),), ticks, 4000)


def _segment(series: Series, value: int) -> Segment:
    return Segment(series.key, value, value, str(value), f"{series.label}: {value}")


def _milliseconds(figure: Bars) -> float:
    start = perf_counter()
    for width in (WIDE, NARROW):
        draw(figure, width, "chart", "Who spent how much?", "Thirty parties.")
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
