"""Numbers that a state gives to a person do not slip into a text that is published for good.

The number of an organisation belongs into identifiers, where the same form means something else.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.personal_data import Sort
from generator.validation.privacy import WHY, problems
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    yield from problems(case, Sort.PERSONAL_NUMBER, _FOUND, _FIX)


_FOUND = say("The text holds the personal number of somebody.")
_FIX = say(
    "Take it out; no field asks for the number of a person. That of an organisation belongs into identifiers."
)

RULE = Rule(
    code="personal-number-in-text",
    level=Level.ERROR,
    title=say("No personal numbers in texts"),
    why=WHY,
    check=check,
    example=Example(
        bad="note: Questions go to the holder of 0101006500006.",
        good="note: Questions go to the press office.",
    ),
    private=True,
)
