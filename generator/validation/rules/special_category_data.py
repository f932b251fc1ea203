"""Sensitive data were used to choose an audience, or a named kind of data sounds like it.

Commitment 6d: no sensitive data for microtargeting; Article 18(1) of Regulation (EU) 2024/900 forbids profiling with
such data. It stays a warning, because an error would only keep from the public what it should learn.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule

# Words of Article 9(1) of Regulation (EU) 2016/679, as they occur in names of kinds of data.
_SENSITIVE = frozenset(
    (
        "belief",
        "beliefs",
        "biometric",
        "disability",
        "ethnic",
        "ethnicity",
        "genetic",
        "health",
        "political",
        "race",
        "racial",
        "religion",
        "religious",
        "sexual",
        "union",
    )
)


def check(case: Case) -> Iterator[Problem]:
    for pointer, technique in case.document.entries("targeting", "techniques"):
        name = technique["id"]
        if technique.get("special_category_data"):
            message = say("{id} used sensitive data, which commitment 6d rules out.", id=name)
            yield Problem(f"{pointer}/special_category_data", message, _STOP, name)
            continue
        for place, category in select(technique, "personal_data/categories/*"):
            if not _SENSITIVE.isdisjoint(category.split("_")):
                message = say(
                    "{id} used data named {category}, but says that they are not sensitive.",
                    id=name,
                    category=category,
                )
                yield Problem(f"{pointer}{place}", message, _SAY, name)


_STOP = say("Correct it if it is a slip; otherwise explain which data were used, and why.")
_SAY = say("Write special_category_data: true, or explain why these data are not sensitive.")

RULE = Rule(
    code="special-category-data",
    level=Level.WARNING,
    title=say("Sensitive data were used"),
    why=say("Commitment 6d: no sensitive data to aim messages at narrow groups."),
    check=check,
    example=Example(bad="special_category_data: true", good="special_category_data: false"),
)
