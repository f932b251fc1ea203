"""Says what each party's disclosures show of each commitment of a code of conduct, for pages and charts.

The code is data (`schema/codes/<id>.yaml`). Nothing here judges: an assessment says whether the sections that show a
commitment were answered for every period that was due, and which findings bear on it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from generator.documents.model import Document
from generator.facts.dataset import Dataset
from generator.findings import Finding


class ShownBy(StrEnum):
    """What the disclosures that were due show of a commitment."""

    ANSWERED = "answered"
    PARTLY = "partly"
    WITHHELD = "withheld"
    WITHDRAWN = "withdrawn"
    MISSING = "missing"
    NOT_DUE = "not_due"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One numbered commitment, in our own words, and what shows it."""

    id: str
    number: str
    title: Mapping[str, str]
    summary: Mapping[str, str]
    source: str
    sections: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code of conduct."""

    id: str
    title: Mapping[str, str]
    summary: Mapping[str, str]
    status: str
    source: Mapping[str, str]
    affiliate_threshold: Decimal | None
    commitments: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What one party's due disclosures show of one commitment: answered of due, and findings that bear on it."""

    commitment: Commitment
    party: str
    shown: ShownBy
    answered: int
    due: int
    findings: tuple[Finding, ...]


def read_code(document: Document) -> Code:
    """The code of conduct in a checked document."""
    data: Mapping[str, Any] = document.data
    threshold = data.get("thresholds", {}).get("affiliate_share_percent")
    return Code(
        id=data["id"], title=data["title"], summary=data["summary"], status=data["status"], source=data["source"],
        affiliate_threshold=Decimal(threshold) if threshold is not None else None,
        commitments=tuple(_commitment(entry) for entry in data["commitments"]),
    )  # fmt: skip


def _commitment(entry: Mapping[str, Any]) -> Commitment:
    return Commitment(
        id=entry["id"], number=entry["number"], title=entry["title"], summary=entry["summary"], source=entry["source"],
        sections=tuple(entry.get("sections", ())), rules=tuple(entry.get("rules", ())),
    )  # fmt: skip


def assess(
    code: Code, dataset: Dataset, findings: Iterable[Finding]
) -> dict[tuple[str, str], Assessment]:
    """Every commitment for every party, by (commitment, party)."""
    states = dataset.section_states
    bearing = _by_party(dataset, findings)
    return {
        (commitment.id, party.id): _assess(
            commitment, party.id, dataset, states, bearing.get(party.id, ())
        )
        for commitment in code.commitments
        for party in dataset.parties
    }


def _by_party(dataset: Dataset, findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    owner = {v.filing.document.path: v.filing.party for v in dataset.versions if v.current}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.place.file in owner:
            found.setdefault(owner[finding.place.file], []).append(finding)
    return found


def _assess(
    commitment: Commitment,
    party: str,
    dataset: Dataset,
    states: Mapping[tuple[str, str, str], str],
    findings: Iterable[Finding],
) -> Assessment:
    bearing = tuple(f for f in findings if f.kind.code in commitment.rules)
    left = dataset.by_party[party].withdrawn
    due = [p for p in dataset.due if left is None or p.start <= left]
    answers = [
        states.get((party, p.id, section), "missing")
        for p in due
        for section in commitment.sections
    ]
    answered = sum(answer in {"disclosed", "nothing_to_disclose"} for answer in answers)
    return Assessment(
        commitment=commitment,
        party=party,
        shown=_shown(commitment, answers, answered),
        answered=answered,
        due=len(answers),
        findings=bearing,
    )


def _shown(commitment: Commitment, answers: list[str], answered: int) -> ShownBy:
    if not commitment.sections or (answers and set(answers) == {"not_asked"}):
        return ShownBy.NOT_SHOWN
    if not answers:
        return ShownBy.NOT_DUE
    if answered == len(answers):
        return ShownBy.ANSWERED
    if answered:
        return ShownBy.PARTLY
    if "withheld" in answers:
        return ShownBy.WITHHELD
    return ShownBy.MISSING if set(answers) != {"withdrawn"} else ShownBy.WITHDRAWN
