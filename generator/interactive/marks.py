"""What all Plotly figures share: text made inert, colours by name, axes of categories, annotations."""

import re
from typing import Any, TypeAlias

Part: TypeAlias = dict[str, Any]

LONGEST = 200
"""The most characters of a text."""
HOVER = "%{customdata}<extra></extra>"
"""Finished text, and nothing of Plotly's own."""
MARGIN = {"l": 10, "r": 10, "t": 30, "b": 20}
STRONG: Part = {"weight": 600}
BOLD: Part = {"size": 14, "weight": 700}
ITALIC: Part = {"size": 13, "style": "italic", "color": "var(--chart-ink-2)"}
FAINT: Part = {"size": 12, "color": "var(--chart-ink-2)"}
HEAD: Part = {**FAINT, **STRONG}
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def plain(text: str) -> str:
    """Text that Plotly shows as it is: no tags, no entities, one line, not endless."""
    line = _BREAKS.sub(" ", text)
    short = line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
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


def beside(key: str, value: int, text: str, font: Part) -> Part:
    """Text to the right of a place in a row. Weight and slant are properties: as tags they would need inline styles."""
    return {
        "x": value,
        "y": key,
        "text": plain(text),
        "font": font,
        "showarrow": False,
        "xanchor": "left",
        "xshift": 6,
        "bgcolor": "var(--chart-paper)",
    }
