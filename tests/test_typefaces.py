"""The widths that pictures are laid out by are those of the typefaces they are drawn with."""

import json
from collections.abc import Callable
from pathlib import Path

from fontTools.ttLib import TTFont

from generator.embeds.typefaces import FONTS, TYPEFACES


def read(path: Path) -> dict[str, str]:
    """The characters of a typeface by their advance width, in thousandths of an em."""
    found: dict[int, str] = {}
    with TTFont(path) as font:
        assert font["head"].unitsPerEm == 1000
        advances = font["hmtx"].metrics
        for code, glyph in sorted(font.getBestCmap().items()):
            wide, _ = advances[glyph]
            found[wide] = found.get(wide, "") + chr(code)
    return {str(wide): found[wide] for wide in sorted(found)}


def test_the_widths_are_those_of_the_typefaces(golden: Callable[[Path, str], None]) -> None:
    tables = {face.name: read(face.path) for face in TYPEFACES}
    golden(FONTS / "widths.json", json.dumps(tables, indent=1) + "\n")
