"""A number of the Albanian business register (NIPT) has the form that register gives.

The check digit is not public, so only the form can be looked at. Personal numbers have the same form: only
organisations have a place for register numbers, which the schema sees to.
"""

from collections.abc import Iterator

from stdnum.al import nipt

from generator.findings import Example, Level
from generator.text import say
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule

_REGISTER = "AL-QKB"
_PATHS = (
    "affiliates/entities/*/identifiers/*",
    "advertising/third_parties/*/identifiers/*",
    "advertising/intermediaries/*/identifiers/*",
    "funding/sources/*/donor/identifiers/*",
)


def check(case: Case) -> Iterator[Problem]:
    for path in _PATHS:
        for pointer, identifier in select(case.data, path):
            number = identifier["id"]
            if identifier["scheme"] != _REGISTER or _is_nipt(number):
                continue
            yield Problem(
                f"{pointer}/id",
                say("{number} does not have the form of a NIPT.", number=number),
                say(
                    "Write the letter, the eight digits and the letter without spaces, such as L91234567A."
                ),
            )


def _is_nipt(number: str) -> bool:
    return nipt.is_valid(number) and nipt.compact(number) == number


RULE = Rule(
    code="identifier-format",
    level=Level.ERROR,
    title=say("Register numbers have their form"),
    why=say(
        "Readers look organisations up by this number, and the same number ties one to several parties."
    ),
    check=check,
    example=Example(
        bad="identifiers: [{scheme: AL-QKB, id: L912345}]",
        good="identifiers: [{scheme: AL-QKB, id: L91234567A}]",
    ),
)
