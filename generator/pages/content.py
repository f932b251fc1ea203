"""The rows of the five sections, for one version or for all of a party's versions that count."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pycountry

from generator.charts.words import section_words, state_words
from generator.metrics.status import State
from generator.money import Money, add_up, parse_money
from generator.pages.site import Site
from generator.tables.dataset import SECTIONS, Version
from generator.text import Message, say

Rows = Mapping[tuple[str, str, int], Mapping[str, tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Notice:
    """Why a section has no rows for a period, and where that stands."""

    words: str
    reason: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of rows in one currency, and the time it covers; empty where the page covers one period."""

    time: str
    money: Money


@dataclass(frozen=True, slots=True)
class DeclaredTotal:
    """A total as the party states it, and by how much the lines differ from it."""

    period: str
    money: Money
    difference: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Technique:
    """One targeting technique with all its methods."""

    party: str
    period: str
    file: str
    line: int
    methods: str
    used_for: str
    include: str
    exclude: str
    reason: str
    personal_data: str
    data_sources: str
    legal_basis: str
    special_category_data: str


@dataclass(frozen=True, slots=True)
class Content:
    """What the section tables of a page show."""

    notices: Mapping[str, tuple[Notice, ...]]
    affiliates: tuple[Any, ...]
    lines: tuple[Any, ...]
    funding: tuple[Any, ...]
    techniques: tuple[Technique, ...]
    ai: tuple[Any, ...]
    spent: tuple[Sum, ...]
    received: tuple[Sum, ...]
    declared_totals: tuple[DeclaredTotal, ...]


def rows_by_version(site: Site) -> Rows:
    """The rows of each table, by party, period and version; made once for all pages."""
    found: dict[tuple[str, str, int], dict[str, tuple[Any, ...]]] = {}
    for table, frame in site.dataset.tables.items():
        if table != "ads":
            for key, part in _parts(frame):
                found.setdefault(key, {})[table] = part
    return found


def _parts(frame: pd.DataFrame) -> Iterable[tuple[tuple[str, str, int], tuple[Any, ...]]]:
    groups: dict[tuple[str, str, int], list[Any]] = {}
    rows: Iterable[Any] = frame.itertuples(index=False, name="Row")
    for row in rows:
        groups.setdefault((row.party, row.period, row.version), []).append(row)
    return ((key, tuple(rows)) for key, rows in groups.items())


def content(site: Site, rows: Rows, versions: Iterable[Version]) -> Content:
    """The content of some versions together, in the order of the periods."""
    versions = tuple(versions)
    several = len(versions) > 1
    tables = [rows.get((v.filing.party, v.filing.period, v.filing.version), {}) for v in versions]

    def of(name: str) -> tuple[Any, ...]:
        return tuple(row for table in tables for row in table.get(name, ()))

    lines, funding = of("lines"), of("funding")
    return Content(
        {section: tuple(_notices(site, of("sections"), section, several)) for section in SECTIONS},
        of("affiliates"),
        lines,
        funding,
        _techniques(site, of("methods"), lines),
        _uses(of("ai")),
        tuple(_sums(site, lines, several)),
        tuple(_sums(site, funding, several)),
        tuple(total for version in versions for total in _declared(site, version, lines)),
    )


def _sums(site: Site, rows: Iterable[Any], several: bool) -> Iterable[Sum]:
    """Sums over the periods due, which pages compare, and apart from them over each period filed early."""
    due = {period.id for period in site.periods_so_far}
    grouped: dict[str, list[Money]] = {}
    for row in rows:
        time = "" if not several else site.time if row.period in due else site.period(row.period)
        grouped.setdefault(time, []).append(Money(row.currency, row.low, row.high))
    for time, found in grouped.items():
        for money in add_up(found).values():
            yield Sum(time, money)


def absences(site: Site, party: str) -> dict[str, tuple[Notice, ...]]:
    """Periods a party owes, as notices for each section."""
    notices = []
    for period in site.periods_so_far:
        status = site.status(party, period.id)
        if status.version is None and status.state is not State.NOT_DUE:
            words = site.say(
                say(
                    "{period}: {state}",
                    period=site.period(period),
                    state=state_words(site.view(), status),
                )
            )
            notices.append(Notice(words))
    return {section: tuple(notices) for section in SECTIONS}


def _notices(site: Site, states: Iterable[Any], section: str, several: bool) -> Iterable[Notice]:
    for row in states:
        if row.section != section or row.state == "disclosed":
            continue
        words: Message = _NOTICES.get(row.state) or section_words(State(row.state))
        if several:
            words = say("{period}: {state}", period=site.period(row.period), state=words)
        yield Notice(site.say(words), row.reason, row.file, row.line)


_NOTICES = {
    "withheld": say("Withheld by the party. Its reason:"),
    "nothing_to_disclose": say("The party signed that there is nothing to disclose."),
    "not_asked": say("The source this was taken from did not ask."),
}


def _techniques(site: Site, methods: Iterable[Any], lines: Iterable[Any]) -> tuple[Technique, ...]:
    media = {(row.party, row.period, row.version, row.id): row.medium for row in lines}
    grouped: dict[tuple[str, str, int, str], list[Any]] = {}
    for row in methods:
        grouped.setdefault((row.party, row.period, row.version, row.technique), []).append(row)
    return tuple(_technique(site, rows, media) for rows in grouped.values())


def _technique(
    site: Site, rows: list[Any], media: Mapping[tuple[str, str, int, str], str]
) -> Technique:
    row = rows[0]
    used = [
        media.get((row.party, row.period, row.version, line), "") for line in row.applies_to.split()
    ]
    return Technique(
        row.party, row.period, row.file, row.line, " ".join(r.method for r in rows),
        ", ".join(dict.fromkeys(site.code_word("media", medium) for medium in used if medium)),
        _criteria(site, row.include), _criteria(site, row.exclude), row.reason, row.personal_data,
        row.data_sources, row.legal_basis, row.special_category_data,
    )  # fmt: skip


def _criteria(site: Site, criteria: str) -> str:
    """What an audience was chosen by: "region: Tiranë, Vlorë; age: 18-34"."""
    found: dict[str, list[str]] = {}
    for dimension, value in json.loads(criteria):
        found.setdefault(dimension, []).append(_place(value) if dimension == "region" else value)
    words = "targeting-dimensions"
    return "; ".join(f"{site.code_word(words, d)}: {', '.join(v)}" for d, v in found.items())


def _place(code: str) -> str:
    """The name of a region with an ISO 3166-2 code; anything else stands for itself."""
    region = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
    return str(region.name) if region else code


@dataclass(frozen=True, slots=True)
class Use:
    """One AI use with all its stages; `row` is the first of its rows."""

    row: Any
    stages: str

    def __getattr__(self, name: str) -> Any:
        return getattr(self.row, name)


def _uses(rows: Iterable[Any]) -> tuple[Use, ...]:
    grouped: dict[tuple[str, str, int, str], list[Any]] = {}
    for row in rows:
        grouped.setdefault((row.party, row.period, row.version, row.id), []).append(row)
    return tuple(Use(found[0], " ".join(row.stage for row in found)) for found in grouped.values())


def _declared(site: Site, version: Version, lines: Iterable[Any]) -> Iterable[DeclaredTotal]:
    key = (*version.key, version.filing.version)
    sums = add_up(
        Money(row.currency, row.low, row.high)
        for row in lines
        if (row.party, row.period, row.version) == key
    )
    document = version.filing.document
    for pointer, entry in document.entries("advertising", "declared_total"):
        money = parse_money(entry)
        if money is not None:
            place = document.locate(pointer)
            yield DeclaredTotal(
                version.filing.period,
                money,
                _difference(site, money, sums.get(money.currency)),
                place.file,
                place.line,
            )


def _difference(site: Site, declared: Money, counted: Money | None) -> str:
    """By how much a declared total and the sum of the lines differ; empty where they can agree."""
    counted = counted or Money(declared.currency, 0, 0)
    if declared.low > counted.high:
        gap = declared.low - counted.high
    elif counted.low > declared.high:
        gap = counted.low - declared.high
    else:
        return ""
    return site.t.money(Money(declared.currency, gap, gap))
