"""One election as tables: a row for each fact, with the file and line it came from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cached_property
from itertools import repeat
from typing import Any

import pandas as pd

from generator.documents.codelists import CodeLists
from generator.documents.instance import Filing
from generator.documents.scalars import parse_date
from generator.history.comparison import Comparison, compare_all
from generator.tables.columns import TABLES
from generator.validation.beside import counting
from generator.validation.check import Election
from generator.validation.directory import Directory, named


@dataclass(frozen=True, slots=True)
class Party:
    """A signatory, in the order of the roster."""

    id: str
    name: Mapping[str, str]
    short_name: str
    colour: str
    site: str
    register: str
    withdrawn: date | None


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period, in the order of its days."""

    id: str
    title: Mapping[str, str]
    start: date
    end: date
    due: date


@dataclass(frozen=True, slots=True)
class Received:
    """The election body's word for when a disclosure was handed in, by the clocks of the zone, and what shows it."""

    at: datetime
    evidence: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a disclosure, when it was filed and whether it is the one that counts.

    `filed` is the day of its `moment`; where that is not known, the day it was attested. `received` stands beside both.
    """

    filing: Filing
    filed: date
    current: bool
    sha256: str
    moment: datetime | None = None
    received: Received | None = None

    @property
    def handed_in(self) -> date:
        """The day that decides whether it is late."""
        return self.received.at.date() if self.received else self.filed

    @property
    def key(self) -> tuple[str, str]:
        """Party and period."""
        return self.filing.party, self.filing.period


@dataclass(frozen=True, eq=False)
class Dataset:
    """Everything known of one election on one day, which is, like every other, a day of its `zone`.

    `facts` holds the rows of each table in `columns.py` as named tuples: sections, affiliates, lines, funding, methods,
    ai, roles, ads and more. Every row has party, period, version, current, file and line; money is low and high in
    whole hundredths of currency.
    `from_history` tells whether filing dates come from the repository's history or from the attestations.
    """

    election: Election
    lists: CodeLists
    zone: tzinfo
    today: date
    from_history: bool
    parties: tuple[Party, ...]
    periods: tuple[Period, ...]
    versions: tuple[Version, ...]
    refused: tuple[Filing, ...]
    facts: Mapping[str, tuple[Any, ...]]

    @cached_property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """The facts as frames, for sums."""
        return {name: _frame(self.facts[name], columns) for name, columns in TABLES.items()}

    @cached_property
    def comparisons(self) -> Mapping[str, Comparison]:
        """What changed in each version that follows another, by the path of its file."""
        return compare_all(self.election, self.lists)

    @cached_property
    def directory(self) -> Directory:
        """Everybody whom the versions that count name."""
        return named(counting(self.election.filings))

    @property
    def id(self) -> str:
        """The election's short name."""
        return self.election.id

    @property
    def data(self) -> Mapping[str, Any]:
        """The election's own file."""
        data: Mapping[str, Any] = self.election.document.data
        return data

    @property
    def as_of(self) -> date | None:
        """The day at which an archived or invented election stands still; None for one that goes on."""
        return parse_date(self.data.get("as_of"))

    @property
    def currency(self) -> str:
        """The currency the charts are drawn in."""
        return str(self.data["currency"])

    @cached_property
    def due(self) -> tuple[Period, ...]:
        """The periods whose due date has passed."""
        return tuple(p for p in self.periods if p.due < self.today)

    @cached_property
    def current(self) -> Mapping[tuple[str, str], Version]:
        """The version that counts, by party and period."""
        return {version.key: version for version in self.versions if version.current}

    @cached_property
    def section_states(self) -> Mapping[tuple[str, str, str], str]:
        """The state of each section of the versions that count, by party, period and section."""
        return {(row.party, row.period, row.section): row.state for row in self.rows("sections")}

    @cached_property
    def by_party(self) -> Mapping[str, Party]:
        """Parties by id."""
        return {party.id: party for party in self.parties}

    @cached_property
    def by_period(self) -> Mapping[str, Period]:
        """Periods by id."""
        return {period.id: period for period in self.periods}

    def is_late(self, version: Version) -> bool:
        """Whether a version was handed in after the day its period was due."""
        return version.handed_in > self.by_period[version.filing.period].due

    def rows(self, table: str) -> Iterator[Any]:
        """The rows of the versions that count, in the order they were filed in."""
        return (row for row in self.facts[table] if row.current)


def _frame(rows: Iterable[Any], columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame with exactly the declared columns and types, also where there is no row."""
    held = tuple(zip(*rows, strict=True)) or repeat(())
    series = {
        name: pd.Series(values, dtype=kind)
        for (name, kind), values in zip(columns.items(), held, strict=False)
    }
    return pd.DataFrame(series)
