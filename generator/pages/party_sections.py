"""What a party declares in the five sections, over all its periods: what several of them say alike stands once."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.facts.dataset import Party
from generator.facts.entities import Entity
from generator.facts.quote import Quote, filing
from generator.facts.source import Source
from generator.findings import Place
from generator.metrics.sums import total
from generator.money import Money
from generator.pages.content import Notice, notices
from generator.pages.fragments import fragment_of
from generator.pages.merging import merged
from generator.pages.shown import DeclaredTotal, ShownLine, ShownVersion
from generator.pages.side_by_side import FiledSum, SideBySide, T, side_by_side
from generator.pages.site import Site
from generator.text import Message, say_many
from generator.validation.places import SECTIONS

TOTALS = "totals-add-up"
"""The rule by which a party explains that its total is not the sum of its lines."""


def sections(site: Site, party: Party, shown: Sequence[ShownVersion]) -> Markup:
    """The sections of a party's page; `shown` are the versions that count, in the order of the periods."""
    tables = {
        "lines": _advertising(site, party, shown),
        "funding": _funding(site, party, shown),
    }
    shared = {name: merged(site, shown, name) for name in ("affiliates", "techniques", "ai")}
    counts = {name: len(table.rows) if table else 0 for name, table in tables.items()}
    counts |= {name: table.count for name, table in shared.items()}
    return site.part(
        "party_sections",
        party=party,
        **tables,
        merged=shared,
        several=len(shown) > 1,
        folded={name: site.say(_FOLDED[name](count)) for name, count in counts.items()},
        notices={name: tuple(_notices(site, shown, name)) for name in SECTIONS},
        totals=tuple(_totals(site, shown)),
        charts={chart: record.block for chart, record in site.party_records[party.id].items()},
    )


def _notices(site: Site, shown: Iterable[ShownVersion], name: str) -> Iterator[Notice]:
    """Why a section has nothing to show for a period; periods that say the same, without a reason, are one notice."""
    found: dict[Notice, list[str]] = {}
    for one in shown:
        for notice in notices(site, one.facts.sections, name):
            period = site.period(one.version.filing.period)
            if notice.reason:
                yield replace(notice, period=period)
            else:
                found.setdefault(replace(notice, place=None), []).append(period)
    for notice, periods in found.items():
        yield replace(notice, period=site.t.listing(periods))


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of advertising that a party declares in one currency, beside what its lines come to.

    `differences` are those of single periods, and `reasons` the party's explanations of them.
    """

    currency: str
    found: tuple[DeclaredTotal, ...]
    whole: Money | None
    reasons: tuple[tuple[Quote, Place], ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Where each of them is filed."""
        return tuple(each.place for each in self.found)

    @property
    def differences(self) -> tuple[tuple[str, str], ...]:
        """The periods in which the lines come to another sum, and by how much."""
        return tuple((each.period, each.difference) for each in self.found if each.difference)

    def sum(self, period: str) -> Money | None:
        """What is declared for one period; None where no total is."""
        return next((each.money for each in self.found if each.period == period), None)


def _totals(site: Site, shown: Iterable[ShownVersion]) -> Iterator[Totals]:
    """The totals in each currency; over several periods only where each that is due has one."""
    found: dict[str, list[DeclaredTotal]] = {}
    reasons: list[tuple[Quote, Place]] = []
    for one in shown:
        for each in one.declared_totals:
            found.setdefault(each.money.currency, []).append(each)
        if any(each.difference for each in one.declared_totals):
            reasons.extend(_reasons(one))
    due = [period.id for period in site.periods_so_far]
    for currency, totals in found.items():
        own = [each for each in totals if each.period in due]
        whole = total(own).get(currency) if len(own) == len(due) else None
        yield Totals(currency, tuple(totals), whole, tuple(reasons))


def _reasons(shown: ShownVersion) -> Iterator[tuple[Quote, Place]]:
    """Why a party's total is not the sum of its lines, in its words."""
    document = shown.version.filing.document
    for pointer, entry in document.entries("explanations"):
        quote = filing(document.data, entry).said(entry["reason"])
        if quote and entry["rule"] == TOTALS:
            yield quote, document.locate(pointer)


def _advertising(
    site: Site, party: Party, shown: Iterable[ShownVersion]
) -> SideBySide[ShownLine] | None:
    """One row for each medium, page, name and payer; media in the order of their list, the party's own first."""
    found: list[tuple[tuple[int, bool], FiledSum[ShownLine]]] = []
    media = list(site.dataset.lists["media"].rows)
    for one in shown:
        for line in one.lines:
            fact, amount = line.row.line, line.row.amount
            ads = line.row.first.number_of_ads if line.row.first else None
            entry = FiledSum(
                of=line,
                period=fact.period,
                declared=amount.declared,
                place=amount.place,
                fragment=fragment_of(line.row),
                key=_key_of_line(line),
                words="" if ads is None else site.say(say_many("one ad", "{count} ads", ads)),
                added=_added(one, fact.id) if line.row.first else (),
            )
            order = media.index(fact.medium) if fact.medium in media else len(media)
            found.append(((order, fact.payer.role != "party"), entry))
    return _table(site, party, "advertising", found)


def _added(shown: ShownVersion, about: str) -> tuple[Quote, ...]:
    """What others than the party added to one of its entries."""
    return tuple(each.quote for each in shown.facts.annotations if each.about == about)


def _key_of_line(shown: ShownLine) -> Hashable:
    line = shown.row.line
    who = tuple(_identity(each) for each in (line.sponsor, line.payer, shown.agency) if each)
    account = (shown.account.platform, shown.account.account_id) if shown.account else ()
    return line.medium, line.media_included, account, who, shown.row.amount.in_kind


def _identity(who: Entity) -> Hashable:
    return who.role, who.slug or who.name


def _funding(site: Site, party: Party, shown: Iterable[ShownVersion]) -> SideBySide[Source] | None:
    """One row for each kind of source, giver, origin and receiver, in the order of the list of kinds."""
    found: list[tuple[tuple[int, bool], FiledSum[Source]]] = []
    kinds = list(site.dataset.lists["funding-kinds"].rows)
    for one in shown:
        for source in one.facts.sources:
            count = source.number_of_sources
            givers = say_many("from one giver", "from {count} givers", count) if count else ""
            entry = FiledSum(
                of=source,
                period=source.period,
                declared=source.amount,
                place=source.place,
                fragment=fragment_of(source),
                key=_key_of_source(source),
                words=site.say(givers),
                added=_added(one, source.id),
            )
            order = kinds.index(source.kind) if source.kind in kinds else len(kinds)
            found.append(((order, source.receiver.role != "party"), entry))
    return _table(site, party, "funding", found)


def _key_of_source(source: Source) -> Hashable:
    return (
        *(source.kind, source.origin, source.public_or_private, source.donor, source.loan),
        *(source.earmarked_for_advertising, _identity(source.receiver)),
    )


def _table(
    site: Site, party: Party, section: str, found: list[tuple[tuple[int, bool], FiledSum[T]]]
) -> SideBySide[T] | None:
    """The entries in their order as a table; None where there are none."""
    if not found:
        return None
    entries = (entry for _, entry in sorted(found, key=lambda each: each[0]))
    return side_by_side(site, party, section, entries)


_FOLDED: Mapping[str, Callable[[int], Message]] = {
    "lines": lambda count: say_many(
        "One line with its payer, days and file",
        "{count} lines with payers, days and files",
        count,
    ),
    "funding": lambda count: say_many(
        "One source with its sum and file", "{count} sources with sums and files", count
    ),
    "affiliates": lambda count: say_many("One organisation", "{count} organisations", count),
    "techniques": lambda count: say_many(
        "One way of targeting, with data and legal basis",
        "{count} ways of targeting, with data and legal basis",
        count,
    ),
    "ai": lambda count: say_many(
        "One use of AI, with its label", "{count} uses of AI, with labels", count
    ),
}
"""What stands in the place of a table that is folded, as on phones."""
