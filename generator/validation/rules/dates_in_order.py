"""Advertising ends after it starts, within the reporting period, and loans fall due after the period began."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.days import find_misplaced, reporting_period, reversed_days
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    period = reporting_period(case)
    for pointer, line in case.document.entries("advertising", "lines"):
        for found in find_misplaced(line["id"], line, period):
            yield Problem(
                pointer=f"{pointer}/{found.field}",
                message=found.message,
                fix=found.fix,
                about=line["id"],
            )
    first = period["start"] if period else ""
    for pointer, due in select(case.data, "funding/sources/*/loan/due"):
        if days := reversed_days(first, due):
            message = say(
                "The loan was to be repaid by {due}, before the period begins on {first}.",
                first=days[0],
                due=days[1],
            )
            yield Problem(
                pointer=pointer, message=message, fix=say("Write the day the loan is to be repaid.")
            )


RULE = Rule(
    code="dates-in-order",
    level=Level.ERROR,
    title=say("Dates are in order and within the period"),
    why=say(
        "What lies outside the period would be counted twice, or compared with another span of time."
    ),
    check=check,
    example=Example(
        bad="start: 2025-04-30\nend: 2025-04-11", good="start: 2025-04-11\nend: 2025-04-30"
    ),
)
