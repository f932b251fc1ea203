"""Makes the fonts that the tests bring, so that a page looks the same in a browser on every machine.

What is promised of texts is tried with the two ends of what readers have: letters as wide as those of
`generator.drawing.measures`, each by itself, and those of pictures, which are narrower than what comes with telephones
and computers. Both are the letters of pictures; the wide ones are only set further apart.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from generator.drawing import measures
from generator.drawing.style import Face
from generator.embeds.heights import LARGEST
from generator.embeds.typefaces import FONTS

SANS, SERIF = "Reader Sans", "Reader Serif"
CONFIG = "fonts.conf"
REGULAR, BOLD = 400, 700
FILES = {
    "CardSans-Regular.ttf": (SANS, "Regular", REGULAR),
    "CardSans-Italic.ttf": (SANS, "Italic", REGULAR),
    "CardSans-SemiBold.ttf": (SANS, "Bold", BOLD),
    "CardSerif-SemiBold.ttf": (SERIF, "Bold", BOLD),
}
UNITS = 1000
"""Of one em in each of these files."""
GENERIC = {
    SANS: ("sans", "sans-serif", "system-ui", "monospace", "Arial"),
    SERIF: ("serif", "Times New Roman", "Georgia"),
}
UNHINTED = (
    '<match target="font"><edit name="hintstyle" mode="assign"><const>hintnone</const></edit>'
    '<edit name="hinting" mode="assign"><bool>false</bool></edit></match>\n'
)
"""Hinted letters are as wide as whole pixels, which differs from machine to machine."""
Advance = Callable[[str, int, int], int]
"""How wide a character is, from itself, its weight and its width in pictures; in thousandths of an em."""


@dataclass(frozen=True, slots=True)
class FontSet:
    """One set of fonts a reader may have, and how wide their characters are."""

    name: str
    advance: Advance


def _as_measured(character: str, weight: int, _drawn: int) -> int:
    face = Face(name="any", size=UNITS * 10, weight=weight)
    return measures.width(character, face) // 10


WIDE = FontSet("wide", _as_measured)
NARROW = FontSet("narrow", lambda _character, _weight, drawn: drawn)
FONT_SETS = (WIDE, NARROW)
USUAL = 16
"""Pixels of the text of a page that says nothing about it, where a reader has chosen nothing."""
FREE = {USUAL: 20, LARGEST: 38}
"""Per cent of a frame that may stay free below what is in it, by the size of a reader's text."""


def write_fonts(made: FontSet, folder: Path) -> Path:
    """Write a set into a folder; what to name in FONTCONFIG_FILE for programs that shall know no other fonts."""
    for name, (family, style, weight) in FILES.items():
        with TTFont(FONTS / name) as font:
            _set_apart(font, made.advance, weight)
            _rename(font, family, style, weight)
            font.save(folder / name)
    config = folder / CONFIG
    config.write_text(_config(folder), "utf-8")
    return config


def _set_apart(font: Any, advance: Advance, weight: int) -> None:
    """Give every character its width; pairs are set no closer than others."""
    del font["GPOS"]
    widths: dict[str, tuple[int, int]] = font["hmtx"].metrics
    named: Mapping[int, str] = font.getBestCmap()
    drawn = {glyph: widths[glyph] for glyph in named.values()}
    for code, glyph in named.items():
        wide, left = drawn[glyph]
        widths[glyph] = advance(chr(code), weight, wide), left


def _rename(font: Any, family: str, style: str, weight: int) -> None:
    for number, text in (
        (1, family),
        (2, style),
        (4, f"{family} {style}"),
        (6, f"{family}-{style}".replace(" ", "")),
    ):
        font["name"].setName(text, number, 3, 1, 0x409)
    for number in (16, 17, 21, 22, 25):
        font["name"].removeNames(nameID=number)
    font["OS/2"].usWeightClass = weight


def _config(folder: Path) -> str:
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><prefer><family>{family}</family></prefer></alias>\n'
        for family, names in GENERIC.items()
        for name in names
    )
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f"<dir>{folder}</dir>\n<cachedir>{folder}/cache</cachedir>\n{aliases}{UNHINTED}</fontconfig>\n"
    )
