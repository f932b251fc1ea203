"""Makes a drawing ready for a page: both pictures and the key, drawn once and shown wherever the chart is."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.drawing.svg import NARROW, WIDE, draw
from generator.figures.figure import Drawing
from generator.figures.legend import legend


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartBlock:
    """A chart ready for a page: what it says, its two pictures and its key.

    `heading` is its title where it is clear whose chart it is. `page` is the address of its own page, beside which its
    files lie; empty where it has none.
    """

    drawing: Drawing
    wide: Markup
    narrow: Markup
    key: tuple[tuple[str, str], ...]
    heading: str
    page: str


def block(drawing: Drawing, id: str, heading: str = "", page: str = "") -> ChartBlock:  # noqa: A002 - what it is
    """Draw a chart at both widths. The SVG comes from our own drawing, which escapes all text."""
    wide, narrow = (
        Markup(draw(drawing.figure, width, id, drawing.question, drawing.summary))  # noqa: S704
        for width in (WIDE, NARROW)
    )
    key = tuple((series.colour, series.label) for series in legend(drawing.figure))
    return ChartBlock(
        drawing=drawing,
        wide=wide,
        narrow=narrow,
        key=key,
        heading=heading or drawing.finding,
        page=page,
    )
