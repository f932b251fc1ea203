"""Each version's facts in the tables of the five sections: as records and, rendered once for all pages, as HTML."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pycountry
from markupsafe import Markup

from generator.facts import Facts
from generator.facts.account import Account
from generator.facts.entities import Entity
from generator.facts.line import Line, LineAmount, WithoutDisclaimer, rows
from generator.facts.quote import Quote
from generator.facts.source import Source
from generator.facts.technique import Audience, Criterion, Technique
from generator.facts.version import Version
from generator.findings import Place
from generator.metrics.sums import total
from generator.money import Money, parse_money
from generator.pages.site import Site
from generator.text import joined, say, say_many
from generator.validation.sums import difference


@dataclass(frozen=True, slots=True)
class DeclaredTotal:
    """A total as the party states it, and by how much the lines differ from it."""

    period: str
    money: Money
    difference: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """One sum of a line with what other facts say of it; `agency` is who placed it, or None."""

    row: LineAmount
    account: Account | None
    agency: Entity | None
    sources: str
    without_disclaimer: str
    campaign: str

    @property
    def money(self) -> Money:
        """The sum."""
        return self.row.money

    @property
    def note(self) -> Quote | None:
        """The party's note on the line, beside its first sum."""
        return self.row.first.note if self.row.first else None

    @property
    def undisclaimed(self) -> tuple[str, Quote | None] | None:
        """Its ads without a disclaimer, in words, and the party's explanation; None where there are none."""
        said = self.row.without_disclaimer
        return (self.without_disclaimer, said.explanation) if said and said.ads else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownVersion:
    """One version: its facts and, rendered once for all pages, its rows as HTML with holes and marks."""

    version: Version
    facts: Facts
    lines: tuple[ShownLine, ...]
    rows: Mapping[str, Markup]
    declared_totals: tuple[DeclaredTotal, ...]
    period: Markup


def show(site: Site) -> Iterator[ShownVersion]:
    """Every version with its facts."""
    facts = site.dataset.facts.by_version()
    module = site.macros("rows")
    for version in site.dataset.versions:
        own = facts.get((*version.key, version.filing.version), Facts())
        yield _shown(site, module, version, own)


def _shown(site: Site, module: Any, version: Version, facts: Facts) -> ShownVersion:
    lines = tuple(_lines(site, facts))
    found = {
        "affiliates": facts.affiliates,
        "lines": lines,
        "funding": facts.sources,
        "techniques": tuple(show_techniques(site, facts.techniques, facts.lines)),
        "ai": facts.ai_uses,
    }
    added: dict[str, list[Quote]] = {}
    for each in facts.annotations:
        added.setdefault(each.about, []).append(each.quote)
    html = {
        name: getattr(module, name)(own, added) if own else Markup() for name, own in found.items()
    }
    declared = tuple(_declared(site, version, facts.lines))
    return ShownVersion(
        version=version,
        facts=facts,
        lines=lines,
        rows=html,
        declared_totals=declared,
        period=module.period(version.filing),
    )


def _lines(site: Site, facts: Facts) -> Iterator[ShownLine]:
    accounts = {account.id: account for account in facts.accounts}
    sources = {source.id: source for source in facts.sources}
    agencies = {role.about: role.who for role in facts.roles if role.role == "intermediary"}
    for row in rows(facts.lines):
        paid_from = (_source(site, sources[name]) for name in row.line.paid_from)
        words = ", ".join(dict.fromkeys(paid_from))
        yield ShownLine(
            row=row,
            account=accounts.get(row.line.account),
            agency=agencies.get(row.line.id),
            sources=words,
            without_disclaimer=without_disclaimer(site, row.without_disclaimer),
            campaign=_campaign(site, row.first),
        )


def _source(site: Site, source: Source) -> str:
    """A source of funding in a few words: "Loans, Banka Shembull", "Donations from people (diaspora)"."""
    kind = site.code_word("funding-kinds", source.kind)
    donor = source.donor.name if source.donor else ""
    named = ", ".join(filter(None, (kind, donor, source.loan.lender if source.loan else "")))
    origin = site.code_word("origins", source.origin)
    return named if source.origin == "domestic" else f"{named} ({origin})"


def without_disclaimer(site: Site, said: WithoutDisclaimer | None) -> str:
    """How many ads did not say who paid, and what they cost; empty where none are declared."""
    if said is None or said.ads is None:
        return ""
    ads = say_many("one ad without a disclaimer", "{count} ads without a disclaimer", said.ads)
    if said.spent is None:
        return site.say(ads)
    return site.say(say("{ads}, {sum}", ads=ads, sum=said.spent.money))


def _campaign(site: Site, line: Line | None) -> str:
    """What the whole campaign behind a line is worth; empty where that is not said."""
    if line is None or line.campaign_value is None:
        return ""
    basis = site.code_word("money-basis", line.campaign_value.basis)
    value = line.campaign_value.money
    return site.say(say("whole campaign: {sum}, {basis}", sum=value, basis=basis))


@dataclass(frozen=True, slots=True)
class ShownCriterion:
    """What an audience was chosen by in one dimension: regions that have a code, and values in the party's words."""

    dimension: str
    regions: tuple[str, ...]
    values: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ShownTechnique:
    """One targeting technique, and in words what it was used for and who was meant."""

    fact: Technique
    used_for: str
    include: tuple[ShownCriterion, ...]
    exclude: tuple[ShownCriterion, ...]
    audience: str


def show_techniques(
    site: Site, techniques: Iterable[Technique], lines: Iterable[Line]
) -> Iterator[ShownTechnique]:
    """Techniques of one disclosure, and the lines of advertising in it that they can name."""
    media = {line.id: line.medium for line in lines}
    for technique in techniques:
        used = [media.get(line, "") for line in technique.applies_to]
        words = (site.code_word("media", medium) for medium in used if medium)
        yield ShownTechnique(
            technique,
            joined(", ", dict.fromkeys(words)),
            tuple(_criteria(site, technique.include)),
            tuple(_criteria(site, technique.exclude)),
            _audience(site, technique.audience),
        )


def _audience(site: Site, audience: Audience) -> str:
    """How many people the ads were meant for; empty where that is not said."""
    if audience.most is None:
        return ""
    if audience.least == audience.most:
        return site.say(say_many("one person", "{count} people", audience.most))
    return site.say(say("{least}–{most} people", least=audience.least or 0, most=audience.most))


def _criteria(site: Site, criteria: Iterable[Criterion]) -> Iterator[ShownCriterion]:
    """What an audience was chosen by: "region: Tiranë, Vlorë", "age: 18-34"."""
    found: dict[str, list[Quote]] = {}
    for dimension, value in criteria:
        found.setdefault(dimension, []).append(value)
    for dimension, values in found.items():
        regions = [region_name(value.text) if dimension == "region" else "" for value in values]
        yield ShownCriterion(
            site.code_word("targeting-dimensions", dimension),
            tuple(filter(None, regions)),
            tuple(value for value, region in zip(values, regions, strict=True) if not region),
        )


def region_name(code: str) -> str:
    """The name of a region by its ISO 3166-2 code; empty for anything else."""
    region = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
    return str(region.name) if region else ""


def _declared(site: Site, version: Version, lines: Iterable[Line]) -> Iterable[DeclaredTotal]:
    sums = total(rows(lines))
    document = version.filing.document
    for pointer, entry in document.entries("advertising", "declared_total"):
        money = parse_money(entry)
        if money is not None:
            apart = _difference(site, money, sums.get(money.currency))
            place = document.locate(pointer)
            yield DeclaredTotal(version.filing.period, money, apart, place)


def _difference(site: Site, declared: Money, counted: Money | None) -> str:
    """By how much a declared total and the sum of the lines differ; empty where they can agree."""
    apart = difference(declared, counted or Money(declared.currency, 0, 0))
    return site.t.money(apart) if apart else ""
