"""Every date of an election is a day of the calendar, in years that every program and file format can express."""

from collections.abc import Iterator

from generator.documents.scalars import parse_date
from generator.findings import Example, Level
from generator.text import say
from generator.validation.days import EARLIEST, LATEST
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule, Subject

PATHS = (
    "date",
    "as_of",
    "registered_voters/date",
    "periods/*/start",
    "periods/*/end",
    "periods/*/due",
    "parties/*/withdrawn",
)


_FIX = say("Write the day that is meant.")


def check(case: Case) -> Iterator[Problem]:
    for path in PATHS:
        for pointer, text in select(case.data, path):
            day = parse_date(text)
            if day is None:
                message = say("{text} is not a day of the calendar.", text=text)
                yield Problem(pointer=pointer, message=message, fix=_FIX)
            elif not EARLIEST <= day <= LATEST:
                message = say(
                    "{text} is before {first} or after {last}.",
                    text=text,
                    first=str(EARLIEST.year),
                    last=str(LATEST.year),
                )
                yield Problem(pointer=pointer, message=message, fix=_FIX)


RULE = Rule(
    code="election-dates-real",
    level=Level.ERROR,
    title=say("Dates of the election are days of the calendar"),
    why=say(
        "Periods and due dates decide what is overdue; a day that does not exist decides nothing."
    ),
    check=check,
    subject=Subject.ELECTION,
    example=Example(bad="date: 2025-04-31", good="date: 2025-05-11"),
)
