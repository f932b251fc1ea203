"""Reads the bytes of one YAML file as a `Document`, or finds why they are none.

Reads the events of libyaml's parser, so nothing is converted behind our back and every limit is met before memory
is. Positions count from 1. The YAML accepted is plain: one document of mappings, lists and single values, with no
anchors, aliases, tags, merge keys or directives.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import islice
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.documents import refusals
from generator.documents.characters import find_hidden
from generator.documents.complaints import begins_earlier, explain
from generator.documents.gaps import odd_spaces
from generator.documents.marks import Mark, Marks, marks_of_fields, marks_of_values, positions
from generator.documents.model import Document, pointer_to
from generator.documents.scalars import Refused, resolve
from generator.findings import Finding, Kind, Level, Place
from generator.text import Message, say

MAX_BYTES = 512 * 1024
MAX_DEPTH = 12
MAX_VALUES = 40_000
MAX_TEXT = 5_000
MAX_FINDINGS = 50
_CODE = re.compile(r"(?:[a-z0-9]+(?:[-_][a-z0-9]+)*|[A-Z]{2,3})\Z")


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, or the findings that say why there is none."""

    document: Document | None
    findings: tuple[Finding, ...] = ()


_VALUES = frozenset({MappingStartEvent, SequenceStartEvent, ScalarEvent, AliasEvent})


class _StopReading(Exception):  # noqa: N818 - not an error: the finding is already noted
    """Reading cannot go on after this finding; never leaves this module."""


def read(path: str, raw: bytes) -> Reading:
    """Read one file. `path` is used for places only; nothing is opened."""
    text, findings = decode(path, raw)
    if text is None:
        return Reading(None, findings)
    if odd := tuple(islice(_odd_spaces(path, text), MAX_FINDINGS)):
        return Reading(None, odd)
    builder = _Builder(path, text)
    try:
        builder.run()
    except _StopReading:
        pass
    except yaml.YAMLError as error:
        builder.broken(error)
    if builder.findings:
        return Reading(None, tuple(builder.findings[:MAX_FINDINGS]))
    return Reading(builder.document(raw))


def decode(path: str, raw: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file in UTF-8 without hidden characters, or why there is none."""
    if len(raw) > MAX_BYTES:
        message = say(
            "The file has {size} bytes; at most {most} are read.", size=len(raw), most=MAX_BYTES
        )
        return None, (
            _finding(
                refusals.TOO_BIG, Place(path, 1, 1), message, say("Put single ads into a ledger.")
            ),
        )
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").split("\n")
        place = Place(path, len(before), len(before[-1]) + 1)
        message = say("The file is not written in UTF-8.")
        return None, (
            _finding(
                refusals.ENCODING, place, message, say("Save it again with the encoding UTF-8.")
            ),
        )
    hidden = tuple(_hidden(path, text))
    return (None, hidden) if hidden else (text, ())


def _hidden(path: str, text: str) -> Iterator[Finding]:
    places = [Place(path, line, column) for line, column, _ in find_hidden(text, MAX_FINDINGS)]
    for _, _, name in find_hidden(text, 1) if places else ():
        message = say("The file has a character that cannot be seen: {name}.", name=name)
        fix = say("Delete it; typing the line again by hand is the surest way.")
        yield Finding(
            kind=refusals.CHARACTER,
            place=places[0],
            message=message,
            fix=fix,
            level=Level.ERROR,
            also=tuple(places[1:]),
        )


def _odd_spaces(path: str, text: str) -> Iterator[Finding]:
    for start, run, name in odd_spaces(text):
        place = Place(path, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        message = say("Here stands a character that only looks like a space: {name}.", name=name)
        found = _finding(
            refusals.SPACE, place, message, say("Type an ordinary space in its place.")
        )
        yield replace(found, correction=" " * len(run))


def _finding(
    kind: Kind, place: Place, message: Message, fix: Message, pointer: str = ""
) -> Finding:
    return Finding(
        kind=kind, place=place, message=message, fix=fix, level=kind.level, pointer=pointer
    )


class _Builder:
    """Turns events into data with positions. One use each; the only mutable thing in this module.

    `parts` leads to the value being read, with None for a field whose name was refused.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.hashes = "#" in text
        self.escapes = "\\" in text
        self.events: Iterator[Any] = iter(())
        self.root: Any = None
        self.starts = positions()
        self.name_starts = positions()
        self.parts: list[str | int | None] = []
        self.findings: list[Finding] = []

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, which only doubts and mistakes ask for."""
        return self.text.split("\n")

    def run(self) -> None:
        """Build the one document of the text."""
        self.refuse_conflict()
        # A loop in C; yaml.parse is one in Python.
        self.events = iter(yaml.CLoader(self.text).get_event, None)
        documents = 0
        for event in self.events:
            if type(event) is DocumentStartEvent:
                documents += 1
                self.begin(event, documents)
            elif type(event) in _VALUES:
                self.root = self.node(event)
        if not isinstance(self.root, dict) and not self.findings:
            self.stop(refusals.BROKEN, (1, 1), *_NO_FIELDS)

    def document(self, raw: bytes) -> Document:
        """What was read, with the place of every value in it."""
        values = partial(marks_of_values, self.root, self.text, self.starts)
        fields = partial(marks_of_fields, self.root, self.text, self.name_starts)
        return Document(self.path, self.root, Marks(values), Marks(fields), raw)

    def refuse_conflict(self) -> None:
        """Refuse the marks of a merge that was not finished."""
        if not any(mark in self.text for mark in _CONFLICT_MARKS):
            return
        merge = re.search(r"(?m)^(?:<{7} |={7}$|>{7} )", self.text)
        if merge:
            line = self.text.count("\n", 0, merge.start()) + 1
            self.stop(refusals.BROKEN, (line, 1), *_CONFLICT)

    def begin(self, event: DocumentStartEvent, number: int) -> None:
        """Refuse directives and a second document."""
        if event.version or event.tags:
            self.stop(refusals.FEATURE, _mark(event), *_DIRECTIVE)
        if number > 1:
            self.stop(refusals.FEATURE, _mark(event), *_SECOND)

    def node(self, event: Any) -> Any:
        """The value that begins with this event; takes the events that belong to it."""
        self.starts.append(event.start_mark.index)
        if len(self.starts) > MAX_VALUES or len(self.parts) > MAX_DEPTH:
            self.stop(refusals.TOO_BIG, _mark(event), *_LIMITS)
        if event.anchor is not None:  # an alias has the name of its anchor
            self.stop(refusals.FEATURE, _mark(event), *_ANCHOR)
        if event.tag is not None:
            self.stop(refusals.FEATURE, _mark(event), *_TAG)
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event)
        return self.mapping() if kind is MappingStartEvent else self.sequence()

    def mapping(self) -> dict[str, Any]:
        """The fields up to the end of this mapping."""
        result: dict[Any, Any] = {}
        seen: dict[str, Any] = {}
        events, parts = self.events, self.parts
        parts.append(None)
        for event in events:
            if type(event) is MappingEndEvent:
                break
            self.name_starts.append(event.start_mark.index)
            parts[-1] = key = self.key(event)
            value = next(events)
            if key is not None:
                folded = key if key.isascii() else unicodedata.normalize("NFC", key)
                if seen.setdefault(folded, event) is not event:
                    self.refuse_duplicate(key, _mark(event), _mark(seen[folded]))
            result[key] = self.node(value)
        parts.pop()
        return result

    def sequence(self) -> list[Any]:
        """The entries up to the end of this list."""
        result: list[Any] = []
        events, parts = self.events, self.parts
        parts.append(0)
        for event in events:
            if type(event) is SequenceEndEvent:
                break
            parts[-1] = len(result)
            result.append(self.node(event))
        parts.pop()
        return result

    def key(self, event: Any) -> str | None:
        """A field's name; None, with a finding, where it is no plain text."""
        if type(event) is not ScalarEvent or event.anchor is not None or event.tag is not None:
            self.stop(refusals.FEATURE, _mark(event), *_KEY)
        text: str = event.value
        if event.style:
            if self.escapes:
                self.unescaped(event, "")
            return text
        if text == "<<":
            self.stop(refusals.FEATURE, _mark(event), *_MERGE)
        key = resolve(text)
        if isinstance(key, str):
            return key
        self.refuse(*_unnamed(text, key, _mark(event)))
        return None

    def scalar(self, event: Any) -> Any:
        """A single value: text as it stands, or what a plain value safely means."""
        text = event.value
        if len(text) > MAX_TEXT:
            self.stop(refusals.TOO_BIG, _mark(event), *_LONG)
        if event.style:
            if self.escapes:
                self.unescaped(event, self.pointer())
            return text
        value = resolve(text)
        if isinstance(value, Refused):
            at = self.pointer()
            self.refuse(value.kind, _mark(event), value.message, value.fix, at, value.quoted)
        elif self.hashes and isinstance(value, str):
            self.comment(event, text)
        return value

    def pointer(self) -> str:
        """The JSON pointer to the value that is being read."""
        return pointer_to(part for part in self.parts if part is not None)

    def unescaped(self, event: Any, pointer: str) -> None:
        """Refuse a hidden character written as an escape."""
        for _, _, name in find_hidden(event.value, 1):
            message = say("The text has a character that cannot be seen: {name}.", name=name)
            self.refuse(refusals.CHARACTER, _mark(event), message, say("Leave it out."), pointer)

    def comment(self, event: Any, text: str) -> None:
        """Refuse a comment right after words without quotes, which may have been meant as part of them.

        Codes, dates and short names cannot hold a #, so a remark may follow them.
        """
        end = event.end_mark
        rest = self.lines[end.line][end.column :]
        if rest[:1] in {" ", "\t"} and rest.lstrip().startswith("#") and not _remark(text, rest):
            whole = f"{text} {rest.strip()}"
            message = say(
                "Only “{text}” would be read; the rest of the line would be lost.", text=text
            )
            fix = say(
                'Put the text in quotes, "{whole}", or the remark on a line of its own.',
                whole=whole,
            )
            mark = end.line + 1, end.column + 1
            self.refuse(refusals.COMMENT, mark, message, fix, self.pointer())

    def refuse_duplicate(self, key: str, mark: Mark, first: Mark) -> None:
        """Refuse a field that stands twice, naming both places."""
        message = say(
            "“{key}” stands here a second time; the first is on line {line}.",
            key=key,
            line=first[0],
        )
        fix = say("Keep one of the two.")
        also = (Place(self.path, *first),)
        place = Place(self.path, *mark)
        self.findings.append(
            Finding(
                kind=refusals.DUPLICATE,
                place=place,
                message=message,
                fix=fix,
                level=Level.ERROR,
                pointer=self.pointer(),
                also=also,
            )
        )

    def refuse(
        self,
        kind: Kind,
        mark: Mark,
        message: Message,
        fix: Message,
        pointer: str = "",
        correction: str = "",
    ) -> None:
        """Note a finding and read on; the parser places what is missing at the end on a line after the last."""
        end = len(self.lines), len(self.lines[-1]) + 1
        place = Place(self.path, *min(mark, end))
        finding = _finding(kind, place, message, fix, pointer)
        self.findings.append(replace(finding, correction=correction))

    def stop(self, kind: Kind, mark: Mark, message: Message, fix: Message) -> NoReturn:
        """Note a finding and stop reading."""
        self.refuse(kind, mark, message, fix)
        raise _StopReading

    def broken(self, error: yaml.YAMLError) -> None:
        """Note, in plain words, where and why the parser gave up."""
        problem = str(getattr(error, "problem", "") or "")
        marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
        mark = next(filter(None, reversed(marks) if begins_earlier(problem) else marks), None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        line = min(line, len(self.lines))
        message, fix = explain(problem, self.lines[line - 1])
        self.refuse(refusals.BROKEN, (line, column), message, fix)


def _unnamed(
    text: str, value: int | bool | Refused, mark: Mark
) -> tuple[Kind, Mark, Message, Message]:
    """What is wrong with a field's name that YAML would read as another value than text."""
    if not isinstance(value, Refused):
        fix = say('Write it in quotes: "{text}".', text=text)
        return refusals.AMBIGUOUS, mark, say("{text} cannot name a field.", text=text), fix
    if value.kind is not refusals.EMPTY:
        return value.kind, mark, value.message, value.fix
    nameless = say("{text} cannot name a field.", text=text) if text else _NAMELESS
    return refusals.AMBIGUOUS, mark, nameless, _KEY[1]


def _remark(text: str, rest: str) -> bool:
    """Whether what follows is surely a remark: after a code, with a space behind its #."""
    return _CODE.match(text) is not None and rest.lstrip()[1:2] == " "


def _mark(event: Any) -> Mark:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


_CONFLICT_MARKS = ("<<<<<<< ", "=======", ">>>>>>> ")
_CONFLICT = (
    say("The file holds the marks of a merge that was not finished."),
    say("Choose one of the two texts between the marks and delete the marks."),
)
_NO_FIELDS = (
    say("The file holds no fields."),
    say("A file begins with fields such as schema_version; `sixc new` makes one to fill in."),
)
_DIRECTIVE = (say("The file begins with a line for YAML programs (%)."), say("Delete the line."))
_SECOND = (
    say("A second document begins here (---)."),
    say(
        "Keep one document in each file; delete this line and what follows, or file it on its own."
    ),
)
_LIMITS = (
    say("The file holds more values, or more levels, than a disclosure can have."),
    say("Put single ads into a ledger, and take out what is not part of the disclosure."),
)
_ANCHOR = (
    say("The file refers to another place in itself (& or *)."),
    say("Write the value out where it belongs; text that begins with & or * goes in quotes."),
)
_TAG = (
    say("The value carries a type mark (!)."),
    say("Delete the mark; text that begins with ! goes in quotes."),
)
_KEY = (
    say("A field's name is not a plain word."),
    say("Write the field's name as one word before the colon."),
)
_NAMELESS = say("The field has no name.")
_MERGE = (say("The file copies fields from another place (<<)."), say("Write the fields out."))
_LONG = (say("The text is longer than 5,000 characters."), say("Shorten it."))
