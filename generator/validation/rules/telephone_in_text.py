"""Telephone numbers do not slip into a text that is published for good."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.personal_data import Sort
from generator.validation.privacy import WHY, problems
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    yield from problems(case, Sort.TELEPHONE, _FOUND, _FIX)


_FOUND = say("The text holds a telephone number.")
_FIX = say("Take it out; who has a question can write to the address in contact.")

RULE = Rule(
    code="telephone-in-text",
    level=Level.ERROR,
    title=say("No telephone numbers in texts"),
    why=WHY,
    check=check,
    example=Example(
        bad="note: Questions go to 069 20 98 765.", good="note: Questions go to the press office."
    ),
    private=True,
)
