"""What every fact says: who filed it, for which period, in which version, and where it stands in the file.

A fact is one thing that a party declared, in the types it has: money is `Money`, a day is a date, an answer that was
not given is None. Nothing here stands for nothing but None, and the empty text where a text was left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.documents.codelists import CodeLists
from generator.documents.model import Document
from generator.documents.scalars import parse_date
from generator.facts.entities import Entity, declared_by
from generator.facts.quote import Quote, Voice, declaring
from generator.facts.version import Version
from generator.findings import Place
from generator.money import Money, parse_money
from generator.validation.directory import Entries, numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact. `current` tells whether it stands in the version that counts."""

    party: str
    period: str
    version: int
    current: bool
    place: Place

    @property
    def key(self) -> tuple[str, str, int]:
        """The version it stands in: party, period, number."""
        return self.party, self.period, self.version


@dataclass(frozen=True, slots=True)
class Declared:
    """A sum as it was declared. `basis` is a code; `includes_vat` is None where that is not said."""

    money: Money
    basis: str
    includes_vat: bool | None


def declared(data: Mapping[str, Any] | None) -> Declared | None:
    """The sum in a checked mapping; None where there is no mapping."""
    money = parse_money(data) if data else None
    if data is None or money is None:
        return None
    return Declared(money, data["basis"], data.get("includes_vat"))


def day(text: str) -> date:
    """A checked day."""
    return parse_date(text) or date.min


@dataclass(frozen=True, slots=True)
class Declaration:
    """One version of a disclosure as facts are read from it, who speaks in it, and everybody it names by an id.

    `known` are the organisations that it gives a register number, by name, for fields that hold a name alone.
    """

    version: Version
    lists: CodeLists
    entities: Mapping[str, Entity]
    voice: Voice
    known: Entries

    @property
    def document(self) -> Document:
        """The disclosure."""
        return self.version.filing.document

    def at(self, pointer: str) -> dict[str, Any]:
        """What every fact says, for the one that stands at a pointer."""
        return self.of(self.document.locate(pointer))

    def of(self, place: Place) -> dict[str, Any]:
        """What every fact says, for the one that stands at a place."""
        filing = self.version.filing
        return {
            "party": filing.party,
            "period": filing.period,
            "version": filing.version,
            "current": self.version.current,
            "place": place,
        }

    def said(self, entry: Mapping[str, Any], key: str) -> Quote | None:
        """A text of an entry, with its language and who speaks; None where it was left out."""
        return self.voice.said(entry.get(key))

    def who(self, name: str) -> Entity:
        """The entity that an id stands for; a name that nobody declared stands for itself."""
        return self.entities.get(name) or Entity(role="", id=name, name=name)


def declaration(version: Version, lists: CodeLists, party_name: str) -> Declaration:
    """What facts of one version are read from."""
    filing = version.filing
    document = filing.document
    entities = declared_by(document, filing.party, party_name)
    return Declaration(version, lists, entities, declaring(document.data), numbered(document))
