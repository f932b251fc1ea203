"""A number in the register of a country belongs to an organisation of that country.

A company can have a branch, and a number for it, in another country; that is what an explanation is for.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule

_PATHS = (
    "affiliates/entities/*",
    "advertising/third_parties/*",
    "advertising/intermediaries/*",
    "funding/sources/*/donor",
)


def check(case: Case) -> Iterator[Problem]:
    registers = case.lists["registers"]
    for path in _PATHS:
        for pointer, entry in select(case.data, path):
            for place, identifier in select(entry, "identifiers/*"):
                country = registers.column(identifier["scheme"], "country")
                if country and entry.get("country", country) != country:
                    message = say(
                        "{name} is registered in {country}, but its number is one of {register}.",
                        name=entry["name"],
                        country=entry["country"],
                        register=identifier["scheme"],
                    )
                    about = entry.get("id", _source(case, pointer))
                    also = (f"{pointer}/country",)
                    yield Problem(
                        pointer=f"{pointer}{place}/scheme",
                        message=message,
                        fix=_FIX,
                        about=about,
                        also=also,
                    )


def _source(case: Case, pointer: str) -> str:
    """The id of the funding source whose giver stands there."""
    _, section, entries, index, *_ = pointer.split("/")
    return str(case.data[section][entries][int(index)]["id"])


_FIX = say("Correct the country, or name the register of that country; or explain it.")

RULE = Rule(
    code="register-of-another-country",
    level=Level.WARNING,
    title=say("Registers and countries agree"),
    why=say("Readers look the organisation up where it is registered."),
    check=check,
    example=Example(
        bad="country: IT\nidentifiers: [{scheme: AL-QKB, id: L91234567A}]",
        good="country: AL\nidentifiers: [{scheme: AL-QKB, id: L91234567A}]",
    ),
    since="0.2.0",
)
