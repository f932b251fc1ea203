"""What somebody wrote, with the language it is written in and who speaks: a party is only quoted with its own words.

A disclosure that was taken from another source quotes that source; what stands around it was written by whoever took
it over. One that the election body entered was written down by the election body. None of them is the party.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.documents.instance import ENTERED, SOURCE


class Speaker(StrEnum):
    """Whose words a text is."""

    PARTY = "party"
    SOURCE = "source"
    IMPORT = "import"
    ENTERED = "entered"
    ELECTION_BODY = "election_body"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and in which language; the language is a BCP 47 tag, empty where nobody says it."""

    speaker: Speaker
    language: str

    def said(self, text: str | None) -> "Quote | None":
        """A text in this voice; None where there is none."""
        return Quote(text, self) if text else None


@dataclass(frozen=True, slots=True)
class Quote:
    """A text as it was written, and whose it is."""

    text: str
    voice: Voice


def declaring(data: Mapping[str, Any]) -> Voice:
    """Who speaks in what a disclosure declares."""
    entered, taken = ENTERED in data, SOURCE in data
    speaker = Speaker.ENTERED if entered else Speaker.SOURCE if taken else Speaker.PARTY
    return Voice(speaker, data.get("language", ""))


def filing(data: Mapping[str, Any], entry: Mapping[str, Any]) -> Voice:
    """Who speaks where a disclosure says why it was filed so: in a correction, a withdrawal or an explanation."""
    voice = declaring(data)
    taken = voice.speaker is Speaker.SOURCE
    return Voice(Speaker.IMPORT if taken else voice.speaker, entry.get("language", voice.language))


def adding(data: Mapping[str, Any], entry: Mapping[str, Any]) -> Voice:
    """Who speaks in an annotation: whoever took the disclosure over, never the party."""
    entered = ENTERED in data
    return Voice(Speaker.ELECTION_BODY if entered else Speaker.IMPORT, entry["language"])


def reason(data: Mapping[str, Any]) -> Quote | None:
    """Why a version withdraws or corrects the one before; None in a first version."""
    entry = data.get("withdrawal", data.get("correction"))
    return filing(data, entry).said(entry["reason"]) if entry else None
