"""Numbers of payment cards do not slip into a text that is published for good."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.personal_data import Sort
from generator.validation.privacy import WHY, problems
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    yield from problems(case, Sort.PAYMENT_CARD, _FOUND, _FIX)


_FOUND = say("The text holds the number of a payment card.")
_FIX = say("Take it out, and have the card blocked if the number has been public.")

RULE = Rule(
    code="payment-card-in-text",
    level=Level.ERROR,
    title=say("No payment cards in texts"),
    why=WHY,
    check=check,
    example=Example(
        bad="note: Paid with the card 5500 0000 0000 0004.",
        good="note: Questions go to the press office.",
    ),
    private=True,
)
