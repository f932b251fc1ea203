"""What an affiliate spent is not less than the advertising lines it paid for, because it includes them."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.money import parse_money
from generator.text import say
from generator.validation.rule import Case, Problem, Rule
from generator.validation.sums import difference, paid_by


def check(case: Case) -> Iterator[Problem]:
    for pointer, entity in case.document.entries("affiliates", "entities"):
        spent = parse_money(entity["spent"]) if "spent" in entity else None
        lines = paid_by(case.data, entity["id"]).get(spent.currency) if spent else None
        apart = difference(spent, lines) if spent and lines else None
        if spent and lines and apart and spent.high < lines.low:
            message = say(
                "{name} spent {spent}, but paid {lines} for advertising lines: {apart} more.",
                name=entity["name"],
                spent=spent,
                lines=lines,
                apart=apart,
            )
            yield Problem(pointer=f"{pointer}/spent", message=message, fix=_FIX, about=entity["id"])


_FIX = say("Let spent include the lines the organisation paid for, or correct who paid.")

RULE = Rule(
    code="affiliate-spent-covers-lines",
    level=Level.WARNING,
    title=say("What an affiliate spent covers its lines"),
    why=say("The share of affiliates in the campaign is measured by what they spent in all."),
    check=check,
    example=Example(
        bad='spent: {amount: "200000.00", currency: ALL, basis: paid}',
        good='spent: {amount: "1200000.00", currency: ALL, basis: paid}',
    ),
)
