"""The single ads of each advertising line: how many a ledger holds, what they come to, and the largest of them.

A ledger may hold a million ads and a page a few: listed are the largest of each ledger, in each currency, by what they
cost at most and then by their id. No sum is of the listed ones alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from generator.facts import VersionKey
from generator.facts.ad import Ad
from generator.metrics.sums import total
from generator.money import Money

MOST = 1_000
"""The ads of a ledger that are listed, in each currency."""
LineKey = tuple[VersionKey, str]
"""A line of advertising: the version it stands in, and its id."""


@dataclass(frozen=True, slots=True)
class LineAds:
    """The ads of one line: their number, their sums by currency, and those that are listed, in order."""

    count: int
    sums: tuple[Money, ...]
    listed: tuple[Ad, ...]


def ads_by_line(ads: Iterable[Ad], currency: str) -> Mapping[LineKey, LineAds]:
    """The ads of every line that a ledger holds ads of; those in `currency`, the election's own, come first."""
    lines: dict[LineKey, list[Ad]] = {}
    ledgers: dict[tuple[VersionKey, str], list[Ad]] = {}
    for ad in ads:
        lines.setdefault((ad.key, ad.line_id), []).append(ad)
        ledgers.setdefault((ad.key, ad.money.currency), []).append(ad)
    listed: dict[LineKey, list[Ad]] = {line: [] for line in lines}
    for _, found in sorted(ledgers.items(), key=lambda each: (each[0][1] != currency, each[0])):
        for ad in nsmallest(MOST, found, key=_largest_first):
            listed[ad.key, ad.line_id].append(ad)
    return {
        line: LineAds(len(found), tuple(total(found).values()), tuple(listed[line]))
        for line, found in lines.items()
    }


def _largest_first(ad: Ad) -> tuple[int, int, str, int]:
    """By the most an ad cost, then the least, then its id; two rows of one ad in the order of the file."""
    return -ad.money.high, -ad.money.low, ad.ad_id, ad.place.line
