"""Bytes of one YAML file in; a `Document`, or the findings that say why there is none, out.

Reads the events of libyaml's parser, so nothing is converted behind our back and every limit is met before memory
is. Positions count from 1. The YAML accepted is plain: one document of mappings, lists and single values, with no
anchors, aliases, tags, merge keys or directives.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
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
from generator.documents.model import Document, escape
from generator.documents.scalars import Refused, resolve
from generator.findings import Finding, Kind, Level, Place
from generator.text import Message, say

MAX_BYTES = 512 * 1024
MAX_DEPTH = 12
MAX_VALUES = 40_000
MAX_TEXT = 5_000
MAX_FINDINGS = 50
Mark = tuple[int, int]
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
    builder = _Builder(path, text)
    try:
        builder.run()
    except _StopReading:
        pass
    except yaml.YAMLError as error:
        builder.broken(error)
    if builder.findings:
        return Reading(None, tuple(builder.findings[:MAX_FINDINGS]))
    return Reading(Document(path, builder.root, builder.marks, builder.keys, raw))


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
    for _, _, name in find_hidden(text, 1):
        message = say("The file has a character that cannot be seen: {name}.", name=name)
        fix = say("Delete it; typing the line again by hand is the surest way.")
        yield Finding(
            refusals.CHARACTER, places[0], message, fix, Level.ERROR, also=tuple(places[1:])
        )


def _finding(
    kind: Kind, place: Place, message: Message, fix: Message, pointer: str = ""
) -> Finding:
    return Finding(kind, place, message, fix, kind.level, pointer)


class _Builder:
    """Turns events into data with marks. One use each; the only mutable thing in this module."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self.hashes = " #" in text or "\t#" in text
        self.escapes = "\\" in text
        self.root: Any = None
        self.marks: dict[str, Mark] = {}
        self.keys: dict[str, Mark] = {}
        self.findings: list[Finding] = []
        self.values = 0

    def run(self) -> None:
        """Build the one document of the text."""
        merge = re.search(r"(?m)^(?:<{7} |={7}$|>{7} )", self.text)
        if merge:
            self.stop(refusals.BROKEN, (self.text.count("\n", 0, merge.start()) + 1, 1), *_CONFLICT)
        documents = 0
        events = iter(
            yaml.CLoader(self.text).get_event, None
        )  # a loop in C; yaml.parse is one in Python
        for event in events:
            if type(event) is DocumentStartEvent:
                documents += 1
                self.begin(event, documents)
            elif type(event) in _VALUES:
                self.root = self.node(event, events, "", 0)
        if not isinstance(self.root, dict) and not self.findings:
            self.stop(refusals.BROKEN, (1, 1), *_NO_FIELDS)

    def begin(self, event: DocumentStartEvent, number: int) -> None:
        """Refuse directives and a second document."""
        if event.version or event.tags:
            self.stop(refusals.FEATURE, _mark(event), *_DIRECTIVE)
        if number > 1:
            self.stop(refusals.FEATURE, _mark(event), *_SECOND)

    def node(self, event: Any, events: Iterator[Any], pointer: str, depth: int) -> Any:
        """The value that begins with this event; takes the events that belong to it."""
        mark = _mark(event)
        self.marks[pointer] = mark
        self.values += 1
        if self.values > MAX_VALUES or depth > MAX_DEPTH:
            self.stop(refusals.TOO_BIG, mark, *_LIMITS)
        kind = type(event)
        if kind is AliasEvent or event.anchor is not None:
            self.stop(refusals.FEATURE, mark, *_ANCHOR)
        if event.tag is not None:
            self.stop(refusals.FEATURE, mark, *_TAG)
        if kind is ScalarEvent:
            return self.scalar(event, pointer, mark)
        if kind is MappingStartEvent:
            return self.mapping(events, pointer, depth)
        return self.sequence(events, pointer, depth)

    def mapping(self, events: Iterator[Any], pointer: str, depth: int) -> dict[str, Any]:
        """The fields up to the end of this mapping."""
        result: dict[str, Any] = {}
        seen: dict[str, Mark] = {}
        for event in events:
            if type(event) is MappingEndEvent:
                break
            mark = _mark(event)
            key = self.key(event, mark)
            value_event = next(events)
            if key is None:
                self.node(value_event, events, pointer, depth + 1)
                continue
            under = f"{pointer}/{escape(key)}"
            folded = key if key.isascii() else unicodedata.normalize("NFC", key)
            if folded in seen:
                self.refuse_duplicate(key, mark, seen[folded], under)
            seen.setdefault(folded, mark)
            result[key] = self.node(value_event, events, under, depth + 1)
            self.keys[under] = mark
        return result

    def sequence(self, events: Iterator[Any], pointer: str, depth: int) -> list[Any]:
        """The entries up to the end of this list."""
        result: list[Any] = []
        for event in events:
            if type(event) is SequenceEndEvent:
                break
            result.append(self.node(event, events, f"{pointer}/{len(result)}", depth + 1))
        return result

    def key(self, event: Any, mark: Mark) -> str | None:
        """A field's name; None, with a finding, where it is no plain text."""
        if type(event) is not ScalarEvent or event.anchor is not None or event.tag is not None:
            self.stop(refusals.FEATURE, mark, *_KEY)
        if event.value == "<<" and not event.style:
            self.stop(refusals.FEATURE, mark, *_MERGE)
        if event.style:
            self.unescaped(event.value, "", mark)
            return str(event.value)
        key = resolve(event.value)
        if isinstance(key, str):
            return key
        if isinstance(key, Refused):
            self.refuse(key.kind, mark, key.message, key.fix, "")
        else:
            fix = say('Write it in quotes: "{text}".', text=event.value)
            self.refuse(
                refusals.AMBIGUOUS,
                mark,
                say("{text} cannot name a field.", text=event.value),
                fix,
                "",
            )
        return None

    def scalar(self, event: ScalarEvent, pointer: str, mark: Mark) -> Any:
        """A single value: text as it stands, or what a plain value safely means."""
        text = event.value
        if len(text) > MAX_TEXT:
            self.stop(refusals.TOO_BIG, mark, *_LONG)
        if event.style:
            self.unescaped(text, pointer, mark)
            return text
        value = resolve(text)
        if isinstance(value, Refused):
            self.refuse(value.kind, mark, value.message, value.fix, pointer)
        elif isinstance(value, str) and self.hashes:
            self.comment(event, text, pointer)
        return value

    def unescaped(self, text: str, pointer: str, mark: Mark) -> None:
        """Refuse a hidden character written as an escape."""
        for _, _, name in find_hidden(text, 1) if self.escapes else ():
            message = say("The text has a character that cannot be seen: {name}.", name=name)
            self.refuse(refusals.CHARACTER, mark, message, say("Leave it out."), pointer)

    def comment(self, event: ScalarEvent, text: str, pointer: str) -> None:
        """Refuse a comment right after words without quotes, which may have been meant as part of them.

        Codes, dates and short names cannot hold a #, so a remark may follow them.
        """
        end: Any = event.end_mark
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
            self.refuse(refusals.COMMENT, (end.line + 1, end.column + 1), message, fix, pointer)

    def refuse_duplicate(self, key: str, mark: Mark, first: Mark, pointer: str) -> None:
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
            Finding(refusals.DUPLICATE, place, message, fix, Level.ERROR, pointer, also=also)
        )

    def refuse(self, kind: Kind, mark: Mark, message: Message, fix: Message, pointer: str) -> None:
        """Note a finding and read on."""
        self.findings.append(_finding(kind, Place(self.path, *mark), message, fix, pointer))

    def stop(self, kind: Kind, mark: Mark, message: Message, fix: Message) -> NoReturn:
        """Note a finding and stop reading."""
        self.refuse(kind, mark, message, fix, "")
        raise _StopReading

    def broken(self, error: yaml.YAMLError) -> None:
        """Note, in plain words, where and why the parser gave up."""
        problem = str(getattr(error, "problem", "") or "")
        marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
        mark = next(filter(None, reversed(marks) if begins_earlier(problem) else marks), None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        line = min(line, len(self.lines))
        message, fix = explain(problem, self.lines[line - 1])
        self.refuse(refusals.BROKEN, (line, column), message, fix, "")


def _remark(text: str, rest: str) -> bool:
    """Whether what follows is surely a remark: after a code, with a space behind its #."""
    return _CODE.match(text) is not None and rest.lstrip()[1:2] == " "


def _mark(event: Any) -> Mark:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


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
_MERGE = (say("The file copies fields from another place (<<)."), say("Write the fields out."))
_LONG = (say("The text is longer than 5,000 characters."), say("Shorten it."))
