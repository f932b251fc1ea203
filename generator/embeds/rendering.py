"""Renders SVG as PNG, and is the only module that knows the renderer.

The renderer reads nothing but the typefaces that come with the program: no fonts of the machine, and no file or address
that a drawing names, because a drawing that names any is not rendered.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version

import resvg
from resvg import usvg

from generator.embeds.typefaces import TYPEFACES

# Text holds no "<" and no ">", so these are found in tags only.
_OUTSIDE = re.compile(
    r"<(?:image|use|script|foreignObject|!|[^<>]*(?:\bhref\s*=|url\((?!#)))", re.IGNORECASE
)


def render(svg: str, scales: Sequence[int]) -> Iterator[bytes]:
    """A drawing as PNG, in its own size times each scale. Raises ValueError for one that refers to anything outside."""
    if _OUTSIDE.search(svg):
        raise ValueError("A picture is drawn from shapes and text only.")
    tree = usvg.Tree.from_str(svg, _options())
    wide, high = tree.int_size()
    for scale in scales:
        size = (wide * scale, high * scale)
        yield bytes(resvg.render(tree, (scale, 0, 0, 0, scale, 0), bg_size=size))


@cache
def _options() -> usvg.Options:
    """The renderer with our typefaces, and no others. It would read a file anew for each text, so it gets the bytes."""
    options = usvg.Options.default()
    for face in TYPEFACES:
        options.load_font_data(face.path.read_bytes())
    return options


@cache
def maker() -> bytes:
    """What besides the drawing decides about the bytes: the renderer's version and the typefaces."""
    found = hashlib.sha256(version("resvg").encode())
    for face in TYPEFACES:
        found.update(hashlib.sha256(face.path.read_bytes()).digest())
    return found.digest()
