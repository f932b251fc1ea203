"""Numbers of bank accounts (IBAN) do not slip into a disclosure."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.personal_data import Sort
from generator.validation.privacy import WHY, problems
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    yield from problems(case, Sort.BANK_ACCOUNT, _FOUND, _FIX)


_FOUND = say("The text holds the number of a bank account.")
_FIX = say("Take it out; no field asks for a bank account.")

RULE = Rule(
    code="bank-account-in-text",
    level=Level.ERROR,
    title=say("No bank accounts in texts"),
    why=WHY,
    check=check,
    example=Example(
        bad="note: Donations go to DE89 3704 0044 0532 0130 00.",
        good="note: Questions go to the press office.",
    ),
    private=True,
)
