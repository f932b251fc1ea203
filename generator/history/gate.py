"""May this account make this change? Two revisions and an account's number in; a ruling out.

Allowed is one thing only: to add disclosures, new versions and their ledgers to the folder of a party that the account
may file for, by election.yaml and submitters.yaml at the base. Everything else is refused with its reason.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from generator.documents.names import DISCLOSURES
from generator.history.additions import Place, check_additions
from generator.history.paths import Filed, collision, find_unsafe, locate, spellings
from generator.history.proposal import (
    FILE,
    LINK,
    NOTHING,
    REPOSITORY,
    Entry,
    Proposal,
    read_proposal,
)
from generator.history.refusals import KIND, MAINTAINERS, MANY, Reason, Refusal, refuse
from generator.history.rights import Rights, read_rights
from generator.history.snapshot import Snapshot, resolve, take
from generator.text import Message, say

MOST_FILES = 20


class Verdict(StrEnum):
    """What becomes of a change."""

    ALLOWED = "allowed"
    NOTHING = "nothing"
    MAINTAINERS = "maintainers"
    REFUSED = "refused"


PASSES = frozenset({Verdict.ALLOWED, Verdict.NOTHING})


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answer: how much was looked at, for which parties the account files here, and what speaks against it."""

    account: int
    commits: int
    files: int
    parties: tuple[str, ...]
    refusals: tuple[Refusal, ...]

    @property
    def verdict(self) -> Verdict:
        """Refused if anything is wrong; a matter for maintainers if that alone speaks against it."""
        if any(refusal.reason is not MAINTAINERS for refusal in self.refusals):
            return Verdict.REFUSED
        if self.refusals:
            return Verdict.MAINTAINERS
        return Verdict.ALLOWED if self.files else Verdict.NOTHING


def judge(root: Path, base: str, head: str, account: int) -> Ruling:
    """The ruling on what `head` adds to `base`. Raises HistoryError where one of them cannot be looked at."""
    snapshot = take(root, base)
    proposal = read_proposal(root, snapshot.commit, resolve(root, head))
    places = _places(snapshot, proposal, account)
    refusals = _once(_refusals(snapshot, proposal, places), proposal)
    own = {place.filed.party for place in places.values() if isinstance(place, Place)}
    return Ruling(account, len(proposal.commits), len(proposal.paths), tuple(sorted(own)), refusals)


def _places(base: Snapshot, proposal: Proposal, account: int) -> dict[bytes, Place | Refusal]:
    """For each path of a change, the party's file that the account may add there, or what speaks against it."""
    there = spellings(base.files)
    rights: dict[str, Rights | Refusal] = {}
    places: dict[bytes, Place | Refusal] = {}
    for path in sorted(proposal.paths):
        filed = find_unsafe(path) or collision(path, there) or locate(path, base.prefix)
        if isinstance(filed, Filed):
            found = rights.get(filed.election) or read_rights(base, filed.election)
            rights[filed.election] = found
            places[path] = _place(filed, found, account)
        else:
            places[path] = filed
    return places


def _place(filed: Filed, rights: Rights | Refusal, account: int) -> Place | Refusal:
    """The place of a party's file, if the account may file there."""
    if isinstance(rights, Refusal):
        return rights
    return rights.refusal(filed.party, account) or Place(filed, rights)


def _refusals(
    base: Snapshot, proposal: Proposal, places: Mapping[bytes, Place | Refusal]
) -> Iterator[Refusal]:
    """Everything that speaks against a change; the same thing may come once for each commit."""
    yield from proposal.faults
    disclosures = base.prefix + DISCLOSURES.encode() + b"/"
    count = sum(path.startswith(disclosures) for path in proposal.paths)
    if count > MOST_FILES:
        what = say(
            "The change touches {count} files; at most {most} are let through at once.",
            count=count,
            most=MOST_FILES,
        )
        yield refuse(MANY, what)
    for entry in proposal.entries:
        if kind := _kind(entry, inside=entry.path.startswith(disclosures)):
            yield refuse(KIND, kind, path=entry.path, commit=entry.commit)
        place = places[entry.path]
        if isinstance(place, Refusal):
            yield replace(place, path=entry.path, commit=entry.commit)
    own = {path: place for path, place in places.items() if isinstance(place, Place)}
    yield from check_additions(base, proposal, own)


def _kind(entry: Entry, *, inside: bool) -> Message | None:
    """What a path is made, where that is no ordinary file. Elsewhere than among disclosures, programs are ordinary."""
    if entry.mode == LINK:
        return say("This is a link to another place.")
    if entry.mode == REPOSITORY:
        return say("This is a reference to another repository.")
    if inside and entry.mode not in {FILE, NOTHING}:
        return say("This is marked as a program that can be run.")
    return None


def _once(refusals: Iterable[Refusal], proposal: Proposal) -> tuple[Refusal, ...]:
    """Each refusal once, with the first commit it shows in, marked where the last commit no longer has it."""
    first: dict[tuple[Reason, Message, bytes], Refusal] = {}
    at_head = set()
    for refusal in refusals:
        key = (refusal.reason, refusal.what, refusal.path)
        first.setdefault(key, refusal)
        if refusal.commit in proposal.commits[-1:] or not refusal.path:
            at_head.add(key)
    return tuple(replace(found, undone=key not in at_head) for key, found in first.items())
