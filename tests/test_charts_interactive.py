"""The interactive figure shows the same as the drawing, as plain data, and no text in it is markup."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plotly
import pytest
from playwright.sync_api import Browser

from generator.charts.figure import Bars, ChartTable, Drawing, Figure, Flow, Grid
from generator.charts.interactive import TRACES, interactive
from tests.chart_figures import FIGURES

every_figure = pytest.mark.parametrize("name", FIGURES)


def made(figure: Figure) -> dict[str, Any]:
    return interactive(Drawing("a-chart", "?", "?", "", "", "ALL", figure, ChartTable((), (), ())))


@every_figure
def test_the_interactive_figure_is_plain_data(name: str) -> None:
    figure = made(FIGURES[name])
    assert json.loads(json.dumps(figure)) == figure
    assert {trace["type"] for trace in figure["data"]} <= set(TRACES)
    assert [trace["uid"] for trace in figure["data"]] == [
        f"a-chart-{n}" for n in range(len(figure["data"]))
    ]
    assert "template" not in figure["layout"]
    assert figure == made(FIGURES[name])


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
    assert found == [(r.source, r.target, r.value) for r in figure.ribbons]


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


def test_a_browser_shows_hostile_text_as_text(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content("<div id='plot'></div>")
    page.add_script_tag(path=Path(plotly.__path__[0]) / "package_data" / "plotly.min.js")
    for name in ("long-names", "crowded", "hostile-flow", "hostile-nothing"):
        page.evaluate(
            "figure => Plotly.newPlot('plot', figure.data, figure.layout)", made(FIGURES[name])
        )
        shown = page.locator("#plot svg").all_text_contents()
        assert any("<script>" in text for text in shown), name
        assert page.locator("#plot :is(script, svg a, [onclick])").count() == 0
    page.close()
