"""Parts advertising lines by who paid for them: one row for each payer and party, in the order of the roster."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.facts.dataset import Party
from generator.facts.entities import Entity
from generator.facts.line import Line
from generator.money import Money
from generator.pages.site import Site


@dataclass(frozen=True, slots=True)
class PayerRow:
    """What one payer paid for one party, in each currency."""

    payer: Entity
    party: Party
    spent: tuple[Money, ...]


def payers(
    site: Site, lines: Iterable[Line], add: Callable[[list[Line]], list[Money]]
) -> list[PayerRow]:
    """What each payer paid for each party, as `add` adds it up; two payers of one name stay two."""
    paid: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        paid.setdefault((line.party, line.payer.slug or line.payer.name), []).append(line)
    return [
        PayerRow(own[0].payer, party, tuple(sums))
        for party in site.dataset.parties
        for (whose, _), own in paid.items()
        if whose == party.id and (sums := add(own))
    ]
