"""Reads disclosures back to those who filed them: party, period, sums and states as they were understood.

A figure can have the right form and still not be the one that was meant. Whoever filed it sees that only where it is
said again in other words, so every report ends with this.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.documents.instance import Filing
from generator.documents.scalars import parse_date
from generator.money import Money
from generator.validation.check import Checked, kind_of
from generator.validation.places import SECTIONS, select
from generator.validation.sums import advertising, total

IN_FULL, IN_SHORT = 5, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """One disclosure as it was understood. Sums stand by currency; `names` are the party's, by language."""

    file: str
    party: str
    names: Mapping[str, str]
    period: str
    days: tuple[date, date] | None
    version: int
    advertising: tuple[Money, ...]
    lines: int
    ads: int
    sponsors: tuple[str, ...]
    payers: tuple[str, ...]
    funding: tuple[Money, ...]
    sources: int
    states: tuple[tuple[str, str], ...]

    @property
    def currencies(self) -> tuple[str, ...]:
        """Every currency that has a sum."""
        return tuple(sorted({money.currency for money in (*self.advertising, *self.funding)}))


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The first disclosures that were understood, how many more were, and those that could not be."""

    read: tuple[Understood, ...] = ()
    more: int = 0
    unread: tuple[str, ...] = ()

    @property
    def in_full(self) -> bool:
        """Whether there are few enough to say everything about each."""
        return len(self.read) + len(self.unread) <= IN_FULL and not self.more


def read_back(checked: Checked, files: Iterable[str]) -> ReadBack:
    """What was understood of the disclosures among these files, and of those whose ledgers are."""
    looked_at = set(files)
    filings = [f for f in checked.understood if looked_at & {f.document.path, _ledger(f)}]
    known = {filing.document.path for filing in checked.understood}
    unread = sorted(f for f in looked_at - known if kind_of(f) == "disclosure")
    elections = {election.id: election.document.data for election in checked.elections}
    shown = [_understand(f, elections.get(f.election, {})) for f in filings[:IN_SHORT]]
    return ReadBack(tuple(shown), len(filings) - len(shown), tuple(unread))


def _ledger(filing: Filing) -> str:
    return filing.ledger.path if filing.ledger else filing.document.path


def _understand(filing: Filing, election: Mapping[str, Any]) -> Understood:
    data = filing.document.data
    names = _entry(election, "parties", data["party"]).get("name", {})
    lines = data.get("advertising", {}).get("lines", ())
    return Understood(
        file=filing.document.path,
        party=data["party"],
        names=names,
        period=data["period"],
        days=_days(_entry(election, "periods", data["period"])),
        version=data["version"],
        advertising=tuple(advertising(data).values()),
        lines=len(lines),
        ads=len(filing.ledger.data) if filing.ledger else 0,
        sponsors=_once(line["sponsor"] for line in lines),
        payers=_once(line["paid_by"] for line in lines),
        funding=tuple(total(data, "funding/sources/*/amount").values()),
        sources=len(list(select(data, "funding/sources/*/amount"))),
        states=tuple((s, data[s]["state"] if s in data else "withdrawn") for s in SECTIONS),
    )


def _entry(election: Mapping[str, Any], entries: str, name: str) -> Mapping[str, Any]:
    return next((entry for entry in election.get(entries, ()) if entry["id"] == name), {})


def _days(period: Mapping[str, Any]) -> tuple[date, date] | None:
    first, last = parse_date(period.get("start")), parse_date(period.get("end"))
    return (first, last) if first and last else None


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
