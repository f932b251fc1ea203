"""The marks every drawing is made of, as SVG text: words, rectangles, lines. Lengths are whole tenths of a pixel.

Everything that comes from a disclosure passes through `escape`, and a colour through `visible`; nothing else is text.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from generator.drawing.colours import visible
from generator.drawing.measures import Lines, width, wrap
from generator.drawing.style import Face

_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_UNSAFE = re.compile("[&<>\"'\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
SWATCH = 120
"""The room a party's colour takes before its name."""
NAME_LINES = 8
"""A name is cut only after so many lines."""


Point: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper to draw on: its width, whether that is a phone's, and what ids inside it begin with.

    On a `close` sheet everything stands closer together. A `terse` one leaves out what can be read without: the scale
    where figures stand at the bars, the answers that say no where others say yes.
    """

    id: str
    width: int
    narrow: bool
    close: bool = False
    terse: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished drawing: its height and its parts from back to front."""

    height: int
    parts: tuple[str, ...]


@lru_cache(maxsize=16384)
def escape(text: str) -> str:
    """Text that is only text in XML and HTML; characters XML does not allow become spaces."""
    return _UNSAFE.sub(lambda match: _MARKUP.get(match[0], " "), text)


@lru_cache(maxsize=16384)
def px(tenths: int) -> str:
    """A length in pixels."""
    whole, rest = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}{f'.{rest}' if rest else ''}"


def title(text: str) -> str:
    """What is shown over a mark under the pointer; nothing where there is nothing to say."""
    return f"<title>{escape(text)}</title>" if text else ""


def words(face: Face, at: Point, lines: Lines, *, also: str = "", anchor: str = "") -> str:
    """Text whose first line has its baseline at a point. `also` are further classes; cut text is whole on hover."""
    x, y = px(at[0]), at[1]
    first, more = lines.lines[0], lines.lines[1:]
    classes = f"{face.name} {also}" if also else face.name
    side = f' text-anchor="{anchor}"' if anchor else ""
    side += f' lang="{lines.language}"' if lines.language else ""
    said = title(lines.whole) if lines.whole else ""
    start = f'<text class="{classes}" x="{x}" y="{px(y)}"{side}>{said}{escape(first)}'
    if not more:
        return f"{start}</text>"
    rest = (
        f' <tspan x="{x}" y="{px(y + face.line * number)}">{escape(line)}</tspan>'
        for number, line in enumerate(more, 1)
    )
    return f"{start}{''.join(rest)}</text>"


def word(face: Face, at: Point, text: str, *, also: str = "") -> str:
    """One line of text, known to fit."""
    classes = f"{face.name} {also}" if also else face.name
    return f'<text class="{classes}" x="{px(at[0])}" y="{px(at[1])}">{escape(text)}</text>'


def centred(face: Face, at: Point, text: str, sheet: Sheet) -> str:
    """A line of text centred on a point, moved or shortened so that it stays on the sheet."""
    line = wrap(text, face, sheet.width, 1)
    start, end = extent(line.lines[0], face, at[0], sheet)
    return words(face, ((start + end) // 2, at[1]), line, anchor="middle")


def extent(text: str, face: Face, x: int, sheet: Sheet) -> tuple[int, int]:
    """Where a text centred on `x` begins and ends, once it is moved to stay on the sheet."""
    size = min(width(text, face), sheet.width)
    start = min(max(x - size // 2, 0), sheet.width - size)
    return start, start + size


def rect(classes: str, box: tuple[int, int, int, int], said: str = "") -> str:
    """A rectangle: left, top, width and height."""
    shape = f'<rect class="{classes}" {frame(box)}'
    return f"{shape}>{title(said)}</rect>" if said else f"{shape}/>"


def frame(box: tuple[int, int, int, int]) -> str:
    """Left, top, width and height as attributes."""
    x, y, wide, high = map(px, box)
    return f'x="{x}" y="{y}" width="{wide}" height="{high}"'


def across(classes: str, y: int, start: int, end: int) -> str:
    """A horizontal line."""
    return f'<path class="{classes}" d="M{px(start)} {px(y)}H{px(end)}"/>'


def down(classes: str, x: int, *spans: tuple[int, int]) -> str:
    """A vertical line, or several in one column: from where to where."""
    lines = "".join(f"M{px(x)} {px(start)}V{px(end)}" for start, end in spans)
    return f'<path class="{classes}" d="{lines}"/>'


def mark(shape: str, at: Point, *, also: str = "") -> str:
    """A sign around a point, in the colour of text."""
    classes = f"sign {also}" if also else "sign"
    return f'<path class="{classes}" transform="translate({px(at[0])} {px(at[1])})" d="{shape}"/>'


def swatch(colour: str, x: int, y: int) -> str:
    """A party's colour as a thin mark beside a line of text with its baseline at `y`; only a plain hex colour."""
    shown = visible(colour)
    return f'<rect class="swatch" fill="{shown}" {frame((x, y - 110, 50, 130))}/>' if shown else ""


def indent(*colours: str) -> int:
    """The room to keep before names: some where any of them has a colour."""
    return SWATCH if any(map(visible, colours)) else 0
