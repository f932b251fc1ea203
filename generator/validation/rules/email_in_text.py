"""Private e-mail addresses do not slip into a text that is published for good.

Offices have fields for their addresses; everything else in a disclosure is about organisations and sums.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.personal_data import Sort
from generator.validation.privacy import WHY, problems
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    yield from problems(case, Sort.EMAIL, _FOUND, _FIX)


_FOUND = say("The text holds an e-mail address.")
_FIX = say("Take it out; the address of the office belongs into contact or rights_contact.")

RULE = Rule(
    code="email-in-text",
    level=Level.ERROR,
    title=say("No e-mail addresses in texts"),
    why=WHY,
    check=check,
    example=Example(
        bad="note: Questions go to arben.shembulli@posta.example.",
        good="note: Questions go to the press office.",
    ),
    private=True,
)
