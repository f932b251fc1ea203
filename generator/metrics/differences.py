"""Sums that a disclosure states twice, set side by side: a total and its entries, a line and its ads.

Sums can be exact, ranges or bounds: they differ only where they cannot be the same sum.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.facts.line import rows
from generator.facts.version import Version
from generator.findings import Place
from generator.metrics.figures import Figures
from generator.metrics.sums import grouped, total
from generator.money import Money, parse_money
from generator.validation.sums import difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two sums that should be one: as stated, and as its parts come to; `apart` is how far, None where they agree.

    Either is None where there is none in that currency. `section` names the section of a total, `line` the line of
    advertising whose ads are added up; `rule` is the one a party explains it for.
    """

    section: str
    line: str
    rule: str
    stated: Money | None
    counted: Money | None
    apart: Money | None
    place: Place


def compared(figures: Figures, version: Version) -> Iterator[Difference]:
    """Every pair of sums that a version lets one compare."""
    key = version.key
    lines, sources = figures.lines.get(key, ()), figures.sources.get(key, ())
    yield from _totals(version, "advertising", total(rows(lines)))
    yield from _totals(version, "funding", total(sources))
    spent = {
        (line.id, amount.declared.money.currency): (amount.declared.money, line.place)
        for line in lines
        for amount in line.amounts
        if not amount.in_kind
    }
    places = {line.id: line.place for line in lines}
    for (line, currency), ads in _ledger(figures, version):
        stated, place = spent.get((line, currency), (None, places[line]))
        yield _difference("advertising", line, "ledger-adds-up", stated, ads, place)


def _totals(version: Version, section: str, sums: Mapping[str, Money]) -> Iterator[Difference]:
    """The totals that a section states, and what its entries come to in each currency of either."""
    document, pointer = version.filing.document, f"/{section}/declared_total"
    stated = {
        money.currency: (money, document.locate(place))
        for place, entry in document.entries(section, "declared_total")
        if (money := parse_money(entry)) is not None
    }
    for currency in sorted({*stated, *sums}) if stated else ():
        money, place = stated.get(currency, (None, document.locate(pointer)))
        yield _difference(section, "", "totals-add-up", money, sums.get(currency), place)


def _ledger(figures: Figures, version: Version) -> Iterable[tuple[tuple[str, str], Money]]:
    """What the ads of each line come to in each currency."""
    ads = figures.ads.get(version.key, ())
    return grouped(((ad.line_id, ad.money.currency), ad.money) for ad in ads)


def _difference(
    section: str, line: str, rule: str, stated: Money | None, counted: Money | None, place: Place
) -> Difference:
    known = stated or counted
    nothing = Money(known.currency, 0, 0) if known else None
    one, other = stated or nothing, counted or nothing
    return Difference(
        section=section, line=line, rule=rule, stated=stated, counted=counted,
        apart=difference(one, other) if one and other else None, place=place,
    )  # fmt: skip
