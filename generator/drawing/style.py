"""How drawings look: colours for light and dark, sizes of text, and the style sheets made of them.

One list of rules gives two style sheets: for pages (`stylesheet`, colours as CSS variables, kept in the theme's
assets) and for a drawing that is a file of its own (`standalone_style`, colours written out).

The colours m1 to m7 stand for the same medium everywhere. Each has 3:1 or more against both papers of its scheme,
`on_m1` to `on_m7` have 4.5:1 or more on them, and they stay apart for readers with colour blindness.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from generator.figures import edgings

SERIES = ("m1", "m2", "m3", "m4", "m5", "m6", "m7")
LIGHT = {
    "ink": "#15181d", "ink_2": "#535a66", "ink_3": "#6a717c", "rule": "#d9dbdf", "rule_2": "#ececee",
    "paper": "#fff", "warn": "#8a4a00",
    "m1": "#17528c", "m2": "#c47c10", "m3": "#40744f", "m4": "#855dbe", "m5": "#878c94", "m6": "#80184f",
    "m7": "#443d0c",
    "on_m1": "#fff", "on_m2": "#15181d", "on_m3": "#fff", "on_m4": "#fff", "on_m5": "#15181d", "on_m6": "#fff",
    "on_m7": "#fff",
}  # fmt: skip
DARK = {
    "ink": "#e9eaec", "ink_2": "#b3b8c1", "ink_3": "#949aa5", "rule": "#3a3f47", "rule_2": "#2a2e34",
    "paper": "#15181c", "warn": "#f0b45c",
    "m1": "#5f9be6", "m2": "#e29c35", "m3": "#80d298", "m4": "#d9b8fb", "m5": "#9ea5b1", "m6": "#c07a86",
    "m7": "#f1e19a",
    **{f"on_{series}": "#0e1114" for series in SERIES},
}  # fmt: skip
FORCED = {
    "ink": "CanvasText", "ink_2": "CanvasText", "ink_3": "CanvasText", "rule": "GrayText", "rule_2": "GrayText",
    "paper": "Canvas", "warn": "CanvasText",
}  # fmt: skip
SOFT = "73"
"""The alpha of a colour that lies over others, in hexadecimal: 45 %."""
SANS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif'


REGULAR, STRONG = 400, 600


# There is one object per kind of text, so widths are found faster.
@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Face:
    """A kind of text: its class, size in tenths of a pixel, weight, colour and slant."""

    name: str
    size: int
    weight: int = REGULAR
    colour: str = "ink"
    italic: bool = False
    line: int = 0

    @property
    def bold(self) -> bool:
        """Whether the letters are wider than those of the regular weight."""
        return self.weight > REGULAR

    @property
    def drop(self) -> int:
        """From the top of a line to its baseline."""
        return self.line * 79 // 100


@cache
def strong(face: Face) -> Face:
    """The same letters in the weight of what is missing."""
    return replace(face, weight=STRONG)


LABEL = Face(name="label", size=140, weight=600, line=170)
MEMBER = Face(name="member", size=140, line=170)
HEADING = Face(name="heading", size=140, weight=700, line=170)
TOTAL = Face(name="total", size=140, weight=700, line=170)
INSIDE = Face(name="inside", size=120, weight=600, line=150)
TICK = Face(name="tick", size=120, colour="ink_2", line=150)
MARK = Face(name="mark", size=120, weight=600, line=150)
STATE = Face(name="state", size=135, colour="ink_2", italic=True, line=170)
COLUMN = Face(name="column", size=120, weight=600, colour="ink_2", line=150)
ANSWER = Face(name="answer", size=130, line=170)
SMALL = Face(name="small", size=120, line=150)
ASKED = Face(name="asked", size=130, colour="ink_2", line=170)
NODE = Face(name="node", size=130, weight=600, line=160)
AMOUNT = Face(name="amount", size=130, line=160)
FACES = {
    face.name: face
    for face in (
        LABEL, MEMBER, HEADING, TOTAL, INSIDE, TICK, MARK, STATE, COLUMN, ANSWER, SMALL, ASKED, NODE, AMOUNT,
    )
}  # fmt: skip
HALO = ("label", "member", "heading", "total", "state", "mark", "node", "amount")


def _colour_rules() -> Iterator[tuple[str, str]]:
    """Rules that name colours, as `{name}`. Of two that fit the later wins: a state has its colour in any face."""
    yield "text,.sign", "fill:{ink}"
    for colour in ("ink_2", "ink_3"):
        names = [f".{face.name}" for face in FACES.values() if face.colour == colour]
        if names:
            yield ",".join(names), f"fill:{{{colour}}}"
    yield ".open", "fill:{rule_2};stroke:{ink_3}"
    yield ".missing", "fill:{warn}"
    yield ".quiet", "fill:{ink_3}"
    yield ".rule,.swatch", "stroke:{rule}"
    yield ".thin", "stroke:{rule_2}"
    yield ".base,.limit", "stroke:{ink}"
    yield ",".join(f".{name}" for name in (*HALO, "clear", "edging")), "stroke:{paper}"
    yield ".ground", "fill:{paper}"
    for series in SERIES:
        yield f".{series}", f"fill:{{{series}}}"
        yield f".line-{series}", f"stroke:{{{series}}}"
        yield f".inside.on-{series}", f"fill:{{on_{series}}}"


def _shape_rules(grown: int = 100) -> Iterator[tuple[str, str]]:
    """Rules that name no colour. Those of faces come first, so that what is missing is strong in every face."""
    for face in FACES.values():
        yield f".{face.name}", _letters(replace(face, size=face.size * grown // 100))
    yield ".total,.amount,.inside,.tick", "font-variant-numeric:tabular-nums lining-nums"
    halo = "paint-order:stroke;stroke-width:3px;stroke-linejoin:round"
    yield ",".join(f".{name}" for name in HALO), halo
    yield ".missing", f"font-weight:{STRONG}"
    yield from edgings.shape_rules()
    yield ".reach", "fill:none;stroke-width:2px"
    yield ".rule,.thin,.base", "stroke-width:1px"
    yield ".limit", "stroke-width:1.5px;stroke-dasharray:5 3"
    yield ".clear", "stroke-width:4px"
    yield ".ribbon", "fill-opacity:.45;stroke-opacity:.8;stroke-width:.5px"
    yield ".swatch", "stroke-width:.5px"


def _letters(face: Face) -> str:
    slant = ";font-style:italic" if face.italic else ""
    weight = f";font-weight:{face.weight}" if face.bold else ""
    return f"font-size:{face.size // 10}{f'.{face.size % 10}' if face.size % 10 else ''}px{weight}{slant}"


def _within(
    prefix: str, rules: Iterator[tuple[str, str]], values: Mapping[str, str]
) -> Iterator[str]:
    """The rules for what is inside a drawing, each colour replaced by its value."""
    for selectors, declarations in rules:
        scoped = ",".join(f"{prefix} {selector}" for selector in selectors.split(","))
        yield f"{scoped}{{{declarations.format_map(values)}}}"


def standalone_style() -> str:
    """The style sheet of a drawing that stands alone: light, and dark on screens where the reader's system is."""
    parts = [
        f".chart{{font-family:{SANS}}}",
        *_within(".chart", _shape_rules(), {}),
        *_within(".chart", _colour_rules(), LIGHT),
        "@media screen and (prefers-color-scheme:dark){",
        *_within(".chart", _colour_rules(), DARK),
        "}",
    ]
    return "\n".join(parts)


def picture_style(family: str, grown: int) -> str:
    """The style sheet of a drawing within a picture: light, in one family, letters `grown` per cent of their size."""
    rules = [
        f".chart{{font-family:{family}}}",
        *_within(".chart", _shape_rules(grown), {}),
        *_within(".chart", _colour_rules(), LIGHT),
    ]
    return "".join(rules)


def stylesheet() -> str:
    """The style sheet of pages. The page's own variables (`--ink` …) win over the values given here.

    The figure around a drawing has the class `chart` too, so that its key and its interactive version find the colours.
    """
    parts = [
        "/* The drawings of charts and their colours. Written by generator/drawing/style.py: change it there. */",
        f".chart{{{_variables(LIGHT)}}}",
        f"@media screen and (prefers-color-scheme:dark){{.chart{{{_variables(DARK)}}}}}",
        f"[data-md-color-scheme=default] .chart{{{_variables(LIGHT)}}}",
        f"@media screen{{[data-md-color-scheme=slate] .chart{{{_variables(DARK)}}}}}",
        "svg.chart-wide{max-width:calc(var(--u,1rem)*50)}",
        "svg.chart-narrow{max-width:calc(var(--u,1rem)*27)}",
        *_inline(),
    ]
    return "\n".join(parts) + "\n"


def embed_style(light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    """The style sheet of drawings on a page without a theme, which may add colours of its own.

    Light or dark as the reader's system is, unless the address ends in `#theme=light` or `#theme=dark`: the body and
    the root have these ids, so that no script is needed; where there is one, it sets `data-theme`.
    """
    return embed_colours(light, dark) + "\n".join(_inline()) + "\n"


def embed_colours(light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    """The colours alone, for a page without drawings."""
    day, night = (
        _variables({**own, **more}, fixed=True) for own, more in ((LIGHT, light), (DARK, dark))
    )
    parts = [
        "html{color-scheme:light dark}",
        f"body{{{day}}}",
        f"@media screen and (prefers-color-scheme:dark){{body{{{night}}}}}",
        f"body:target,[data-theme=light] body{{{day}}}",
        f"@media screen{{html:target body,[data-theme=dark] body{{{night}}}}}",
    ]
    return "\n".join(parts) + "\n"


def _inline() -> Iterator[str]:
    """The rules of drawings that stand in a page, which takes their colours from variables."""
    variables = {name: f"var(--chart-{_css(name)})" for name in LIGHT}
    yield f"svg.chart{{display:block;width:100%;height:auto;font-family:{SANS}}}"
    yield from _within("svg.chart", _shape_rules(), {})
    yield from _within("svg.chart", _colour_rules(), variables)
    yield from edgings.key_rules()
    yield "@media (forced-colors:active){"
    yield f":root .chart{{{_variables(FORCED, fixed=True)}}}"
    yield "svg.chart .inside{forced-color-adjust:none}"
    yield "svg.chart .bar{stroke:CanvasText;stroke-width:1px}"
    yield "}"


def _css(name: str) -> str:
    return name.replace("_", "-")


def _variables(values: Mapping[str, str], *, fixed: bool = False) -> str:
    """Our variables; those of the page, where it has them, come first. The colours of series are fixed.

    Only interactive charts have use for soft colours, and those stand on pages alone.
    """
    own = ";".join(
        f"--chart-{_css(name)}:{value if fixed or name[-2:] in SERIES else f'var(--{_css(name)},{value})'}"
        for name, value in values.items()
    )
    soft = "".join(
        f";--chart-soft-{name}:{values[name]}{SOFT}" for name in SERIES if name in values
    )
    return own if fixed else own + soft
