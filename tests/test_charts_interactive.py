"""The interactive figure shows the same as the drawing, as plain data, and no text in it is markup."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import plotly.graph_objects as go
import pytest
from playwright.sync_api import Browser, Page

from generator.figures.figure import (
    Bars,
    Cell,
    Figure,
    Flow,
    Grid,
    GridRow,
    Group,
    Node,
    Ribbon,
    Row,
    Segment,
    Series,
    Tick,
)
from generator.interactive.bundle import SCRIPT, ScriptBundle
from generator.interactive.plot import interactive
from generator.interactive.traces import TRACES
from tests.browsing import opened
from tests.chart_figures import FIGURES, drawing_of

MARKUP = (
    "<b>bold</b> <i>x</i>",
    "<a href='javascript:ran.push(1)'>x</a>",
    "one<br>two",
    "&lt;b&gt; &amp;nbsp; &#60;",
    "{x} %{customdata} %{y}",
    "$x^2$",
    "</text><script>ran.push(1)</script>",
    "<extra>x</extra>",
)
ALIVE = "#plot :is(svg a, [onclick], b, i, image, foreignObject, .MathJax), body > script:not(:first-of-type) + *"
# The settings the pages use; notes what runs, and whether anybody asks MathJax to set a formula.
NOTED = """() => {
  window.ran = [];
  window.CONFIG = { typesetMath: false };
  const note = (_, name) => name === 'version' ? '3.2.0' : name === 'then' ? undefined : ran.push(String(name));
  window.MathJax = new Proxy({}, { get: note });
}"""

every_figure = pytest.mark.parametrize("name", FIGURES)


def made(figure: Figure) -> dict[str, Any]:
    return interactive(drawing_of(figure))


@every_figure
def test_the_interactive_figure_is_plain_data(name: str) -> None:
    figure = made(FIGURES[name])
    assert json.loads(json.dumps(figure)) == figure
    assert {trace["type"] for trace in figure["data"]} <= set(TRACES)
    assert [trace["uid"] for trace in figure["data"]] == [
        f"a-chart-{n}" for n in range(len(figure["data"]))
    ]
    assert "template" not in figure["layout"]
    assert not [trace for trace in figure["data"] if "meta" in trace]  # it makes texts templates
    assert figure == made(FIGURES[name])


def listed(value: Any) -> Any:
    """The same in lists and mappings that JSON knows."""
    if isinstance(value, dict):
        return {key: listed(held) for key, held in value.items()}
    return [listed(held) for held in value] if isinstance(value, list | tuple) else value


@every_figure
def test_plotly_accepts_every_property_and_changes_none(name: str) -> None:
    ours = {key: part for key, part in made(FIGURES[name]).items() if key != "edgings"}
    accepted = listed(go.Figure(ours).to_plotly_json())
    accepted["layout"].pop("template")  # plotly.py's own look; the page has one
    assert accepted == ours


@pytest.mark.parametrize("wrong", [{"textsize": 1}, {"textangle": "up"}, {"type": "bars"}])
def test_plotly_refuses_a_property_it_does_not_know(wrong: dict[str, Any]) -> None:
    trace, *_ = made(FIGURES["spending"])["data"]
    with pytest.raises(ValueError, match=r"[Ii]nvalid"):
        go.Figure({"data": [{**trace, **wrong}]})


@pytest.mark.parametrize(
    "name", [name for name, figure in FIGURES.items() if isinstance(figure, Bars)]
)
def test_interactive_bars_have_the_same_sums(name: str) -> None:
    figure = FIGURES[name]
    assert isinstance(figure, Bars)
    sums: dict[str, int] = {}
    for trace in made(figure)["data"]:
        for key, value in zip(trace["y"], trace["x"], strict=True):
            assert type(value) is int
            sums[key] = sums.get(key, 0) + value
    expected = {
        f"r{place}.{number}": sum(s.high for s in row.segments)
        for place, group in enumerate(figure.groups)
        for number, row in enumerate(group.rows)
    }
    assert sums == {key: value for key, value in expected.items() if value}


@pytest.mark.parametrize("name", ["flow", "hostile-flow"])
def test_interactive_ribbons_have_the_same_values(name: str) -> None:
    figure = FIGURES[name]
    assert isinstance(figure, Flow)
    link = made(figure)["data"][0]["link"]
    keys = [node.key for node in figure.nodes]
    found = [
        (keys[a], keys[b], v)
        for a, b, v in zip(link["source"], link["target"], link["value"], strict=True)
    ]
    assert found == [(r.source, r.target, s.value) for r, some in figure.parted for s in some]


@pytest.mark.parametrize("name", ["methods", "uses", "crowded"])
def test_interactive_answers_are_all_there(name: str) -> None:
    figure = FIGURES[name]
    assert isinstance(figure, Grid)
    assert sum(len(trace["x"]) for trace in made(figure)["data"]) == len(figure.rows) * len(
        figure.columns
    )


def texts(value: object) -> Iterator[str]:
    """Every string of a figure."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for held in value.values() for text in texts(held))
    elif isinstance(value, list):
        yield from (text for held in value for text in texts(held))


@every_figure
def test_text_in_the_interactive_figure_is_no_markup(name: str) -> None:
    for text in texts(made(FIGURES[name])):
        ours = re.sub(r"<br>|<extra></extra>", "", text)
        assert not re.search(r"[<>\n]|&(?!amp;|lt;|gt;)", ours), text


@pytest.fixture
def plot(
    chromium: Browser, plotly_bundle: ScriptBundle
) -> Iterator[Callable[[dict[str, Any]], Page]]:
    """`plot(figure)` draws a figure with the script that is published, and gives the page it is on."""
    script = plotly_bundle.files[SCRIPT].decode()
    with opened(chromium) as page:
        page.set_content("<div id='plot'></div>")
        page.evaluate(NOTED)
        page.add_script_tag(content=script)

        def drawn(figure: dict[str, Any]) -> Page:
            page.evaluate(
                "figure => Plotly.newPlot('plot', figure.data, figure.layout, CONFIG)", figure
            )
            return page

        yield drawn
        assert page.evaluate("ran") == []


@pytest.mark.parametrize("name", ["long-names", "crowded", "hostile-flow", "hostile-nothing"])
def test_a_browser_shows_hostile_text_as_text(
    name: str, plot: Callable[[dict[str, Any]], Page]
) -> None:
    page = plot(made(FIGURES[name]))
    shown = page.locator("#plot svg").all_text_contents()
    assert any("<script>" in text for text in shown), name
    assert page.locator(ALIVE).count() == 0


@pytest.mark.parametrize("text", MARKUP)
def test_what_plotly_takes_for_markup_is_text_in_a_bar_chart(
    text: str, plot: Callable[[dict[str, Any]], Page]
) -> None:
    rows = (
        Row(text, (Segment("a", 50, 50, text, text), Segment("b", 20, 40, "", text)), text),
        Row(text, (), "", text),
    )
    series = (Series("a", text, "m1"), Series("b", text, "m2"))
    figure = made(
        Bars(series, (Group(text, rows),), (Tick(0, text), Tick(90, "90")), 100, Tick(60, text))
    )
    figure["layout"]["showlegend"] = True
    page = plot(figure)
    for place in (".legendtext", ".annotation-text", ".xtick text", ".bartext"):
        assert text in page.locator(place).all_text_contents(), place
    assert styles(page) == {""}
    for curve in range(3):
        page.evaluate("n => Plotly.Fx.hover('plot', [{curveNumber: n, pointNumber: 0}])", curve)
        assert page.locator(".hoverlayer").text_content() == text
        page.wait_for_timeout(60)  # Plotly does not answer sooner again
    assert page.locator(ALIVE).count() == 0


@pytest.mark.parametrize("text", MARKUP)
def test_what_plotly_takes_for_markup_is_text_in_a_flow(
    text: str, plot: Callable[[dict[str, Any]], Page]
) -> None:
    nodes = (
        Node(key="a", column=0, label=text, figure=text, value=9, colour="m1"),
        Node(key="b", column=1, label=text, figure="", value=9, colour="m2"),
    )
    ribbon = Ribbon(source="a", target="b", value=9, title=text, label=text)
    figure = made(Flow((text, text), nodes, (ribbon,)))
    page = plot(figure)
    assert page.locator(".node-label").all_text_contents() == [text + text, text]
    named = [words for words in page.locator(".annotation-text").all_text_contents() if words]
    assert len(named) == 2
    for part, said in (("sankey-link", text), ("node-rect", f"{text}: {text}")):
        page.locator(f".{part}").first.hover(force=True)
        assert page.locator(".hoverlayer").text_content() == said
    assert styles(page) == {""}
    assert page.locator(ALIVE).count() == 0


@pytest.mark.parametrize("text", MARKUP)
def test_what_plotly_takes_for_markup_is_text_in_a_grid(
    text: str, plot: Callable[[dict[str, Any]], Page]
) -> None:
    cells = (Cell("full", text[:9], text), Cell("missing", text[:9], ""))
    page = plot(made(Grid((text, text), (GridRow(text, cells),), cells)))
    assert f"\N{BLACK CIRCLE} {text[:9]}" in page.locator(".textpoint").all_text_contents()
    page.evaluate("Plotly.Fx.hover('plot', [{curveNumber: 0, pointNumber: 0}])")
    assert page.locator(".hoverlayer").text_content() == text
    assert page.locator(ALIVE).count() == 0


def styles(page: Page) -> set[str]:
    """Weights and slants that parts of a text were given: none, as only whole texts have them."""
    return {
        element.get_attribute("style") or ""
        for element in page.locator("#plot text tspan:not(.line)").all()
    } | {""}
