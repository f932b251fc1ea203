"""Sources of funding (6c ii)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.facts.entities import Entity
from generator.facts.fact import Declaration, Declared, Fact, day, declared
from generator.facts.quote import Quote
from generator.facts.table import CellKind, Column, Table
from generator.money import Money
from generator.validation.directory import givers
from generator.validation.identity import organisation, registers


@dataclass(frozen=True, slots=True)
class Donor:
    """Who gave. `slug` names the page of an organisation; people have none."""

    name: str
    type: str
    country: str
    register: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """Who lent, and on which terms; the percentage is decimal text, as filed."""

    lender: str
    lender_type: str
    slug: str
    interest_percent: str
    repay_by: date
    security: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Fact):
    """One source. `number_of_sources` tells how many people or organisations it stands for, where that is said."""

    id: str
    kind: str
    group: str
    public_or_private: str
    origin: str
    amount: Declared
    donor: Donor | None
    loan: Loan | None
    earmarked_for_advertising: bool | None
    receiver: Entity
    number_of_sources: int | None
    method: Quote | None
    note: Quote | None

    @property
    def money(self) -> Money:
        """The sum."""
        return self.amount.money


def read(declaration: Declaration) -> Iterator[Source]:
    """Each source."""
    kinds = declaration.lists["funding-kinds"]
    for pointer, entry in declaration.document.entries("funding", "sources"):
        amount, kind = declared(entry["amount"]), entry["kind"]
        if amount is None:  # which the check has refused
            continue
        slugs = {
            field: organisation(giver).slug for field, giver in givers(entry, declaration.known)
        }
        usual = kinds.column(kind, "public_or_private")
        yield Source(
            **declaration.at(pointer),
            id=entry["id"],
            kind=kind,
            group=kinds.column(kind, "group", "other"),
            public_or_private=entry.get("public_or_private", usual),
            origin=entry["origin"],
            amount=amount,
            donor=_donor(entry.get("donor"), slugs.get("donor", "")),
            loan=_loan(declaration, entry.get("loan"), slugs.get("loan", "")),
            earmarked_for_advertising=entry.get("earmarked_for_advertising"),
            receiver=declaration.who(entry.get("received_by", declaration.version.filing.party)),
            number_of_sources=entry.get("number_of_sources"),
            method=declaration.said(entry, "valuation_method"),
            note=declaration.said(entry, "note"),
        )


def _donor(data: Mapping[str, Any] | None, slug: str) -> Donor | None:
    if data is None:
        return None
    return Donor(
        data.get("name", ""),
        data.get("type", ""),
        data.get("country", ""),
        ", ".join(registers(data)),
        slug,
    )


def _loan(declaration: Declaration, data: Mapping[str, Any] | None, slug: str) -> Loan | None:
    if data is None:
        return None
    return Loan(
        lender=data["lender"],
        lender_type=data.get("lender_type", ""),
        slug=slug,
        interest_percent=data["interest_percent"],
        repay_by=day(data["due"]),
        security=declaration.said(data, "security"),
    )


TABLE: Table[Source] = Table(
    name="funding",
    section="funding",
    field="sources",
    read=read,
    rows=iter,
    fact=lambda fact: fact,
    columns=(
        Column("id", CellKind.TEXT, lambda fact: fact.id),
        Column("kind", CellKind.TEXT, lambda fact: fact.kind),
        Column("group", CellKind.TEXT, lambda fact: fact.group),
        Column("public_or_private", CellKind.TEXT, lambda fact: fact.public_or_private),
        Column("origin", CellKind.TEXT, lambda fact: fact.origin),
        Column("amount", CellKind.SUM, lambda fact: fact.amount),
        Column("donor", CellKind.TEXT, lambda fact: fact.donor.name if fact.donor else None),
        Column("donor_type", CellKind.TEXT, lambda fact: fact.donor.type if fact.donor else None),
        Column(
            "donor_country", CellKind.TEXT, lambda fact: fact.donor.country if fact.donor else None
        ),
        Column(
            "donor_register",
            CellKind.TEXT,
            lambda fact: fact.donor.register if fact.donor else None,
        ),
        Column("donor_slug", CellKind.TEXT, lambda fact: fact.donor.slug if fact.donor else None),
        Column("lender", CellKind.TEXT, lambda fact: fact.loan.lender if fact.loan else None),
        Column(
            "lender_type", CellKind.TEXT, lambda fact: fact.loan.lender_type if fact.loan else None
        ),
        Column("lender_slug", CellKind.TEXT, lambda fact: fact.loan.slug if fact.loan else None),
        Column(
            "interest_percent",
            CellKind.TEXT,
            lambda fact: fact.loan.interest_percent if fact.loan else None,
        ),
        Column(
            "repay_by",
            CellKind.TEXT,
            lambda fact: fact.loan.repay_by.isoformat() if fact.loan else None,
        ),
        Column("security", CellKind.QUOTE, lambda fact: fact.loan.security if fact.loan else None),
        Column(
            "earmarked_for_advertising",
            CellKind.ANSWER,
            lambda fact: fact.earmarked_for_advertising,
        ),
        Column("received_by", CellKind.TEXT, lambda fact: fact.receiver.name),
        Column("receiver_role", CellKind.TEXT, lambda fact: fact.receiver.role),
        Column("number_of_sources", CellKind.NUMBER, lambda fact: fact.number_of_sources),
        Column("method", CellKind.QUOTE, lambda fact: fact.method),
        Column("note", CellKind.QUOTE, lambda fact: fact.note),
    ),
)
