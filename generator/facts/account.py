"""The accounts that a party advertises from (6a, 6b)."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.facts.entities import Entity
from generator.facts.fact import Declaration, Fact
from generator.facts.table import CellKind, Column, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Fact):
    """An account on a platform. `operator` is None where it is not said who runs it."""

    id: str
    platform: str
    account_id: str
    name: str
    operator: Entity | None
    ad_authorised: str


def read(declaration: Declaration) -> Iterator[Account]:
    """Each account."""
    for pointer, entry in declaration.document.entries("advertising", "accounts"):
        operator = entry.get("operator")
        yield Account(
            **declaration.at(pointer),
            id=entry["id"],
            platform=entry["platform"],
            account_id=entry["account_id"],
            name=entry["name"],
            operator=declaration.who(operator) if operator else None,
            ad_authorised=entry.get("ad_authorised", ""),
        )


TABLE: Table[Account] = Table(
    name="accounts",
    section="advertising",
    field="accounts",
    read=read,
    rows=iter,
    fact=lambda fact: fact,
    columns=(
        Column("id", CellKind.TEXT, lambda fact: fact.id),
        Column("platform", CellKind.TEXT, lambda fact: fact.platform),
        Column("account_id", CellKind.TEXT, lambda fact: fact.account_id),
        Column("name", CellKind.TEXT, lambda fact: fact.name),
        Column("operator", CellKind.TEXT, lambda fact: fact.operator.id if fact.operator else None),
        Column("ad_authorised", CellKind.TEXT, lambda fact: fact.ad_authorised),
    ),
)
