"""Who is who: the organisations and people one disclosure declares, and how one is known across parties.

An organisation is the same across parties where its register number is the same; where none is given, where its name
is the same but for case, accents and punctuation. Nothing else is guessed.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.documents.model import Document

ROLES = (
    ("affiliate", ("affiliates", "entities")),
    ("candidate", ("advertising", "candidates")),
    ("third_party", ("advertising", "third_parties")),
    ("intermediary", ("advertising", "intermediaries")),
)

_NOT_ACCENTED = str.maketrans("ıøł", "iol")
_LONGEST = 48


@dataclass(frozen=True, slots=True)
class Entity:
    """One declared organisation or person. `slug` names its page; the party's own is empty.

    `service` is what an intermediary does, `constituency` where a candidate stands.
    """

    role: str
    id: str
    name: str
    slug: str
    kind: str
    country: str
    register: str
    pointer: str
    service: str = ""
    constituency: str = ""


def declared(document: Document, party: str, name: str) -> dict[str, Entity]:
    """Everybody a disclosure may refer to, by the id it uses, the party itself first."""
    entities = {party: Entity("party", party, name, "", "party", "", "", "")}
    for role, path in ROLES:
        for pointer, entry in document.entries(*path):
            entities[entry["id"]] = Entity(
                role, entry["id"], entry["name"], slug(entry), str(entry.get("kind", "")),
                str(entry.get("country", "")), ", ".join(registers(entry)), pointer,
                str(entry.get("service", "")), str(entry.get("constituency", "")),
            )  # fmt: skip
    return entities


def registers(entry: Mapping[str, Any]) -> Iterator[str]:
    """Register and number of each identifier, as in "AL-QKB L91234567A"."""
    for identifier in entry.get("identifiers", ()):
        yield f"{identifier['scheme']} {identifier['id']}"


def slug(entry: Mapping[str, Any]) -> str:
    """The address of an organisation's page, from its first register number, else from its name."""
    for register in registers(entry):
        return fold(register)
    return fold(entry["name"])


def fold(name: str) -> str:
    """A name in small unaccented letters and hyphens; long ones and other alphabets get a mark to tell them apart."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_NOT_ACCENTED)).casefold()
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.sub(r"[^a-z0-9]+", "-", kept).strip("-")
    plain_letters = bool(words) and all(c.isascii() or not c.isalnum() for c in kept)
    if plain_letters and len(words) <= _LONGEST:
        return words
    whole = words if plain_letters else unicodedata.normalize("NFKC", name).casefold()
    mark = hashlib.sha256(whole.encode()).hexdigest()[:8]
    return f"{words[:_LONGEST].strip('-')}-{mark}".strip("-")
