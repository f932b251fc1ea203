"""One election on one day: its parties and periods, what was filed for it, and every fact in that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from functools import cached_property
from typing import Any

from generator.documents.codelists import CodeLists
from generator.documents.instance import Filing
from generator.documents.scalars import parse_date
from generator.facts import Facts
from generator.facts.version import Version
from generator.history.comparison import Comparison, compare_all
from generator.validation.beside import counting
from generator.validation.check import Election
from generator.validation.directory import Directory, named


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, eq=False, kw_only=True)
class Dataset:
    """Everything known of one election on one day, which is, like every other, a day of its `zone`.

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
    facts: Facts

    @cached_property
    def current_facts(self) -> Facts:
        """The facts of the versions that count, in the order they were filed in."""
        return self.facts.current

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
        return {
            (row.party, row.period, row.section): row.state for row in self.current_facts.sections
        }

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
