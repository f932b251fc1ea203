"""Where the code measures other legal entities against the campaign budget, the budget is given.

Commitment 6c (i) of the European code of 2024 (5 %).
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.declared import is_other_legal_entity
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    thresholds = case.code.data.get("thresholds", {}) if case.code else {}
    percent = thresholds.get("affiliate_share_percent")
    if percent is None or "campaign_budget" in case.data:
        return
    for _, entity in case.document.entries("affiliates", "entities"):
        if entity["campaigns_on_behalf"] and is_other_legal_entity(entity):
            message = say(
                "The code's threshold is {share} of the campaign budget; no budget is given to measure {name} by.",
                share=say("{percent} %", percent=percent),
                name=entity["name"],
            )
            yield Problem(
                pointer="/campaign_budget",
                message=message,
                fix=say("Add the field campaign_budget."),
            )
            return


RULE = Rule(
    code="threshold-needs-budget",
    level=Level.WARNING,
    title=say("The code's threshold needs the campaign budget"),
    why=say("Without the budget nobody can see which legal entities the code asks to name."),
    check=check,
    example=Example(
        bad="attestation: {role: Secretary General, date: 2025-05-02}",
        good=(
            "attestation: {role: Secretary General, date: 2025-05-02}\n"
            'campaign_budget: {amount: "50000000.00", currency: ALL, basis: estimated}'
        ),
    ),
)
