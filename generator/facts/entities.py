"""The organisations and people one disclosure declares, and how each is known across parties."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.documents.model import Document
from generator.validation.identity import organisation, person, registers

ROLES = (
    ("affiliate", ("affiliates", "entities")),
    ("candidate", ("advertising", "candidates")),
    ("third_party", ("advertising", "third_parties")),
    ("intermediary", ("advertising", "intermediaries")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One declared organisation or person. `slug` names its page; the party's own is empty.

    `service` is what an intermediary does, `constituency` where a candidate stands.
    """

    role: str
    id: str
    name: str
    slug: str = ""
    kind: str = ""
    country: str = ""
    register: str = ""
    service: str = ""
    constituency: str = ""


def declared_by(document: Document, party: str, name: str) -> dict[str, Entity]:
    """Everybody a disclosure may refer to, by the id it uses, the party itself first."""
    entities = {party: Entity(role="party", id=party, name=name, kind="party")}
    for role, path in ROLES:
        for _, entry in document.entries(*path):
            who = person(party, entry["name"]) if role == "candidate" else organisation(entry)
            entities[entry["id"]] = entity(role, entry["id"], who.slug, entry)
    return entities


def entity(role: str, id: str, slug: str, entry: Mapping[str, Any]) -> Entity:  # noqa: A002 - as in the file
    """What an entry says of an organisation or a person in some role."""
    return Entity(
        role=role,
        id=id,
        name=entry["name"],
        slug=slug,
        kind=str(entry.get("kind", "")),
        country=str(entry.get("country", "")),
        register=", ".join(registers(entry)),
        service=str(entry.get("service", "")),
        constituency=str(entry.get("constituency", "")),
    )
