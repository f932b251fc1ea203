"""Two reporting periods that share days count the same spending twice."""

from collections.abc import Iterator
from itertools import combinations

from generator.documents.scalars import parse_date
from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule, Subject


def check(case: Case) -> Iterator[Problem]:
    for (earlier, one), (pointer, two) in combinations(case.document.entries("periods"), 2):
        start, end = max(one["start"], two["start"]), min(one["end"], two["end"])
        if start <= end:
            message = say(
                "The period {id} and the period {other} share the days from {start} to {end}.",
                id=two["id"],
                other=one["id"],
                start=parse_date(start) or start,
                end=parse_date(end) or end,
            )
            yield Problem(
                pointer=f"{pointer}/start",
                message=message,
                fix=_FIX,
                about=two["id"],
                also=(f"{earlier}/start",),
            )


_FIX = say("Let one period begin on the day after the other ends.")

RULE = Rule(
    code="period-overlap",
    level=Level.WARNING,
    title=say("Periods share days"),
    why=say("What was spent on a day in two periods is counted twice when they are added up."),
    check=check,
    subject=Subject.ELECTION,
    example=Example(
        bad="- id: 2025-04\n  start: 2025-03-31", good="- id: 2025-04\n  start: 2025-04-01"
    ),
)
