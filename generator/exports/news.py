"""What is new, in one language: each channel with its items, newest first, before it is written in any form.

An item is named by what it is of, never by its address, and keeps that name for good. Its time is the real one: that at
which a file reached the main line, or a due day ended. Where only a day is known, it is the first moment of that day.
"""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from generator import addresses
from generator.exports.bundle import Bundle
from generator.facts import Facts
from generator.facts.dataset import Dataset, Party, Period
from generator.facts.quote import Quote, Speaker, declaring, reason
from generator.facts.version import Version
from generator.figures.view import View
from generator.figures.words import period_name
from generator.history.comparison import Total, difference_words, total_words
from generator.metrics.status import State, Status
from generator.metrics.sums import total
from generator.moments import end_of, start_of
from generator.text import Message, Translator, say, say_many

MOST = 100
_FILED = say("{party} filed its disclosure for {period}")
_CORRECTED = say("{party} corrected its disclosure for {period}: version {number}")
_WITHDRAWN = say("{party} withdrew its disclosure for {period}")
_LATE = say("{party} filed its disclosure for {period} late")
_OVERDUE = say("{party} has not filed its disclosure for {period}")
_UNREADABLE = say("{party} filed a disclosure for {period} that cannot be read")
_INVENTED = say("Example: every party, person and figure on this site is invented.")
_ADVERTISING, _FUNDING = say("Advertising declared"), say("Funding received")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that happened. `author` is the party where it filed; where the site says it, it is empty.

    `reason` is why a version was filed again, as whoever filed it wrote it.
    """

    name: str
    moment: datetime
    title: str
    summary: str
    reason: Quote | None
    page: str
    party: str
    party_name: str
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Items that one can follow. `path` is its address as Atom; `page` shows the same to people."""

    path: str
    title: str
    subtitle: str
    page: str
    updated: datetime
    items: tuple[Item, ...]


def channels(bundle: Bundle, t: Translator) -> Iterator[Channel]:
    """All of the site, then for each election all, corrections, what is overdue, and each party."""
    views = [view for view in bundle.views if view.t.language == t.language]
    filed = {view.dataset.id: tuple(_filings(view.dataset, t)) for view in views}
    about, site = _about(bundle, t), bundle.settings.name(t.language)
    begun = min((_begun(view.dataset) for view in views), default=datetime(1970, 1, 1, tzinfo=UTC))
    every = (item for items in filed.values() for item in items)
    yield _channel(addresses.FEED, site, about, addresses.HOME, begun, every)
    for view in views:
        to, data, items = (
            addresses.ElectionAddresses(view.dataset.id),
            view.dataset,
            filed[view.dataset.id],
        )
        begun, name = _begun(data), t.local(data.data["title"])

        def titled(message: Message, name: str = name) -> str:
            return f"{name}: {t.text(message)}"

        yield _channel(to.feed, titled(say("everything filed")), about, to.home, begun, items)
        later = [item for item in items if not item.name.endswith("/v1")]
        title = titled(say("corrections and withdrawals"))
        yield _channel(to.corrections, title, about, to.filings, begun, later)
        overdue, title = _overdue(view), titled(say("what is overdue"))
        yield _channel(to.overdue, title, about, f"{to.filings}#overdue", begun, overdue)
        for party in data.parties:
            own = [item for item in items if item.party == party.id]
            title = f"{name}: {t.local(party.name)}"
            yield _channel(to.party_feed(party.id), title, about, to.party(party.id), begun, own)


def _channel(
    path: str, title: str, subtitle: str, page: str, begun: datetime, items: Iterable[Item]
) -> Channel:
    """The newest items; of those of one moment, the first ones given."""
    newest = tuple(heapq.nlargest(MOST, items, key=lambda item: item.moment))
    updated = newest[0].moment if newest else begun
    return Channel(
        path=path, title=title, subtitle=subtitle, page=page, updated=updated, items=newest
    )


def _begun(dataset: Dataset) -> datetime:
    """When an election's channels begin: nothing can be new before its first period."""
    return start_of(dataset.periods[0].start, dataset.zone)


def _about(bundle: Bundle, t: Translator) -> str:
    """That figures are invented, where they are, and the log."""
    log = bundle.log
    invented = any(dataset.data.get("invented") for dataset in bundle.datasets)
    entries = say_many(
        "Log: {count} entry, {head}", "Log: {count} entries, {head}", log.size, head=log.root
    )
    return " ".join(t.text(words) for words in (*([_INVENTED] if invented else ()), entries))


def _filings(dataset: Dataset, t: Translator) -> Iterator[Item]:
    """Who filed what when, and what it comes to or what changed, by party; of each, the newest first."""
    facts = dataset.facts.by_version()
    roster = {party.id: place for place, party in enumerate(dataset.parties)}
    newest_first = dataset.versions[::-1]  # sorting by party leaves each one's in this order
    for version in sorted(newest_first, key=lambda v: roster[v.filing.party]):
        filing = version.filing
        party, period = dataset.by_party[filing.party], dataset.by_period[filing.period]
        what = _WITHDRAWN if filing.withdrawn else _CORRECTED if filing.version > 1 else _FILED
        yield Item(
            name=f"{dataset.id}/{filing.party}/{filing.period}/v{filing.version}",
            moment=_moment(dataset, version),
            title=_title(t, what, party, period, filing.version),
            summary=_summary(
                t, dataset, version, facts[filing.party, filing.period, filing.version]
            ),
            reason=reason(filing.document.data),
            page=addresses.ElectionAddresses(dataset.id).version(
                party.id, period.id, filing.version
            ),
            party=party.id,
            party_name=(name := t.local(party.name)),
            author=name if declaring(filing.document.data).speaker is Speaker.PARTY else "",
        )


def _overdue(view: View) -> Iterator[Item]:
    """What was due and is not there; once it is, that it came late, under the same name."""
    dataset, t = view.dataset, view.t
    for period in dataset.due:
        for party in dataset.parties:
            status = view.figures.status[party.id, period.id]
            if status.late or status.state in {State.MISSING, State.REFUSED}:
                yield Item(
                    name=f"{dataset.id}/{party.id}/{period.id}/overdue",
                    moment=_since(dataset, status, period),
                    title=_title(t, _what(status), party, period),
                    summary=t.text(say("Due {day}.", day=period.due)),
                    reason=None,
                    page=addresses.ElectionAddresses(dataset.id).disclosure(party.id, period.id),
                    party=party.id,
                    party_name=t.local(party.name),
                )


def _what(status: Status) -> Message:
    if status.late:
        return _LATE
    return _UNREADABLE if status.state is State.REFUSED else _OVERDUE


def _since(dataset: Dataset, status: Status, period: Period) -> datetime:
    """When it became as it is: when the due day ended, or when the file came after that."""
    ended = end_of(period.due, dataset.zone)
    if status.late and status.first is not None:
        return max(ended, _moment(dataset, status.first))
    return ended


def _moment(dataset: Dataset, version: Version) -> datetime:
    """When a version was filed."""
    return version.moment or start_of(version.filed, dataset.zone)


def _title(t: Translator, what: Message, party: Party, period: Period, number: int = 1) -> str:
    said = say(
        what.template, party=t.local(party.name), period=period_name(t, period), number=number
    )
    return t.text(said)


def _summary(t: Translator, dataset: Dataset, version: Version, facts: Facts) -> str:
    """The totals that moved; of a first version, its totals."""
    found = dataset.comparisons.get(version.filing.document.path)
    if found is None:
        return " ".join(_totals(t, dataset, facts))
    moved = () if version.filing.withdrawn else found.totals
    return " ".join(_moved(t, one) for one in moved)


def _totals(t: Translator, dataset: Dataset, facts: Facts) -> Iterator[str]:
    """What was declared in all; where that was not disclosed, what the party says instead."""
    states = {section.section: section.state for section in facts.sections}
    advertising = total(amount.declared for line in facts.lines for amount in line.amounts)
    funding = total(source.amount for source in facts.sources)
    sums = (("advertising", _ADVERTISING, advertising), ("funding", _FUNDING, funding))
    for section, title, added in sums:
        said = t.text(dataset.lists["section-states"].title(states[section]))
        if states[section] == "disclosed":
            said = t.listing([t.money(money) for money in added.values()]) or t.text(say("none"))
        yield f"{t.text(title)}: {said}."


def _moved(t: Translator, one: Total) -> str:
    old, new, apart = total_words(t, one.old), total_words(t, one.new), difference_words(t, one)
    return f"{t.text(one.title)}: {old} → {new}{f' ({apart})' if apart else ''}."
