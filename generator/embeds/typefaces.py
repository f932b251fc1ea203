"""The typefaces of pictures: how wide a text is, and which characters they have, read from the very files.

The files come with the program (fonts/README.md says from where), so a picture looks the same on every machine.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
SANS, SERIF = "Card Sans", "Card Serif"
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Typeface:
    """One file: the family and weight a style sheet names it by, and its name."""

    family: str
    weight: int
    name: str

    @property
    def path(self) -> Path:
        """Where the file is."""
        return FONTS / self.name


TITLE = Typeface(SERIF, 600, "CardSerif-SemiBold.ttf")
TEXT = Typeface(SANS, 400, "CardSans-Regular.ttf")
STRONG = Typeface(SANS, 600, "CardSans-SemiBold.ttf")
ITALIC = Typeface(SANS, 400, "CardSans-Italic.ttf")
TYPEFACES = (TITLE, TEXT, STRONG, ITALIC)


@cache
def widths(face: Typeface) -> dict[str, float]:
    """The advance width of every character of a typeface, in ems."""
    data = face.path.read_bytes()
    tables = _tables(data)
    per_em = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    count = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    advances = struct.unpack_from(f">{2 * count}H", data, tables["hmtx"])[::2]
    return {
        chr(code): advances[min(glyph, count - 1)] / per_em
        for code, glyph in _glyphs(data, tables["cmap"])
        if glyph
    }


def _tables(data: bytes) -> dict[str, int]:
    """Where each table of an OpenType file begins (OpenType 1.9, “Table directory”)."""
    count = struct.unpack_from(">H", data, 4)[0]
    entries = (struct.unpack_from(">4s2I", data, 12 + 16 * number) for number in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset in entries}


def _glyphs(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Every character and its glyph, from the table of the Basic Multilingual Plane (“cmap”, format 4)."""
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">2HI", data, cmap + 4 + 8 * number)
        if (platform, encoding) == (3, 1):
            yield from _segments(data, cmap + offset)


def _segments(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    twice = struct.unpack_from(">H", data, start + 6)[0]
    ends, begins = start + 14, start + 16 + twice
    for at in range(0, twice, 2):
        end = struct.unpack_from(">H", data, ends + at)[0]
        begin, delta, way = (
            struct.unpack_from(">H", data, begins + part * twice + at)[0] for part in range(3)
        )
        for code in range(begin, min(end, 0xFFFE) + 1):
            glyph = code
            if way:
                place = begins + 2 * twice + at + way + 2 * (code - begin)
                glyph = struct.unpack_from(">H", data, place)[0]
            yield code, (glyph + delta) & 0xFFFF if glyph or not way else 0


@lru_cache(maxsize=4096)
def width(text: str, face: Typeface, size: float) -> float:
    """The width of a text in pixels; a character the typeface has not is as wide as its widest letter."""
    known = widths(face)
    return size * sum(known.get(character, 1.0) for character in text)


def wrap(text: str, face: Typeface, size: float, room: float, most: int) -> tuple[str, ...]:
    """The text in at most `most` lines that fit; what is left over ends in an ellipsis, and long words are broken."""
    lines: list[str] = []
    rest = " ".join(text.split(" ")).strip()
    while rest and len(lines) < most - 1:
        line = _line(rest, face, size, room)
        lines.append(line.rstrip())
        rest = rest[len(line) :].lstrip(" ")
    if rest:
        lines.append(_shortened(rest, face, size, room))
    return tuple(lines)


def fitting(text: str, face: Typeface, size: float, room: float) -> str:
    """The text in one line that fits."""
    return "".join(wrap(text, face, size, room, 1))


def balanced(text: str, face: Typeface, size: float, room: float, most: int) -> tuple[str, ...]:
    """The same lines, as even as they can be."""
    lines = wrap(text, face, size, room, most)
    low, high = room / 2, room
    while len(lines) > 1 and high - low > 4:
        middle = (low + high) / 2
        tried = wrap(text, face, size, middle, most + 1)
        low, high = (low, middle) if len(tried) <= len(lines) else (middle, high)
    return wrap(text, face, size, high, most)


def _line(text: str, face: Typeface, size: float, room: float) -> str:
    """As many words as fit, or as many characters of one too long."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, face, size) > room:
            break
        line = longer
    return line or _beginning(text, face, size, room)


def _beginning(text: str, face: Typeface, size: float, room: float) -> str:
    end = 1
    while end < len(text) and width(text[: end + 1], face, size) <= room:
        end += 1
    return text[:end]


def _shortened(text: str, face: Typeface, size: float, room: float) -> str:
    if width(text, face, size) <= room:
        return text
    kept = _beginning(text, face, size, room - width(_ELLIPSIS, face, size))
    return kept.rstrip() + _ELLIPSIS
