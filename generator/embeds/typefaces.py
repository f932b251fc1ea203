"""The typefaces of pictures: how wide a text is, and which characters they have.

The files come with the program (fonts/README.md says from where), so a picture looks the same on every machine. The
widths of their characters stand beside them in widths.json; a test reads them from the very files and compares.
"""

import json
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
    return {
        character: int(thousandths) / 1000
        for thousandths, characters in _tables()[face.name].items()
        for character in characters
    }


@cache
def _tables() -> dict[str, dict[str, str]]:
    """For each file its characters by their width, in thousandths of an em."""
    found: dict[str, dict[str, str]] = json.loads((FONTS / "widths.json").read_bytes())
    return found


@lru_cache(maxsize=4096)
def width(text: str, face: Typeface, size: float) -> float:
    """The width of a text in pixels; a character the typeface has not is as wide as its widest letter."""
    known = widths(face)
    return size * sum(known.get(character, 1.0) for character in text)


@lru_cache(maxsize=4096)
def wrap(text: str, face: Typeface, size: float, room: float, most: int) -> tuple[str, ...]:
    """The text in at most `most` lines that fit; what is left over ends in an ellipsis, and long words are broken."""
    lines: list[str] = []
    rest = text.strip()
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
