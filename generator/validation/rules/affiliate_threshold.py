"""Other legal entities are set beside the code's threshold: a share of the campaign budget.

Commitment 6c (i) of the European code names legal entities that campaign for a party with more than 5 % of its campaign
budget. The threshold belongs to the code; where a code has none, as the Albanian one, this rule says nothing.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings import Example, Level
from generator.money import UNIT, Money, parse_amount, parse_money
from generator.text import say
from generator.validation.declared import is_other_legal_entity
from generator.validation.rule import Case, Problem, Rule
from generator.validation.sums import paid_by

_WHOLE = 100 * UNIT  # a limit is read like an amount: 5.00 per cent


def check(case: Case) -> Iterator[Problem]:
    thresholds: Mapping[str, str] = case.code.data.get("thresholds", {}) if case.code else {}
    percent = thresholds.get("affiliate_share_percent", "")
    limit = parse_amount(percent)
    budget = parse_money(case.data["campaign_budget"]) if "campaign_budget" in case.data else None
    if limit is None or budget is None:
        return
    for pointer, entity in case.document.entries("affiliates", "entities"):
        spent = _spent(case, entity, budget.currency)
        if spent is None or not is_other_legal_entity(entity):
            continue
        values = {
            "name": entity["name"],
            "spent": spent,
            "share": say("{percent} %", percent=percent),
            "budget": budget,
        }
        if spent.low * _WHOLE > budget.high * limit:
            message = say(
                "{name} spent {spent}: more than {share} of the campaign budget of {budget}.",
                **values,
            )
            yield Problem(pointer=pointer, message=message, fix=_ABOVE, about=entity["id"])
        elif spent.high * _WHOLE <= budget.low * limit:
            message = say(
                "{name} spent {spent}: not more than {share} of the campaign budget of {budget}.",
                **values,
            )
            yield Problem(pointer=pointer, message=message, fix=_BELOW, about=entity["id"])


def _spent(case: Case, entity: Mapping[str, Any], currency: str) -> Money | None:
    spent = (
        parse_money(entity["spent"])
        if "spent" in entity
        else paid_by(case.data, entity["id"]).get(currency)
    )
    return spent if spent and spent.currency == currency else None


_ABOVE = say("The code asks for it to be named, as it is here; see that its figures are complete.")
_BELOW = say("The code does not ask for it to be named; it may be named all the same.")

RULE = Rule(
    code="affiliate-threshold",
    level=Level.ADVICE,
    title=say("Legal entities and the code's threshold"),
    why=say(
        "Commitment 6c (i): the code names legal entities above a share of the campaign budget."
    ),
    check=check,
    example=Example(
        bad='spent: {amount: "3000000.00", currency: ALL, basis: paid}',
        good='spent: {min: "2000000.00", max: "3000000.00", currency: ALL, basis: estimated}',
    ),
)
