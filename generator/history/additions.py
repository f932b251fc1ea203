"""Judges what an account does in the folders it may file in, for the gate: says what speaks against it.

New files only, under names that follow on the newest version at the base. A file that no base has yet may be edited
and taken out again by later commits of the same change.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, repeat

from generator.documents.names import Name, parse_name
from generator.documents.reader import MAX_BYTES
from generator.history.paths import NOT_READ, FiledPath, locate
from generator.history.proposal import FILE, NOTHING, Proposal, TouchedPath
from generator.history.refusals import (
    LEDGER,
    NAME,
    NEXT,
    PUBLISHED,
    SIZE,
    UNREADABLE,
    Refusal,
    refuse,
)
from generator.history.rights import Rights
from generator.history.snapshot import Snapshot, ask
from generator.text import say

DISCLOSURE, TABLE = ".yaml", ".ads.csv"


@dataclass(frozen=True, slots=True)
class Permit:
    """A path in a folder that the account may file in, and what holds in its election.

    `body` tells that the account is one of the election body.
    """

    filed: FiledPath
    rights: Rights
    body: bool = False


@dataclass(frozen=True, slots=True)
class _Addition:
    """A new file under a name that says what it is."""

    entry: TouchedPath
    filed: FiledPath
    name: Name


Newest = Mapping[tuple[str, str, str], int]


def check_additions(
    base: Snapshot, proposal: Proposal, own: Mapping[bytes, Permit]
) -> Iterator[Refusal]:
    """Everything that speaks against what a change does in the account's own folders."""
    newest = _newest(base)
    added: list[_Addition] = []
    for entry in proposal.entries:
        if entry.path in own:
            place = own[entry.path]
            name = parse_name(place.filed.file)
            refusal = _published(base, newest, entry, place.filed, name) or _named(place, name)
            if refusal:
                yield replace(refusal, path=entry.path, commit=entry.commit)
            elif name:
                added.append(_Addition(entry, place.filed, name))
    yield from _sizes(base, added)
    last = [each for each in added if each.entry.commit == proposal.commits[-1]]
    yield from _order(newest, last)
    yield from _ledgers(base, newest, last)


def _newest(base: Snapshot) -> Newest:
    """The newest version at the base of each party's disclosure for each period."""
    newest: dict[tuple[str, str, str], int] = {}
    for path in base.files:
        filed = locate(path, base.prefix)
        name = parse_name(filed.file) if isinstance(filed, FiledPath) else None
        if isinstance(filed, FiledPath) and name and name.kind == DISCLOSURE:
            key = (filed.election, filed.party, name.period)
            newest[key] = max(name.version, newest.get(key, 0))
    return newest


def _next(newest: Newest, filed: FiledPath, period: str, kind: str = DISCLOSURE) -> Name:
    """The name of the next version."""
    return Name(period, newest.get((filed.election, filed.party, period), 0) + 1, kind)


def _published(
    base: Snapshot, newest: Newest, entry: TouchedPath, filed: FiledPath, name: Name | None
) -> Refusal | None:
    """Why a commit may not touch a file: it, or another under its name, is published."""
    if entry.before == NOTHING and entry.path not in base.files:
        return None
    if entry.mode == NOTHING:
        what = say("A published file is removed.")
    elif entry.before == NOTHING:
        what = say("A file of this name has been published meanwhile.")
    else:
        what = say("A published file is changed.")
    if name is None:
        return refuse(PUBLISHED, what)
    following = str(_next(newest, filed, name.period))
    remedy = say("Undo it; put right what is wrong in a new version, {name}.", name=following)
    return refuse(PUBLISHED, what, remedy)


def _named(place: Permit, name: Name | None) -> Refusal | None:
    """Why a file may not be called as it is."""
    if name is None:
        return refuse(NAME, NOT_READ)
    if name.period in place.rights.periods:
        return None
    election, known = place.filed.election, place.rights.periods
    what = say("There is no period {period} in {election}.", period=name.period, election=election)
    return refuse(NAME, what, say("Name one of: {known}.", known=known))


def _sizes(base: Snapshot, added: list[_Addition]) -> Iterator[Refusal]:
    """Each new file that is larger than the reader takes, or is not there at all."""
    files = [a.entry for a in added if a.entry.mode == FILE]
    listing = ask(base.root, "cat-file", "--batch-check", lines=(entry.blob for entry in files))
    answers = chain((listing or b"").decode().splitlines(), repeat("? missing"))
    for entry, line in zip(files, answers, strict=False):
        _, kind, *size = line.split(" ")
        if kind != "blob":
            yield refuse(
                UNREADABLE, say("git cannot read this file."), path=entry.path, commit=entry.commit
            )
        elif int(size[0]) > MAX_BYTES:
            what = say(
                "The file has {size} bytes; at most {most} are read.",
                size=int(size[0]),
                most=MAX_BYTES,
            )
            yield refuse(SIZE, what, path=entry.path, commit=entry.commit)


def _order(newest: Newest, added: list[_Addition]) -> Iterator[Refusal]:
    """The first version of each disclosure that does not follow on the one before."""
    groups: dict[tuple[FiledPath, str], list[_Addition]] = defaultdict(list)
    for each in added:
        if each.name.kind == DISCLOSURE:
            groups[replace(each.filed, file=""), each.name.period].append(each)
    for (filed, period), group in groups.items():
        first = _next(newest, filed, period)
        in_order = sorted(group, key=lambda each: each.name.version)
        for version, each in enumerate(in_order, first.version):
            if each.name.version != version:
                what = say(
                    "The next version for {period} is {next}, not {version}.",
                    period=period,
                    next=version,
                    version=each.name.version,
                )
                remedy = say("Call it {name}.", name=str(replace(first, version=version)))
                yield refuse(NEXT, what, remedy, each.entry.path, each.entry.commit)
                break


def _ledgers(base: Snapshot, newest: Newest, added: list[_Addition]) -> Iterator[Refusal]:
    """Each ledger that does not come together with its disclosure."""
    paths = {each.entry.path for each in added}
    for each in added:
        path = each.entry.path.removesuffix(TABLE.encode()) + DISCLOSURE.encode()
        if each.name.kind == DISCLOSURE or path in paths:
            continue
        name = str(replace(each.name, kind=DISCLOSURE))
        if path in base.files:
            what = say("{name} is published; a ledger can no longer be added to it.", name=name)
            new = str(_next(newest, each.filed, each.name.period))
            table = str(_next(newest, each.filed, each.name.period, TABLE))
            remedy = say(
                "File {name} as a new version, with its ledger {table}.", name=new, table=table
            )
        else:
            what = say("The disclosure of this ledger, {name}, is not in the change.", name=name)
            remedy = say("Add {name} to the same change, or take the ledger out.", name=name)
        yield refuse(LEDGER, what, remedy, each.entry.path, each.entry.commit)
