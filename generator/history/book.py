"""Writes the log entry by entry as events come, with those that the law keeps at their numbers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.documents.model import Document
from generator.errors import HistoryError
from generator.history.proof import BRINGING, LOGGED, VERSION, Entry, Print, read_entry

Number = tuple[int, int]
"""A version of the log, and the number an entry has in it."""
Kept = tuple[Number, Entry]


@dataclass(slots=True, kw_only=True)
class Book:
    """The log while it is written.

    `fixed` are the entries kept at their numbers; `told` is what they say became of a path, and when. What the
    history says of the same is passed over, so that it makes no difference when a file is taken out of it.
    """

    fixed: Mapping[Number, Entry]
    told: frozenset[tuple[str, str, Print | None]]
    entries: list[Entry] = field(default_factory=list)
    first: list[Entry] = field(default_factory=list)
    held: dict[str, Print] = field(default_factory=dict)
    known: set[tuple[str, Print]] = field(default_factory=set)
    redacted: set[tuple[str, Print]] = field(default_factory=set)

    def note(self, time: str, path: str, found: Print | None) -> None:
        """Write down what became of a path, unless an entry kept says it already or nothing changed."""
        self.catch_up()
        day = time[: len("2025-05-05")]
        if not {(path, time, found), (path, day, found)}.isdisjoint(self.told):
            return
        before = self.held.get(path)
        if found is not None and found != before:
            self.write(time, "changed" if before else "published", path, found)
        elif found is None and before is not None:
            self.write(time, "removed", path, before)

    def redact(self, time: str, ordered: Iterable[Entry]) -> None:
        """Write down what is newly redacted; bytes that were never published were copied wrongly."""
        self.catch_up()
        for entry in ordered:
            named = entry.path, entry.print
            if named in self.known and named not in self.redacted:
                self.redacted.add(named)
                self.write(time, "redacted", entry.path, entry.print)

    def catch_up(self) -> None:
        """Put the entries kept for the next numbers there, one after the other."""
        while entry := self.fixed.get((VERSION, len(self.entries) + 1)) or self.fixed.get(
            (1, len(self.first) + 1)
        ):
            self.put(entry._replace(number=len(self.entries) + 1))

    def write(self, time: str, event: str, path: str, found: Print) -> None:
        """Add an entry, at the next number that is free."""
        self.catch_up()
        self.put(
            Entry(
                number=len(self.entries) + 1,
                time=time,
                event=event,
                path=path,
                size=found.size,
                blob=found.blob,
                sha256=found.sha256,
            )
        )

    def put(self, entry: Entry) -> None:
        """Add an entry as it is."""
        self.entries.append(entry)
        if LOGGED[1].fullmatch(entry.path):
            self.first.append(entry)
        self.known.add((entry.path, entry.print))
        if entry.event in BRINGING:
            self.held[entry.path] = entry.print
        elif self.held.get(entry.path) == entry.print:
            del self.held[entry.path]

    def close(self) -> tuple[Entry, ...]:
        """Every entry. Raises HistoryError where one is kept for a number the log does not reach."""
        self.catch_up()
        reached = {1: len(self.first), VERSION: len(self.entries)}
        beyond = [number for version, number in self.fixed if number > reached[version]]
        if beyond:
            message = f"A redactions.yaml names entry {min(beyond)}, but the last of the log is {len(self.entries)}."
            raise HistoryError(message)
        return tuple(self.entries)


def _left(entry: Entry) -> Print | None:
    """What an event left at its path."""
    return entry.print if entry.event in BRINGING else None


def open_book(kept: Iterable[Kept]) -> Book:
    """A book without entries yet, in which some are kept."""
    fixed = dict(kept)
    return Book(fixed=fixed, told=frozenset((e.path, e.time, _left(e)) for e in fixed.values()))


def read_kept(document: Document) -> Iterator[Kept]:
    """The entries that a redactions.yaml keeps; what is none is passed over.

    Every version that ever reached the main line is read here, by this and by no later schema.
    """
    for _, order in document.entries("redactions"):
        kept = order.get("entries") if isinstance(order, dict) else None
        for fields in kept if isinstance(kept, list) else ():
            if isinstance(fields, dict):
                version = VERSION if "time" in fields else 1
                parts = {"time": fields.get("day"), **fields, "path": order.get("path")}
                entry = read_entry("\t".join(str(parts.get(name)) for name in Entry._fields))
                if entry is not None and entry.event != "redacted":
                    yield (version, entry.number), entry
