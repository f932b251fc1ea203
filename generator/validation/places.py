"""Selects what stands at a path of a disclosure, such as `advertising/lines/*/spent`: pointers and values."""

from collections.abc import Iterator
from typing import Any

SECTIONS = ("affiliates", "advertising", "funding", "targeting", "ai")
MONEY = (
    "campaign_budget",
    "affiliates/entities/*/spent",
    "advertising/intermediaries/*/paid",
    "advertising/lines/*/spent",
    "advertising/lines/*/in_kind/value",
    "advertising/lines/*/campaign_value",
    "advertising/lines/*/without_disclaimer/spent",
    "advertising/declared_total/*",
    "funding/sources/*/amount",
    "funding/declared_total/*",
)


def select(data: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Each value a path leads to, with its pointer; `*` stands for every entry of a list."""
    found = [("", data)]
    for part in path.split("/"):
        if part == "*":
            found = [(f"{at}/{i}", value) for at, node in found for i, value in enumerate(node)]
        else:
            found = [(f"{at}/{part}", node[part]) for at, node in found if part in node]
    yield from found


def disclosed(data: Any, *sections: str) -> bool:
    """Whether all these sections are filled in, so that what is not in them can be missed."""
    return all(data[section]["state"] == "disclosed" for section in sections)
