"""Every date of a disclosure and its ledger is a day of the calendar; there is no 30 February."""

from collections.abc import Iterator

from generator.documents.scalars import parse_date
from generator.findings import Example, Level
from generator.text import say
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule

PATHS = (
    "attestation/date",
    "advertising/lines/*/start",
    "advertising/lines/*/end",
    "funding/sources/*/loan/due",
)
LEDGER_PATHS = ("*/start", "*/end")


def check(case: Case) -> Iterator[Problem]:
    yield from _unreal(case.data, PATHS, in_ledger=False)
    if case.ledger:
        yield from _unreal(case.ledger.data, LEDGER_PATHS, in_ledger=True)


def _unreal(data: object, paths: tuple[str, ...], *, in_ledger: bool) -> Iterator[Problem]:
    days: dict[str, bool] = {}
    for path in paths:
        for pointer, text in select(data, path):
            if text not in days:
                days[text] = parse_date(text) is not None
            if not days[text]:
                message = say("{text} is not a day of the calendar.", text=text)
                yield Problem(
                    pointer, message, say("Write the day that is meant."), in_ledger=in_ledger
                )


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
