"""Builds the `Dataset` of an election that passed its checks, with what its history tells of dates."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from generator.documents.codelists import CodeLists
from generator.documents.instance import Filing
from generator.documents.model import Document
from generator.documents.scalars import parse_date, parse_moment
from generator.errors import HistoryError
from generator.facts import read_facts
from generator.facts.dataset import Dataset, Party, Period
from generator.facts.fact import declaration
from generator.facts.version import Received, Version
from generator.history.filed import History
from generator.moments import UNKNOWN, Now, day_of, local, zone_of
from generator.validation.check import Election
from generator.validation.identity import registers


def build(election: Election, history: History, lists: CodeLists, now: Now = UNKNOWN) -> Dataset:
    """One election and its facts. Raises HistoryError where git's history is cut off and dates would be wrong.

    Where nobody knows when `now` is, it is the moment of the commit; without a history, the day of the newest filing.
    """
    data = election.document.data
    zone = zone_of(data)
    archived = parse_date(data.get("as_of"))
    from_history = bool(history.first_seen) and (
        archived is None or (not history.shallow and _lived_here(election, history, archived, zone))
    )
    if from_history and history.shallow:
        message = "The git history is cut off, so filing dates are not known; fetch all of it (fetch-depth: 0)."
        raise HistoryError(message)
    moments = history.first_seen if from_history else {}
    versions = tuple(_versions(election, moments, zone))
    today = now.or_at(history.moment).today(zone, archived)
    if today is None:
        today = max((v.filed for v in versions), default=_day(data["date"]))
    parties = tuple(_party(entry) for entry in data["parties"])
    names = {party.id: _plain(party.name) for party in parties}
    facts = read_facts(declaration(each, lists, names[each.filing.party]) for each in versions)
    periods = tuple(
        sorted((_period(entry) for entry in data["periods"]), key=lambda p: (p.start, p.id))
    )
    return Dataset(
        election=election,
        lists=lists,
        zone=zone,
        today=today,
        from_history=from_history,
        parties=parties,
        periods=periods,
        versions=versions,
        refused=election.refused,
        facts=facts,
    )


def _lived_here(election: Election, history: History, archived: date, zone: tzinfo) -> bool:
    """Whether anything was filed here by the day at which an election stands still.

    One that was invented, or brought here from elsewhere, has the days of its attestations.
    """
    seen = (history.first_seen.get(filing.document.path) for filing in election.filings)
    return any(moment is not None and day_of(moment, zone) <= archived for moment in seen)


def _versions(
    election: Election, first_seen: Mapping[str, datetime], zone: tzinfo
) -> Iterable[Version]:
    in_order = _in_order(election)
    newest = {(f.party, f.period): f.version for f in in_order}
    received = _received(election.received, zone)
    for filing in in_order:
        path = filing.document.path
        attested, moment = _day(filing.document.data["attestation"]["date"]), first_seen.get(path)
        yield Version(
            filing=filing,
            filed=attested if moment is None else day_of(moment, zone),
            current=newest[filing.party, filing.period] == filing.version,
            sha256=hashlib.sha256(filing.document.raw).hexdigest(),
            moment=moment,
            received=received.get(path),
        )


def _in_order(election: Election) -> list[Filing]:
    """What was filed in order of the roster, of periods and of versions, which all pages and files keep to."""
    data = election.document.data
    parties = {entry["id"]: place for place, entry in enumerate(data["parties"])}
    starts = {entry["id"]: entry["start"] for entry in data["periods"]}
    return sorted(
        election.filings,
        key=lambda f: (parties[f.party], starts[f.period], f.period, f.version),
    )


def _received(document: Document | None, zone: tzinfo) -> dict[str, Received]:
    """When each file was handed in, by its path, where the election body says so."""
    found: dict[str, Received] = {}
    for entry in document.data["received"] if document is not None else ():
        at = parse_moment(entry["at"])
        if at is not None:
            found[entry["path"]] = Received(local(at, zone), entry["evidence"])
    return found


def _party(entry: Mapping[str, Any]) -> Party:
    return Party(
        id=entry["id"],
        name=entry["name"],
        short_name=entry.get("short_name", ""),
        colour=entry.get("colour", ""),
        site=entry.get("site", ""),
        register=", ".join(registers(entry)),
        withdrawn=parse_date(entry.get("withdrawn")),
    )


def _period(entry: Mapping[str, Any]) -> Period:
    return Period(
        entry["id"],
        entry.get("title", {}),
        _day(entry["start"]),
        _day(entry["end"]),
        _day(entry["due"]),
    )


def _day(text: str) -> date:
    """A checked date."""
    day = parse_date(text)
    return day if day is not None else date.min


def _plain(texts: Mapping[str, str]) -> str:
    return texts.get("en") or texts[min(texts)]
