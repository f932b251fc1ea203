"""A reporting period ends after it starts, and its disclosures fall due after it ended."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.days import reversed_days
from generator.validation.rule import Case, Problem, Rule, Subject


def check(case: Case) -> Iterator[Problem]:
    for pointer, period in case.document.entries("periods"):
        if days := reversed_days(period["start"], period["end"]):
            message = say(
                "The period ends on {end}, before it starts on {start}.", start=days[0], end=days[1]
            )
            yield Problem(
                pointer=f"{pointer}/end",
                message=message,
                fix=say("Correct the first or the last day."),
            )
        elif days := reversed_days(period["end"], period["due"]):
            message = say(
                "Disclosures are due on {due}, before the period ends on {end}.",
                end=days[0],
                due=days[1],
            )
            yield Problem(
                pointer=f"{pointer}/due",
                message=message,
                fix=say("Set a due date on or after the last day."),
            )


RULE = Rule(
    code="periods-in-order",
    level=Level.ERROR,
    title=say("The dates of periods are in order"),
    why=say("Nobody can report a period before it is over."),
    check=check,
    subject=Subject.ELECTION,
    example=Example(
        bad="start: 2025-04-01\nend: 2025-04-30\ndue: 2025-04-25",
        good="start: 2025-04-01\nend: 2025-04-30\ndue: 2025-05-05",
    ),
)
