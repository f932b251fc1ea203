"""A range of money runs from the lower sum to the higher."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.money import Money, parse_money
from generator.text import say
from generator.validation.places import MONEY, select
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    for path in MONEY:
        for pointer, value in select(case.data, path):
            money = parse_money(value) if "min" in value else None
            if money is not None and money.low > money.high:
                message = say(
                    "The lowest sum, {low}, is more than the highest, {high}.",
                    low=Money(money.currency, money.low, money.low),
                    high=Money(money.currency, money.high, money.high),
                )
                yield Problem(
                    pointer=f"{pointer}/min",
                    message=message,
                    fix=say("Swap min and max, or correct one of them."),
                )


RULE = Rule(
    code="money-range",
    level=Level.ERROR,
    title=say("Ranges of money run from low to high"),
    why=say("Totals carry both ends of a range; turned round, they would come out wrong."),
    check=check,
    example=Example(
        bad='spent: {min: "3000000.00", max: "2000000.00", currency: ALL, basis: estimated}',
        good='spent: {min: "2000000.00", max: "3000000.00", currency: ALL, basis: estimated}',
    ),
)
