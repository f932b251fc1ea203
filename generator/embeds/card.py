"""Draws the picture that stands for a chart where a link to it is shared: SVG of 1200 × 630 pixels.

Everything in it is resolved: colours, sizes, lines of text, so that any renderer draws the same. Text is measured in
the letters it is drawn in. What comes from a disclosure passes through `escape`, and is never markup.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.drawing.key import mark
from generator.drawing.marks import escape
from generator.drawing.style import LIGHT, picture_style
from generator.embeds.fitting import GROWN, Fitted, Fitting
from generator.embeds.typefaces import SANS, STRONG, TEXT, TITLE, balanced, fitting, width, wrap
from generator.figures.figure import Drawing, Series
from generator.figures.legend import legend
from generator.text import Translator, say_many

WIDE, HIGH = 1200, 630
MARGIN = 48
ROOM = WIDE - 2 * MARGIN
TOP, HEAD, BOTTOM = 30, 62, 604
"""The rule on top, the base line of the first words, and that of the last."""
SMALL, SMALL_LINE = 20, 25
NOTE_LINES = 3
MEASURE = 23
MORE = SMALL_LINE + 8
"""The room to say how many rows are left out."""
MARK, MARK_SCALE, KEY_GAP = 31, 1.4, 26
"""The width of a colour in the key, how much larger it is than in other keys, and what parts two entries."""
TITLES = ((50, 56, 1), (44, 50, 1), (40, 46, 2), (35, 41, 3))
"""Size, line and number of lines of the title: as large as all of it fits."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around the figure in every picture of an election: the site's name, and that all is invented."""

    site: str
    notice: str
    t: Translator


@dataclass(frozen=True, slots=True)
class Title:
    """The finding in lines, and how large and how far apart they are."""

    size: int
    line: int
    lines: tuple[str, ...]


def card(drawing: Drawing, setting: Setting) -> str:
    """The picture of a chart, as SVG."""
    foot, bottom = _foot(drawing.note)
    y, top, fitted = _fitted(drawing, setting, foot)
    size = f'viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}"'
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" {size} lang="{escape(setting.t.language)}">',
        f"<title>{escape(drawing.finding)}</title><desc>{escape(drawing.summary)}</desc>",
        f"<style>{_style()}</style>",
        f'<rect class="ground" width="{WIDE}" height="{HIGH}"/>',
        *top,
        *_figure(fitted, y, foot, setting.t),
        *bottom,
        "</svg>",
    )
    return "".join(parts)


def _fitted(drawing: Drawing, setting: Setting, foot: float) -> tuple[float, list[str], Fitted]:
    """What stands on top, with the largest title below which all of the figure has room; and the figure."""
    figure = Fitting(drawing.figure, ROOM)
    smallest, *larger = reversed(_titles(drawing.finding))
    y, top = _top(drawing, setting, smallest)
    best = y, top, figure.fit(foot - y, MORE)
    for title in larger:
        y, top = _top(drawing, setting, title)
        fitted = figure.fit(foot - y, MORE)
        if fitted.left_out or fitted.height > foot - y:
            break
        best = y, top, fitted
    return best


@cache
def _style() -> str:
    """The rules of the drawing, and those of the words around it."""
    return (
        picture_style(f"'{SANS}'", GROWN)
        + f".chart .title{{font-family:'{TITLE.family}';font-weight:{TITLE.weight}}}"
        + f".chart .about{{fill:{LIGHT['ink_2']}}}.chart .strong{{font-weight:{STRONG.weight}}}"
        + f".chart .example{{font-weight:{STRONG.weight};fill:{LIGHT['warn']}}}"
    )


def _top(drawing: Drawing, setting: Setting, title: Title) -> tuple[float, list[str]]:
    """Whose picture this is, the finding, what is measured and the key; and where the figure begins."""
    notice = fitting(setting.notice, STRONG, SMALL, ROOM * 0.7)
    free = ROOM - width(notice, STRONG, SMALL) - KEY_GAP
    site = fitting(setting.site, STRONG, SMALL, free)
    parts = [
        f'<rect x="{MARGIN}" y="{TOP}" width="{ROOM}" height="3" fill="{LIGHT["ink"]}"/>',
        _text("strong", SMALL, MARGIN, HEAD, site),
        _text("example", SMALL, WIDE - MARGIN, HEAD, notice, anchor="end"),
    ]
    y: float = HEAD + 10
    for text in title.lines:
        y += title.line
        parts.append(_text("title", title.size, MARGIN, y - title.line * 0.14, text))
    y += 26
    measure = fitting(drawing.measure, TEXT, MEASURE, ROOM)
    parts.append(_text("about", MEASURE, MARGIN, y, measure))
    y, key = _key(legend(drawing.figure), y + 12)
    return y + 12, parts + key


def _titles(finding: str) -> list[Title]:
    """The title at every size at which it has few enough lines; one too long for all of them ends in an ellipsis."""
    tried = [
        Title(size, line, balanced(finding, TITLE, size, ROOM, most)) for size, line, most in TITLES
    ]
    whole = [title for title in tried if not title.lines or not title.lines[-1].endswith("…")]
    return whole or tried[-1:]


def _key(series: tuple[Series, ...], y: float) -> tuple[float, list[str]]:
    """The colours and what they stand for, in lines; and where the next thing begins."""
    parts: list[str] = []
    x: float = MARGIN
    base = y + SMALL_LINE - 6
    for number, one in enumerate(series):
        label = fitting(one.label, TEXT, SMALL, ROOM / 2)
        taken = MARK + 8 + width(label, TEXT, SMALL)
        if number and x + taken > WIDE - MARGIN:
            x, base = MARGIN, base + SMALL_LINE
        place = f"translate({x:.1f} {base - 16:.1f}) scale({MARK_SCALE})"
        parts.append(f'<g transform="{place}">{mark(one.colour, 0, 0)}</g>')
        parts.append(_text("", SMALL, x + MARK + 8, base, label))
        x += taken + KEY_GAP
    return (base + 8 if series else y), parts


def _foot(note: str) -> tuple[float, list[str]]:
    """Source, date and what must be known beside the figure, at the foot; and where it begins."""
    lines = wrap(note, TEXT, SMALL, ROOM, NOTE_LINES)
    first = BOTTOM - (len(lines) - 1) * SMALL_LINE
    parts = [
        _text("about", SMALL, MARGIN, first + number * SMALL_LINE, line)
        for number, line in enumerate(lines)
    ]
    rule = first - SMALL - 9
    parts.append(
        f'<rect x="{MARGIN}" y="{rule}" width="{ROOM}" height="1" fill="{LIGHT["rule"]}"/>'
    )
    return rule - 12, parts


def _figure(fitted: Fitted, y: float, end: float, t: Translator) -> Iterator[str]:
    """The drawing, and how many rows more there are."""
    marks = _SIGN.sub(_sign, _SAID.sub("", "".join(fitted.picture.parts)))
    yield f'<g transform="translate({MARGIN} {y:.1f}) scale({fitted.scale:.4f})">{marks}</g>'
    if fitted.left_out:
        more = t.text(
            say_many(
                "and {count} more on the page", "and {count} more on the page", fitted.left_out
            )
        )
        yield _text("strong", SMALL, MARGIN, min(y + fitted.height + SMALL_LINE, end), more)


def _text(kind: str, size: float, x: float, y: float, text: str, *, anchor: str = "") -> str:
    """One line of text with its base line at a point; nothing where there is nothing to say."""
    if not text:
        return ""
    named = f' class="{kind}"' if kind else ""
    named += f' text-anchor="{anchor}"' if anchor else ""
    return f'<text{named} font-size="{size}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


_SAID = re.compile("<title>[^<]*</title>")
_SIGN = re.compile(
    r'<text class="(?P<kind>\w+)(?P<also>[^"]*)" x="(?P<x>[0-9.]+)" y="(?P<y>[0-9.]+)">(?P<sign>[●○◐])</text>'
)


def _sign(found: re.Match[str]) -> str:
    """A round sign as a shape: few typefaces have them all, and none has them alike."""
    x, y = float(found["x"]) + 5.5, float(found["y"]) - 5
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.8" fill="{{}}" stroke="{LIGHT["ink"]}" stroke-width="1.2"/>'
    if found["sign"] != "◐":
        return ring.format(LIGHT["ink"] if found["sign"] == "●" else "none")
    half = f'<path d="M{x:.1f} {y - 4.8:.1f}a4.8 4.8 0 0 0 0 9.6z" fill="{LIGHT["ink"]}"/>'
    return ring.format("none") + half
