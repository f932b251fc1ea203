"""The ads of a ledger come to what the disclosure gives for their line.

Sums can be exact, ranges or bounds: there is a problem only where the two cannot be the same sum.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.money import Money, parse_money
from generator.text import say
from generator.validation.rule import Case, Problem, Rule
from generator.validation.sums import difference, ledger_rows


def check(case: Case) -> Iterator[Problem]:
    if case.ledger is None:
        return
    lines = {
        line["id"]: (pointer, line)
        for pointer, line in case.document.entries("advertising", "lines")
    }
    for (name, _), ads in sorted(ledger_rows(case.ledger.data).items()):
        if name in lines:
            pointer, line = lines[name]
            spent = parse_money(line["spent"]) if "spent" in line else None
            yield from _compare(pointer, name, ads, spent)


def _compare(pointer: str, name: str, ads: Money, spent: Money | None) -> Iterator[Problem]:
    if spent is None or spent.currency != ads.currency:
        message = say(
            "The ads in the ledger come to {ads}; the line gives nothing in {currency}.",
            ads=ads,
            currency=ads.currency,
        )
        yield Problem(pointer=f"{pointer}/spent", message=message, fix=_CURRENCY, about=name)
    elif apart := difference(spent, ads):
        message = say(
            "The line gives {spent}, the ads in the ledger come to {ads}: a difference of {apart}.",
            spent=spent,
            ads=ads,
            apart=apart,
        )
        yield Problem(pointer=f"{pointer}/spent", message=message, fix=_FIX, about=name)


_FIX = say(
    "Correct the line or the ledger; or explain the difference, for instance fees that are not part of any ad."
)
_CURRENCY = say("Give each currency a line of its own, and let the rows name that line.")

RULE = Rule(
    code="ledger-adds-up",
    level=Level.WARNING,
    title=say("The ledger adds up to its line"),
    why=say("Readers see both figures; a difference that nobody explains looks like a gap."),
    check=check,
    example=Example(
        bad=(
            "1001,meta-april,2025-04-11,2025-04-17,900000.00,ALL,\n"
            "1002,meta-april,2025-04-18,2025-04-30,6000.00,ALL,"
        ),
        good=(
            "1001,meta-april,2025-04-11,2025-04-17,900000.00,ALL,\n"
            "1002,meta-april,2025-04-18,2025-04-30,600000.00,ALL,"
        ),
    ),
)
