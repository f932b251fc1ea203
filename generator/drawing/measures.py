"""Measures how wide a text is when nobody has set it yet, in tenths of a pixel, and breaks it into lines that fit.

No font is at hand when a page is built, and readers have different ones. The widths are those of DejaVu Sans, the
widest of the usual sans-serifs, so what fits here fits everywhere. They are hundredths of an em, rounded up.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from generator.drawing.style import Face
from generator.text import Foreign

_BY_WIDTH = {
    30: "'IJijlıΙϳІЈіј",
    33: " ,.\N{NO-BREAK SPACE}·‘’‚",
    36: "/:;\\f|ι",
    39: "-",
    42: "!()[]rt",
    48: '"',
    51: "*_`°–",
    54: "?szϯгзѕ“”„",
    57: "LcΓεζνξςсэє",
    60: "FkvxyκλγςυχFтувхчь•",
    63: "PTYaeo«»ßðøΡΤΥδθοπτГРТУабекояђ",
    66: "$0123456789EKSbdghnpqu{}€þđŋΕΚΞΣαβημρσφψЅЕЗилнпрћџ",
    69: "ABVXZΑΒΔΖΛΧАБВХЧЬц",
    72: "CRħЄКСЭЯдъ",
    75: "NUŊΝИ",
    78: "&DGHÐΗΠΩЏЛНПЦм",
    81: "OQØΘΟΦΨЂЋДОы",
    84: "#+<=>^w~±×÷ωЪ−≤≥→",
    87: "MΜМФфю",
    90: "Ыњ○●◐",
    93: "Ħжшљ",
    96: "%щ",
    99: "WmÆæ",
    102: "@©®—…",
    105: "œЊ№",
    108: "ŒЖШЮ",
    111: "ЉЩ",
}
_WIDTHS = {character: width for width, characters in _BY_WIDTH.items() for character in characters}
_UPPER, _LOWER, _FULL, _BLANK = 90, 75, 100, 33
_BOLD = 114
_ELLIPSIS = "…"


class Lines(NamedTuple):
    """A text in lines that fit. `whole` is the text itself where it had to be cut, else empty.

    `language` is that of a text in another one than the drawing's.
    """

    lines: tuple[str, ...]
    whole: str = ""
    language: str = ""


@lru_cache(maxsize=4096)
def _character(character: str) -> int:
    """The width of one character, an unknown one by its kind; accents have none of their own."""
    base = unicodedata.normalize("NFD", character)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    if unicodedata.category(base) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(base) in {"W", "F"}:
        return _FULL
    return _UPPER if unicodedata.category(base) == "Lu" else _LOWER


@lru_cache(maxsize=8192)
def width(text: str, face: Face) -> int:
    """The width of a text in tenths of a pixel, rounded up."""
    return _tenths(_ems(text), face)


@lru_cache(maxsize=8192)
def _ems(text: str) -> int:
    """The width of a text in hundredths of an em of the regular weight."""
    return sum(map(_character, text))


def _tenths(ems: int, face: Face) -> int:
    """A width in tenths of a pixel, rounded up."""
    if face.bold:
        ems = ems * _BOLD // 100
    return -(-ems * face.size // 100)


def widest(texts: tuple[str, ...], face: Face) -> int:
    """The width of the widest of some texts; 0 where there are none."""
    return max((width(text, face) for text in texts), default=0)


def widths(texts: Iterable[str]) -> dict[int, str]:
    """The characters of some texts by their width, for whoever measures the same texts elsewhere."""
    found: dict[int, list[str]] = {}
    for character in sorted({character for text in texts for character in text}):
        found.setdefault(_character(character), []).append(character)
    return {wide: "".join(found[wide]) for wide in sorted(found)}


def longest_word(text: str, face: Face) -> int:
    """The width of the widest piece of a text that stays on one line."""
    return widest(tuple(text.split(" ")), face)


def wrap(text: str, face: Face, room: int, most: int = 2) -> Lines:
    """The text in at most `most` lines of at most `room`; a word longer than a line is broken."""
    lines = wrapped(text, face, room, most)
    return lines._replace(language=text.language) if isinstance(text, Foreign) else lines


@lru_cache(maxsize=4096)
def wrapped(text: str, face: Face, room: int, most: int) -> Lines:
    """The same whatever language the text is in, and kept for the next time."""
    lines: list[str] = []
    rest = text.strip(" ")
    while rest and len(lines) < most - 1:
        line = _first_line(rest, face, room)
        lines.append(line.rstrip(" "))
        rest = rest[len(line) :].lstrip(" ")
    if not rest:
        return Lines(tuple(lines) or ("",))
    last = _shortened(rest, face, room)
    return Lines((*lines, last), "" if last == rest else text)


def _first_line(text: str, face: Face, room: int) -> str:
    """As many words as fit, or as many characters of one too long."""
    ems, end, space = 0, 0, 0
    for word in text.split(" "):
        ems += space + _ems(word)
        if _tenths(ems, face) > room:
            break
        end += len(word) + (1 if space else 0)
        space = _BLANK
    return text[:end] or _fitting_part(text, face, room)


def _fitting_part(text: str, face: Face, room: int) -> str:
    """The beginning of a word too long for a line: up to a hyphen or slash, else as many characters as fit."""
    line = _fitting_characters(text, face, room)
    end = max(line.rfind(mark) for mark in "-–—/") + 1
    return line[:end] or line


def _fitting_characters(text: str, face: Face, room: int) -> str:
    """The longest beginning that fits, at least one character, never parted from its accents."""
    end, ems = 1, _character(text[0])
    for character in text[1:]:
        ems += _character(character)
        if _tenths(ems, face) > room:
            break
        end += 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return text[:end]


def _shortened(text: str, face: Face, room: int) -> str:
    """The text, or as much of its beginning as fits before an ellipsis."""
    if width(text, face) <= room:
        return text
    kept = _fitting_characters(text, face, room - width(_ELLIPSIS, face))
    return kept.rstrip() + _ELLIPSIS
