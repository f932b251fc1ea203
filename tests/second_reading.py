"""An election read a second time, from its files alone and with none of the program: roster, periods, every version.

Figures that the program publishes are held against what follows from this. All values are text, as in the files.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from tests.command import ROOT

SECTIONS = ("affiliates", "advertising", "funding", "targeting", "ai")
ANSWERS = frozenset({"disclosed", "nothing_to_disclose"})
UNASKED = frozenset({"not_due", "not_asked"})
Entry = dict[str, Any]


@dataclass(frozen=True)
class File:
    """One version of a disclosure: what it says, and on which line each part of it begins."""

    path: str
    data: Entry
    node: Any
    ads: tuple[Entry, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Its party and period."""
        return self.data["party"], self.data["period"]

    @property
    def version(self) -> int:
        """Its number."""
        return int(self.data["version"])

    @property
    def withdrawn(self) -> bool:
        """Whether it takes back the one before."""
        return "withdrawal" in self.data

    def line(self, *steps: str | int) -> int:
        """The line on which a part begins, after its name."""
        node = self.node
        for step in steps:
            if isinstance(step, int):
                node = node.value[step]
            else:
                node = next(value for name, value in node.value if name.value == step)
        return int(node.start_mark.line) + 1

    def entries(self, section: str, kind: str) -> Iterator[tuple[int, Entry]]:
        """The entries of a list in a section, each with its line."""
        for index, entry in enumerate(self.data.get(section, {}).get(kind, ())):
            yield self.line(section, kind, index), entry

    def state(self, section: str) -> str:
        """What a section says of itself."""
        return "withdrawn" if self.withdrawn else str(self.data[section]["state"])


@dataclass(frozen=True)
class Election:
    """Everything in the folder of one election."""

    root: Path
    folder: Path
    day: str

    @cached_property
    def data(self) -> Entry:
        """What `election.yaml` says."""
        found: Entry = yaml.load((self.folder / "election.yaml").read_bytes(), yaml.BaseLoader)
        return found

    @property
    def id(self) -> str:
        """Its id, which addresses begin with."""
        return str(self.data["id"])

    @property
    def currency(self) -> str:
        """The currency its sums are told in."""
        return str(self.data["currency"])

    @property
    def today(self) -> str:
        """The day that counts as today: that of its file, else the one that was asked for."""
        return str(self.data.get("as_of", self.day))

    @property
    def parties(self) -> list[str]:
        """The roster, in its order."""
        return [party["id"] for party in self.data["parties"]]

    @property
    def periods(self) -> list[str]:
        """The periods, in their order."""
        return [period["id"] for period in self.data["periods"]]

    def name(self, party: str, language: str = "en") -> str:
        """The name of a party."""
        (found,) = (each["name"] for each in self.data["parties"] if each["id"] == party)
        return str(found[language])

    def title(self, period: str, language: str = "en") -> str:
        """The title of a period."""
        (found,) = (each["title"] for each in self.data["periods"] if each["id"] == period)
        return str(found[language])

    @cached_property
    def files(self) -> tuple[File, ...]:
        """Every version of every disclosure, in order of roster, period and version."""
        found = [self._file(path) for path in self.folder.glob("*/*.yaml") if _is_good(path)]
        order = {key: at for at, key in enumerate(self.keys)}
        return tuple(sorted(found, key=lambda file: (order[file.key], file.version)))

    def _file(self, path: Path) -> File:
        raw, ledger = path.read_bytes(), path.with_suffix(".ads.csv")
        ads = ledger.read_text("utf-8").splitlines() if ledger.exists() else ()
        return File(
            path.relative_to(self.root).as_posix(),
            yaml.load(raw, yaml.BaseLoader),
            yaml.compose(raw, yaml.BaseLoader),
            tuple(csv.DictReader(ads)),
        )

    @cached_property
    def broken(self) -> frozenset[tuple[str, str]]:
        """Parties and periods of which a file cannot be read."""
        paths = (path for path in self.folder.glob("*/*.yaml") if not _is_good(path))
        return frozenset((path.parent.name, path.name.partition(".")[0]) for path in paths)

    @cached_property
    def newest(self) -> Mapping[tuple[str, str], File]:
        """The newest version of each disclosure; one of them may withdraw it."""
        return {file.key: file for file in self.files}

    @property
    def keys(self) -> list[tuple[str, str]]:
        """Every party with every period."""
        return [(party, period) for party in self.parties for period in self.periods]

    def counts(self, file: File) -> bool:
        """Whether no later version stands in its place."""
        return self.newest[file.key] is file

    def silence(self, party: str, period: str) -> str:
        """Why there is nothing."""
        if (party, period) in self.broken:
            return "refused"
        (left,) = (p.get("withdrawn", "9999") for p in self.data["parties"] if p["id"] == party)
        (asked,) = (p for p in self.data["periods"] if p["id"] == period)
        if asked["start"] > left:
            return "not_asked"
        return "missing" if asked["due"] < self.today else "not_due"

    def due(self, period: str) -> str:
        """The day by which a disclosure is filed."""
        (found,) = (each["due"] for each in self.data["periods"] if each["id"] == period)
        return str(found)

    def handed_in(self, file: File) -> str:
        """The day on which a version was handed in, as the election body says; else the one on which it was signed."""
        return self.received.get(file.path, str(file.data["attestation"]["date"]))

    @cached_property
    def received(self) -> Mapping[str, str]:
        """The days that `received.yaml` gives, where there is one, on the clocks it gives them in."""
        path = self.folder / "received.yaml"
        if not path.exists():
            return {}
        data = yaml.load(path.read_bytes(), yaml.BaseLoader)
        return {entry["path"]: entry["at"][:10] for entry in data["received"]}

    def state(self, party: str, period: str, section: str) -> str:
        """What a section says for a period, or why it says nothing."""
        file = self.newest.get((party, period))
        return file.state(section) if file else self.silence(party, period)

    def filing(self, party: str, period: str) -> str:
        """What a whole filing is: one of which every section is a nil return is one itself."""
        states = {self.state(party, period, section) for section in SECTIONS}
        if len(states) == 1:
            return states.pop()
        return "withheld" if "withheld" in states else "disclosed"

    def current(self, party: str, period: str) -> File | None:
        """The version that counts, where there is one that was not withdrawn."""
        file = self.newest.get((party, period))
        return None if file is None or file.withdrawn else file

    def entries(self, section: str, kind: str, *parties: str) -> Iterator[tuple[File, Entry]]:
        """The entries of all versions that count, of some parties or of all."""
        for key in self.keys:
            file = self.current(*key)
            if file and (not parties or key[0] in parties):
                yield from ((file, entry) for _, entry in file.entries(section, kind))


def elections(root: Path, day: str = "") -> tuple[Election, ...]:
    """The elections of an instance; `day` is today where an election names none."""
    paths = sorted(root.glob("disclosures/*/election.yaml"))
    return tuple(Election(root, path.parent, day) for path in paths)


def _is_good(path: Path) -> bool:
    try:
        yaml.load(path.read_bytes(), yaml.BaseLoader)
    except yaml.YAMLError:
        return False
    return True


@cache
def codes(name: str) -> dict[str, Entry]:
    """A list of codes, by code, in its order."""
    path = ROOT / "schema" / "codelists" / f"{name}.csv"
    rows = csv.DictReader(path.read_text("utf-8").splitlines())
    return {row["code"]: row for row in rows}


def medium_group(code: str) -> str:
    """The group of a medium; what is not in the list, which is open, is among the others."""
    return str(codes("media").get(code, {"group": "other"})["group"])
