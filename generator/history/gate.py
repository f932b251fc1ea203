"""Rules on whether an account may make the change from one revision to another.

Allowed is one thing only: to add disclosures, new versions and their ledgers to the folder of a party that the account
may file for, by election.yaml and submitters.yaml at the base. An account of the election body may add them for every
party, and says in each that it entered them. Everything else is refused with its reason.

A change is judged by what it would leave on the main line. What is dangerous at any time (links, others' folders,
published files) is refused in every commit.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from pathlib import Path

from generator.documents.names import DISCLOSURES
from generator.history.additions import Permit, check_additions
from generator.history.contents import read_contents
from generator.history.paths import FiledPath, collision, find_unsafe, locate, spellings
from generator.history.proposal import (
    FILE,
    LINK,
    NOTHING,
    REPOSITORY,
    Proposal,
    TouchedPath,
    read_proposal,
)
from generator.history.refusals import (
    KIND,
    MAINTAINERS,
    MANY,
    PASSING,
    Reason,
    Refusal,
    refuse,
)
from generator.history.rights import Rights, read_rights
from generator.history.snapshot import Snapshot, resolve, take
from generator.history.speakers import check_speakers, direct
from generator.text import Message, say, say_many

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
    return rule(snapshot, read_proposal(root, snapshot.commit, resolve(root, head)), account)


def rule(snapshot: Snapshot, proposal: Proposal, account: int) -> Ruling:
    """The ruling on a change that was read already."""
    places = _places(snapshot, proposal, account)
    found = _refusals(snapshot, proposal, places)
    refusals = _once(_remaining(found, proposal), proposal)
    own = {place.filed.party for place in places.values() if isinstance(place, Permit)}
    return Ruling(account, len(proposal.commits), len(proposal.paths), tuple(sorted(own)), refusals)


def _places(base: Snapshot, proposal: Proposal, account: int) -> dict[bytes, Permit | Refusal]:
    """For each path of a change, the party's file that the account may add there, or what speaks against it."""
    there = spellings(base.files)
    rights: dict[str, Rights | Refusal] = {}
    places: dict[bytes, Permit | Refusal] = {}
    for path in sorted(proposal.paths):
        filed = find_unsafe(path) or collision(path, there) or locate(path, base.prefix)
        if isinstance(filed, FiledPath):
            found = rights.get(filed.election) or read_rights(base, filed.election)
            rights[filed.election] = found
            places[path] = _place(filed, found, account)
        else:
            places[path] = filed
    return places


def _place(filed: FiledPath, rights: Rights | Refusal, account: int) -> Permit | Refusal:
    """The place of a party's file, if the account may file there."""
    if isinstance(rights, Refusal):
        return rights
    body = account in rights.body
    return rights.refusal(filed.party, account) or Permit(filed, rights, body)


def _refusals(
    base: Snapshot, proposal: Proposal, places: Mapping[bytes, Permit | Refusal]
) -> Iterator[Refusal]:
    """Everything that speaks against a change; the same thing may come once for each commit."""
    yield from proposal.faults
    disclosures = base.prefix + DISCLOSURES.encode() + b"/"
    count = sum(entry.path.startswith(disclosures) for entry in proposal.last)
    if count > MOST_FILES:
        what = say_many(
            "The change touches one file; at most {most} are let through at once.",
            "The change touches {count} files; at most {most} are let through at once.",
            count,
            most=MOST_FILES,
        )
        yield refuse(MANY, what)
    own = {path: place for path, place in places.items() if isinstance(place, Permit)}
    contents = read_contents(base.root, _readable(proposal, own))
    for entry in proposal.entries:
        if kind := _kind(entry, inside=entry.path.startswith(disclosures)):
            yield refuse(KIND, kind, path=entry.path, commit=entry.commit)
        place = places[entry.path]
        if isinstance(place, Refusal):
            yield direct(replace(place, path=entry.path, commit=entry.commit), base, contents)
    for refusal in check_additions(base, proposal, own):
        yield direct(refusal, base, contents)
    yield from check_speakers(proposal, own, contents)


def _readable(proposal: Proposal, own: Mapping[bytes, Permit]) -> Iterator[TouchedPath]:
    """Each new file in the account's own folders, and some of those elsewhere, which may belong there."""
    new = [entry for entry in proposal.last if entry.mode == FILE and entry.before == NOTHING]
    yield from (entry for entry in new if entry.path in own)
    yield from islice((entry for entry in new if entry.path not in own), MOST_FILES)


def _remaining(refusals: Iterable[Refusal], proposal: Proposal) -> Iterator[Refusal]:
    """What speaks against what a change leaves, and what is dangerous at any time."""
    left = {entry.path for entry in proposal.last}
    passing = {
        (entry.commit, entry.path)
        for entry in proposal.entries
        if entry.before == NOTHING and entry.mode == FILE and entry.path not in left
    }
    for refusal in refusals:
        gone = (refusal.commit, refusal.path) in passing
        if not (gone and refusal.reason in PASSING):
            yield refusal


def _kind(entry: TouchedPath, *, inside: bool) -> Message | None:
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
