"""Advertising in one period does not cost more than the budget of the whole campaign."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.money import parse_money
from generator.text import say
from generator.validation.rule import Case, Problem, Rule
from generator.validation.sums import advertising, difference


def check(case: Case) -> Iterator[Problem]:
    budget = parse_money(case.data["campaign_budget"]) if "campaign_budget" in case.data else None
    spent = advertising(case.data).get(budget.currency) if budget else None
    apart = difference(budget, spent) if budget and spent else None
    if budget and spent and apart and spent.low > budget.high:
        message = say(
            "Advertising in this period comes to {spent}, {apart} more than the whole campaign budget of {budget}.",
            spent=spent,
            apart=apart,
            budget=budget,
        )
        yield Problem(pointer="/campaign_budget", message=message, fix=_FIX)


_FIX = say("Give the budget for the whole election, with help in kind; or explain the difference.")

RULE = Rule(
    code="spending-within-budget",
    level=Level.WARNING,
    title=say("Advertising stays within the campaign budget"),
    why=say("Shares of the budget, such as those of affiliates, would come out wrong."),
    check=check,
    example=Example(
        bad='campaign_budget: {amount: "500000.00", currency: ALL, basis: estimated}',
        good='campaign_budget: {amount: "50000000.00", currency: ALL, basis: estimated}',
    ),
)
