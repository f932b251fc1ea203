"""Says what an importer is: it makes a whole instance of foreign files, and accounts for every record of them.

An importer computes everything before anything is written. Each record of its input is either accepted, as one
disclosure, or refused with a reason; sums are compared to the cent before the result is handed over.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.money import Money
from generator.text import Message, say, say_many

ForeignFile = tuple[str, bytes]
_WRITTEN_BREAK = re.compile(r"(?<=\S)(?:\\r\\n|\\n|\\r)+(?=\S)")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A record that became a disclosure: its number in the source, and the file made of it."""

    record: str
    path: str


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A record that did not become a disclosure: its number in the source, and why."""

    record: str
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedSum:
    """One kind of sum over the whole input, and where it went.

    `read` is what the records say, `refused` the part of it in refused records, `written` what the
    files made of accepted records say. Of that, `current` stands in the newest version of each
    disclosure, and `replaced` was stated again later.
    """

    title: Message
    read: Money
    refused: Money
    written: Money
    current: Money
    replaced: Money

    @property
    def agrees(self) -> bool:
        """Whether nothing was lost or added on the way, to the cent."""
        kept = self.written == self.current + self.replaced
        return kept and self.read == self.written + self.refused


@dataclass(frozen=True, slots=True)
class Import:
    """A whole instance as files by path, and what became of each record of the input."""

    files: Mapping[str, bytes] = field(repr=False)
    accepted: tuple[Accepted, ...]
    refused: tuple[RefusedRow, ...]
    totals: tuple[ImportedSum, ...]
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Importer:
    """One kind of foreign file. `read` raises ForeignFileError where the files are not of that kind."""

    id: str
    title: Message
    description: Message
    read: Callable[[tuple[ForeignFile, ...]], Import]


def unescaped(text: str) -> str:
    r"""A text of a register whose export wrote line breaks between its words as \n: with the breaks themselves."""
    return _WRITTEN_BREAK.sub("\n", text)


def report(result: Import) -> Iterator[Message]:
    """What the person who ran the import is told, a line each."""
    accepted, refused = len(result.accepted), len(result.refused)
    yield say_many(
        "{count} statement was read.", "{count} statements were read.", accepted + refused
    )
    yield say_many(
        "{count} statement was imported, as one version of its sponsor's disclosure.",
        "{count} statements were imported, each as one version of its sponsor's disclosure.",
        accepted,
    )
    folders = {PurePosixPath(entry.path).parent for entry in result.accepted}
    yield say_many(
        "{count} sponsor has a disclosure.", "{count} sponsors have a disclosure.", len(folders)
    )
    yield say_many("{count} statement was refused.", "{count} statements were refused.", refused)
    yield from _reasons(result.refused)
    for total in result.totals:
        yield from _account(total)
    yield from result.notes


def _reasons(refused: Iterable[RefusedRow]) -> Iterator[Message]:
    """Each reason with the statements it holds for, the one for most statements first."""
    groups: dict[Message, list[str]] = {}
    for entry in refused:
        groups.setdefault(entry.reason, []).append(entry.record)
    for reason, records in sorted(groups.items(), key=lambda group: -len(group[1])):
        yield say_many(
            "- {reason} Statement: {records}.",
            "- {reason} {count} statements: {records}.",
            len(records),
            reason=reason,
            records=tuple(records),
        )


def _account(total: ImportedSum) -> Iterator[Message]:
    """Two lines, each a sum that a reader can add up."""
    yield say(
        "{title}: input {read} = imported {written} + refused {refused}.",
        title=total.title,
        read=total.read,
        written=total.written,
        refused=total.refused,
    )
    yield say(
        "{title}: imported {written} = newest versions {current} + replaced by a later statement {replaced}.",
        title=total.title,
        written=total.written,
        current=total.current,
        replaced=total.replaced,
    )
