"""Every date of a disclosure and its ledger is a day of the calendar, within a lifetime of the election."""

from collections.abc import Iterator
from datetime import date

from generator.documents.scalars import parse_date
from generator.findings import Example, Level
from generator.text import Message, say
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule

PATHS = (
    "attestation/date",
    "advertising/lines/*/start",
    "advertising/lines/*/end",
    "funding/sources/*/loan/due",
)
LEDGER_PATHS = ("*/start", "*/end")
MOST_YEARS = 100  # a loan may be repaid over a lifetime


def check(case: Case) -> Iterator[Problem]:
    vote = parse_date(case.election.data["date"])
    yield from _unreal(case.data, PATHS, vote, in_ledger=False)
    if case.ledger:
        yield from _unreal(case.ledger.data, LEDGER_PATHS, vote, in_ledger=True)


def _unreal(
    data: object, paths: tuple[str, ...], vote: date | None, *, in_ledger: bool
) -> Iterator[Problem]:
    judged: dict[str, Message | None] = {}
    for path in paths:
        for pointer, text in select(data, path):
            if text not in judged:
                judged[text] = _judge(text, vote)
            if message := judged[text]:
                yield Problem(pointer=pointer, message=message, fix=_FIX, in_ledger=in_ledger)


def _judge(text: str, vote: date | None) -> Message | None:
    """What is wrong with a day, if anything is."""
    day = parse_date(text)
    if day is None:
        return say("{text} is not a day of the calendar.", text=text)
    if vote and abs(day.year - vote.year) > MOST_YEARS:
        return say(
            "{text} is more than {most} years away from the election.", text=text, most=MOST_YEARS
        )
    return None


_FIX = say("Write the day that is meant.")


RULE = Rule(
    code="dates-real",
    level=Level.ERROR,
    title=say("Dates are days of the calendar"),
    why=say("Spending is shown over time; a day that does not exist has no place there."),
    check=check,
    example=Example(
        bad="start: 2025-04-11\nend: 2025-04-31", good="start: 2025-04-11\nend: 2025-04-30"
    ),
)
