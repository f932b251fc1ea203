"""The election's country and main currency exist, in the standards everybody else uses."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.iso import is_country, is_currency
from generator.validation.rule import Case, Problem, Rule, Subject


def check(case: Case) -> Iterator[Problem]:
    country, currency = case.data["country"], case.data["currency"]
    if not is_country(country):
        message = say("{code} is not the code of a country.", code=country)
        yield Problem(
            pointer="/country",
            message=message,
            fix=say("Write its ISO 3166-1 code, such as AL; XK for Kosovo, EU for the Union."),
        )
    if not is_currency(currency):
        message = say("{code} is not the code of a currency.", code=currency)
        yield Problem(
            pointer="/currency",
            message=message,
            fix=say("Write its ISO 4217 code, such as EUR for the euro."),
        )


RULE = Rule(
    code="election-country-and-currency",
    level=Level.ERROR,
    title=say("The election's country and currency exist"),
    why=say("Charts are drawn in the main currency, and pages are found by country."),
    check=check,
    subject=Subject.ELECTION,
    example=Example(bad="currency: LEK", good="currency: ALL"),
)
