"""People under voting age are said to be left out, while the ages that were chosen hold some; or the other way round.

Article 18(2) of Regulation (EU) 2024/900 protects whoever is known to be at least a year under voting age. Ages are
read as advertisers write them: 18-34, 16, 65+. What is written in another way is not judged.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule

VOTING_AGE = 18
"""Where the election does not say another."""
_AGES = re.compile(r"([0-9]{1,3})(?: ?(?:[-–] ?([0-9]{1,3})\+?|(\+)))?")
_OLDEST = 999


def check(case: Case) -> Iterator[Problem]:
    limit: int = case.election.data.get("voting_age", VOTING_AGE)
    for pointer, technique in case.document.entries("targeting", "techniques"):
        name, said = technique["id"], technique.get("minors")
        shown, hidden = (
            dict(_young(technique.get(field, ()), limit)) for field in ("include", "exclude")
        )
        kept_out = {age for ages in hidden.values() for age in ages}
        for index, ages in shown.items():
            if said == "excluded" and not ages <= kept_out:
                message = say(
                    "{id} leaves out people under {limit}, but was meant for the ages {ages}.",
                    id=name, limit=limit, ages=technique["include"][index]["value"],
                )  # fmt: skip
                yield Problem(
                    pointer=f"{pointer}/include/{index}/value",
                    message=message,
                    fix=_FIX,
                    about=name,
                    also=(f"{pointer}/minors",),
                )
        for index in hidden if said == "not_excluded" and not shown else ():
            message = say(
                "{id} does not leave out people under {limit}, but excludes the ages {ages}.",
                id=name, limit=limit, ages=technique["exclude"][index]["value"],
            )  # fmt: skip
            yield Problem(
                pointer=f"{pointer}/exclude/{index}/value",
                message=message,
                fix=_FIX,
                about=name,
                also=(f"{pointer}/minors",),
            )


def _young(
    criteria: Iterable[Mapping[str, Any]], limit: int
) -> Iterator[tuple[int, frozenset[int]]]:
    """The ages under voting age that each criterion names, by its place in the list."""
    for index, criterion in enumerate(criteria):
        match = _AGES.fullmatch(criterion["value"]) if criterion["dimension"] == "age" else None
        if match:
            low = int(match[1])
            high = _OLDEST if match[3] else int(match[2] or low)
            if young := frozenset(range(low, min(high, limit - 1) + 1)):
                yield index, young


_FIX = say(
    "Correct the ages, or say under minors what is true; ages the platform left out belong under exclude."
)

RULE = Rule(
    code="ages-include-minors",
    level=Level.WARNING,
    title=say("Ages and people under voting age agree"),
    why=say(
        "European law protects people under voting age; whether they were left out is shown to readers."
    ),
    check=check,
    example=Example(
        bad="include: [{dimension: region, value: AL-11}, {dimension: age, value: 13-17}]",
        good="include: [{dimension: region, value: AL-11}, {dimension: age, value: 18-34}]",
    ),
    since="0.2.0",
)
