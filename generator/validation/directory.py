"""Lists who is named in an election, by all parties, and who may be taken for whom.

Nobody is merged here. Neighbours are found by looking up what a name or number would be, were it mistaken, so that
thousands of organisations take no longer than the sum of each.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, TypeAlias

from generator.documents.model import Document
from generator.text import Message, say
from generator.validation.declared import ENTITIES
from generator.validation.identity import (
    Identity,
    name_key,
    organisation,
    person,
    registers,
)
from generator.validation.lookalikes import seen

MOST = 10  # others that are named for one; who has more has them listed beside each of these
_CANDIDATES = "advertising/candidates"

MentionKey: TypeAlias = tuple[str, ...]
FiledEntry: TypeAlias = Mapping[str, Any]
Entries: TypeAlias = Mapping[str, FiledEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An entry of a disclosure that names somebody, and where it stands."""

    identity: Identity
    name: str
    registers: tuple[str, ...]
    party: str
    document: Document = field(repr=False)
    pointer: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Another than the one asked about, and why the two may be taken for each other."""

    other: Identity
    reason: Message


SHARED = say("they have a register number in common")
QUOTED = say("the name of one is the register number of the other")
NAMESAKE = say("their names are the same")
RESEMBLING = say("their names look the same")
NEAR = say("their register numbers differ in one place")


@dataclass(frozen=True)
class Directory:
    """Everybody whom the disclosures that count name."""

    mentions: tuple[Mention, ...]

    @cached_property
    def by_file(self) -> Mapping[str, tuple[Mention, ...]]:
        """The mentions in each file."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.document.path, []).append(mention)
        return {file: tuple(mentions) for file, mentions in found.items()}

    @cached_property
    def by_identity(self) -> Mapping[Identity, tuple[Mention, ...]]:
        """The mentions of each."""
        found: dict[Identity, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.identity, []).append(mention)
        return {identity: tuple(mentions) for identity, mentions in found.items()}

    @cached_property
    def by_slug(self) -> Mapping[str, Identity]:
        """Everybody by the name of their page in addresses."""
        return {identity.slug: identity for identity in self.by_identity}

    @cached_property
    def alike(self) -> Callable[[Identity], tuple[Alike, ...]]:
        """Who may be taken for one, the surest reason first, each once; remembered, for many files name the same."""
        return cache(self._who_is_alike)

    def _who_is_alike(self, identity: Identity) -> tuple[Alike, ...]:
        reasons: dict[Identity, Message] = {}
        for reason, others in self._neighbours(identity):
            for other in others:
                if other != identity:
                    reasons.setdefault(other, reason)
                if len(reasons) == MOST:
                    return tuple(Alike(*found) for found in reasons.items())
        return tuple(Alike(*found) for found in reasons.items())

    def _neighbours(self, identity: Identity) -> Iterator[tuple[Message, Iterable[Identity]]]:
        mentions = self.by_identity.get(identity, ())
        numbers = {number for mention in mentions for number in _numbers(mention.registers)}
        names = {mention.name for mention in mentions}
        for number in sorted(numbers):
            yield SHARED, self._index.get(("number", *number), ())
            yield QUOTED, self._index.get(("look", _as_seen(*number)), ())
        for key in sorted({name_key(name) for name in names}):
            yield NAMESAKE, self._index.get(("name", key), ())
        for look in sorted({seen(name) for name in names}):
            yield QUOTED, self._index.get(("quoted", look), ())
            yield RESEMBLING, self._index.get(("look", look), ())
        for number in sorted(numbers):
            for near in _near(*number):
                yield NEAR, self._index.get(near, ())

    @cached_property
    def _index(self) -> Mapping[MentionKey, tuple[Identity, ...]]:
        """Everybody by number, by name, by look, and by number with any one place left open."""
        found: dict[MentionKey, dict[Identity, None]] = {}
        for identity in sorted(self.by_identity):
            for mention in self.by_identity[identity]:
                for key in _keys(mention):
                    found.setdefault(key, {})[identity] = None
        return {key: tuple(identities) for key, identities in found.items()}


def named(documents: Iterable[Document]) -> Directory:
    """The directory of these disclosures, each of which its schema accepts."""
    return Directory(tuple(mention for document in documents for mention in _mentions(document)))


def _mentions(document: Document) -> Iterator[Mention]:
    party: str = document.data["party"]
    for path in ENTITIES:
        for pointer, entry in document.entries(*path.split("/")):
            is_person = path == _CANDIDATES
            who = person(party, entry["name"]) if is_person else organisation(entry)
            yield _mention(document, pointer, who, entry)
    known = numbered(document)
    for pointer, source in document.entries("funding", "sources"):
        for role, entry in givers(source, known):
            yield _mention(document, f"{pointer}/{role}", organisation(entry), entry)
    for pointer, use in document.entries("ai", "uses"):
        for entry in providers(use, known):
            yield _mention(document, f"{pointer}/provider", organisation(entry), entry)


def numbered(document: Document) -> Entries:
    """The organisations that a disclosure gives a register number, by name; not where two have one name.

    Where a field holds a name alone, as that of a lender does, the same name in the same file means the same one.
    """
    found: dict[str, dict[Identity, FiledEntry]] = {}
    for entry in _organisations(document):
        if entry.get("identifiers"):
            found.setdefault(name_key(entry["name"]), {})[organisation(entry)] = entry
    return {name: next(iter(each.values())) for name, each in found.items() if len(each) == 1}


def _organisations(document: Document) -> Iterator[FiledEntry]:
    """Every entry of a disclosure that can give a register number."""
    for path in ENTITIES:
        yield from (entry for _, entry in document.entries(*path.split("/")))
    for _, source in document.entries("funding", "sources"):
        yield source.get("donor", {})


def givers(source: FiledEntry, known: Entries) -> Iterator[tuple[str, FiledEntry]]:
    """The organisations that a source of funding names, by the field they stand in; people have no page."""
    donor, loan = source.get("donor", {}), source.get("loan", {})
    if donor.get("type") == "organisation":
        yield "donor", donor
    if loan and loan.get("lender_type") != "person":
        yield "loan", _called_only(loan["lender"], known)


def providers(use: FiledEntry, known: Entries) -> Iterator[FiledEntry]:
    """The organisation that makes or offers an AI system, where it is said."""
    if "provider" in use:
        yield _called_only(use["provider"], known)


def _called_only(name: str, known: Entries) -> FiledEntry:
    return {**known.get(name_key(name), {}), "name": name}


def _mention(document: Document, pointer: str, who: Identity, entry: Mapping[str, Any]) -> Mention:
    return Mention(
        identity=who,
        name=entry["name"],
        registers=tuple(registers(entry)),
        party=document.data["party"],
        document=document,
        pointer=pointer,
    )


def _keys(mention: Mention) -> Iterator[MentionKey]:
    yield "name", name_key(mention.name)
    yield "look", seen(mention.name)
    for scheme, number in _numbers(mention.registers):
        yield "number", scheme, number
        yield "quoted", _as_seen(scheme, number)
        for place in range(len(number)):
            yield "open", scheme, number[:place], number[place + 1 :]
            yield "short", scheme, number[:place] + number[place + 1 :]


def _near(scheme: str, number: str) -> Iterator[MentionKey]:
    """What a number could be with one place changed, left out, added, or exchanged with the next."""
    for place in range(len(number)):
        before, sign, after = number[:place], number[place], number[place + 1 :]
        yield "open", scheme, before, after
        yield "number", scheme, before + after
        if after and after[0] != sign:
            yield "number", scheme, before + after[0] + sign + after[1:]
    yield "short", scheme, number


def _numbers(registers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Register and number of each, without case and what stands between the digits."""
    for register in registers:
        scheme, _, number = register.partition(" ")
        yield scheme.casefold(), "".join(c for c in number.casefold() if c.isalnum())


def _as_seen(scheme: str, number: str) -> str:
    """What a name that quotes a number looks like."""
    return seen(f"{scheme} {number}")
