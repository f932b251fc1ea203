"""What a party itself says about what stands out: its reasons and remarks, with the place where they stand."""

from dataclasses import dataclass

from generator.facts.version import Version
from generator.findings import Place


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A party's words and where they stand. What does not explain is a remark that happens to stand beside."""

    words: str
    place: Place
    explains: bool = True


def explanation(version: Version, rule: str, about: str) -> OwnWords | None:
    """The reason a disclosure gives for a rule's warning about an entry, or about the whole file."""
    document = version.filing.document
    given = {
        entry.get("about", ""): (pointer, entry["reason"])
        for pointer, entry in document.entries("explanations")
        if entry["rule"] == rule
    }
    found = given.get(about) or given.get("")
    return OwnWords(found[1], document.locate(found[0])) if found else None


def remark(version: Version | None) -> OwnWords | None:
    """What a party remarks on a disclosure as a whole."""
    document = version.filing.document if version else None
    words = document.at("/notes") if document else None
    return (
        OwnWords(words, document.locate("/notes"), explains=False) if document and words else None
    )


def attested(version: Version | None) -> Place | None:
    """Where a disclosure says on which day it was signed."""
    return version.filing.document.locate("/attestation") if version else None


def why_changed(version: Version) -> OwnWords | None:
    """Why a version replaces or withdraws the one before; None for a first version."""
    document = version.filing.document
    for pointer in ("/correction/reason", "/withdrawal/reason"):
        if words := document.at(pointer):
            return OwnWords(words, document.locate(pointer))
    return None
