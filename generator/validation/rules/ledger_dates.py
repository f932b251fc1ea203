"""The ads of a ledger end after they start, within the reporting period."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.days import find_misplaced, reporting_period
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    period = reporting_period(case)
    for pointer, row in case.ledger.entries() if case.ledger else ():
        for found in find_misplaced(row["ad_id"], row, period):
            place = f"{pointer}/{found.field}"
            yield Problem(
                pointer=place,
                message=found.message,
                fix=found.fix,
                about=row["line"],
                in_ledger=True,
            )


RULE = Rule(
    code="ledger-dates",
    level=Level.ERROR,
    title=say("Ads ran within the period"),
    why=say("An ad outside the period would be counted twice, or in the wrong month."),
    check=check,
    example=Example(
        bad="1002,meta-april,2025-04-18,2025-05-02,600000.00,ALL,",
        good="1002,meta-april,2025-04-18,2025-04-30,600000.00,ALL,",
    ),
)
