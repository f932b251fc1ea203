"""Nobody confirms tomorrow what is filed today."""

from collections.abc import Iterator

from generator.documents.scalars import parse_date
from generator.findings import Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    signed = parse_date(case.data["attestation"]["date"])
    if case.filed and signed and signed > case.filed:
        message = say(
            "It was confirmed on {signed}, after it was filed on {filed}.",
            signed=signed, filed=case.filed,
        )  # fmt: skip
        yield Problem(
            pointer="/attestation/date", message=message, fix=say("Write the day it was confirmed.")
        )


RULE = Rule(
    code="attested-after-filed",
    level=Level.ERROR,
    title=say("Confirmed after it was filed"),
    why=say("Where there is no history, the day of the confirmation stands in for that of filing."),
    check=check,
    since="0.2.0",
)
