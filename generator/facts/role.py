"""Who does what for a party: declared organisations and people, and what each paid, gave or lent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.facts.entities import ROLES, Entity, entity
from generator.facts.fact import Declared, Fact, Origin, declared
from generator.facts.table import CellKind, Column, Table
from generator.validation.directory import givers
from generator.validation.identity import organisation

_GAVE = {"in_kind": "donor_in_kind"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Fact):
    """One role of one organisation or person. `about` names the line or source it is about, by its id."""

    who: Entity
    role: str
    about: str
    amount: Declared | None
    note: str


def read(origin: Origin) -> Iterator[Role]:
    """Each role, in the order of the sections."""
    yield from _declared(origin)
    yield from _of_lines(origin)
    yield from _of_sources(origin)


def _declared(origin: Origin) -> Iterator[Role]:
    for role, path in ROLES:
        for pointer, entry in origin.document.entries(*path):
            yield Role(
                **origin.at(pointer),
                who=origin.who(entry["id"]),
                role=role,
                about="",
                amount=declared(entry.get("paid") or entry.get("spent")),
                note=entry.get("note", ""),
            )


def _of_lines(origin: Origin) -> Iterator[Role]:
    for pointer, entry in origin.document.entries("advertising", "lines"):
        for role in ("sponsor", "paid_by", "controlled_by", "intermediary"):
            who = origin.who(entry.get(role, ""))
            if who.slug:
                spent = entry.get("spent") if role == "paid_by" else None
                yield _role(origin, pointer, who, role, entry["id"], spent)


def _of_sources(origin: Origin) -> Iterator[Role]:
    for pointer, entry in origin.document.entries("funding", "sources"):
        for field, giver in givers(entry):
            role = "lender" if field == "loan" else _GAVE.get(entry["kind"], "donor")
            who = entity(role, entry["id"], organisation(giver).slug, giver)
            yield _role(origin, pointer, who, role, entry["id"], entry["amount"])


def _role(
    origin: Origin,
    pointer: str,
    who: Entity,
    role: str,
    about: str,
    money: Mapping[str, Any] | None,
) -> Role:
    return Role(
        **origin.at(pointer), who=who, role=role, about=about, amount=declared(money), note=""
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
        Column("note", CellKind.TEXT, lambda fact: fact.note),
    ),
)
