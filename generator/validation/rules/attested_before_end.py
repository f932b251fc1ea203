"""A disclosure is confirmed once its period is over, when all of it can be known."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.days import reporting_period, reversed_days
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    period = reporting_period(case)
    days = period and reversed_days(period["end"], case.data["attestation"]["date"])
    if days:
        end, signed = days
        yield Problem(
            pointer="/attestation/date",
            message=say(
                "It was confirmed on {signed}, before the period ends on {end}.",
                signed=signed,
                end=end,
            ),
            fix=say("Confirm it again after the last day; or explain why nothing more can follow."),
        )


RULE = Rule(
    code="attested-before-end",
    level=Level.WARNING,
    title=say("Confirmed before the period ended"),
    why=say("What happens after the confirmation is not in the disclosure."),
    check=check,
    example=Example(
        bad=(
            "period: 2025-04\n"
            "version: 1\n"
            "contact: {role: Treasurer, email: financa@lumi.example}\n"
            "attestation: {role: Secretary General, date: 2025-04-29}"
        ),
        good=(
            "period: 2025-04\n"
            "version: 1\n"
            "contact: {role: Treasurer, email: financa@lumi.example}\n"
            "attestation: {role: Secretary General, date: 2025-05-02}"
        ),
    ),
)
