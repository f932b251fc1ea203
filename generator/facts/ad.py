"""Single ads of a ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.facts.fact import Declaration, Declared, Fact, day
from generator.facts.table import CellKind, Column, Table
from generator.money import Money, parse_amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Ad(Fact):
    """One ad, and the line it is part of by that line's id."""

    ad_id: str
    line_id: str
    start: date
    end: date
    money: Money
    library_url: str


def read(declaration: Declaration) -> Iterator[Ad]:
    """Each ad of the ledger that goes with the disclosure."""
    ledger = declaration.version.filing.ledger
    if ledger is None:
        return
    for index, entry in enumerate(ledger.data):
        yield Ad(
            **declaration.of(ledger.locate(f"/{index}")),
            ad_id=entry["ad_id"],
            line_id=entry["line"],
            start=day(entry["start"]),
            end=day(entry["end"]),
            money=_money(entry["amount"], entry["currency"]),
            library_url=entry["library_url"],
        )


def _money(amount: str, currency: str) -> Money:
    """A sum, or a bound such as "≤ 100.00"."""
    high = parse_amount(amount.removeprefix("≤").strip()) or 0
    return Money(currency, 0 if amount.startswith("≤") else high, high)


TABLE: Table[Ad] = Table(
    name="ads",
    section="advertising",
    field="ads",
    read=read,
    rows=iter,
    fact=lambda fact: fact,
    columns=(
        Column("ad_id", CellKind.TEXT, lambda fact: fact.ad_id),
        Column("line_id", CellKind.TEXT, lambda fact: fact.line_id),
        Column("start", CellKind.TEXT, lambda fact: fact.start.isoformat()),
        Column("end", CellKind.TEXT, lambda fact: fact.end.isoformat()),
        Column("amount", CellKind.SUM, lambda fact: Declared(fact.money, "", None)),
        Column("library_url", CellKind.TEXT, lambda fact: fact.library_url),
    ),
)
