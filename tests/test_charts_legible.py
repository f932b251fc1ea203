"""A browser sets every text of every drawing apart from the others, from bars and from lines, in fonts readers have."""

from typing import Any

import pytest

from generator.drawing.style import stylesheet
from generator.drawing.svg import NARROW, WIDE, draw
from tests.browsing import opened
from tests.chart_figures import FIGURES
from tests.conftest import Reader
from tests.fonts import FONT_SETS, USUAL

pytestmark = pytest.mark.slow

MEASURED = """() => Object.fromEntries([...document.querySelectorAll("svg.chart")].map(svg => {
    const sheet = svg.getBoundingClientRect(), box = r => [r.left - sheet.left, r.top - sheet.top,
        r.right - sheet.left, r.bottom - sheet.top].map(n => Math.round(n * 10) / 10)
    const texts = [...svg.querySelectorAll("text")].flatMap(text => {
        const size = parseFloat(getComputedStyle(text).fontSize), found = [], slanted = !!text.closest("g[transform]")
        const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
        while (walk.nextNode()) {
            const node = walk.currentNode, range = document.createRange()
            if (node.parentNode.tagName === "title" || !node.data.trim()) continue
            range.selectNodeContents(node)
            const [left, top, right, bottom] = box(range.getBoundingClientRect())
            const base = Number((node.parentNode.tagName === "tspan" ? node.parentNode : text).getAttribute("y"))
            const [high, low] = slanted ? [top, bottom] : [base - size * .75, base + size * .22]
            const inside = text.classList.contains("inside")
            found.push({said: node.data, slanted, inside, box: [left, high, right, low]})
        }
        return found
    })
    const boxes = query => [...svg.querySelectorAll(query)].map(mark => box(mark.getBoundingClientRect()))
    const limits = [...svg.querySelectorAll(".limit")].flatMap(path => [...path.getAttribute("d")
        .matchAll(/M([\\d.]+) ([\\d.]+)V([\\d.]+)/g)].map(([, x, from, to]) => [+x - .75, +from, +x + .75, +to]))
    const bars = boxes("rect.bar")
    return [svg.parentNode.id, {wide: sheet.width, high: sheet.height, texts, bars, limits}]
}))"""
Box = list[float]


@pytest.fixture(scope="module", params=FONT_SETS, ids=lambda fonts: fonts.name)
def measured(request: pytest.FixtureRequest, reader: Reader) -> dict[str, Any]:
    """Where every text, bar and limit of every drawing lies, by the drawing's name."""
    with opened(reader(request.param, USUAL)) as page:
        page.set_content(_sheet())
        found: dict[str, Any] = page.evaluate(MEASURED)
    assert len(found) == 2 * len(FIGURES)
    return found


def _sheet() -> str:
    style = f"{stylesheet()} svg.chart.chart{{max-width:none;width:auto}}"
    drawn = "".join(
        f'<div id="{name}-{wide}">{draw(figure, wide, name, "", "")}</div>'
        for name, figure in FIGURES.items()
        for wide in (WIDE, NARROW)
    )
    return f"<style>{style}</style>{drawn}"


def _touch(one: Box, other: Box, within: float = 0.5) -> bool:
    """Whether two boxes lie over each other by more than half a pixel."""
    return (
        one[0] + within < other[2]
        and other[0] + within < one[2]
        and one[1] + within < other[3]
        and other[1] + within < one[3]
    )


def test_no_text_leaves_its_drawing(measured: dict[str, Any]) -> None:
    outside = [
        (name, text["said"])
        for name, found in measured.items()
        for text in found["texts"]
        if text["box"][0] < -0.5
        or text["box"][1] < -0.5
        or text["box"][2] > found["wide"] + 0.5
        or text["box"][3] > found["high"] + 0.5
    ]
    assert outside == []


def test_no_text_lies_over_another(measured: dict[str, Any]) -> None:
    over = []
    for name, found in measured.items():
        texts = sorted((t for t in found["texts"] if not t["slanted"]), key=lambda t: t["box"][1])
        for number, text in enumerate(texts):
            for other in texts[number + 1 :]:
                if other["box"][1] >= text["box"][3]:
                    break
                if _touch(text["box"], other["box"]):
                    over.append((name, text["said"], other["said"]))
    assert over == []


def test_no_bar_and_no_limit_crosses_a_text(measured: dict[str, Any]) -> None:
    crossed = [
        (name, text["said"])
        for name, found in measured.items()
        for text in found["texts"]
        for mark in found["limits"] + ([] if text["inside"] else found["bars"])
        if not text["slanted"] and _touch(text["box"], mark)
    ]
    assert crossed == []


def test_a_figure_inside_a_bar_stays_on_it(measured: dict[str, Any]) -> None:
    off = [
        (name, text["said"])
        for name, found in measured.items()
        for text in found["texts"]
        if text["inside"]
        and not any(
            bar[0] <= text["box"][0]
            and text["box"][2] <= bar[2] + 0.5
            and bar[1] < text["box"][3] < bar[3]
            for bar in found["bars"]
        )
    ]
    assert off == []
