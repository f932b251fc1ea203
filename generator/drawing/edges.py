"""Draws the edgings of bars (`edgings`): one path for each colour, along rows that have their places.

They run along the exact pieces, which are told apart by nothing else; bars of one colour need none.
"""

from collections.abc import Iterable, Iterator

from generator.drawing.marks import px
from generator.drawing.rows import PIXEL, PlacedRow, RowPlan
from generator.figures.edgings import EDGINGS

INSET = 20
"""From the edge of a bar to the middle of its edging."""


def edgings(rows: Iterable[PlacedRow], plan: RowPlan) -> Iterator[str]:
    """The edgings of every colour drawn, where rows have pieces of several colours."""
    lines: dict[str, list[str]] = {}
    several = False
    for row in rows:
        several = several or len(row.pieces) > 1
        for piece in row.pieces:
            colour = plan.colours.get(piece.segment.series, "m1")
            edging = EDGINGS.get(colour)
            if edging and piece.end - piece.start >= 4 * PIXEL:
                y = row.bar + (INSET if edging.above else plan.bar - INSET)
                end = piece.end - PIXEL
                lines.setdefault(colour, []).append(f"M{px(piece.start)} {px(y)}H{px(end)}")
    if several:
        for colour in sorted(lines):
            yield f'<path class="edging edging-{colour}" d="{"".join(lines[colour])}"/>'
