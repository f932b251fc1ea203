"""Each version's rows in the tables of the five sections: as facts and, rendered once for all pages, as HTML."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pycountry
from markupsafe import Markup

from generator.money import Money, add_up, parse_money
from generator.pages.rendering import environment
from generator.pages.site import Site
from generator.tables.dataset import Dataset, Version

Key = tuple[str, str, int]


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
class Shown:
    """One version: its rows as data and, rendered once for all pages, as HTML with holes."""

    version: Version
    facts: Mapping[str, tuple[Any, ...]]
    rows: Mapping[str, Markup]
    declared_totals: tuple[DeclaredTotal, ...]
    period: Markup


def show(site: Site) -> Iterator[Shown]:
    """Every version with its rows."""
    facts = _facts(site.dataset)
    module = (
        environment(site.language)
        .get_template("rows.html.jinja")
        .make_module({"site": site, "to": site.to})
    )
    for version in site.dataset.versions:
        own = facts.get((*version.key, version.filing.version), {})
        yield _shown(site, module, version, own)


def _facts(dataset: Dataset) -> Mapping[Key, Mapping[str, tuple[Any, ...]]]:
    """The rows of each table, by party, period and version."""
    found: dict[Key, dict[str, list[Any]]] = {}
    for table, rows in dataset.facts.items():
        if table != "ads":
            for row in rows:
                key: Any = (row.party, row.period, row.version)
                found.setdefault(key, {}).setdefault(table, []).append(row)
    return {
        key: {name: tuple(rows) for name, rows in tables.items()} for key, tables in found.items()
    }


def _shown(
    site: Site, module: Any, version: Version, facts: Mapping[str, tuple[Any, ...]]
) -> Shown:
    lines = facts.get("lines", ())
    rows = {
        "affiliates": facts.get("affiliates", ()),
        "lines": lines,
        "funding": facts.get("funding", ()),
        "techniques": _techniques(site, facts.get("methods", ()), lines),
        "ai": _uses(facts.get("ai", ())),
    }
    html = {
        name: getattr(module, name)(found) if found else Markup() for name, found in rows.items()
    }
    declared = tuple(_declared(site, version, lines))
    return Shown(version, facts, html, declared, module.period(version.filing))


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
