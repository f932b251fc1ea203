"""Charts on pages of the real site, as readers see them who print, enlarge, or force their own colours."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.drawing.style import LIGHT, SERIES
from tests.browsing import opened
from tests.built import Site

pytestmark = pytest.mark.slow

PAGES = (
    "al-2025/money/",
    "",
    "al-2025/parties/partia-e-lumit/",
    "al-2025/charts/spend-by-platform/",
    "al-2025/charts/completeness/",
    "sq/al-2025/filings/",
)
ENLARGED = {"width": 320, "height": 256}
"""A window of 1280 × 1024 at 400 % (WCAG 2.2, 1.4.10)."""
HIDDEN = """() => [...document.querySelectorAll('figure.chart')].flatMap(figure => {
    const shown = [...figure.querySelectorAll('svg.chart')].filter(svg => svg.checkVisibility())
    const box = shown.length === 1 && shown[0].getBoundingClientRect()
    const fits = box && box.left >= -1 && box.right <= innerWidth + 1 && box.height > 20
    return fits ? [] : [figure.id]
})"""
TEXTS = """() => [...document.querySelectorAll('figure.chart svg.chart text')]
    .filter(text => text.checkVisibility()).map(text => getComputedStyle(text).fill)"""
BARS = """() => [...document.querySelectorAll('figure.chart svg.chart .bar')]
    .filter(bar => bar.checkVisibility()).map(bar => getComputedStyle(bar).stroke)"""
KEYS = """() => [...document.querySelectorAll('figure.chart .key i')].map(mark => {
    const style = getComputedStyle(mark)
    return [mark.className, style.backgroundColor, style.printColorAdjust, style.forcedColorAdjust]
})"""
BREAKS = """() => [...document.querySelectorAll('figure.chart')].flatMap(figure =>
    [...figure.querySelectorAll('.finding, .measure, .key, .wide, .narrow')].map(part => {
        const style = getComputedStyle(part), last = part.matches('.wide, .narrow')
        return style.breakInside === 'avoid' && (last || style.breakAfter === 'avoid')
    }))"""
TABLES = """() => [...document.querySelectorAll('figure.chart details.table')]
    .map(details => details.querySelector('table').checkVisibility({contentVisibilityAuto: true}))"""


def rgb(colour: str) -> str:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return "rgb({}, {}, {})".format(*bytes.fromhex(digits))


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, site: Site, chromium: Browser) -> Iterator[Page]:
    """A page with charts."""
    with opened(chromium) as found:
        found.goto(site.address + request.param)
        assert found.locator("figure.chart").count() > 0
        yield found


def test_enlarged_four_times_nothing_is_hidden_and_nothing_scrolls_sideways(page: Page) -> None:
    page.set_viewport_size(ENLARGED)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(HIDDEN) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_texts_bars_and_keys_can_be_seen(page: Page, scheme: Any) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    paper, ink = ("rgb(255, 255, 255)", "rgb(0, 0, 0)")[:: 1 if scheme == "light" else -1]
    assert page.evaluate(HIDDEN) == []
    assert paper not in set(page.evaluate(TEXTS)) - {rgb("#fff")}
    assert set(page.evaluate(BARS)) <= {ink}
    for name, ground, _, forced in page.evaluate(KEYS):
        assert forced == "none", name
        assert ground != paper, name


def test_a_dark_page_is_printed_light_with_its_colours_and_its_tables_open(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 718, "height": 1000})
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    inks = {rgb(LIGHT[name]) for name in ("ink", "ink_2", "ink_3", "warn")}
    on_bars = {rgb(LIGHT[f"on_{series}"]) for series in SERIES}
    assert set(page.evaluate(TEXTS)) <= inks | on_bars
    for name, ground, printed, _ in page.evaluate(KEYS):
        assert (ground, printed) == (rgb(LIGHT[name]), "exact")
    assert all(page.evaluate(TABLES))
    assert page.evaluate("document.documentElement.scrollWidth") <= 718


def test_print_keeps_heading_key_and_picture_together(page: Page) -> None:
    page.emulate_media(media="print")
    assert all(page.evaluate(BREAKS))
