"""Works out how high an embed is in a frame of any width, before anybody has opened it.

A drawing grows with the frame, while texts need fewer lines. For each of the two shapes the height is therefore a
straight line over the width, laid so that nothing is ever cut off: lines are counted with the widest of the usual
fonts, because readers have different ones. For each pixel by which a reader's text is larger than usual, up to half as
large again, something is added. CSS knows that size as 1em of a frame whose font is `medium`, whatever the page around
says of its own; beyond, the frame can be scrolled.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from generator.charts.record import Record
from generator.drawing.measures import width
from generator.drawing.style import Face
from generator.embeds import look
from generator.embeds.look import SWITCH, Shape
from generator.embeds.words import Words

STEP = 8
"""Pixels between the widths at which lines are counted."""
USUAL, LARGEST = 16, 24
"""Pixels of a reader's text: where nothing is chosen, and the largest for which there is room; smaller needs less."""
SPARE = 3 * STEP
"""So much narrower a drawing may be: text a little larger breaks like text in a little less room."""
_HEIGHT = re.compile(r'^<svg [^>]* height="([0-9]+)(?:\.([0-9]))?"')


@dataclass(frozen=True, slots=True)
class Height:
    """The height of one shape, in parts.

    `base` pixels, for each pixel of the drawing's width `share` ten-thousandths, and for each pixel by which a reader's
    text is larger than usual `larger` tenths.
    """

    shape: Shape
    base: int
    share: int
    larger: int

    def at(self, frame: int) -> int:
        """Whole pixels, rounded up, in a frame of a width."""
        wide = min(frame - 2 * self.shape.side, self.shape.most)
        return self.base + _up(self.share * wide, 10_000)

    @property
    def formula(self) -> str:
        """The same for CSS, where 100cqw is the width of the frame."""
        whole, rest = divmod(abs(self.share), 10_000)
        wide = f"min(100cqw - {2 * self.shape.side}px,{self.shape.most}px)"
        larger = f"{self.larger // 10}.{self.larger % 10}*max(0px,1em - {USUAL}px)"
        return f"{self.base}px {'-' if self.share < 0 else '+'} {whole}.{rest:04}*{wide} + {larger}"


@dataclass(frozen=True, slots=True)
class Heights:
    """The heights of both shapes."""

    narrow: Height
    wide: Height

    def at(self, frame: int) -> int:
        """The height in a frame of a width."""
        return (self.wide if frame >= SWITCH else self.narrow).at(frame)

    @property
    def formula(self) -> str:
        """The height for CSS: of the two, the one is below nought where the other is meant."""
        narrow = f"min(({SWITCH}px - 100cqw)*9999,{self.narrow.formula})"
        wide = f"min((100cqw - {SWITCH - 1}px)*9999,{self.wide.formula})"
        return f"max({narrow},{wide})"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text to be set: the widths of its words in tenths of a pixel, that of a space, and the height of a line."""

    words: tuple[int, ...]
    space: int
    line: int

    def high(self, room: int) -> int:
        """Its height in pixels where a line is `room` tenths of a pixel wide."""
        if sum(self.words) + self.space * len(self.words) <= room:  # most texts fit one line
            return self.line
        lines, right = 1, 0
        for word in self.words:
            if right and right + self.space + word > room:
                lines, right = lines + 1, 0
            right += word + (self.space if right else 0)
            while right > room:  # a word longer than a line is broken
                lines, right = lines + 1, right - room + self.line * 10
        return lines * self.line


def heights(record: Record, words: Words) -> Heights:
    """Both heights of a chart's embed."""
    block = record.block
    return Heights(
        _line(record, words, look.NARROW_SHAPE, _drawn(block.narrow)),
        _line(record, words, look.WIDE_SHAPE, _drawn(block.wide)),
    )


def _line(record: Record, words: Words, shape: Shape, drawn: int) -> Height:
    """The lowest straight line through both ends that lies nowhere below the height, and what larger text needs."""
    first, last, room = shape.least - 2 * shape.side, shape.most, _room(record, words)
    said = _said(record, words, shape)
    widths = range(first - SPARE, last + STEP, STEP)

    def above(wide: int, share: int) -> int:
        """How much a straight line through nought has to be lifted over all but the texts.

        In ten-thousandths of a pixel. The drawing grows from one width to the next, between which texts are as high.
        """
        ends = (wide, wide + STEP)
        return max(1_000 * _up(drawn * end, shape.drawn) - share * end for end in ends) + (
            10_000 * room
        )

    lowest, top = (above(wide, 0) + 10_000 * said[wide] for wide in (first, widths[-1]))
    share = _up(top - lowest, last - first)
    lifted = {wide: above(wide, share) for wide in widths}
    base = _up(max(lifted[wide] + 10_000 * said[wide] for wide in widths), 10_000) + 1
    larger = 0
    for size in range(USUAL + 1, LARGEST + 1):
        most = max(
            lifted[wide] + 10_000 * _up(said[_counted(wide * USUAL // size, first)] * size, USUAL)
            for wide in range(first, last + 1, STEP)
        )
        larger = max(larger, _up(most - 10_000 * base, 1_000 * (size - USUAL)))
    return Height(shape, base, share, larger)


def _said(record: Record, words: Words, shape: Shape) -> dict[int, int]:
    """The height of all texts of the usual size, by the room they have. Larger text is like the usual in less room."""
    labels = [label for _, label in record.block.key]
    first = shape.least - 2 * shape.side
    least = _counted(first * USUAL // LARGEST, first)
    rooms = range(least, shape.most + STEP, STEP)
    always, shown, printed = (_below(texts, rooms) for texts in _texts(record, words, shape))
    return {
        room: always[place] + max(shown[place], printed[place]) + _key(labels, room)
        for place, room in enumerate(rooms)
    }


def _counted(wide: int, first: int) -> int:
    """The next width below at which lines are counted."""
    return first + (wide - first) // STEP * STEP


def _below(texts: Iterable[tuple[str, Face]], rooms: range) -> list[int]:
    """The height of some texts below each other, in each room."""
    heights = (_heights(text, face, rooms) for text, face in texts if text)
    return [sum(each) for each in zip([0] * len(rooms), *heights, strict=True)]


@lru_cache(maxsize=1024)
def _heights(text: str, face: Face, rooms: range) -> tuple[int, ...]:
    """The height of a text in each room, kept because all charts say the same of licence, source and election."""
    parts = text.split(" ")  # only there: a no-break space holds words together
    found = tuple(width(word, face) for word in parts if word)
    paragraph = Paragraph(found, width(" ", face), face.line // 10)
    return tuple(paragraph.high(room * 10) for room in rooms)


Texts: TypeAlias = list[tuple[str, Face]]


def _texts(record: Record, words: Words, shape: Shape) -> tuple[Texts, Texts, Texts]:
    """The texts that always stand there; those only on a screen, which open something; that only on paper."""
    drawing = record.block.drawing
    always = [
        (words.notice, look.SMALL),
        (drawing.finding, shape.title),
        (drawing.measure, look.MEASURE),
        *((line, look.SMALL) for line in words.foot),
        (f"{words.more} {words.licence}", look.LINK),
    ]
    shown = [(words.table, look.LINK), (words.about, look.LINK)]
    return always, shown, [(words.address, look.LINK)]


def _room(record: Record, words: Words) -> int:
    """What depends neither on the width nor on the size of text: the room around texts."""
    parts = (
        look.TOP,
        look.UNDER_NOTICE if words.notice else 0,
        look.OVER_MEASURE + look.UNDER_MEASURE if record.block.drawing.measure else 0,
        look.UNDER_KEY if record.block.key else 0,
        look.OVER_TABLE,
        look.OVER_FOOT + look.FOOT_RULE + look.UNDER_RULE,
        look.BOTTOM,
    )
    return sum(parts)


def _key(labels: Iterable[str], room: int) -> int:
    """The height of a key whose entries stand in as many rows as they need."""
    rows, right = 0, room
    for label in labels:
        wide = look.KEY_SIGN + _up(width(label, look.KEY), 10)
        if right + look.KEY_BETWEEN + wide > room:
            rows, right = rows + 1, wide
        else:
            right += look.KEY_BETWEEN + wide
    return rows * (look.KEY.line // 10 + look.KEY_GAP) - (look.KEY_GAP if rows else 0)


def _drawn(svg: str) -> int:
    """The height of a drawing in tenths of a pixel."""
    found = _HEIGHT.match(svg)
    return int(found[1]) * 10 + int(found[2] or 0) if found else 0


def _up(part: int, whole: int) -> int:
    """A quotient rounded up."""
    return -(-part // whole)
