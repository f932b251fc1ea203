"""Countries and currencies exist, in the standards everybody else uses (ISO 3166-1, ISO 4217).

Sums are added up by currency, so a misspelt one would drop out of every total.
"""

from collections.abc import Callable, Iterator

from generator.findings import Example, Level
from generator.text import Message, say
from generator.validation.iso import is_country, is_currency
from generator.validation.places import MONEY, select
from generator.validation.rule import Case, Problem, Rule

COUNTRIES = (
    "affiliates/entities/*/country",
    "advertising/third_parties/*/country",
    "advertising/intermediaries/*/country",
    "funding/sources/*/donor/country",
)
_CURRENCIES = tuple(f"{path}/currency" for path in MONEY)


def check(case: Case) -> Iterator[Problem]:
    for pointer, country in _unknown(case.data, COUNTRIES, is_country):
        yield Problem(
            pointer=pointer,
            message=say("{code} is not the code of a country.", code=country),
            fix=_COUNTRY,
        )
    for pointer, currency in _unknown(case.data, _CURRENCIES, is_currency):
        yield Problem(pointer=pointer, message=_no_currency(currency), fix=_CURRENCY)
    if case.ledger:
        for pointer, currency in _unknown(case.ledger.data, ("*/currency",), is_currency):
            yield Problem(
                pointer=pointer, message=_no_currency(currency), fix=_CURRENCY, in_ledger=True
            )


def _unknown(
    data: object, paths: tuple[str, ...], known: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    return (found for path in paths for found in select(data, path) if not known(found[1]))


def _no_currency(currency: str) -> Message:
    return say("{code} is not the code of a currency.", code=currency)


_COUNTRY = say("Write its ISO 3166-1 code, such as AL; XK for Kosovo, EU for the Union.")
_CURRENCY = say("Write its ISO 4217 code, such as EUR for the euro.")

RULE = Rule(
    code="known-country-and-currency",
    level=Level.ERROR,
    title=say("Countries and currencies exist"),
    why=say(
        "Sums are added up by currency; one that does not exist would be left out of every total."
    ),
    check=check,
    example=Example(
        bad='spent: {amount: "1500000.00", currency: LEK, basis: invoiced}',
        good='spent: {amount: "1500000.00", currency: ALL, basis: invoiced}',
    ),
)
