"""Party colours can be seen on every paper: by one rule, the same for all, which leaves alone what can be seen."""

import math
import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drawing.colours import PAPERS, STEPS, visible
from generator.drawing.marks import indent, swatch
from generator.drawing.style import DARK, LIGHT
from generator.pages.rendering import environment
from generator.text import translator
from tests.colour_sense import contrast, oklch

CUBE = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
GRID = [f"#{r:02x}{g:02x}{b:02x}" for r, g, b in product(range(0, 256, 15), repeat=3)]


def seen(colour: str) -> float:
    """The lowest contrast of a colour with any paper."""
    return min(contrast(colour, paper) for paper in PAPERS)


def check(colour: str) -> None:
    drawn = visible(colour)
    assert re.fullmatch(r"#[0-9a-f]{6}", drawn)
    assert seen(drawn) >= 3
    assert visible(drawn) == drawn
    if seen(colour) >= 3:
        assert drawn == colour
    (_, strength, hue), (_, kept, shown) = oklch(colour), oklch(drawn)
    assert kept <= strength + 0.01
    if min(strength, kept) > 0.03:
        assert abs((hue - shown + math.pi) % (2 * math.pi) - math.pi) < math.radians(4)


@given(CUBE)
def test_any_colour_is_made_visible_and_keeps_its_hue(colour: str) -> None:
    check(colour)


def test_a_grid_through_the_whole_cube_is_made_visible() -> None:
    for colour in GRID:
        check(colour)


@given(CUBE)
def test_a_colour_is_moved_no_further_than_needed(colour: str) -> None:
    (before, _, _), (after, _, _) = oklch(colour), oklch(visible(colour))
    if before != after:
        limits = [oklch(visible(grey))[0] for grey in ("#000000", "#ffffff")]
        assert min(limits) - 0.06 < after < max(limits) + 0.06
        assert (after > before) == (contrast(colour, "#ffffff") > contrast(colour, "#15181c"))


def test_what_cannot_be_seen_is_moved_and_what_can_is_kept() -> None:
    assert visible("#e30613") == "#e30613"
    assert [visible(c) for c in ("#ffffff", "#000000", "#ffd500", "#0a1a50")] == [
        "#8e8e8e", "#6b6b6b", "#a98c00", "#4f69a6",
    ]  # fmt: skip
    assert STEPS >= 1024


def test_the_papers_are_those_of_the_style_sheets() -> None:
    papers = {scheme["paper"] for scheme in (LIGHT, DARK)}
    assert {"#fff": "#ffffff"}.get(LIGHT["paper"]) in PAPERS
    assert papers - {"#fff"} <= set(PAPERS)


@pytest.mark.parametrize("text", ["", "red", "#12345", "url(#x)", "#1234567", "#fff\n", "＃ffffff"])
def test_only_a_hex_colour_is_a_colour(text: str) -> None:
    assert visible(text) == ""
    assert swatch(text, 0, 0) == ""
    assert indent(text) == 0


@given(CUBE)
def test_charts_and_pages_draw_the_same_colour(colour: str) -> None:
    macros = environment(translator("en")).get_template("macros.html.jinja").make_module({})
    drawn = re.findall(r'fill="(#[0-9a-f]{6})"', swatch(colour, 0, 0) + str(macros.swatch(colour)))  # type: ignore[attr-defined]
    assert drawn == [visible(colour)] * 2
