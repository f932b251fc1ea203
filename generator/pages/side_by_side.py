"""The sums of a party with its periods side by side: one row for what several periods declare alike.

A line of advertising that goes on for months is one row, and so is a source that gives each month. What may change
from period to period (days, notes, how many ads) stands in the row; what makes it another row is its key.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic, TypeVar

from generator.facts.dataset import Party, Period
from generator.facts.fact import Declared
from generator.facts.quote import Quote
from generator.figures.words import only
from generator.findings import Place
from generator.metrics.status import ANSWERED, State
from generator.metrics.sums import Sized, total
from generator.money import Money
from generator.pages.site import Site

T = TypeVar("T", bound=Sized)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledSum(Generic[T]):
    """One sum as it was filed: what it is of, its period, and its place. Entries with one `key` are one row.

    The row is found by the `fragment` of each of them. `words` stand below the sum, such as how many ads it paid for;
    `added` is what others than the party say of it.
    """

    of: T
    period: str
    declared: Declared
    place: Place
    fragment: str
    key: Hashable
    words: str
    added: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class PeriodColumn:
    """A period, and what its section says; `silence` is that where it gives no figures, None where it does."""

    period: Period
    silence: State | None


@dataclass(frozen=True, slots=True)
class SumRow(Generic[T]):
    """What is declared alike in one currency, in the order of the periods, and its sum over those that are due."""

    entries: tuple[FiledSum[T], ...]
    whole: Money | None

    @property
    def first(self) -> T:
        """The earliest, which says what they have in common."""
        return self.entries[0].of

    @property
    def fragments(self) -> tuple[str, ...]:
        """The place of the row on the page, then the further ones by which it is found."""
        return tuple(entry.fragment for entry in self.entries)

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods it stands in."""
        return tuple(dict.fromkeys(entry.period for entry in self.entries))

    @property
    def places(self) -> tuple[Place, ...]:
        """Where each of them is filed."""
        return tuple(entry.place for entry in self.entries)

    def at(self, period: str) -> tuple[FiledSum[T], ...]:
        """What one period declares."""
        return tuple(entry for entry in self.entries if entry.period == period)

    def said(self, name: str) -> Iterator[tuple[Hashable, tuple[str, ...]]]:
        """What an attribute says, each wording once, with the periods that say it; none where all of the row's do."""
        found: dict[Hashable, list[str]] = {}
        for entry in self.entries:
            if words := attrgetter(name)(entry.of):
                found.setdefault(words, []).append(entry.period)
        for words, periods in found.items():
            own = tuple(dict.fromkeys(periods))
            yield words, () if own == self.periods else own

    def sum(self, period: str) -> Money | None:
        """The sum of what one period declares; None where it declares nothing."""
        return next(iter(total(entry.of for entry in self.at(period)).values()), None)


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of all rows in one currency: by the id of the period, and over those that are due."""

    currency: str
    by_period: Mapping[str, Money]
    whole: Money | None

    def sum(self, period: str) -> Money | None:
        """The sum of one period; None where it declares nothing."""
        return self.by_period.get(period)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide(Generic[T]):
    """A table of sums: the periods that are due, all of them together where they are several, then the early ones.

    `part` says which periods the sums over all cover where these do not all answer, and `silence` why none does.
    `usual` is a sum with the basis and the VAT of most of them; what is said of any other stands beside it.
    """

    due: tuple[PeriodColumn, ...]
    early: tuple[PeriodColumn, ...]
    part: str
    silence: State | None
    rows: tuple[SumRow[T], ...]
    sums: tuple[Sums, ...]
    usual: Declared

    def is_usual(self, declared: Declared) -> bool:
        """Whether a sum has the basis and the VAT of most."""
        return _kind(declared) == _kind(self.usual)

    @property
    def columns(self) -> tuple[PeriodColumn, ...]:
        """Every period, in the order of the table."""
        return (*self.due, *self.early)

    @property
    def has_whole(self) -> bool:
        """Whether there is a sum over several periods."""
        return len(self.due) > 1


def side_by_side(
    site: Site, party: Party, section: str, entries: Iterable[FiledSum[T]]
) -> SideBySide[T]:
    """The table of one section: rows in the order of their first entry, the election's own currency before others."""
    found = tuple(entries)
    grouped: dict[tuple[str, Hashable], list[FiledSum[T]]] = {}
    for entry in found:
        grouped.setdefault((entry.declared.money.currency, entry.key), []).append(entry)
    own = site.dataset.currency
    currencies = sorted({currency for currency, _ in grouped}, key=lambda each: (each != own, each))
    due = frozenset(period.id for period in site.periods_so_far)
    rows = tuple(
        SumRow(tuple(row), _due(row, due, currency))
        for currency in currencies
        for (other, _), row in grouped.items()
        if other == currency
    )
    filed = {entry.period for entry in found}
    so_far = tuple(_column(site, party, section, each) for each in site.periods_so_far)
    kinds = Counter(_kind(entry.declared) for entry in found)
    most = max(kinds, key=lambda kind: kinds[kind])
    return SideBySide(
        due=so_far,
        early=tuple(
            _column(site, party, section, each)
            for each in site.dataset.periods
            if each.id in filed - due
        ),
        part=only(site.view(), party.id, section),
        silence=so_far[0].silence if so_far and all(each.silence for each in so_far) else None,
        rows=rows,
        sums=tuple(_sums(found, due, currency) for currency in currencies),
        usual=next(entry.declared for entry in found if _kind(entry.declared) == most),
    )


def _kind(declared: Declared) -> tuple[str, bool | None]:
    return declared.basis, declared.includes_vat


def _column(site: Site, party: Party, section: str, period: Period) -> PeriodColumn:
    state = site.figures.section(party.id, period.id, section)
    return PeriodColumn(period, None if state in ANSWERED else state)


def _due(entries: Iterable[FiledSum[T]], due: frozenset[str], currency: str) -> Money | None:
    return total(entry.of for entry in entries if entry.period in due).get(currency)


def _sums(entries: Sequence[FiledSum[T]], due: frozenset[str], currency: str) -> Sums:
    own = [entry for entry in entries if entry.declared.money.currency == currency]
    periods = dict.fromkeys(entry.period for entry in own)
    by_period = {
        period: total(entry.of for entry in own if entry.period == period)[currency]
        for period in periods
    }
    return Sums(currency, by_period, _due(own, due, currency))
