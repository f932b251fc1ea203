"""The append-only log of what reached the main line: history in, the log and its head out.

Every commit of the main line, oldest first, gives an entry for each file it published, changed or removed, in the
order of the bytes of their paths; before these, one for each file that its redactions.yaml newly names. The log holds
commits alone: a file that is not committed yet is not in it, so that a preview has the head of its commit.

A file that the law takes out of the history is kept as the entries its redactions.yaml names, each at its number and
byte for byte, so that every head ever published remains the beginning of the log.
"""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urlsplit

from generator.documents.model import Document
from generator.documents.reader import read
from generator.errors import HistoryError
from generator.history.filed import History, read_blobs
from generator.history.proof import (
    BRINGING,
    HEAD,
    UNDATED,
    Entry,
    Head,
    MismatchError,
    Print,
    ensure_beginning,
    fingerprint,
    follow,
    leaves,
    read_entry,
    read_head,
    tree_root,
    write_head,
    write_log,
)
from generator.settings import Settings
from generator.validation.check import Checked

# What is logged stays so for good: with fewer kinds of files, or more, a published log would lose its beginning.
LOGGED = re.compile(r"disclosures/[^/]+/(?:[^/]+/)?[^/]+\.(?:yaml|csv)", re.DOTALL)
REDACTIONS = re.compile(r"disclosures/[^/]+/redactions\.yaml")
NO_DAY = "-"


@dataclass(frozen=True)
class Log:
    """All entries. `dated` tells whether their days are those of the history or of the attestations."""

    entries: tuple[Entry, ...]
    dated: bool
    name: str

    @property
    def size(self) -> int:
        """The number of entries."""
        return len(self.entries)

    @cached_property
    def hashes(self) -> tuple[bytes, ...]:
        """The hash of each entry."""
        return tuple(leaves(self.entries))

    @cached_property
    def head(self) -> Head:
        """What stands for the whole log."""
        origin = self.name if self.dated else self.name + UNDATED
        return Head(origin, self.size, tree_root(self.hashes))

    @property
    def root(self) -> str:
        """The root as `head.txt` writes it."""
        return base64.b64encode(self.head.root).decode("ascii")

    @property
    def short(self) -> str:
        """The beginning of the root, for the foot of a page."""
        return self.root[:12]

    @cached_property
    def held(self) -> Mapping[str, Entry]:
        """The entry that holds for each path now."""
        return follow(self.entries)[0]

    @property
    def text(self) -> bytes:
        """`log.txt`."""
        return write_log(self.entries, dated=self.dated)

    @property
    def head_text(self) -> bytes:
        """`head.txt`."""
        return write_head(self.head)


def make_log(settings: Settings, history: History, checked: Checked) -> Log:
    """The log of an instance. Raises HistoryError where a redactions.yaml names entries that cannot be."""
    place = urlsplit(settings.site_url)
    name = f"{place.netloc}{place.path}log" if place.netloc else "sixc/log"
    dated = bool(history.commit) and not history.shallow
    make = _from_history(settings.root, history) if dated else _from_files(settings.root, checked)
    entries = tuple(make)
    try:
        follow(entries)
    except MismatchError as error:
        message = (
            f"The log cannot be made: {error}; a redactions.yaml names entries that do not fit."
        )
        raise HistoryError(message) from error
    return Log(entries, dated, name)


def ensure_continued(target: Path, log: Log) -> None:
    """Raise HistoryError where a folder holds a site whose log this one does not continue."""
    path = target / HEAD
    if not path.is_file():
        return
    try:
        earlier = read_head(path.read_bytes())
        if not earlier.origin.endswith(UNDATED):
            _ensure_dated(log)
            ensure_beginning(earlier, log.hashes)
    except MismatchError as error:
        message = (
            f"{path} does not fit the new log: {error}. If the folder holds a preview, delete it and build again;"
            " if it holds the published site, find out first why the history changed."
        )
        raise HistoryError(message) from error


def _ensure_dated(log: Log) -> None:
    if not log.dated:
        message = "it was made from the whole history, and the new one is not: fetch all of it"
        raise MismatchError(message)


def _from_history(root: Path, history: History) -> tuple[Entry, ...]:
    """The entries of every commit of the main line."""
    steps = [
        (step.moment.date().isoformat(), [c for c in step.changes if LOGGED.fullmatch(c.path)])
        for step in history.steps
    ]
    changes = [change for _, changes in steps for change in changes]
    prints: dict[str, Print] = {}
    orders: dict[str, tuple[Entry, ...]] = {}
    lists = [change for change in changes if REDACTIONS.fullmatch(change.path)]
    listed = {change.blob for change in lists}
    for blob, content in read_blobs(root, dict.fromkeys(c.blob for c in changes if c.blob)):
        prints[blob] = fingerprint(content)
        if blob in listed and (document := read("", content).document):
            orders[blob] = tuple(sorted(_ordered(document)))
    # What a later version of a list drops is not kept; a version that cannot be read drops nothing.
    newest = {c.path: orders[c.blob] for c in lists if c.blob in orders}
    book = _Book({entry.number: entry for kept in newest.values() for entry in kept})
    for day, changed in steps:
        for change in changed:
            if change in lists:
                book.redact(day, orders.get(change.blob, ()))
        for change in sorted(changed, key=lambda c: _in_bytes(c.path)):
            book.note(day, written(change.path), prints.get(change.blob))
    return book.close()


def _from_files(root: Path, checked: Checked) -> Iterator[Entry]:
    """An entry for each file there is, by the day its disclosure was attested."""
    days: dict[str, str] = {}
    for filing in (filing for election in checked.elections for filing in election.filings):
        for document in (filing.document, filing.ledger):
            if document is not None:
                days.setdefault(document.path, filing.document.data["attestation"]["date"])
    paths = sorted(checked.files, key=lambda path: (days.get(path, NO_DAY), _in_bytes(path)))
    for number, path in enumerate(paths, 1):
        found = fingerprint((root / path).read_bytes())
        yield Entry(number, days.get(path, NO_DAY), "published", written(path), *found)


@dataclass(frozen=True, slots=True)
class _Book:
    """The log while it is written. `fixed` are the entries that a redactions.yaml keeps at their numbers."""

    fixed: Mapping[int, Entry]
    entries: list[Entry] = field(default_factory=list)
    held: dict[str, Print] = field(default_factory=dict)
    known: set[tuple[str, Print]] = field(default_factory=set)
    redacted: set[tuple[str, Print]] = field(default_factory=set)

    def note(self, day: str, path: str, found: Print | None) -> None:
        """Write down what became of a path, unless it stands there already or nothing changed."""
        for entry in self.kept():
            same = entry.print == found if found else entry.event == "removed"
            if (entry.day, entry.path) == (day, path) and same:
                return
        before = self.held.get(path)
        if found is not None and found != before:
            self.write(day, "changed" if before else "published", path, found)
        elif found is None and before is not None:
            self.write(day, "removed", path, before)

    def redact(self, day: str, ordered: Iterable[Entry]) -> None:
        """Write down what is newly redacted; bytes that were never published were copied wrongly."""
        for _ in self.kept():
            pass
        for entry in ordered:
            named = entry.path, entry.print
            if named in self.known and named not in self.redacted:
                self.redacted.add(named)
                self.write(day, "redacted", entry.path, entry.print)

    def kept(self) -> Iterator[Entry]:
        """Put the entries kept for the next numbers there, one after the other."""
        while (entry := self.fixed.get(len(self.entries) + 1)) is not None:
            self.put(entry)
            yield entry

    def write(self, day: str, event: str, path: str, found: Print) -> None:
        """Add an entry."""
        self.put(Entry(len(self.entries) + 1, day, event, path, *found))

    def put(self, entry: Entry) -> None:
        """Add an entry as it is."""
        self.entries.append(entry)
        self.known.add((entry.path, entry.print))
        if entry.event in BRINGING:
            self.held[entry.path] = entry.print
        elif self.held.get(entry.path) == entry.print:
            del self.held[entry.path]

    def close(self) -> tuple[Entry, ...]:
        """Every entry. Raises HistoryError where one is kept for a number the log does not reach."""
        for _ in self.kept():
            pass
        beyond = [number for number in self.fixed if number > len(self.entries)]
        if beyond:
            message = f"A redactions.yaml names entry {min(beyond)}, but the log has {len(self.entries)} entries."
            raise HistoryError(message)
        return tuple(self.entries)


def _ordered(document: Document) -> Iterator[Entry]:
    """The entries that a redactions.yaml keeps; what is none is passed over.

    Every version that ever reached the main line is read here, by this and by no later schema.
    """
    for _, order in document.entries("redactions"):
        kept = order.get("entries") if isinstance(order, dict) else None
        for fields in kept if isinstance(kept, list) else ():
            if isinstance(fields, dict):
                parts = {**fields, "path": order.get("path")}
                entry = read_entry("\t".join(str(parts.get(name)) for name in Entry._fields))
                if entry is not None and entry.event != "redacted":
                    yield entry


def _in_bytes(path: str) -> bytes:
    """A path as git has it, whatever the machine would make of its letters."""
    return path.encode("utf-8", "surrogateescape")


def written(path: str) -> str:
    """A path as the log writes it: letters, digits and _.~/- as they are, every other byte as %XX."""
    return quote(_in_bytes(path), safe="/")
