"""What somebody else than the party adds: whoever took a disclosure from its source, or entered it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.facts.fact import Declaration, Fact
from generator.facts.quote import Quote, adding
from generator.facts.table import CellKind, Column, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation(Fact):
    """One annotation; `about` is the id of the entry it is about, empty where that is the whole file."""

    about: str
    quote: Quote


def read(declaration: Declaration) -> Iterator[Annotation]:
    """Each annotation."""
    data = declaration.document.data
    for pointer, entry in declaration.document.entries("annotations"):
        yield Annotation(
            **declaration.at(pointer),
            about=entry.get("about", ""),
            quote=Quote(entry["text"], adding(data, entry)),
        )


TABLE: Table[Annotation] = Table(
    name="annotations",
    field="annotations",
    read=read,
    rows=iter,
    fact=lambda fact: fact,
    columns=(
        Column("about", CellKind.TEXT, lambda fact: fact.about),
        Column("text", CellKind.QUOTE, lambda fact: fact.quote),
    ),
)
