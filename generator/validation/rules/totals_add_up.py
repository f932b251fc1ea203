"""The totals a party states are the sums of what it lists.

Totals are looked at where their section is filled in. Sums can be exact, ranges or bounds: there is a problem only
where the two cannot be the same sum.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings import Example, Level
from generator.money import Money, parse_money
from generator.text import say
from generator.validation.places import disclosed
from generator.validation.rule import Case, Problem, Rule
from generator.validation.sums import advertising, difference, total


def check(case: Case) -> Iterator[Problem]:
    if disclosed(case.data, "advertising"):
        yield from _totals(case.data["advertising"], "/advertising", advertising(case.data))
    if disclosed(case.data, "funding"):
        yield from _totals(
            case.data["funding"], "/funding", total(case.data, "funding/sources/*/amount")
        )


def _totals(
    section: Mapping[str, Any], pointer: str, sums: Mapping[str, Money]
) -> Iterator[Problem]:
    place = f"{pointer}/declared_total"
    stated = [parse_money(entry) for entry in section.get("declared_total", ())]
    for index, money in enumerate(stated):
        found = sums.get(money.currency, Money(money.currency, 0, 0)) if money else None
        apart = difference(money, found) if money and found else None
        if money and found and apart:
            message = say(
                "The entries add up to {found}, the declared total is {stated}: a difference of {apart}.",
                found=found,
                stated=money,
                apart=apart,
            )
            yield Problem(pointer=f"{place}/{index}", message=message, fix=_FIX)
    missing = sums.keys() - {money.currency for money in stated if money}
    for currency in sorted(missing) if stated else ():
        message = say(
            "The entries add up to {found}; no total is declared in {currency}.",
            found=sums[currency],
            currency=currency,
        )
        yield Problem(
            pointer=place, message=message, fix=say("Declare one total for each currency.")
        )


_FIX = say("Correct the total or the entries; or explain the difference.")

RULE = Rule(
    code="totals-add-up",
    level=Level.WARNING,
    title=say("Declared totals add up"),
    why=say("The pages show the sums of the entries; a different total needs a reason beside it."),
    check=check,
    example=Example(
        bad='declared_total:\n  - {amount: "2900000.00", currency: ALL, basis: paid}',
        good='declared_total:\n  - {amount: "2700000.00", currency: ALL, basis: paid}',
    ),
)
