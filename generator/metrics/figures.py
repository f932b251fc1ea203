"""Every number the pages and charts need, counted once.

Sums are made by pandas over whole hundredths and kept as `Money` by currency; currencies never meet. Only the versions
that count are counted, and only the periods asked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from generator.metrics.status import ANSWERED, UNASKED, State, Status, section_state, statuses
from generator.money import Money, add_up
from generator.tables.dataset import Dataset
from generator.validation.places import SECTIONS

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spend:
    """What one party declared for one period, one medium and one payer."""

    medium: str
    group: str
    payer: str
    payer_role: str
    payer_slug: str
    in_kind: bool
    money: Money


@dataclass(frozen=True, slots=True)
class Fund:
    """What one party declared to have received for one period, of one kind, origin and receiver."""

    kind: str
    group: str
    origin: str
    public_or_private: str
    received_by: str
    receiver_role: str
    money: Money


@dataclass(frozen=True, eq=False)
class Figures:
    """The numbers of one election, by party and period."""

    dataset: Dataset
    status: Mapping[Key, Status]
    spend: Mapping[Key, tuple[Spend, ...]]
    funds: Mapping[Key, tuple[Fund, ...]]
    affiliates: Mapping[Key, tuple[Any, ...]]
    methods: Mapping[Key, tuple[Any, ...]]
    ai: Mapping[Key, tuple[Any, ...]]
    taxed: Mapping[Key, frozenset[str]]
    """What is said of VAT in declared sums: "yes", "no", or "" where nothing is. Help in kind is valued, not bought."""

    def section(self, party: str, period: str, section: str) -> State:
        """What a party's section says for a period."""
        return section_state(self.dataset.section_states, self.status[party, period], section)

    def spent(self, party: str, periods: Iterable[str]) -> Iterator[Spend]:
        """A party's declared advertising in some periods."""
        for period in periods:
            yield from self.spend.get((party, period), ())

    def received(self, party: str, periods: Iterable[str]) -> Iterator[Fund]:
        """A party's declared funding in some periods."""
        for period in periods:
            yield from self.funds.get((party, period), ())

    @cached_property
    def filed(self) -> tuple[str, ...]:
        """The periods somebody has filed for or should have, in order: what "so far" means."""
        due = {period.id for period in self.dataset.due}
        have = {p for (_, p), v in self.dataset.current.items() if not v.filing.withdrawn}
        return tuple(p.id for p in self.dataset.periods if p.id in due or p.id in have)

    @cached_property
    def due(self) -> tuple[str, ...]:
        """The periods whose due date has passed; before the first one, those somebody has filed for."""
        return tuple(p.id for p in self.dataset.due) or self.filed


def count(dataset: Dataset) -> Figures:
    """Count everything in a dataset."""
    return Figures(
        dataset,
        statuses(dataset),
        _sums(dataset, "lines", ["medium", "group", "payer", "payer_role", "payer_slug", "in_kind"], Spend),
        _sums(
            dataset, "funding",
            ["kind", "group", "origin", "public_or_private", "received_by", "receiver_role"], Fund,
        ),
        _rows(dataset, "affiliates"),
        _rows(dataset, "methods"),
        _rows(dataset, "ai"),
        _taxed(dataset),
    )  # fmt: skip


def _sums(dataset: Dataset, table: str, by: list[str], record: Any) -> dict[Key, tuple[Any, ...]]:
    frame = dataset.tables[table]
    frame = _wide(frame[frame["current"]])
    grouped = frame.groupby(["party", "period", *by, "currency"], sort=True)[["low", "high"]].sum()
    found: dict[Key, list[Any]] = {}
    for (party, period, *values, currency), low, high in zip(
        grouped.index, grouped["low"], grouped["high"], strict=True
    ):
        found.setdefault((party, period), []).append(
            record(*values, Money(currency, int(low), int(high)))
        )
    return {key: tuple(records) for key, records in found.items()}


def _wide(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with Python's own integers where 64 bits might not hold a sum."""
    if len(frame) and int(frame["high"].max()) * len(frame) >= 2**63:
        return frame.astype({"low": object, "high": object})
    return frame


def _rows(dataset: Dataset, table: str) -> dict[Key, tuple[Any, ...]]:
    found: dict[Key, list[Any]] = {}
    for row in dataset.rows(table):
        found.setdefault((row.party, row.period), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _taxed(dataset: Dataset) -> dict[Key, frozenset[str]]:
    found: dict[Key, set[str]] = {}
    for row in dataset.rows("lines"):
        if not row.in_kind:
            found.setdefault((row.party, row.period), set()).add(row.includes_vat)
    return {key: frozenset(said) for key, said in found.items()}


def total(records: Iterable[Spend | Fund]) -> dict[str, Money]:
    """The sum of some records by currency."""
    return add_up(record.money for record in records)


@dataclass(frozen=True, slots=True)
class Completeness:
    """What became of one section in the periods whose due date has passed."""

    states: tuple[State, ...]

    @property
    def due(self) -> int:
        """How often it was due: not where the party had left the code, or the source did not ask."""
        return sum(state not in UNASKED for state in self.states)

    @property
    def answered(self) -> int:
        """Sections disclosed or signed nil."""
        return sum(state in ANSWERED for state in self.states)


def completeness(figures: Figures, party: str, section: str) -> Completeness:
    """A party's answers to one section over the periods that are due."""
    return Completeness(
        tuple(figures.section(party, period.id, section) for period in figures.dataset.due)
    )


def answered_of_due(figures: Figures, party: str) -> tuple[int, int]:
    """Sections answered and sections due, over all sections and due periods."""
    all_sections = [completeness(figures, party, section) for section in SECTIONS]
    return sum(c.answered for c in all_sections), sum(c.due for c in all_sections)
