"""The size of an audience runs from the lower number to the higher."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    for pointer, size in select(case.data, "targeting/techniques/*/audience"):
        if size["min"] > size["max"]:
            message = say(
                "The lower end, {min}, is more than the upper end, {max}.",
                min=size["min"],
                max=size["max"],
            )
            yield Problem(
                pointer=f"{pointer}/min",
                message=message,
                fix=say("Swap min and max, or correct one of them."),
            )


RULE = Rule(
    code="audience-range",
    level=Level.ERROR,
    title=say("Sizes of audiences run from low to high"),
    why=say("A range that is turned round says nothing about how many people were meant."),
    check=check,
    example=Example(
        bad="audience: {min: 50000, max: 10000}", good="audience: {min: 10000, max: 50000}"
    ),
)
