"""Every invented figure that tests draw, by name."""

from typing import Any

from generator.figures.figure import (
    Bars,
    ChartData,
    ChartTable,
    Drawing,
    Figure,
    Flow,
    Grid,
    Group,
    Nothing,
)
from tests.chart_bars import (
    HOSTILE,
    MEDIA,
    TENTH,
    long_names,
    long_totals,
    one_party,
    outlier,
    periods,
    shares,
    spending,
    thirty,
    ticks,
)
from tests.chart_grids import crowded, flow, fourteen, hostile_flow, methods, uses
from tests.chart_hard import HARD

FIGURES: dict[str, Figure] = {
    "spending": spending(),
    "periods": periods(),
    "shares": shares(),
    "long-names": long_names(),
    "outlier": outlier(),
    "long-totals": long_totals(),
    "thirty": thirty(),
    "one-party": one_party(),
    "no-rows": Bars(MEDIA, (), ticks(0, 20), 20 * TENTH),
    "empty": Bars((), (Group("", ()),), (), 0),
    "methods": methods(),
    "fourteen": fourteen(),
    "uses": uses(),
    "crowded": crowded(),
    "no-answers": Grid(("Meta",), (), ()),
    "flow": flow(),
    "hostile-flow": hostile_flow(),
    "no-flow": Flow(("Declared sources", "Who paid"), (), ()),
    "nothing": Nothing("No funding and no advertising has been declared for this period."),
    "hostile-nothing": Nothing(HOSTILE * 3),
    **HARD,
}


def drawing_of(figure: Figure, **more: Any) -> Drawing:
    """A chart with a figure and the least that must be said of it, or more."""
    said = {
        "id": "a-chart",
        "question": "?",
        "finding": "?",
        "measure": "",
        "summary": "",
        "unit": "ALL",
    }
    empty = {"table": ChartTable((), (), ()), "data": ChartData()}
    return Drawing(**{**said, **empty, "figure": figure, **more})
