"""Who does what for a party: declared organisations and people, and what each paid, gave, lent or was given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.facts.entities import ROLES, Entity, entity
from generator.facts.fact import Declaration, Declared, Fact, declared
from generator.facts.quote import Quote
from generator.facts.table import CellKind, Column, Table
from generator.validation.directory import givers, providers
from generator.validation.identity import organisation

_GAVE = {"in_kind": "donor_in_kind"}
"""What a giver is by the kind of what was given, where that is not a donor of money."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Fact):
    """One role of one organisation or person. `about` is the id of the account, line, source or AI use it is about."""

    who: Entity
    role: str
    about: str
    amount: Declared | None
    note: Quote | None


def read(declaration: Declaration) -> Iterator[Role]:
    """Each role, in the order of the sections."""
    yield from _declared(declaration)
    yield from _of_accounts(declaration)
    yield from _of_lines(declaration)
    yield from _of_sources(declaration)
    yield from _of_ai(declaration)


def _declared(declaration: Declaration) -> Iterator[Role]:
    for role, path in ROLES:
        for pointer, entry in declaration.document.entries(*path):
            yield Role(
                **declaration.at(pointer),
                who=declaration.who(entry["id"]),
                role=role,
                about="",
                amount=declared(entry.get("paid") or entry.get("spent")),
                note=declaration.said(entry, "note"),
            )


def _of_accounts(declaration: Declaration) -> Iterator[Role]:
    for pointer, entry in declaration.document.entries("advertising", "accounts"):
        yield from _named(declaration, pointer, entry, "operator", "operator", None)


def _of_lines(declaration: Declaration) -> Iterator[Role]:
    for pointer, entry in declaration.document.entries("advertising", "lines"):
        yield from _named(declaration, pointer, entry, "sponsor", "sponsor", None)
        spent, value = entry.get("spent"), entry.get("in_kind", {}).get("value")
        if spent is not None:
            yield from _named(declaration, pointer, entry, "paid_by", "paid_by", spent)
        if value is not None:
            yield from _named(declaration, pointer, entry, "paid_by", "paid_in_kind", value)
        for role in ("controlled_by", "intermediary"):
            yield from _named(declaration, pointer, entry, role, role, None)


def _of_sources(declaration: Declaration) -> Iterator[Role]:
    for pointer, entry in declaration.document.entries("funding", "sources"):
        for field, giver in givers(entry, declaration.known):
            role = "lender" if field == "loan" else _GAVE.get(entry["kind"], "donor")
            who = entity(role, entry["id"], organisation(giver).slug, giver)
            yield _role(declaration, pointer, who, role, entry["id"], entry["amount"])
        yield from _named(
            declaration, pointer, entry, "received_by", "received_by", entry["amount"]
        )


def _of_ai(declaration: Declaration) -> Iterator[Role]:
    for pointer, entry in declaration.document.entries("ai", "uses"):
        for provider in providers(entry, declaration.known):
            who = entity("ai_provider", entry["id"], organisation(provider).slug, provider)
            yield _role(declaration, pointer, who, "ai_provider", entry["id"], None)
        yield from _named(declaration, pointer, entry, "operated_by", "ai_operator", None)


def _named(
    declaration: Declaration,
    pointer: str,
    entry: Mapping[str, Any],
    field: str,
    role: str,
    money: Mapping[str, Any] | None,
) -> Iterator[Role]:
    """The role of whom a field of an entry names by an id; the party itself has none."""
    who = declaration.who(entry.get(field, ""))
    if who.slug:
        yield _role(declaration, pointer, who, role, entry["id"], money)


def _role(
    declaration: Declaration,
    pointer: str,
    who: Entity,
    role: str,
    about: str,
    money: Mapping[str, Any] | None,
) -> Role:
    return Role(
        **declaration.at(pointer),
        who=who,
        role=role,
        about=about,
        amount=declared(money),
        note=None,
    )


TABLE: Table[Role] = Table(
    name="roles",
    field="roles",
    read=read,
    rows=iter,
    fact=lambda fact: fact,
    columns=(
        Column("slug", CellKind.TEXT, lambda fact: fact.who.slug),
        Column("name", CellKind.TEXT, lambda fact: fact.who.name),
        Column("role", CellKind.TEXT, lambda fact: fact.role),
        Column("kind", CellKind.TEXT, lambda fact: fact.who.kind),
        Column("country", CellKind.TEXT, lambda fact: fact.who.country),
        Column("register", CellKind.TEXT, lambda fact: fact.who.register),
        Column("service", CellKind.TEXT, lambda fact: fact.who.service),
        Column("constituency", CellKind.TEXT, lambda fact: fact.who.constituency),
        Column("about", CellKind.TEXT, lambda fact: fact.about),
        Column("has_money", CellKind.YES_OR_NO, lambda fact: fact.amount is not None),
        Column("amount", CellKind.SUM, lambda fact: fact.amount),
        Column("note", CellKind.QUOTE, lambda fact: fact.note),
    ),
)
