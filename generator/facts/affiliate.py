"""Organisations that campaign on a party's behalf (6c i)."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.facts.entities import Entity
from generator.facts.fact import Declaration, Declared, Fact, declared
from generator.facts.quote import Quote
from generator.facts.table import CellKind, Column, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliate(Fact):
    """An organisation, how it is tied to the party, and what it spent where that is said."""

    who: Entity
    website: str
    control: str
    control_note: Quote | None
    campaigns_on_behalf: bool
    spent: Declared | None
    note: Quote | None


def read(declaration: Declaration) -> Iterator[Affiliate]:
    """Each affiliate."""
    for pointer, entry in declaration.document.entries("affiliates", "entities"):
        control = entry.get("control", {})
        yield Affiliate(
            **declaration.at(pointer),
            who=declaration.who(entry["id"]),
            website=entry.get("website", ""),
            control=control.get("kind", ""),
            control_note=declaration.said(control, "note"),
            campaigns_on_behalf=entry["campaigns_on_behalf"],
            spent=declared(entry.get("spent")),
            note=declaration.said(entry, "note"),
        )


TABLE: Table[Affiliate] = Table(
    name="affiliates",
    section="affiliates",
    field="affiliates",
    read=read,
    rows=iter,
    fact=lambda fact: fact,
    columns=(
        Column("id", CellKind.TEXT, lambda fact: fact.who.id),
        Column("slug", CellKind.TEXT, lambda fact: fact.who.slug),
        Column("name", CellKind.TEXT, lambda fact: fact.who.name),
        Column("kind", CellKind.TEXT, lambda fact: fact.who.kind),
        Column("country", CellKind.TEXT, lambda fact: fact.who.country),
        Column("register", CellKind.TEXT, lambda fact: fact.who.register),
        Column("website", CellKind.TEXT, lambda fact: fact.website),
        Column("control", CellKind.TEXT, lambda fact: fact.control),
        Column("control_note", CellKind.QUOTE, lambda fact: fact.control_note),
        Column("campaigns_on_behalf", CellKind.YES_OR_NO, lambda fact: fact.campaigns_on_behalf),
        Column("has_spent", CellKind.YES_OR_NO, lambda fact: fact.spent is not None),
        Column("amount", CellKind.SUM, lambda fact: fact.spent),
        Column("note", CellKind.QUOTE, lambda fact: fact.note),
    ),
)
