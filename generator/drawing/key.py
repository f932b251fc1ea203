"""Draws the key of a drawing that is a file of its own: the marks and names of its series."""

from generator.drawing.edges import INSET
from generator.drawing.marks import Picture, across, rect, words
from generator.drawing.measures import width, wrap
from generator.drawing.style import ANSWER
from generator.figures.edgings import EDGINGS
from generator.figures.figure import Series

MARK = (220, 130)
"""Width and height of a colour's mark."""
AFTER_MARK = 70
BETWEEN = 200
LINE = 200
BELOW = 120
"""Between the key and the drawing."""


def draw_key(series: tuple[Series, ...], room: int) -> Picture:
    """Marks and names in as many lines as they need; nothing where there is nothing to tell apart."""
    parts: list[str] = []
    x = y = 0
    before = MARK[0] + AFTER_MARK
    for one in series:
        size = before + width(one.label, ANSWER)
        if x and x + size > room:
            x, y = 0, y + LINE
        parts.append(mark(one.colour, x, y + (LINE - MARK[1]) // 2))
        at = (x + before, y + LINE // 2 + ANSWER.size * 36 // 100)
        parts.append(words(ANSWER, at, wrap(one.label, ANSWER, room - before, 1)))
        x += size + BETWEEN
    return Picture(y + LINE + BELOW if parts else 0, tuple(parts))


def mark(colour: str, x: int, y: int) -> str:
    """A colour and its edging, with its upper left corner at a point."""
    drawn, edging = rect(colour, (x, y, *MARK)), EDGINGS.get(colour)
    if edging is None:
        return drawn
    line = y + (INSET if edging.above else MARK[1] - INSET)
    return drawn + across(f"edging edging-{colour}", line, x, x + MARK[0])
