"""Which rules a withdrawal is put to: a disclosure that only says it is withdrawn has no sections to look at."""

from collections.abc import Mapping
from typing import Any

from generator.validation.rule import Rule

HOLDING = frozenset(
    {
        "dates-real",
        "gaps-need-source",
        "known-party-and-period",
        "place-matches",
        "withdrawal-follows",
        "email-in-text",
        "bank-account-in-text",
        "payment-card-in-text",
        "personal-number-in-text",
        "street-address-in-text",
        "telephone-in-text",
    }
)


def holds(rule: Rule, data: Mapping[str, Any]) -> bool:
    """Whether a rule looks at this content."""
    return "withdrawal" not in data or rule.code in HOLDING
