"""Makes party colours visible on every paper, by one rule for all parties.

A colour that has a contrast of 3:1 or more with every paper, light and dark (WCAG 2.2, 1.4.11), stays as it is. Any
other is made darker or lighter by no more than that takes; its hue stays, and as much of its strength as a screen
can show. Lightness, strength and hue are those of OKLCH (https://bottosson.github.io/posts/oklab/).
"""

import math
import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

Parts: TypeAlias = tuple[float, float, float]
"""Three parts of a colour: red, green and blue from 0 to 1, or lightness, strength and hue."""
PAPERS = ("#ffffff", "#f6f6f3", "#15181c", "#1d2126")
"""What charts and tables stand on: pages and their panels, light and dark."""
CONTRAST = 3
STEPS = 1024
"""Lightness from black to white."""
_COLOUR = re.compile(r"\A#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")


@lru_cache(maxsize=1024)
def visible(colour: str) -> str:
    """The colour to draw, as #rrggbb; empty where the text is not a hex colour."""
    if not _COLOUR.match(colour):
        return ""
    own = _parts(colour)
    found = _luminance(own)
    if _DARKEST <= found <= _LIGHTEST:
        return _hex(own)
    _, strength, hue = _oklch(own)

    def at(step: int) -> Parts:
        return _parts(_hex(_shown(step / STEPS, strength, hue)))

    if found < _DARKEST:
        return _hex(at(_first(lambda step: _luminance(at(step)) >= _DARKEST)))
    return _hex(at(_first(lambda step: _luminance(at(step)) > _LIGHTEST) - 1))


def _luminance(rgb: Parts) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = map(_linear, rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _first(holds: Callable[[int], bool]) -> int:
    """The first lightness at which something holds that holds at white and not at black."""
    low, high = 0, STEPS
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _parts(colour: str) -> Parts:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    red, green, blue = bytes.fromhex(digits)
    return red / 255, green / 255, blue / 255


def _hex(rgb: Parts) -> str:
    return "#" + bytes(round(part * 255) for part in rgb).hex()


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _encoded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _oklch(rgb: Parts) -> Parts:
    red, green, blue = map(_linear, rgb)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _shown(lightness: float, strength: float, hue: float) -> Parts:
    """Red, green and blue; where a screen cannot show a colour so strong, the strongest it can show."""
    if _fits(found := _rgb(lightness, strength, hue)):
        return _clipped(found)
    weak, strong = 0.0, strength
    for _ in range(12):
        middle = (weak + strong) / 2
        if _fits(_rgb(lightness, middle, hue)):
            weak = middle
        else:
            strong = middle
    return _clipped(_rgb(lightness, weak, hue))


def _rgb(lightness: float, strength: float, hue: float) -> Parts:
    """Red, green and blue before they are encoded; outside 0 to 1 where no screen shows them."""
    a, b = strength * math.cos(hue), strength * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _fits(rgb: Parts) -> bool:
    return all(-1e-6 <= part <= 1 + 1e-6 for part in rgb)


def _clipped(rgb: Parts) -> Parts:
    red, green, blue = (_encoded(min(max(part, 0.0), 1.0)) for part in rgb)
    return red, green, blue


_LUMINANCES = [_luminance(_parts(paper)) for paper in PAPERS]
_DARKEST = CONTRAST * (max(y for y in _LUMINANCES if y < 0.5) + 0.05) - 0.05
_LIGHTEST = (min(y for y in _LUMINANCES if y > 0.5) + 0.05) / CONTRAST - 0.05
