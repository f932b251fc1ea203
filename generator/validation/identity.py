"""Says who is who: gives an organisation or a person the key it is known by, and its address.

An organisation is known by its register number or, where none is given, by its name; a candidate by name and party.
These are three kinds of key, and no key of one kind is equal to one of another, nor has it the same address: two
hyphens side by side stand in no address that is made of letters and digits alone.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from generator.documents.names import DEVICES

_NOT_ACCENTED = str.maketrans("ıøł", "iol")
_LONGEST = 48
_MARK = 16
# A register of a country, or one with X-, the country or court and its name; then the number.
_REGULAR = re.compile(r"(?:[A-Z]{2}-[A-Z0-9]+|X-[A-Z0-9]+-[A-Z0-9]+)\Z")
_LIKE_A_NUMBER = re.compile(
    r"(?=[^0-9]*[0-9])(?:[a-z]{2}-[a-z0-9]+-|x-[a-z0-9]+-[a-z0-9]+-)[a-z0-9-]+\Z"
)
_LIKE_A_MARK = re.compile(rf"(?:.*-)?[0-9a-f]{{{_MARK}}}\Z")


class Space(StrEnum):
    """What a key is: a number in a register, the name of an organisation, or that of a person of one party."""

    NUMBER = "number"
    NAME = "name"
    PERSON = "person"


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """One organisation or person, the same wherever this is equal.

    `scheme` is the register of a number in small letters, `party` that of a person; `key` is the number or name.
    """

    space: Space
    key: str
    scheme: str = ""
    party: str = ""

    @property
    def slug(self) -> str:
        """The name of its page in addresses; no two identities have one slug."""
        if self.space is Space.NUMBER:
            plain = f"{self.scheme}-{self.key}"
            regular = _REGULAR.match(self.scheme.upper()) and _LIKE_A_NUMBER.match(plain)
            return plain if regular and _free(plain) else f"{self.scheme}--{self.key}--number"
        words = _address(self.key)
        if self.space is Space.PERSON:
            return f"{words}--{self.party}"
        return f"{words}--by--name" if _LIKE_A_NUMBER.match(self.key) else words


def organisation(entry: Mapping[str, Any]) -> Identity:
    """Who an entry with a name and, it may be, register numbers stands for; the first number decides."""
    for identifier in entry.get("identifiers", ()):
        number, _ = _words(identifier["id"])
        return Identity(Space.NUMBER, number, identifier["scheme"].casefold())
    return Identity(Space.NAME, name_key(entry["name"]))


def person(party: str, name: str) -> Identity:
    """Who a candidate of a party is: two parties may have candidates of one name."""
    return Identity(Space.PERSON, name_key(name), party=party)


def registers(entry: Mapping[str, Any]) -> Iterator[str]:
    """Register and number of each identifier, as in "AL-QKB L91234567A"."""
    for identifier in entry.get("identifiers", ()):
        yield f"{identifier['scheme']} {identifier['id']}"


@lru_cache(maxsize=16_384)
def name_key(name: str) -> str:
    """What is left of a name without case, accents and punctuation; of other alphabets, letters keep their marks."""
    words, latin = _words(name)
    if latin:
        return words
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join("".join(c if _is_kept(c) else " " for c in text).split()) or text


def fold(name: str) -> str:
    """A name in small unaccented letters and hyphens; long ones and other alphabets get a mark to tell them apart."""
    words, latin = _words(name)
    if latin and len(words) <= _LONGEST:
        return words
    whole = words if latin else unicodedata.normalize("NFKC", name).casefold()
    return f"{words[:_LONGEST].strip('-')}-{_digest(whole, 8)}".strip("-")


@lru_cache(maxsize=16_384)
def _words(name: str) -> tuple[str, bool]:
    """The letters a to z and digits of a name as words with hyphens, and whether they say all of it."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_NOT_ACCENTED)).casefold()
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.sub(r"[^a-z0-9]+", "-", kept).strip("-")
    return words, bool(words) and all(c.isascii() or not c.isalnum() for c in kept)


def _is_kept(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _is_marked(key: str) -> bool:
    """Whether letters and digits alone do not say a whole name, or are too many for an address."""
    return len(key) > _LONGEST or not re.fullmatch(r"[a-z0-9-]+", key)


def _address(key: str) -> str:
    """A name as a part of an address, by which its key is known."""
    if _is_marked(key):
        words, _ = _words(key)
        return f"{words[:_LONGEST].strip('-')}-{_digest(key, _MARK)}".strip("-")
    return key if _free(key) else f"{key}--by--name"


def _free(slug: str) -> bool:
    """Whether words can be no address with a mark, and are a name that every system lets a folder have."""
    return not _LIKE_A_MARK.match(slug) and slug not in DEVICES


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]
