"""Compares two versions of a disclosure, and finds what is different in them, field by field.

A change names the field as the reader knows it and both values with their places. What only moved, or is only written
in another way, is no change.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from typing import Any

from generator.documents.codelists import CodeLists
from generator.documents.model import Document, escape
from generator.documents.model import parts as parts_of
from generator.documents.scalars import parse_date
from generator.history.matching import NAMES, SUM, is_money, money, pairs
from generator.history.sides import EntryField, Side
from generator.money import decimal, parse_amount
from generator.text import Foreign, Message, Value, say
from generator.validation.free_texts import SENTENCES
from generator.validation.schemas import Schema

LEDGER = "ledger"  # what stands for the section where a change is one of the ledger
# What a version says of itself; that it differs is what makes it another version.
OF_VERSIONS = frozenset(
    {"schema_version", "election", "party", "period", "version", "correction", "withdrawal"}
)
_SENTENCES = frozenset(SENTENCES)
_ANY = 0  # stands for the number of an entry where the schema is asked, which has one node for all


class ChangeKind(StrEnum):
    """What happened to a field."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs. `path` holds the titles that lead to it within its section.

    `section` is empty for what is said of the filing itself, LEDGER for the ledger. `old` is None where the field was
    added, `new` where it was removed.
    """

    section: str
    path: tuple[Message, ...]
    old: Side | None
    new: Side | None

    @property
    def kind(self) -> ChangeKind:
        """What happened."""
        if self.old is None:
            return ChangeKind.ADDED
        return ChangeKind.REMOVED if self.new is None else ChangeKind.CHANGED

    @property
    def name(self) -> Message:
        """The titles that lead to the field, in one."""
        return reduce(_below, self.path)


def _below(title: Message, field: Message) -> Message:
    return Message("{title} › {field}", (("title", title), ("field", field)))


def find_changes(
    old: Document, new: Document, schema: Schema, lists: CodeLists
) -> Iterator[Change]:
    """Each change from one checked disclosure to another, in the order of the schema and of the newer file."""
    seeker = _Seeker(schema, lists, old, new)
    for key in _keys(old.data, new.data, schema.node(())):
        if key not in OF_VERSIONS:
            node = schema.node((key,))
            is_section = "state" in node.get("properties", {})
            titles = () if is_section else (Message(str(node.get("title", key))),)
            spot = _FieldPath((key,), titles, f"/{key}", f"/{key}", key if is_section else "")
            yield from seeker.walk(spot, old.data.get(key), new.data.get(key))


def find_ledger_changes(
    old: Document | None, new: Document | None, schema: Schema, lists: CodeLists
) -> Iterator[Change]:
    """Each change from one checked ledger to another; no ledger is one without rows."""
    if old is not None or new is not None:
        empty = Document("", [], {}, {}, b"")
        seeker = _Seeker(schema, lists, old or empty, new or empty)
        spot = _FieldPath((), (_AD,), "", "", LEDGER)
        yield from seeker.walk(spot, _rows(seeker.old), _rows(seeker.new))


def _rows(ledger: Document) -> list[dict[str, str]]:
    """The rows with every amount written in one way, without the cells that say nothing."""
    return [
        {
            key: _amount(cell, row["currency"]) if key == "amount" else cell
            for key, cell in row.items()
            if cell
        }
        for row in ledger.data
    ]


def _amount(cell: str, currency: str) -> str:
    bound = "≤ " if cell.startswith("≤") else ""
    return f"{bound}{decimal(parse_amount(cell.lstrip('≤ ')) or 0, currency)}"


_AD = say("Ad")


@dataclass(frozen=True, slots=True)
class _FieldPath:
    """A field on the way down: its path in the schema, its titles, and the pointers to it in both versions."""

    path: tuple[str | int, ...]
    titles: tuple[Message, ...]
    old: str
    new: str
    section: str

    def field(self, key: str, title: Message | None) -> "_FieldPath":
        """A field of the mapping that stands here."""
        part = escape(key)
        titles = self.titles if title is None else (*self.titles, title)
        return _FieldPath(
            (*self.path, key), titles, f"{self.old}/{part}", f"{self.new}/{part}", self.section
        )

    def entry(
        self, numbers: tuple[int | None, int | None], titles: tuple[Message, ...]
    ) -> "_FieldPath":
        """An entry of the list that stands here."""
        old, new = numbers
        return _FieldPath(
            (*self.path, _ANY), titles, f"{self.old}/{old}", f"{self.new}/{new}", self.section
        )


@dataclass(frozen=True, slots=True)
class _Seeker:
    schema: Schema
    lists: CodeLists
    old: Document
    new: Document

    def walk(self, spot: _FieldPath, old: Any, new: Any) -> Iterator[Change]:
        """Each change at and below a field; None stands for a field that is not there."""
        either = old if new is None else new
        if old == new:
            return
        if is_money(either):
            yield from self.money(spot, old, new)
        elif isinstance(either, dict):
            yield from self.fields(spot, old or {}, new or {})
        elif isinstance(either, list):
            yield from self.entries(spot, old or [], new or [])
        else:
            yield self.change(spot, old, new)

    def fields(
        self, spot: _FieldPath, old: Any, new: Any, left_out: frozenset[str] = frozenset()
    ) -> Iterator[Change]:
        """Each change in a mapping."""
        for key in _keys(old, new, self.schema.node(spot.path)):
            if key not in left_out:
                title = self.schema.node((*spot.path, key)).get("title", key)
                below = spot.field(key, Message(str(title)))
                yield from self.walk(below, old.get(key), new.get(key))

    def money(self, spot: _FieldPath, old: Any, new: Any) -> Iterator[Change]:
        """What differs in a sum: the sum itself, however it is written, and what is said of it."""
        if old is None or new is None:
            yield self.change(spot, old, new)
            return
        if money(old) != money(new):
            yield self.change(spot, old, new)
        yield from self.fields(spot, old, new, SUM)

    def entries(self, spot: _FieldPath, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
        """Each change in a list."""
        for one, other in pairs(old, new):
            before = None if one is None else old[one]
            after = None if other is None else new[other]
            either = before if after is None else after
            below = spot.entry((one, other), self.entry_titles(spot, either))
            if before is None or after is None:
                yield self.change(below, before, after)
            else:
                yield from self.walk(below, before, after)

    def entry_titles(self, spot: _FieldPath, entry: Any) -> tuple[Message, ...]:
        """The titles of an entry: its own with its name; the list's where it has no name."""
        name = _named(entry)
        if not name:
            return spot.titles
        own = str(self.schema.node((*spot.path, _ANY)).get("title", ""))
        title = _AD if spot.section == LEDGER else Message(own)
        return (*spot.titles[:-1], Message("{title} {name}", (("title", title), ("name", name))))

    def change(self, spot: _FieldPath, old: Any, new: Any) -> Change:
        """The change of a whole value."""
        return Change(
            spot.section,
            spot.titles,
            None if old is None else self.side(spot, old, self.old, spot.old),
            None if new is None else self.side(spot, new, self.new, spot.new),
        )

    def side(self, spot: _FieldPath, value: Any, document: Document, pointer: str) -> Side:
        fields = self.fields_of(spot.path, value, document, pointer)
        language = _language(document, pointer)
        said = tuple(self.said(spot.path, value, language))
        return Side(said, document.locate(pointer), tuple(fields))

    def fields_of(
        self, path: tuple[str | int, ...], value: Any, document: Document, pointer: str
    ) -> Iterator[EntryField]:
        """Each field of an entry, in the order of the schema, but for the name it goes by."""
        if not isinstance(value, dict) or is_money(value):
            return
        for key in _keys(value, {}, self.schema.node(path)):
            if key not in value or key in NAMES[0]:
                continue
            below, there = (*path, key), f"{pointer}/{escape(key)}"
            title = Message(str(self.schema.node(below).get("title", key)))
            own = tuple(self.fields_of(below, value[key], document, there))
            for part in own:
                yield replace(part, title=_below(title, part.title))
            if not own:
                said = self.said(below, value[key], _language(document, there))
                yield EntryField(title, tuple(said), document.locate(there))

    def said(self, path: tuple[str | int, ...], value: Any, language: str) -> Iterator[Value]:
        """What a value says; of an entry its name and sums first, as they may be all there is room for."""
        if isinstance(value, dict) and (found := money(value)):
            yield found
        elif isinstance(value, dict):
            language = value.get("language", language)
            for key in sorted(value, key=lambda key: _weight(key, value[key])):
                if key not in NAMES[0] and not isinstance(value[key], bool):
                    yield from self.said((*path, key), value[key], language)
        elif isinstance(value, list):
            for entry in value:
                yield from self.said((*path, _ANY), entry, language)
        else:
            yield self.word(path, value, language)

    def word(self, path: tuple[str | int, ...], value: Any, language: str) -> Value:
        """A single value in the reader's words."""
        node = self.schema.node(path)
        if isinstance(value, bool):
            return say("yes") if value else say("no")
        if isinstance(value, int):
            return value
        codes = self.lists.get(str(node.get("x-codelist", "")))
        if codes is not None:
            return codes.title(str(value))
        if "/".join("*" if part == _ANY else str(part) for part in path) in _SENTENCES:
            return Foreign(value, language)
        is_day = node.get("pattern") == self.schema.root["$defs"]["date"]["pattern"]
        return (parse_date(value) if is_day else None) or str(value)


def _named(entry: Any) -> str:
    """What an entry is called in its file; empty where it has no name."""
    if not isinstance(entry, dict):
        return ""
    return next((str(entry[keys[0]]) for keys in NAMES if keys[0] in entry), "")


def _language(document: Document, pointer: str) -> str:
    """The language of the texts at a place: the one said nearest around it, empty where none is."""
    node, found = document.data, ""
    for part in parts_of(pointer):
        if isinstance(node, dict):
            found = node.get("language", found)
        node = node[part]
    return found


def _weight(key: str, value: Any) -> int:
    """Names before sums before all else, which stays in the order of the file."""
    return 0 if key in {"name", "system"} else 1 if is_money(value) else 2


def _keys(old: Mapping[str, Any], new: Mapping[str, Any], node: Mapping[str, Any]) -> list[str]:
    """The fields of two mappings, in the order of the schema."""
    return [*dict.fromkeys(key for key in (*node.get("properties", {}), *new, *old))]
