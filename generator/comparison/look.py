"""Makes the style sheet of the page and of the embed: how bars in a list look."""

from functools import cache

from generator.comparison.scripts import ASSETS
from generator.drawing.style import SERIES
from generator.figures.edgings import mark_rules
from generator.lean import lean

SHEET = "bars.css"


@cache
def style() -> str:
    """The style sheet. Colours are those of all charts, and lie on the root of an embed and the figure of a page."""
    own = lean(SHEET, (ASSETS / SHEET).read_bytes()).decode()
    rules = [f".bars .{series}{{background:var(--chart-{series})}}" for series in SERIES]
    letters = [f".bars .on-{series}{{color:var(--chart-on-{series})}}" for series in SERIES]
    return (
        "\n".join((own.strip(), *rules, *mark_rules(".bars i"), *mark_rules(".key i"), *letters))
        + "\n"
    )
