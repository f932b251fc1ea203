"""Addresses with street and number do not slip into a text that is published for good."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.personal_data import Sort
from generator.validation.privacy import WHY, problems
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    yield from problems(case, Sort.STREET, _FOUND, _FIX)


_FOUND = say("The text holds an address with street and number.")
_FIX = say("Take it out; the town, the district or the street without the number is enough.")

RULE = Rule(
    code="street-address-in-text",
    level=Level.ERROR,
    title=say("No addresses with a number in texts"),
    why=WHY,
    check=check,
    example=Example(
        bad="note: Questions go to Rruga e Kavajës nr. 12.",
        good="note: Questions go to the press office.",
    ),
    private=True,
)
