"""Sensitive data were used to choose an audience, or what it was chosen by sounds like them.

Commitment 6d: no sensitive data for microtargeting; Article 18(1) of Regulation (EU) 2024/900 forbids profiling with
such data. It stays a warning, because an error would only keep from the public what it should learn.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings import Example, Level
from generator.text import Message, say
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule
from generator.validation.special_categories import category_of

# Of these, no value tells of anybody's belief, health or opinion: they are places, or everybody's own.
_PLAIN = frozenset(
    {
        "region",
        "municipality",
        "constituency",
        "postcode",
        "radius",
        "age",
        "gender",
        "language",
        "context",
        "device",
    }
)


def check(case: Case) -> Iterator[Problem]:
    for pointer, technique in case.document.entries("targeting", "techniques"):
        name, used = technique["id"], technique.get("special_category_data")
        if used:
            message = say("{id} used sensitive data, which commitment 6d rules out.", id=name)
            yield Problem(
                pointer=f"{pointer}/special_category_data", message=message, fix=_STOP, about=name
            )
        elif used is not None:
            for place, message in _named(case, technique):
                also = (f"{pointer}/special_category_data",)
                yield Problem(
                    pointer=f"{pointer}{place}", message=message, fix=_SAY, about=name, also=also
                )


def _named(case: Case, technique: Mapping[str, Any]) -> Iterator[tuple[str, Message]]:
    """What a technique that denies sensitive data names that sounds like them."""
    name, terms = technique["id"], case.lists["special-category-terms"]
    for place, category in select(technique, "personal_data/categories/*"):
        if category_of(category, terms):
            yield place, say(
                "{id} used data named {category}, but says that they are not sensitive.",
                id=name, category=category,
            )  # fmt: skip
    for field in ("include", "exclude"):
        for place, criterion in select(technique, f"{field}/*"):
            about = criterion["dimension"] not in _PLAIN and category_of(criterion["value"], terms)
            if about:
                yield f"{place}/value", say(
                    "{id} chooses people by “{value}”, which tells of {category}, but says that no sensitive data "
                    "were used.",
                    id=name, value=criterion["value"], category=about,
                )  # fmt: skip


_STOP = say("Correct it if it is a slip; otherwise explain which data were used, and why.")
_SAY = say("Write special_category_data: true, or explain why these data are not sensitive.")

RULE = Rule(
    code="special-category-data",
    level=Level.WARNING,
    title=say("Sensitive data, used or named"),
    why=say("Commitment 6d: no sensitive data to aim messages at narrow groups."),
    check=check,
    example=Example(bad="special_category_data: true", good="special_category_data: false"),
)
