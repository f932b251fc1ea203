"""An election that passed its checks, and its history, in; its `Dataset` out."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.documents.codelists import CodeLists
from generator.documents.instance import Filing
from generator.documents.scalars import parse_date
from generator.errors import HistoryError
from generator.history.filed import History
from generator.tables.columns import ROWS, TABLES
from generator.tables.dataset import Dataset, Party, Period, Version
from generator.tables.rows import MAKERS, source
from generator.validation.check import Election
from generator.validation.identity import registers


def build(election: Election, history: History, lists: CodeLists) -> Dataset:
    """The tables of one election. Raises HistoryError where git's history is cut off and dates would be wrong."""
    data = election.document.data
    archived = parse_date(data.get("as_of"))
    from_history = archived is None and bool(history.first_seen)
    if from_history and history.shallow:
        message = "The git history is cut off, so filing dates are not known; fetch all of it (fetch-depth: 0)."
        raise HistoryError(message)
    versions = tuple(_versions(election.filings, history.first_seen if from_history else {}))
    today = (
        archived or history.today or max((v.filed for v in versions), default=_day(data["date"]))
    )
    parties = tuple(_party(entry) for entry in data["parties"])
    names = {party.id: _plain(party.name) for party in parties}
    sources = [source(version, lists, names[version.filing.party]) for version in versions]
    facts = {
        name: tuple(ROWS[name](**row) for at in sources for row in MAKERS[name](at))
        for name in TABLES
    }
    periods = tuple(
        sorted((_period(entry) for entry in data["periods"]), key=lambda p: (p.start, p.id))
    )
    return Dataset(
        election, lists, today, from_history, parties, periods, versions, election.refused, facts
    )


def _versions(filings: Iterable[Filing], first_seen: Mapping[str, date]) -> Iterable[Version]:
    filings = list(filings)
    newest = {(f.party, f.period): f.version for f in sorted(filings, key=lambda f: f.version)}
    for filing in filings:
        attested = _day(filing.document.data["attestation"]["date"])
        yield Version(
            filing,
            first_seen.get(filing.document.path, attested),
            newest[filing.party, filing.period] == filing.version,
            hashlib.sha256(filing.document.raw).hexdigest(),
        )


def _party(entry: Mapping[str, Any]) -> Party:
    return Party(
        entry["id"], entry["name"], entry.get("short_name", ""), entry.get("colour", ""), entry.get("site", ""),
        ", ".join(registers(entry)), parse_date(entry.get("withdrawn")),
    )  # fmt: skip


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
