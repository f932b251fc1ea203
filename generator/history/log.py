"""Makes the append-only log of what reached the main line, and its head, from the history.

Every commit of the main line, oldest first, gives an entry for each file it published, changed or removed, in the
order of the bytes of their paths; before these, one for each file that its redactions.yaml newly names. The log holds
commits alone: a file that is not committed yet is not in it, so that a preview has the head of its commit.

A file that the law takes out of the history is kept as the entries its redactions.yaml names, each at its number and
byte for byte, so that every head ever published remains the beginning of the log. Entries that name a `day` were
copied from version 1 of the log and have its numbers; those that name a `time` are of version 2.
"""

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urlsplit

from generator.documents.names import DISCLOSURES
from generator.documents.reader import read
from generator.errors import HistoryError
from generator.history.book import Kept, open_book, read_kept
from generator.history.filed import History, read_blobs
from generator.history.proof import (
    HEAD,
    LOGGED,
    VERSION,
    Entry,
    Head,
    LogText,
    MismatchError,
    Print,
    ensure_continues,
    fingerprint,
    follow,
    leaves,
    read_head,
    read_origin,
    tree_root,
    write_head,
    write_log,
    write_origin,
)
from generator.settings import Settings
from generator.validation.check import Checked

REDACTIONS = re.compile(r"disclosures/[^/]+/redactions\.yaml")
NO_DAY = "-"


@dataclass(frozen=True)
class Log:
    """All entries. `dated` tells whether their times are those of the history, or days of the attestations."""

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
        origin = write_origin(self.name, dated=self.dated)
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

    def about(self, path: str) -> tuple[Entry, ...]:
        """The entries that a redactions.yaml has to copy for a path as the log writes it."""
        return tuple(e for e in self.entries if e.path == path and e.event != "redacted")

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
    here = f"{place.netloc}{place.path}log" if place.netloc else "sixc/log"
    name = settings.log_name or here
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
        if read_origin(earlier.origin)[2]:
            _ensure_dated(log)
            ensure_continues(earlier, LogText([*log.entries], VERSION, dated=True))
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
        (_time(step.moment), [c for c in step.changes if LOGGED[VERSION].fullmatch(c.path)])
        for step in history.steps
    ]
    changes = [change for _, changes in steps for change in changes]
    prints: dict[str, Print] = {}
    orders: dict[str, tuple[Kept, ...]] = {}
    lists = [change for change in changes if REDACTIONS.fullmatch(change.path)]
    listed = {change.blob for change in lists}
    for blob, content in read_blobs(root, dict.fromkeys(c.blob for c in changes if c.blob)):
        prints[blob] = fingerprint(content)
        if blob in listed and (document := read("", content).document):
            orders[blob] = tuple(sorted(read_kept(document)))
    # What a later version of a list drops is not kept; a version that cannot be read drops nothing.
    newest = {c.path: orders[c.blob] for c in lists if c.blob in orders}
    book = open_book(kept for order in newest.values() for kept in order)
    for time, changed in steps:
        # Redactions come first: a file that goes with its order is redacted, and not removed as well.
        for change in changed:
            if change in lists:
                book.redact(time, (entry for _, entry in orders.get(change.blob, ())))
        for change in sorted(changed, key=lambda c: _in_bytes(c.path)):
            book.note(time, written(change.path), prints.get(change.blob))
    return book.close()


def _time(moment: datetime) -> str:
    """A moment in UTC as the log writes it."""
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def _from_files(root: Path, checked: Checked) -> Iterator[Entry]:
    """An entry for each file there is, by the day its disclosure was attested."""
    days: dict[str, str] = {}
    for filing in (filing for election in checked.elections for filing in election.filings):
        for document in (filing.document, filing.ledger):
            if document is not None:
                days.setdefault(document.path, filing.document.data["attestation"]["date"])
    files = (*checked.files, *_manifests(root))
    paths = sorted(files, key=lambda path: (days.get(path, NO_DAY), _in_bytes(path)))
    for number, path in enumerate(paths, 1):
        found = fingerprint((root / path).read_bytes())
        yield Entry(
            number=number,
            time=days.get(path, NO_DAY),
            event="published",
            path=written(path),
            size=found.size,
            blob=found.blob,
            sha256=found.sha256,
        )


def _manifests(root: Path) -> Iterator[str]:
    """The manifest of each release of an election that is there."""
    for path in root.glob("releases/*/*/manifest.json"):
        name = path.relative_to(root)
        linked = path.resolve() != root.resolve() / name
        if (root / DISCLOSURES / path.parts[-3]).is_dir() and path.is_file() and not linked:
            yield name.as_posix()


def _in_bytes(path: str) -> bytes:
    """A path as git has it, whatever the machine would make of its letters."""
    return path.encode("utf-8", "surrogateescape")


def written(path: str) -> str:
    """A path as the log writes it: letters, digits and _.~/- as they are, every other byte as %XX."""
    return quote(_in_bytes(path), safe="/")
