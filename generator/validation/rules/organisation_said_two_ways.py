"""One organisation is the same wherever a disclosure names it.

It is an affiliate or stands outside the party, it is registered in one country, and an agency that places ads is paid
for them by somebody else. Organisations are known by their register number, else by name.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from generator.findings import Example, Level
from generator.text import say
from generator.validation.applied import FiledEntry
from generator.validation.identity import Identity, organisation
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule

_LISTS = ("affiliates/entities", "advertising/third_parties", "advertising/intermediaries")
_INSIDE, _OUTSIDE, _AGENCY = _LISTS


def check(case: Case) -> Iterator[Problem]:
    found: dict[Identity, dict[str, tuple[str, FiledEntry]]] = {}
    for path in _LISTS:
        for pointer, entry in case.document.entries(*path.split("/")):
            found.setdefault(organisation(entry), {}).setdefault(path, (pointer, entry))
    for pointer, donor in select(case.data, "funding/sources/*/donor"):
        if donor["type"] == "organisation":
            found.setdefault(organisation(donor), {}).setdefault("donor", (pointer, donor))
    for named in found.values():
        yield from _inside_and_outside(named)
        yield from _two_countries(named)
    yield from _pays_itself(case)


def _inside_and_outside(named: Mapping[str, tuple[str, FiledEntry]]) -> Iterator[Problem]:
    if _INSIDE in named and _OUTSIDE in named:
        (first, _), (pointer, entry) = named[_INSIDE], named[_OUTSIDE]
        message = say(
            "{name} is an affiliate here, and a third party outside the party there.",
            name=entry["name"],
        )
        yield Problem(pointer=pointer, message=message, fix=_ONE, about=entry["id"], also=(first,))


def _two_countries(named: Mapping[str, tuple[str, FiledEntry]]) -> Iterator[Problem]:
    located = [(at, entry) for at, entry in named.values() if "country" in entry]
    for (first, one), (pointer, other) in pairwise(located):
        if one["country"] != other["country"]:
            message = say(
                "{name} is registered in {one} here, and in {other} there.",
                name=other["name"], one=other["country"], other=one["country"],
            )  # fmt: skip
            about = other.get("id", one.get("id", ""))
            yield Problem(
                pointer=f"{pointer}/country",
                message=message,
                fix=_COUNTRY,
                about=about,
                also=(f"{first}/country",),
            )


def _pays_itself(case: Case) -> Iterator[Problem]:
    known = {
        entry["id"]: organisation(entry)
        for path in _LISTS
        for _, entry in case.document.entries(*path.split("/"))
    }
    for pointer, line in case.document.entries("advertising", "lines"):
        agency, payer = known.get(line.get("intermediary")), known.get(line["paid_by"])
        if agency is not None and agency == payer:
            message = say(
                "{payer} is said to have paid for {line} and to have placed it for somebody else.",
                payer=line["paid_by"],
                line=line["id"],
            )
            yield Problem(
                pointer=f"{pointer}/intermediary",
                message=message,
                fix=_PAYER,
                about=line["id"],
                also=(f"{pointer}/paid_by",),
            )


_ONE = say("Keep one of the two entries, and use its id in the lines; or explain it.")
_COUNTRY = say("Write the country where it is registered; or correct the number or the name.")
_PAYER = say("Name who paid the agency, or leave the intermediary out; or explain it.")

RULE = Rule(
    code="organisation-said-two-ways",
    level=Level.WARNING,
    title=say("An organisation is described in one way"),
    why=say("Readers find one page for each organisation, with all that is said of it."),
    check=check,
    example=Example(
        bad="kind: foundation\ncountry: IT",
        good="kind: foundation\ncountry: AL",
    ),
    since="0.2.0",
)
