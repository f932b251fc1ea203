"""An amount has no more decimals than its currency: ISO 4217 gives most two, some none, three or four."""

from collections.abc import Iterator, Mapping

from generator.documents.scalars import explain_amount
from generator.findings import Example, Level
from generator.money import decimals
from generator.text import Message, say, say_many
from generator.validation.places import MONEY, select
from generator.validation.rule import Case, Problem, Rule

_ENDS = ("amount", "min", "max", "at_most")


def check(case: Case) -> Iterator[Problem]:
    for path in MONEY:
        for pointer, value in select(case.data, path):
            ends = {end: value[end] for end in _ENDS if end in value}
            yield from _problems(pointer, ends, value["currency"])
    for pointer, row in case.ledger.entries() if case.ledger else ():
        for found in _problems(pointer, {"amount": row["amount"]}, row["currency"]):
            yield Problem(found.pointer, found.message, found.fix, row["line"], in_ledger=True)


def _problems(pointer: str, amounts: Mapping[str, str], currency: str) -> Iterator[Problem]:
    most = decimals(currency)
    for field, amount in amounts.items():
        _, _, given = amount.partition(".")
        if len(given) > most:
            message = explain_amount(amount) or _message(currency, most)
            yield Problem(f"{pointer}/{field}", message, _FIX)


def _message(currency: str, most: int) -> Message:
    if not most:
        return say("Amounts in {currency} have no decimals.", currency=currency)
    return say_many(
        "Amounts in {currency} have one decimal at most.",
        "Amounts in {currency} have {count} decimals at most.",
        most,
        currency=currency,
    )


_FIX = say(
    "Write the sum as it was invoiced or paid; a point only stands before the decimals, never between thousands."
)

RULE = Rule(
    code="amount-decimals",
    level=Level.ERROR,
    title=say("Amounts have the decimals of their currency"),
    why=say(
        "Half a yen does not exist, and 1.200 euros may be 1,200 of them: totals would be a thousand times too small."
    ),
    check=check,
    example=Example(
        bad='spent: {amount: "1200.5", currency: JPY, basis: paid}',
        good='spent: {amount: "1200", currency: JPY, basis: paid}',
    ),
    since="0.2.0",
)
