"""Adds up sums of a disclosure as exact `Money` by currency, for the rules, and tells how far two are apart."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.money import Money, add_up, parse_amount, parse_money
from generator.validation.places import select


def total(data: Any, *paths: str) -> dict[str, Money]:
    """The sums of money at these paths, added up by currency."""
    return add_up(_parsed(value for path in paths for _, value in select(data, path)))


def advertising(data: Any) -> dict[str, Money]:
    """What the advertising lines come to: what was spent, and the value of what was given in kind."""
    return total(data, "advertising/lines/*/spent", "advertising/lines/*/in_kind/value")


def paid_by(data: Any, payer: str) -> dict[str, Money]:
    """What one payer spent on advertising lines."""
    lines = data["advertising"].get("lines", ())
    return add_up(_parsed(x["spent"] for x in lines if x["paid_by"] == payer and "spent" in x))


def ledger_rows(rows: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], Money]:
    """What the rows of a ledger come to, by advertising line and currency."""
    ends: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        key, amount = (row["line"], row["currency"]), row["amount"]
        high = parse_amount(amount.lstrip("≤ ")) or 0
        low = 0 if amount.startswith("≤") else high
        lowest, highest = ends.get(key, (0, 0))
        ends[key] = lowest + low, highest + high
    return {(line, currency): Money(currency, *span) for (line, currency), span in ends.items()}


def difference(one: Money, other: Money) -> Money | None:
    """How far apart two sums are at the least; None where both can be the same sum."""
    apart = max(one.low - other.high, other.low - one.high)
    return Money(one.currency, apart, apart) if apart > 0 else None


def _parsed(values: Iterable[Mapping[str, Any]]) -> Iterable[Money]:
    return (money for value in values if (money := parse_money(value)) is not None)
