"""What is promised of texts holds for readers' fonts and sizes, and never depends on the fonts of the machine."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.charts import CHARTS
from tests.browsing import opened
from tests.built import Site
from tests.conftest import Reader, served
from tests.fonts import FONT_SETS, FREE, NARROW, SANS, SERIF, USUAL, WIDE, FontSet
from tests.test_embeds_browser import code

pytestmark = pytest.mark.slow

WIDTHS = (320, 376, 432, 559, 560, 652, 1000)
NEWSROOM = """<!doctype html><link rel=icon href=data:,>
<style>html { font-size: 62.5% } body { font: 11px/1 monospace }</style>"""
INSIDE = "[document.documentElement.getBoundingClientRect().height, innerHeight, innerWidth]"
readers = pytest.mark.parametrize("size", FREE)
font_sets = pytest.mark.parametrize("fonts", FONT_SETS, ids=lambda fonts: fonts.name)


@font_sets
def test_a_browser_of_the_tests_knows_their_fonts_only(fonts: FontSet, reader: Reader) -> None:
    families = ("system-ui", "Segoe UI", "DejaVu Sans", "Roboto", "monospace", "Georgia", "serif")
    with opened(reader(fonts, USUAL)) as page:
        page.set_content(
            "".join(f"<p style=\"font-family:'{name}'\">Kush ë</p>" for name in families[1:6])
            + "<p style='font-family:system-ui'>Kush</p><p style='font-family:serif'>日本</p>"
        )
        session = page.context.new_cdp_session(page)
        session.send("DOM.enable")
        session.send("CSS.enable")
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        found = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": "p"})["nodeIds"]
        assert len(found) == 7
        used = {
            font["familyName"]
            for node in found
            for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        }
    assert used <= {SANS, SERIF}


def test_the_sets_are_the_two_ends_of_what_readers_have(reader: Reader) -> None:
    wide, narrow = (length(reader(fonts, USUAL)) for fonts in (WIDE, NARROW))
    assert wide > narrow * 5 / 4


def length(browser: Browser) -> float:
    with opened(browser) as page:
        page.set_content("<span>Kush e paguan fushatën?</span>")
        return float(page.locator("span").evaluate("span => span.getBoundingClientRect().width"))


@pytest.fixture
def newsroom(site: Site, tmp_path: Path) -> Iterator[Any]:
    """Opens every code of a language at every width, on a page that sizes its own text otherwise."""
    with served(tmp_path) as address, ExitStack() as pages:

        def show(browser: Browser, prefix: str) -> Page:
            codes = [code(site, "code-frame", chart.id, prefix) for chart in CHARTS]
            boxes = (f'<div style="width:{wide}px">{one}</div>' for one in codes for wide in WIDTHS)
            (tmp_path / "page.html").write_text(f"{NEWSROOM}<body>{''.join(boxes)}", "utf-8")
            page = pages.enter_context(opened(browser))
            page.goto(f"{address}page.html", wait_until="load")
            return page

        yield show


@readers
@font_sets
@pytest.mark.parametrize("prefix", ["", "sq/"])
def test_no_frame_without_a_script_cuts_what_a_reader_sees(
    prefix: str, fonts: FontSet, size: int, reader: Reader, newsroom: Any
) -> None:
    page = newsroom(reader(fonts, size), prefix)
    assert len(page.frames) == 1 + len(CHARTS) * len(WIDTHS)
    cut, most = {}, 0
    for frame in page.frames[1:]:
        inside, given, wide = frame.evaluate(INSIDE)
        if inside > given:
            cut[frame.url, wide] = inside - given
        most = max(most, round(100 * (given - inside) / given))
    assert cut == {}
    assert most <= FREE[size]
