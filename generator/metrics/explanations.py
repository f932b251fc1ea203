"""What is said in a disclosure about what stands out: reasons and remarks, with who speaks and where they stand."""

from dataclasses import dataclass

from generator.facts.quote import Quote, declaring, filing, reason
from generator.facts.version import Version
from generator.findings import Place


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What somebody says, and where they stand. What does not explain is a remark that happens to stand beside."""

    words: Quote
    place: Place
    explains: bool = True


def explanation(version: Version, rule: str, about: str) -> OwnWords | None:
    """The reason a disclosure gives for a rule's warning about an entry, or about the whole file."""
    document = version.filing.document
    given = {
        entry.get("about", ""): (pointer, entry)
        for pointer, entry in document.entries("explanations")
        if entry["rule"] == rule
    }
    found = given.get(about) or given.get("")
    if not found:
        return None
    pointer, entry = found
    words = Quote(entry["reason"], filing(document.data, entry))
    return OwnWords(words, document.locate(pointer))


def remark(version: Version | None) -> OwnWords | None:
    """What a party remarks on a disclosure as a whole."""
    document = version.filing.document if version else None
    words = declaring(document.data).said(document.at("/notes")) if document else None
    return (
        OwnWords(words, document.locate("/notes"), explains=False) if document and words else None
    )


def attested(version: Version | None) -> Place | None:
    """Where a disclosure says on which day it was signed."""
    return version.filing.document.locate("/attestation") if version else None


def why_changed(version: Version) -> OwnWords | None:
    """Why a version replaces or withdraws the one before; None for a first version."""
    document = version.filing.document
    words = reason(document.data)
    place = "/withdrawal/reason" if version.filing.withdrawn else "/correction/reason"
    return OwnWords(words, document.locate(place)) if words else None
