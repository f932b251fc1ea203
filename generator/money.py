"""Exact money: whole ten-thousandths of a currency's unit, as a closed span from low to high.

An exact sum has low == high; an upper bound ("at most 100") has low == 0; a range has both ends.
Adding spans adds their ends, so a bound stays a bound through every total. Sums in different currencies
cannot be added at all. There is no float here and nothing rounds, except `millions`-style display in `text`.

No currency of ISO 4217 has more than four decimals, so that one size of parts does for all of them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

PLACES = 4
UNIT = 10_000
"""The parts of one unit of a currency, such as a euro."""
_AMOUNT = re.compile(r"\A(0|[1-9][0-9]{0,11})(?:\.([0-9]{1,4}))?\Z")
_USUAL = 2
_CURRENCIES = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
"""Currencies whose unit has other parts than hundredths (ISO 4217, list one, column "minor unit")."""
_DECIMALS = {name: places for places, names in _CURRENCIES.items() for name in names.split()}


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """A sum known exactly, within a range, or up to a bound. `low` and `high` are ten-thousandths of a unit."""

    currency: str
    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether the sum is known exactly."""
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


@lru_cache(maxsize=65_536)
def parse_amount(text: str, currency: str = "") -> int | None:
    """Ten-thousandths of a unit for an amount such as "1200000.00"; None where the text is not one.

    Where nothing has checked the text yet, `currency` refuses more decimals than it has: 1.200 may be 1,200.
    """
    match = _AMOUNT.match(text)
    if match is None:
        return None
    units, rest = match.group(1), match.group(2) or ""
    if currency and len(rest) > decimals(currency):
        return None
    return int(units) * UNIT + int(rest.ljust(PLACES, "0"))


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


def decimals(currency: str) -> int:
    """How many decimals a currency has, by its code: two, but for some."""
    return _DECIMALS.get(currency, _USUAL)


def decimal(parts: int, currency: str) -> Decimal:
    """The exact number of units, with as many decimals as the currency has: 1200.00, 1200.000 or 1200."""
    places = decimals(currency)
    while parts % 10 ** (PLACES - places):  # what no currency has stays visible
        places += 1
    return Decimal(parts // 10 ** (PLACES - places)).scaleb(-places)


def add_up(sums: Iterable[Money]) -> dict[str, Money]:
    """Totals by currency, in order of the currency's code."""
    lows: dict[str, int] = {}
    highs: dict[str, int] = {}
    for money in sums:
        currency = money.currency
        if currency in lows:
            lows[currency] += money.low
            highs[currency] += money.high
        else:
            lows[currency], highs[currency] = money.low, money.high
    return {currency: Money(currency, lows[currency], highs[currency]) for currency in sorted(lows)}
