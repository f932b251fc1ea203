"""An amount has no more decimals than its currency: ISO 4217 gives most two, some none, three or four."""

from collections.abc import Iterator, Mapping

from generator.documents.scalars import explain_amount
from generator.findings import Example, Level
from generator.money import decimals
from generator.text import Message, say, say_many
from generator.validation.places import MONEY, select
from generator.validation.rule import Case, Problem, Rule

_ENDS = ("amount", "min", "max", "at_most")
_OF_FIRST = 2


def check(case: Case) -> Iterator[Problem]:
    is_first = case.data["schema_version"] == "1.0"
    for path in MONEY:
        for pointer, value in select(case.data, path):
            ends = {end: value[end] for end in _ENDS if end in value}
            yield from _problems(pointer, ends, value["currency"], is_first=is_first)
    for pointer, row in case.ledger.entries() if case.ledger else ():
        amount = {"amount": row["amount"]}
        for found in _problems(pointer, amount, row["currency"], is_first=is_first):
            yield Problem(
                pointer=found.pointer,
                message=found.message,
                fix=found.fix,
                about=row["line"],
                in_ledger=True,
            )


def _problems(
    pointer: str, amounts: Mapping[str, str], currency: str, *, is_first: bool
) -> Iterator[Problem]:
    most = decimals(currency)
    for field, amount in amounts.items():
        _, _, given = amount.partition(".")
        grouped = explain_amount(amount) if len(given) > most else None
        if grouped or given[most:].strip("0"):
            yield Problem(
                pointer=f"{pointer}/{field}", message=grouped or _message(currency, most), fix=_FIX
            )
        elif is_first and len(given) > _OF_FIRST:
            yield Problem(pointer=f"{pointer}/{field}", message=_NEWER, fix=_RAISE)


def _message(currency: str, most: int) -> Message:
    if not most:
        return say("Amounts in {currency} have no decimals.", currency=currency)
    return say_many(
        "Amounts in {currency} have one decimal at most.",
        "Amounts in {currency} have {count} decimals at most.",
        most,
        currency=currency,
    )


_NEWER = say("More than two decimals came with version 1.1 of the schema; the file names 1.0.")
_RAISE = say("Write schema_version: {version}.", version='"1.1"')
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
        bad='spent: {amount: "1500000.005", currency: ALL, basis: invoiced}',
        good='spent: {amount: "1500000.00", currency: ALL, basis: invoiced}',
    ),
    since="0.2.0",
)
