"""Draws a figure for a picture, at the largest scale at which all of it fits into the room there is.

What does not fit at the smallest scale, at which letters can still be read on a telephone, is drawn closer together,
then with what can be read without left out, and only then cut short, row by row from the end.
"""

from dataclasses import dataclass, field

from generator.drawing.marks import Picture, Sheet
from generator.drawing.style import FACES
from generator.drawing.svg import picture_of
from generator.figures.figure import Figure
from generator.figures.shortening import flat, shortened, size

GROWN = 118
"""Drawings are laid out for wide letters; those of the pictures are narrower, so they can be this much larger, in %."""
SMALLEST = 19.5
"""The size of the smallest letters in a picture 1200 pixels wide."""
LEAST = SMALLEST / (min(face.size for face in FACES.values()) / 10 * GROWN / 100)
"""The scale at which the smallest letters of a drawing are that large."""
SCALES = (1.9, 1.7, 1.55, LEAST)
SHEET = "card"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to draw a figure: its scale, how tightly, and how many of its rows; None stands for all."""

    scale: float
    close: bool = False
    terse: bool = False
    count: int | None = None


WHOLE = (
    *(Way(scale) for scale in SCALES),
    *(Way(scale, close=True) for scale in SCALES[-2:]),
    *(Way(scale, terse=True) for scale in SCALES[1:]),
    Way(LEAST, close=True, terse=True),
)
"""The ways to draw all of a figure, from the roomiest to the tightest."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A drawing, its scale, and how many of the figure's rows it leaves out."""

    picture: Picture
    scale: float
    left_out: int

    @property
    def height(self) -> float:
        """How high it is, in pixels of the picture."""
        return self.picture.height / 10 * self.scale


@dataclass(slots=True)
class Fitting:
    """A figure to be fitted into pictures `wide` pixels wide; each way to draw it is tried once."""

    figure: Figure
    wide: float
    tried: dict[Way, Fitted] = field(default_factory=dict)

    def fit(self, high: float, line: float) -> Fitted:
        """The figure within `high` pixels; where rows are left out, `line` pixels stay free to say so."""
        whole = (self._drawn(way) for way in WHOLE)
        return next((one for one in whole if one.height <= high), None) or self._part(high - line)

    def _part(self, high: float) -> Fitted:
        """As many of its first rows as fit, and at least one."""
        low, over = 1, max(size(self.figure), 2)
        while over - low > 1:
            middle = (low + over) // 2
            fits = self._first(middle).height <= high
            low, over = (middle, over) if fits else (low, middle)
        return self._first(low)

    def _first(self, count: int) -> Fitted:
        return self._drawn(Way(LEAST, close=True, terse=True, count=count))

    def _drawn(self, way: Way) -> Fitted:
        if way not in self.tried:
            figure, left_out = (flat(self.figure) if way.terse else self.figure), 0
            if way.count is not None:
                figure, left_out = shortened(figure, way.count)
            wide = int(self.wide / way.scale * 10)
            sheet = Sheet(SHEET, wide, narrow=False, close=way.close, terse=way.terse)
            self.tried[way] = Fitted(picture_of(figure, sheet), way.scale, left_out)
        return self.tried[way]
