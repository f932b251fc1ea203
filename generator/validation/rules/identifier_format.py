"""A number of a register whose form is known has that form, its check digit included where there is one.

In some registers personal numbers look the same: only organisations have a place for register numbers, which the schema
sees to.
"""

from collections.abc import Callable, Iterator, Mapping

from stdnum.al import nipt
from stdnum.dk import cvr
from stdnum.no import orgnr
from stdnum.ua import edrpou

from generator.findings import Example, Level
from generator.text import say
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule

_FORMS: Mapping[str, tuple[Callable[[str], bool], Callable[[str], str]]] = {
    "AL-QKB": (nipt.is_valid, nipt.compact),
    "DK-CVR": (cvr.is_valid, cvr.compact),
    "NO-BRC": (orgnr.is_valid, orgnr.compact),
    "UA-EDR": (edrpou.is_valid, edrpou.compact),
}
"""By register: whether a number is one, and how it is written without spaces or prefix."""
_PATHS = (
    "affiliates/entities/*/identifiers/*",
    "advertising/third_parties/*/identifiers/*",
    "advertising/intermediaries/*/identifiers/*",
    "funding/sources/*/donor/identifiers/*",
)


def check(case: Case) -> Iterator[Problem]:
    for path in _PATHS:
        for pointer, identifier in select(case.data, path):
            number, register = identifier["id"], identifier["scheme"]
            if register in _FORMS and not _is_sound(number, register):
                message = say(
                    "{number} does not have the form of a number in {register}.",
                    number=number,
                    register=register,
                )
                yield Problem(pointer=f"{pointer}/id", message=message, fix=_FIX)


def _is_sound(number: str, register: str) -> bool:
    is_valid, compact = _FORMS[register]
    return is_valid(number) and compact(number) == number


_FIX = say("Write all its digits and letters as they stand in the register, without spaces.")


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
