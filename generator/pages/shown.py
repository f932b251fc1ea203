"""Each version's rows in the tables of the five sections: as facts and, rendered once for all pages, as HTML."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pycountry
from markupsafe import Markup

from generator.money import Money, add_up, parse_money
from generator.pages.site import Site
from generator.tables.dataset import Dataset, Version
from generator.text import joined, say, say_many

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
    module = site.macros("rows")
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
        "lines": tuple(_lines(site, facts)),
        "funding": facts.get("funding", ()),
        "techniques": _techniques(site, facts.get("methods", ()), lines),
        "ai": _uses(facts.get("ai", ())),
    }
    html = {
        name: getattr(module, name)(found) if found else Markup() for name, found in rows.items()
    }
    declared = tuple(_declared(site, version, lines))
    return Shown(version, facts, html, declared, module.period(version.filing))


@dataclass(frozen=True, slots=True)
class Line:
    """One advertising line with what other rows say of it; `agency` is the row of who placed it, or None."""

    row: Any
    agency: Any
    sources: str
    without_disclaimer: str
    campaign: str


def _lines(site: Site, facts: Mapping[str, tuple[Any, ...]]) -> Iterator[Line]:
    sources = {row.id: row for row in facts.get("funding", ())}
    agencies = {row.about: row for row in facts.get("roles", ()) if row.role == "intermediary"}
    for row in facts.get("lines", ()):
        paid_from = (_source(site, sources[name]) for name in row.paid_from.split())
        words = ", ".join(dict.fromkeys(paid_from))
        yield Line(
            row, agencies.get(row.id), words, _without_disclaimer(site, row), _campaign(site, row)
        )


def _source(site: Site, row: Any) -> str:
    """A source of funding in a few words: "Loans, Banka Shembull", "Donations from people (diaspora)"."""
    kind = site.code_word("funding-kinds", row.kind)
    named = ", ".join(filter(None, (kind, row.donor, row.lender)))
    origin = site.code_word("origins", row.origin)
    return named if row.origin == "domestic" else f"{named} ({origin})"


def _without_disclaimer(site: Site, row: Any) -> str:
    """How many ads did not say who paid, and what they cost; empty where none are declared."""
    if row.without_disclaimer < 0:
        return ""
    ads = say_many(
        "one ad without a disclaimer", "{count} ads without a disclaimer", row.without_disclaimer
    )
    spent = _beside(row, "without_disclaimer")
    return site.say(say("{ads}, {sum}", ads=ads, sum=spent) if spent else ads)


def _campaign(site: Site, row: Any) -> str:
    """What the whole campaign behind a line is worth; empty where that is not said."""
    value = _beside(row, "campaign_value")
    if value is None:
        return ""
    basis = site.code_word("money-basis", row.campaign_value_basis)
    return site.say(say("whole campaign: {sum}, {basis}", sum=value, basis=basis))


def _beside(row: Any, name: str) -> Money | None:
    """A sum that stands beside a row's own; None where there is none."""
    currency = getattr(row, f"{name}_currency")
    low, high = getattr(row, f"{name}_low"), getattr(row, f"{name}_high")
    return Money(currency, low, high) if currency else None


@dataclass(frozen=True, slots=True)
class Technique:
    """One targeting technique with all its methods and in words; `row` is the first of its rows."""

    row: Any
    methods: str
    used_for: str
    include: str
    exclude: str
    audience: str

    def __getattr__(self, name: str) -> Any:
        return getattr(self.row, name)


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
        row,
        " ".join(r.method for r in rows),
        joined(", ", dict.fromkeys(site.code_word("media", medium) for medium in used if medium)),
        _criteria(site, row.include),
        _criteria(site, row.exclude),
        _audience(site, row),
    )


def _audience(site: Site, row: Any) -> str:
    """How many people the ads were meant for; empty where that is not said."""
    if row.audience_max < 0:
        return ""
    if row.audience_min == row.audience_max:
        return site.say(say_many("one person", "{count} people", row.audience_max))
    return site.say(say("{least}–{most} people", least=row.audience_min, most=row.audience_max))


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
