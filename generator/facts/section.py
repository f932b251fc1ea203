"""The state of each section of a disclosure."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.facts.fact import Declaration, Fact
from generator.facts.quote import Quote, reason
from generator.facts.table import CellKind, Column, Table
from generator.validation.places import SECTIONS


@dataclass(frozen=True, slots=True)
class Entered:
    """What the election body says of a filing that it entered: its form, where it is kept, the hash of its scan."""

    form: str
    reference: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Fact):
    """What a section says of itself, with the party's reason; `entered` where the election body entered the filing."""

    section: str
    state: str
    reason: Quote | None
    entered: Entered | None


def read(declaration: Declaration) -> Iterator[Section]:
    """The state of each section; all are withdrawn with the disclosure."""
    entered, data = _entered(declaration), declaration.document.data
    if declaration.version.filing.withdrawn:
        for name in SECTIONS:
            yield Section(
                **declaration.at("/withdrawal"),
                section=name,
                state="withdrawn",
                reason=reason(data),
                entered=entered,
            )
        return
    for name in SECTIONS:
        yield Section(
            **declaration.at(f"/{name}"),
            section=name,
            state=data[name]["state"],
            reason=declaration.said(data[name], "reason"),
            entered=entered,
        )


def _entered(declaration: Declaration) -> Entered | None:
    said = declaration.document.data.get("entered")
    if said is None:
        return None
    return Entered(said.get("from", ""), said.get("reference", ""), said.get("sha256", ""))


TABLE: Table[Section] = Table(
    name="sections",
    field="sections",
    read=read,
    rows=iter,
    fact=lambda fact: fact,
    columns=(
        Column("section", CellKind.TEXT, lambda fact: fact.section),
        Column("reason", CellKind.QUOTE, lambda fact: fact.reason),
        Column(
            "entered_from", CellKind.TEXT, lambda fact: fact.entered.form if fact.entered else None
        ),
        Column(
            "entered_reference",
            CellKind.TEXT,
            lambda fact: fact.entered.reference if fact.entered else None,
        ),
        Column(
            "entered_sha256",
            CellKind.TEXT,
            lambda fact: fact.entered.sha256 if fact.entered else None,
        ),
    ),
)
