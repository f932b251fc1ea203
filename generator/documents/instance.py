"""Reads every election in the folder of an instance, and finds what has no place there.

    disclosures/<election>/election.yaml, submitters.yaml, received.yaml, redactions.yaml
    disclosures/<election>/<party>/<period>[.v<N>].yaml and .ads.csv

Files are taken in order of name. Nothing is followed out of the folder: links are refused, not read. What has no
place here is a finding, so that no file is left out without a word.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.documents import refusals
from generator.documents.astray import NONE, LeftOut, closed, misplaced, not_allowed, stopped
from generator.documents.ledger import read_ledger
from generator.documents.model import Document
from generator.documents.names import (
    DISCLOSURES,
    ELECTION_PLACE,
    FILE_PLACE,
    KEPT,
    PARTY_PLACE,
    TOP,
    is_name,
    parse_name,
)
from generator.documents.reader import MAX_BYTES, Reading, read
from generator.findings import Finding, Level, Place
from generator.isolation import UNWATCHED, Watch
from generator.text import Message, say

ENTERED = "entered"
SOURCE = "source"
OF_OTHERS = (ENTERED, SOURCE)
"""The fields that say that somebody else took a disclosure over for the party, which never writes them itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """One version of a party's disclosure for a period, with the ledger that goes with it.

    `unread` names those of its files that cannot be read; a document among them is empty.
    """

    election: str
    party: str
    period: str
    version: int
    document: Document
    ledger: Document | None = None
    unread: tuple[str, ...] = ()

    @property
    def withdrawn(self) -> bool:
        """Whether this version withdraws the disclosure."""
        return is_withdrawal(self.document)

    @property
    def entered(self) -> bool:
        """Whether the election body entered what the party had handed in."""
        data = self.document.data
        return isinstance(data, dict) and ENTERED in data


def is_withdrawal(document: Document | None) -> bool:
    """Whether a file says that the disclosure is withdrawn."""
    data = document.data if document is not None else None
    return isinstance(data, dict) and "withdrawal" in data


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """One election as read; what could not be read is None or absent, with a finding."""

    id: str
    election: Document | None
    submitters: Document | None
    filings: tuple[Filing, ...]
    redactions: Document | None = None
    received: Document | None = None


@dataclass(frozen=True, slots=True)
class Instance:
    """Everything read under one root."""

    folders: tuple[Folder, ...]
    findings: tuple[Finding, ...]
    files: tuple[str, ...] = field(repr=False, default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class _FoundFile:
    path: str
    file: Path
    party: str
    period: str
    version: int
    kind: str


def load(root: Path, watch: Watch = UNWATCHED, left_out: LeftOut = NONE) -> Instance:
    """Read all elections under `root`/disclosures but the files to leave out; `watch` is told which file is read."""
    folders: list[Folder] = []
    findings: list[Finding] = []
    files: list[str] = []
    base = root / DISCLOSURES
    for path in _children(base, root, findings) if base.is_dir() else ():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink() and is_name(path.name):
            folders.append(_Reader(root, watch, findings, files, left_out).folder(path))
        else:
            findings.append(
                misplaced(path.relative_to(root).as_posix(), path, ELECTION_PLACE, watch)
            )
    return Instance(tuple(folders), tuple(findings), tuple(files))


@dataclass(slots=True)
class _Reader:
    root: Path
    watch: Watch
    findings: list[Finding]
    files: list[str]
    left_out: LeftOut

    def folder(self, path: Path) -> Folder:
        """Read one election's folder."""
        found = [*self.walk(path)]
        ledgers = {
            (f.party, f.period, f.version): (f.path, self.ledger(f))
            for f in found
            if f.kind == ".ads.csv"
        }
        filings = [self.filing(path.name, f, ledgers) for f in found if f.kind == ".yaml"]
        self.findings.extend(_orphans(found))
        filings.sort(key=lambda f: (f.party, f.period, f.version))
        return Folder(
            id=path.name,
            election=self.top(path / "election.yaml", needed=True),
            submitters=self.top(path / "submitters.yaml"), filings=tuple(filings),
            redactions=self.top(path / "redactions.yaml"), received=self.top(path / "received.yaml"),
        )  # fmt: skip

    def walk(self, folder: Path) -> Iterator[_FoundFile]:
        """Each file of each party, in order of name."""
        for path in _children(folder, self.root, self.findings):
            if path.name in {*TOP, *KEPT} or path.name.startswith("."):
                continue
            if path.is_dir() and not path.is_symlink() and is_name(path.name):
                yield from self.party(path)
            else:
                self.findings.append(self.misplaced(path, PARTY_PLACE))

    def party(self, folder: Path) -> Iterator[_FoundFile]:
        """Each file of one party."""
        for path in _children(folder, self.root, self.findings):
            name = path.relative_to(self.root).as_posix()
            said = parse_name(path.name)
            if path.name.startswith("."):
                continue
            if name in self.left_out:
                self.files.append(name)
                self.findings.append(not_allowed(name, self.left_out[name]))
            elif said is None or path.is_symlink() or not path.is_file():
                self.findings.append(self.misplaced(path, FILE_PLACE))
            else:
                yield _FoundFile(
                    path=name, file=path, party=folder.name, period=said.period,
                    version=said.version, kind=said.kind,
                )  # fmt: skip

    def misplaced(self, path: Path, fix: Message) -> Finding:
        """What has no place where it lies."""
        return misplaced(path.relative_to(self.root).as_posix(), path, fix, self.watch)

    def filing(
        self,
        election: str,
        found: _FoundFile,
        ledgers: Mapping[tuple[str, str, int], tuple[str, Document | None]],
    ) -> Filing:
        """The disclosure in a file, with the ledger of its own or the nearest earlier version."""
        document = self.read(found.path, found.file)
        earliest = found.version if is_withdrawal(document) else 1  # what is withdrawn has no ads
        versions = range(found.version, earliest - 1, -1)
        keys = ((found.party, found.period, version) for version in versions)
        name, ledger = next((ledgers[key] for key in keys if key in ledgers), ("", None))
        files = ((found.path, document), (name, ledger))
        return Filing(
            election=election, party=found.party, period=found.period, version=found.version,
            document=document or Document(found.path, {}, {}, {}, b""),
            ledger=ledger,
            unread=tuple(path for path, read in files if path and read is None),
        )  # fmt: skip

    def read(self, name: str, file: Path) -> Document | None:
        """Read one YAML file, keeping what is wrong with it."""
        return self.guarded(name, file, read)

    def ledger(self, found: _FoundFile) -> Document | None:
        """Read one ledger, keeping what is wrong with it."""
        return self.guarded(found.path, found.file, read_ledger)

    def guarded(
        self, name: str, file: Path, how: Callable[[str, bytes], Reading]
    ) -> Document | None:
        """Read a file, unless reading it had to be stopped before."""
        self.files.append(name)
        if name in self.watch.stopped:
            self.findings.append(stopped(name, self.watch.stopped[name]))
            return None
        self.watch.at(name)
        try:
            with file.open("rb") as source:
                raw = source.read(MAX_BYTES + 1)
        except OSError:
            self.findings.append(closed(name))
            return None
        reading = how(name, raw)
        self.findings.extend(reading.findings)
        return reading.document

    def top(self, path: Path, *, needed: bool = False) -> Document | None:
        """Read one of the maintainers' files; election.yaml must be there."""
        name = path.relative_to(self.root).as_posix()
        if path.is_file() and not path.is_symlink():
            return self.read(name, path)
        if path.is_symlink() or path.exists():
            self.findings.append(self.misplaced(path, PARTY_PLACE))
        elif needed:
            message = say("The election has no election.yaml.")
            fix = say("Add it, with the code of conduct, the periods and the roster of parties.")
            place = Place(name, 1, 1)
            found = Finding(
                kind=refusals.NAME, place=place, message=message, fix=fix, level=Level.ERROR
            )
            self.findings.append(found)
        return None


def read_filing(
    root: Path, path: Path, watch: Watch = UNWATCHED
) -> tuple[Filing, tuple[Finding, ...]]:
    """One disclosure, wherever it lies, with the ledger beside it, and what keeps them from being read."""
    findings: list[Finding] = []
    reader, name = _Reader(root, watch, findings, [], NONE), _relative(root, path)
    if path.is_symlink() or not path.is_file():
        findings.append(misplaced(name, path, FILE_PLACE, watch))
    document = (None if findings else reader.read(name, path)) or Document(name, {}, {}, {}, b"")
    said = document.data if isinstance(document.data, dict) else {}
    election, party, period = (str(said.get(key, "")) for key in ("election", "party", "period"))
    number = said["version"] if isinstance(said.get("version"), int) else 0
    beside = () if is_withdrawal(document) else _ledgers_beside(path)
    file = next((file for file in beside if file.is_file() and not file.is_symlink()), None)
    ledger = reader.guarded(_relative(root, file), file, read_ledger) if file else None
    filing = Filing(
        election=election, party=party, period=period, version=number, document=document,
        ledger=ledger,
    )  # fmt: skip
    return filing, tuple(findings)


def _ledgers_beside(path: Path) -> Iterator[Path]:
    """Where the ledger of a disclosure may lie: its own, else that of the nearest earlier version."""
    name = parse_name(path.name)
    period, newest = (name.period, name.version) if name else ("", 0)
    for version in range(newest, 0, -1):
        ending = "" if version == 1 else f".v{version}"
        yield path.with_name(f"{period}{ending}.ads.csv")


def _relative(root: Path, path: Path) -> str:
    """A path as reports name it: from the root where it lies below it."""
    whole, base = path.absolute(), root.absolute()
    return (whole.relative_to(base) if whole.is_relative_to(base) else path).as_posix()


def _orphans(found: Iterable[_FoundFile]) -> Iterator[Finding]:
    disclosures = {(f.party, f.period, f.version) for f in found if f.kind == ".yaml"}
    for f in found:
        if f.kind == ".ads.csv" and (f.party, f.period, f.version) not in disclosures:
            message = say("There is no disclosure this ledger belongs to.")
            fix = say("Name the ledger like its disclosure, with .ads.csv at the end.")
            yield Finding(
                kind=refusals.NAME, place=Place(f.path, 1, 1), message=message, fix=fix,
                level=Level.ERROR,
            )  # fmt: skip


def _children(folder: Path, root: Path, findings: list[Finding]) -> list[Path]:
    """What is in a folder, in order of name; a folder that cannot be opened is a finding."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        findings.append(closed(folder.relative_to(root).as_posix()))
        return []
