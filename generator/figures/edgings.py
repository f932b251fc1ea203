"""Holds the edgings, which tell the colours of bars apart without colour, and their rules for style sheets.

Each colour but the first has a line or dashes along one edge of its bars, in the colour of the paper, and the same in
the key. So bars can be told apart in grey, in print and by readers who see few colours.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edging:
    """A line along the upper or lower edge: how thick, in tenths of a pixel; dash and gap in pixels, 0 for none."""

    above: bool
    thick: int
    dash: int = 0
    gap: int = 0


EDGINGS = {
    "m2": Edging(above=False, thick=25, dash=1, gap=3),
    "m3": Edging(above=False, thick=15),
    "m4": Edging(above=False, thick=25, dash=4, gap=4),
    "m5": Edging(above=True, thick=15),
    "m6": Edging(above=True, thick=25, dash=1, gap=3),
    "m7": Edging(above=True, thick=25, dash=4, gap=4),
}


def shape_rules() -> Iterator[tuple[str, str]]:
    """Rules for the edgings of drawings."""
    for colour, edging in EDGINGS.items():
        dashes = f";stroke-dasharray:{edging.dash} {edging.gap}" if edging.dash else ""
        yield f".edging-{colour}", f"stroke-width:{edging.thick / 10:g}px{dashes}"


def key_rules() -> Iterator[str]:
    """Rules for the marks in the key of a figure, in print and forced colours too."""
    yield from mark_rules(".key i")
    yield ".key i{forced-color-adjust:none}"
    yield ".key i,svg.chart{print-color-adjust:exact}"


def mark_rules(mark: str) -> Iterator[str]:
    """Rules for elements that a selector finds: colour and edging as backgrounds."""
    paper = "var(--chart-paper)"
    for colour, edging in EDGINGS.items():
        dash, period = f"{edging.dash}px", f"{edging.dash + edging.gap}px"
        drawn = f"repeating-linear-gradient(90deg,{paper} 0 {dash},#0000 {dash} {period})"
        line = drawn if edging.dash else f"linear-gradient({paper},{paper})"
        edge = "1px" if edging.above else "calc(100% - 1px)"
        size = f"100% {edging.thick / 10:g}px"
        yield f"{mark}.{colour}{{background:{line} 0 {edge}/{size} no-repeat,var(--chart-{colour})}}"
