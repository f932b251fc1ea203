"""An account files for one party; one that files for two could put words into the mouth of a rival."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule, Subject


def check(case: Case) -> Iterator[Problem]:
    seen: dict[int, tuple[str, str]] = {}
    for pointer, entry in case.document.entries("parties"):
        party = entry["party"]
        for at, number in select(entry, "accounts/*/id"):
            other, place = seen.setdefault(number, (party, pointer + at))
            if other != party:
                message = say(
                    "The account {number} may file for {other} and for {party}.",
                    number=str(number),
                    other=other,
                    party=party,
                )
                yield Problem(pointer=pointer + at, message=message, fix=_FIX, also=(place,))


_FIX = say("Keep the account with one party, unless both have agreed to it.")

RULE = Rule(
    code="account-of-two-parties",
    level=Level.WARNING,
    title=say("One account files for two parties"),
    why=say("A slip, or a stolen account, would reach two parties at once."),
    check=check,
    subject=Subject.SUBMITTERS,
    example=Example(
        bad="party: aleanca-e-maleve\naccounts:\n  - {id: 900000000000101, role: Treasurer}",
        good="party: aleanca-e-maleve\naccounts:\n  - {id: 900000000000201, role: Treasurer}",
    ),
)
