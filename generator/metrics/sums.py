"""Adds up money that is published, by whatever it is grouped by, one sum for each currency."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from generator.money import Money, add_up

G = TypeVar("G", bound=tuple[object, ...])


class Sized(Protocol):
    """What comes to a sum of money."""

    @property
    def money(self) -> Money:
        """The sum."""


def grouped(amounts: Iterable[tuple[G, Money]]) -> list[tuple[G, Money]]:
    """The sum of each group in each currency, in order of the groups, then of the currencies' codes."""
    found: dict[G, list[Money]] = {}
    for group, money in amounts:
        found.setdefault(group, []).append(money)
    return [(group, money) for group in sorted(found) for money in add_up(found[group]).values()]


def total(records: Iterable[Sized]) -> dict[str, Money]:
    """The sum of some records by currency."""
    return add_up(record.money for record in records)


def beyond(one: Money, other: Money) -> Money | None:
    """How much more one sum is than another, at the least and at the most; None where it may be no more."""
    least, most = one.low - other.high, one.high - other.low
    return Money(one.currency, least, most) if least > 0 else None


def together(sums: Iterable[Money]) -> Money | None:
    """The sum of some that are all in one currency; None where there are none. Raises ValueError where two are not."""
    whole: Money | None = None
    for money in sums:
        whole = money if whole is None else whole + money
    return whole
