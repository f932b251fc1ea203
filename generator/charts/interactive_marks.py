"""What all Plotly figures share: text made inert, colours by name, axes of categories, annotations."""

import re
from typing import Any, TypeAlias

LONGEST, NAME = 200, 40
"""The most characters of a text, and of a name on an axis."""
HOVER = "%{customdata}<extra></extra>"
"""Finished text, and nothing of Plotly's own."""
CLEAR = "rgba(0,0,0,0)"
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

Part: TypeAlias = dict[str, Any]


def plain(text: str, longest: int = LONGEST) -> str:
    """Text that Plotly shows as it is: no tags, no entities, one line, not endless."""
    line = _BREAKS.sub(" ", text)
    short = line if len(line) <= longest else line[: longest - 1] + "…"
    return short.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def colour(name: str) -> str:
    """A colour as the CSS variable that holds it; the page's script puts its value in."""
    return f"var(--chart-{name})"


def categories(keys: list[str], labels: list[str]) -> Part:
    """An axis of rows or columns. They go by key: Plotly would read a name that looks like a date as one."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": keys,
        "range": [-0.6, len(keys) - 0.4],
        "tickmode": "array",
        "tickvals": keys,
        "ticktext": labels,
        "automargin": True,
        "fixedrange": True,
    }


def beside(key: str, value: int, text: str) -> Part:
    """Finished text to the right of a place in a row."""
    return {
        "x": value,
        "y": key,
        "text": text,
        "showarrow": False,
        "xanchor": "left",
        "xshift": 6,
        "bgcolor": "var(--paper)",
    }
