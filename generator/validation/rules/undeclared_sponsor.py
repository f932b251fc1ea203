"""Whoever sponsors or pays for advertising is declared: the party, an affiliate, a candidate or a third party.

Commitment 6a of the codes of conduct: no political ads for interests that are not declared. An agency that places the
ads is an intermediary and does not stand in for the one who pays.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import Message, say
from generator.validation.declared import ids, sponsors, suggest
from generator.validation.rule import Case, Problem, Rule

_FIELDS = ("sponsor", "paid_by")


def check(case: Case) -> Iterator[Problem]:
    declared = sponsors(case.data)
    found: dict[str, list[str]] = {}
    for pointer, line in case.document.entries("advertising", "lines"):
        for field in _FIELDS:
            if line[field] not in declared:
                found.setdefault(line[field], []).append(f"{pointer}/{field}")
    agencies = ids(case.data, "advertising/intermediaries") if found else {}
    for name, (first, *others) in found.items():
        message = _agency(name) if name in agencies else _nobody(name)
        yield Problem(
            pointer=first,
            message=message,
            fix=suggest(name, declared, _DECLARE),
            about=name,
            also=tuple(others),
        )


def _agency(name: str) -> Message:
    return say(
        "{id} is declared as an intermediary, not as somebody who sponsors or pays.", id=name
    )


def _nobody(name: str) -> Message:
    return say(
        "{id} is neither the party nor an affiliate, candidate or third party declared here.",
        id=name,
    )


_DECLARE = say(
    "Declare them under affiliates, or under candidates or third_parties in advertising, with this id."
)

RULE = Rule(
    code="undeclared-sponsor",
    level=Level.ERROR,
    title=say("Whoever sponsors or pays is declared"),
    why=say("Commitment 6a: no political advertising for interests that are not declared."),
    check=check,
    example=Example(
        bad="sponsor: partia-e-lumit\npaid_by: ura-fondacioni",
        good="sponsor: partia-e-lumit\npaid_by: fondacioni-ura",
    ),
)
