"""What charts are drawn from in tests: the invented election as it is, and as it was before anybody filed."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.charts import CHARTS
from generator.charts.chart import draw_one
from generator.codes import read_code
from generator.facts.build import build
from generator.facts.dataset import Party, Period
from generator.figures.figure import Drawing
from generator.figures.view import View
from generator.history.filed import History
from generator.metrics.figures import Figures, count
from generator.text import translator
from tests.invented import LISTS, check, checked, copy_to, figures

LANGUAGES = ("en", "sq")


def _view(
    counted: Figures, language: str, parties: tuple[Party, ...], periods: tuple[Period, ...]
) -> View:
    code = read_code(checked().elections[0].code)
    return View(counted, code, parties, periods, translator(language))


def _due(counted: Figures) -> tuple[Period, ...]:
    return tuple(counted.dataset.by_period[period] for period in counted.due)


@cache
def silent() -> Figures:
    """The invented election with no disclosure in it."""
    with TemporaryDirectory(prefix="sixc-silent-") as folder:
        root = copy_to(Path(folder))
        for path in root.glob("disclosures/*/*/*"):
            path.unlink()
        return count(build(check(root).elections[0], History(), LISTS))


def views(language: str) -> Iterator[tuple[str, View]]:
    """Every view that pages draw, and those of elections of which less is known."""
    for name, counted in (("filed", figures()), ("silent", silent())):
        parties, due = counted.dataset.parties, _due(counted)
        early = counted.dataset.periods[-1:]
        yield name, _view(counted, language, parties, due)
        yield f"{name}-early", _view(counted, language, parties, early)
        for party in parties:
            yield f"{name}-{party.id}", _view(counted, language, (party,), due)
        yield f"{name}-early-one", _view(counted, language, parties[:1], early)


@cache
def drawings(language: str) -> dict[str, Drawing]:
    """Every chart of every view that it may be drawn from, by name."""
    return {
        f"{name}-{chart.id}": draw_one(chart, view)[0]
        if len(view.parties) == 1
        else chart.draw(view)
        for name, view in views(language)
        for chart in CHARTS
    }
