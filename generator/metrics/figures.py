"""Every number the pages and charts need, counted once.

Sums are kept as `Money` by currency; currencies never meet. Only the versions that count are counted, and only the
periods asked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.facts.ad import Ad
from generator.facts.affiliate import Affiliate
from generator.facts.ai_use import AiUse
from generator.facts.dataset import Dataset
from generator.facts.fact import Fact
from generator.facts.line import Line
from generator.facts.section import Section
from generator.facts.source import Source
from generator.facts.technique import Technique
from generator.metrics.ads import LineAds, LineKey, ads_by_line
from generator.metrics.status import ANSWERED, UNASKED, State, Status, section_state, statuses
from generator.metrics.sums import grouped
from generator.money import Money
from generator.validation.places import SECTIONS

PartyPeriod = tuple[str, str]
T = TypeVar("T")
F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spend:
    """What one party declared for one period, one medium and one payer."""

    medium: str
    group: str
    payer: str
    payer_role: str
    payer_slug: str
    in_kind: bool
    money: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """What one party declared to have received for one period, of one kind, origin and receiver."""

    kind: str
    group: str
    origin: str
    public_or_private: str
    received_by: str
    receiver_role: str
    money: Money


@dataclass(frozen=True, eq=False, kw_only=True)
class Figures:
    """The numbers of one election, by party and period."""

    dataset: Dataset
    status: Mapping[PartyPeriod, Status]
    spend: Mapping[PartyPeriod, tuple[Spend, ...]]
    funds: Mapping[PartyPeriod, tuple[Fund, ...]]
    affiliates: Mapping[PartyPeriod, tuple[Affiliate, ...]]
    techniques: Mapping[PartyPeriod, tuple[Technique, ...]]
    ai_uses: Mapping[PartyPeriod, tuple[AiUse, ...]]
    taxed: Mapping[PartyPeriod, frozenset[bool | None]]
    """What is said of VAT in declared sums: that it is included, that it is not, or nothing. Help in kind has none."""

    @cached_property
    def lines(self) -> Mapping[PartyPeriod, tuple[Line, ...]]:
        """The lines of advertising."""
        return _by_filing(self.dataset.current_facts.lines)

    @cached_property
    def ads(self) -> Mapping[PartyPeriod, tuple[Ad, ...]]:
        """The single ads of ledgers."""
        return _by_filing(self.dataset.current_facts.ads)

    @cached_property
    def sources(self) -> Mapping[PartyPeriod, tuple[Source, ...]]:
        """The sources of funding."""
        return _by_filing(self.dataset.current_facts.sources)

    @cached_property
    def sections(self) -> Mapping[PartyPeriod, tuple[Section, ...]]:
        """What each section says of itself."""
        return _by_filing(self.dataset.current_facts.sections)

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
    def lines_by_id(self) -> Mapping[LineKey, Line]:
        """Every line of every version."""
        return {(line.key, line.id): line for line in self.dataset.facts.lines}

    @cached_property
    def line_ads(self) -> Mapping[LineKey, LineAds]:
        """The single ads of every line of every version that has a ledger."""
        return ads_by_line(self.dataset.facts.ads, self.dataset.currency)

    @cached_property
    def filed(self) -> tuple[str, ...]:
        """The periods somebody has filed for or should have, in order: what "so far" means."""
        due = {period.id for period in self.dataset.due}
        have = {p for (_, p), v in self.dataset.current.items() if not v.filing.withdrawn}
        return tuple(p.id for p in self.dataset.periods if p.id in due or p.id in have)

    @cached_property
    def due(self) -> tuple[str, ...]:
        """The periods whose due date has passed; before that, those somebody has filed for, else the first of all.

        There is always one, so that no sentence that names the time is left without.
        """
        passed = tuple(period.id for period in self.dataset.due)
        return passed or self.filed or tuple(period.id for period in self.dataset.periods[:1])


def count(dataset: Dataset) -> Figures:
    """Count everything in a dataset."""
    facts = dataset.current_facts
    return Figures(
        dataset=dataset,
        status=statuses(dataset),
        spend=_spend(facts.lines),
        funds=_funds(facts.sources),
        affiliates=_by_filing(facts.affiliates),
        techniques=_by_filing(facts.techniques),
        ai_uses=_by_filing(facts.ai_uses),
        taxed=_taxed(facts.lines),
    )


def _spend(lines: Iterable[Line]) -> dict[PartyPeriod, tuple[Spend, ...]]:
    sums = grouped(
        (
            (line.party, line.period, line.medium, line.group, line.payer.name, line.payer.role,
             line.payer.slug, amount.in_kind),
            amount.declared.money,
        )
        for line in lines
        for amount in line.amounts
    )  # fmt: skip
    return _by_key(
        (
            (party, period),
            Spend(
                medium=medium, group=group, payer=payer, payer_role=role, payer_slug=slug,
                in_kind=in_kind, money=money,
            ),
        )
        for (party, period, medium, group, payer, role, slug, in_kind), money in sums
    )  # fmt: skip


def _funds(sources: Iterable[Source]) -> dict[PartyPeriod, tuple[Fund, ...]]:
    sums = grouped(
        (
            (source.party, source.period, source.kind, source.group, source.origin,
             source.public_or_private, source.receiver.name, source.receiver.role),
            source.amount.money,
        )
        for source in sources
    )  # fmt: skip
    return _by_key(
        (
            (party, period),
            Fund(
                kind=kind, group=group, origin=origin, public_or_private=sector,
                received_by=receiver, receiver_role=role, money=money,
            ),
        )
        for (party, period, kind, group, origin, sector, receiver, role), money in sums
    )  # fmt: skip


def _by_filing(facts: Iterable[F]) -> dict[PartyPeriod, tuple[F, ...]]:
    return _by_key(((fact.party, fact.period), fact) for fact in facts)


def _by_key(pairs: Iterable[tuple[PartyPeriod, T]]) -> dict[PartyPeriod, tuple[T, ...]]:
    found: dict[PartyPeriod, list[T]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return {key: tuple(all_) for key, all_ in found.items()}


def _taxed(lines: Iterable[Line]) -> dict[PartyPeriod, frozenset[bool | None]]:
    said = _by_key(
        ((line.party, line.period), amount.declared.includes_vat)
        for line in lines
        for amount in line.amounts
        if not amount.in_kind
    )
    return {key: frozenset(answers) for key, answers in said.items()}


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


def filed_of_due(figures: Figures, party: str) -> tuple[int, int]:
    """Disclosures filed, of those a party owes for the due periods: none for those before which it left the code."""
    due = [figures.status[party, period.id] for period in figures.dataset.due]
    owed = [status for status in due if status.state is not State.NOT_EXPECTED]
    return sum(status.version is not None for status in owed), len(owed)


def answered_of_asked(
    figures: Figures, parties: Iterable[str], period: str, section: str
) -> tuple[int, int]:
    """How many parties answer a section for a period, of those that were asked: not those that had left the code."""
    states = [figures.section(party, period, section) for party in parties]
    asked = [state for state in states if state not in {State.NOT_ASKED, State.NOT_EXPECTED}]
    return sum(state in ANSWERED for state in asked), len(asked)


def answered_of_due(figures: Figures, party: str) -> tuple[int, int]:
    """Sections answered and sections due, over all sections and due periods."""
    all_sections = [completeness(figures, party, section) for section in SECTIONS]
    return sum(c.answered for c in all_sections), sum(c.due for c in all_sections)
