"""Facts: what parties declared, read from checked documents into records of the types it has.

Each kind of fact is one file, with its record, how it is read and its table in files, and has one field and one line
below.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from generator.facts import (
    account,
    ad,
    affiliate,
    ai_use,
    annotation,
    line,
    role,
    section,
    source,
    technique,
)
from generator.facts.fact import Declaration, Fact
from generator.facts.table import Table

VersionKey = tuple[str, str, int]
"""A version of a disclosure: party, period, number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What some versions declare, in the order in which disclosures are read."""

    sections: tuple[section.Section, ...] = ()
    affiliates: tuple[affiliate.Affiliate, ...] = ()
    accounts: tuple[account.Account, ...] = ()
    lines: tuple[line.Line, ...] = ()
    sources: tuple[source.Source, ...] = ()
    techniques: tuple[technique.Technique, ...] = ()
    ai_uses: tuple[ai_use.AiUse, ...] = ()
    roles: tuple[role.Role, ...] = ()
    ads: tuple[ad.Ad, ...] = ()
    annotations: tuple[annotation.Annotation, ...] = ()

    @property
    def current(self) -> "Facts":
        """The facts of the versions that count."""
        return _facts({name: [f for f in found if f.current] for name, found in self._kinds()})

    def by_version(self) -> Mapping[VersionKey, "Facts"]:
        """The facts of each version that declares something."""
        grouped: dict[VersionKey, dict[str, list[Fact]]] = {}
        for name, found in self._kinds():
            for fact in found:
                grouped.setdefault(fact.key, {}).setdefault(name, []).append(fact)
        return {key: _facts(found) for key, found in grouped.items()}

    def _kinds(self) -> Iterable[tuple[str, tuple[Fact, ...]]]:
        return ((field.name, getattr(self, field.name)) for field in fields(self))


TABLES: tuple[Table[Any], ...] = (
    section.TABLE,
    affiliate.TABLE,
    account.TABLE,
    line.TABLE,
    source.TABLE,
    technique.TABLE,
    ai_use.TABLE,
    role.TABLE,
    ad.TABLE,
    annotation.TABLE,
)


def read_facts(declarations: Iterable[Declaration]) -> Facts:
    """The facts of some versions."""
    made = tuple(declarations)
    return _facts(
        {table.field: [fact for one in made for fact in table.read(one)] for table in TABLES}
    )


def _facts(found: Mapping[str, Iterable[Fact]]) -> Facts:
    made: dict[str, Any] = {name: tuple(facts) for name, facts in found.items()}
    return Facts(**made)
