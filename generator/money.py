"""Exact money: whole hundredths of a currency unit, as a closed span from low to high.

An exact sum has low == high; an upper bound ("at most 100") has low == 0; a range has both ends.
Adding spans adds their ends, so a bound stays a bound through every total. Sums in different currencies
cannot be added at all. There is no float here and nothing rounds, except `millions`-style display in `text`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

_AMOUNT = re.compile(r"\A(0|[1-9][0-9]{0,11})(?:\.([0-9]{1,2}))?\Z")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """A sum known exactly, within a range, or up to a bound. `low` and `high` are hundredths."""

    currency: str
    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether the sum is known to the hundredth."""
        return self.low == self.high

    @property
    def bounded(self) -> bool:
        """Whether only an upper bound is known."""
        return self.low == 0 < self.high

    def __add__(self, other: "Money") -> "Money":
        if self.currency != other.currency:
            message = f"{self.currency} and {other.currency} cannot be added"
            raise ValueError(message)
        return Money(self.currency, self.low + other.low, self.high + other.high)


def parse_amount(text: str) -> int | None:
    """Hundredths for an amount such as "1200000.00"; None where the text is not one."""
    match = _AMOUNT.match(text)
    if match is None:
        return None
    units, cents = match.groups()
    return int(units) * 100 + int((cents or "").ljust(2, "0"))


def parse_money(data: Mapping[str, object]) -> Money | None:
    """Money from a checked `{amount | min, max | at_most, currency, …}` mapping; None where it is not one."""
    if "amount" in data:
        low = high = parse_amount(str(data["amount"]))
    elif "at_most" in data:
        low, high = 0, parse_amount(str(data["at_most"]))
    else:
        low, high = parse_amount(str(data.get("min", ""))), parse_amount(str(data.get("max", "")))
    if low is None or high is None:
        return None
    return Money(str(data["currency"]), low, high)


def decimal(hundredths: int) -> Decimal:
    """The exact decimal number for whole hundredths."""
    return Decimal(hundredths).scaleb(-2)


def add_up(sums: Iterable[Money]) -> dict[str, Money]:
    """Totals by currency, in order of the currency's code."""
    lows: dict[str, int] = {}
    highs: dict[str, int] = {}
    for money in sums:
        lows[money.currency] = lows.get(money.currency, 0) + money.low
        highs[money.currency] = highs.get(money.currency, 0) + money.high
    return {currency: Money(currency, lows[currency], highs[currency]) for currency in sorted(lows)}
