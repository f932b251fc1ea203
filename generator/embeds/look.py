"""How an embed is laid out, in pixels: the style sheet and the heights are both made from what stands here."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.drawing.style import REGULAR, SANS, SERIES, Face, embed_colours, embed_style
from generator.drawing.svg import NARROW, WIDE
from generator.lean import lean

ASSETS = Path(__file__).parent / "assets"
SWITCH = 560
"""A frame of this width or more shows the wide drawing, whose smallest letters are 9 pixels high there."""
BOLD = 700
MEASURE = Face(name="measure", size=140, line=200)
KEY = Face(name="key", size=140, line=200)
SMALL = Face(name="small", size=130, line=180)
LINK = Face(name="link", size=130, line=240)
"""A line of its own that leads somewhere or opens the table: as high as a finger needs."""
TOP, BOTTOM = 10, 8
UNDER_NOTICE, OVER_MEASURE, UNDER_MEASURE = 6, 2, 10
KEY_GAP, KEY_BETWEEN, KEY_SIGN, UNDER_KEY = 4, 18, 26, 8
OVER_TABLE = 6
OVER_FOOT, FOOT_RULE, UNDER_RULE = 6, 1, 6


@dataclass(frozen=True, slots=True)
class Shape:
    """One of the two shapes of an embed.

    `least` is the narrowest frame it is for, `side` what is left free on each side; the drawing was made for the width
    `drawn` and grows to `most`.
    """

    least: int
    side: int
    drawn: int
    most: int
    title: Face


NARROW_SHAPE = Shape(320, 8, NARROW, 432, Face(name="title", size=180, weight=BOLD, line=230))
WIDE_SHAPE = Shape(SWITCH, 12, WIDE, 760, Face(name="title", size=200, weight=BOLD, line=260))
SHAPES = (NARROW_SHAPE, WIDE_SHAPE)
LIGHT = {"accent": "#0b5a8c"}
DARK = {"accent": "#7cc0ee"}
SERIF = 'Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"Noto Serif",serif'


@cache
def script(name: str) -> bytes:
    """A script of embeds, as it is published."""
    return lean(name, (ASSETS / name).read_bytes())


@cache
def style() -> str:
    """The style sheet of every embed of a chart."""
    return embed_style(LIGHT, DARK) + page_style()


@cache
def bare_style() -> str:
    """The same for an embed that holds no drawing."""
    return embed_colours(LIGHT, DARK) + page_style()


def page_style() -> str:
    """What is the same in both. Texts are in rem, so that they follow the size a reader has chosen."""
    own = (ASSETS / "embed.css").read_text("utf-8")
    narrow, wide = SHAPES
    rules = (
        _text("body", SMALL, SANS),
        _text("h1", narrow.title, SERIF),
        _text(".measure,.key", MEASURE, SANS),
        f"body{{padding:{TOP}px {narrow.side}px {BOTTOM}px}}",
        f".notice{{margin-bottom:{UNDER_NOTICE}px}}",
        f".measure{{margin:{OVER_MEASURE}px 0 {UNDER_MEASURE}px}}",
        f".key{{gap:{KEY_GAP}px {KEY_BETWEEN}px;margin-bottom:{UNDER_KEY}px}}",
        f"main details{{margin-top:{OVER_TABLE}px}}",
        f"footer{{border-top:{FOOT_RULE}px solid var(--chart-rule)}}",
        f"footer{{margin-top:{OVER_FOOT}px;padding-top:{UNDER_RULE}px}}",
        f"summary,.more{{line-height:{_rem(LINK.line)}}}",
        f".chart-narrow{{max-width:{narrow.most}px}}",
        f".chart-wide{{max-width:{wide.most}px}}",
        f"@media (max-width:{SWITCH - 1}px){{svg.chart-wide{{display:none}}}}",
        f"@media (min-width:{SWITCH}px){{svg.chart-narrow{{display:none}}",
        f"body{{padding:{TOP}px {wide.side}px {BOTTOM}px}}{_text('h1', wide.title, SERIF)}}}",
        *(f".{series}{{background:var(--chart-{series})}}" for series in SERIES),
    )
    return "\n".join((own.strip(), *rules))


def _text(selectors: str, face: Face, family: str) -> str:
    weight = f"{face.weight} " if face.weight != REGULAR else ""
    return f"{selectors}{{font:{weight}{_rem(face.size)}/{_rem(face.line)} {family}}}"


def _rem(tenths: int) -> str:
    """Tenths of a pixel in the unit that follows the reader's own size of text, 16 px where none is chosen."""
    whole, rest = divmod(tenths * 625 // 10, 10_000)
    return f"{whole or ''}{f'.{rest:04}'.rstrip('0') if rest else ''}rem"


@cache
def style_hash(sheet: str) -> str:
    """The hash by which a content security policy allows a style sheet and no other."""
    digest = hashlib.sha256(sheet.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
