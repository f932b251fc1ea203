"""A figure as one SVG drawing for the page, or as a file of its own.

Only classes and presentation attributes, never `style`, so that a strict content security policy shows it; colours
and sizes come from the style sheet (`drawing.style`). Drawn at two widths, `WIDE` and `NARROW`.
"""

import re

from generator.drawing.bars import draw_bars
from generator.drawing.flow import draw_flow
from generator.drawing.grid import draw_grid
from generator.drawing.key import draw_key
from generator.drawing.marks import Picture, Sheet, escape, px, words
from generator.drawing.measures import wrap
from generator.drawing.style import STATE, standalone_style
from generator.figures.figure import Bars, Figure, Flow, Grid, Nothing, Series

WIDE, NARROW = 700, 340
PHONE = 500
"""Narrower than this, a sheet is a phone's."""
MARGIN = 16
"""Pixels around a drawing that is a file of its own."""
_FRAME = re.compile(r'^<svg [^>]* width="([0-9.]+)" height="([0-9.]+)"')


def draw(figure: Figure, width: int, id: str, title: str, description: str) -> str:  # noqa: A002 - what it is
    """The figure as an inline `<svg>`. `id` tells drawings on a page apart; `description` says what it shows."""
    name = escape(f"{id}-{width}")
    sheet = Sheet(name, width * 10, width < PHONE)
    picture = picture_of(figure, sheet)
    kind = "chart-narrow" if sheet.narrow else "chart-wide"
    high = px(picture.height)
    return "".join(
        (
            f'<svg class="chart {kind}" viewBox="0 0 {width} {high}" width="{width}" height="{high}" role="img"',
            f' aria-labelledby="{name}-title {name}-text">',
            f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-text">{escape(description)}</desc>',
            *picture.parts,
            "</svg>",
        )
    )


def picture_of(figure: Figure, sheet: Sheet) -> Picture:
    """The parts of a figure's drawing, for whoever puts them together."""
    match figure:
        case Bars():
            return draw_bars(figure, sheet)
        case Grid():
            return draw_grid(figure, sheet)
        case Flow():
            return draw_flow(figure, sheet)
        case Nothing():
            lines = wrap(figure.sentence, STATE, sheet.width, 6)
            return Picture(len(lines.lines) * STATE.line + 60, (words(STATE, (0, 160), lines),))


def standalone(svg: str, series: tuple[Series, ...] = (), style: str = "") -> str:
    """A drawing as a file of its own, with its key and its colours: light or dark as the reader's system is.

    Another style sheet can be given.
    """
    _, width, height, rest = _FRAME.split(svg, maxsplit=1)
    titles, end, marks = rest.partition("</desc>")
    key = draw_key(series, int(width) * 10)
    wide, high = int(width) + 2 * MARGIN, px(_tenths(height) + key.height + 2 * MARGIN * 10)
    left, top = f"-{MARGIN}", px(-key.height - MARGIN * 10)
    box = f'viewBox="{left} {top} {wide} {high}" width="{wide}" height="{high}"'
    ground = f'<rect class="ground" x="{left}" y="{top}" width="100%" height="100%"/>'
    if key.parts:
        ground += f'<g transform="translate(0 {px(-key.height)})">{"".join(key.parts)}</g>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" {box}{titles}{end}'
        f"<style>{style or standalone_style()}</style>{ground}{marks}\n"
    )


def _tenths(length: str) -> int:
    """A length as `px` wrote it, in tenths of a pixel."""
    whole, _, rest = length.partition(".")
    return int(whole) * 10 + int(rest or 0)
