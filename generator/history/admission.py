"""Finds the files on the main line, merged since the last publication, that may not be published.

A file that an account may not add costs itself only: it is left out and named, and everything else is published. What
was published before and is changed or removed stops publication: no list can undo that. A file once left out stays so,
whatever maintainers vouch for later, until it is taken away or added anew by an account that may.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote_to_bytes

from generator.documents.names import DISCLOSURES, KEPT
from generator.errors import HistoryError
from generator.history.gate import rule
from generator.history.proposal import NOTHING as ABSENT
from generator.history.proposal import TouchedPath, read_step
from generator.history.refusals import (
    ORIGIN,
    REASONS,
    TREE,
    UNREADABLE,
    Reason,
    Refusal,
)
from generator.history.snapshot import ask, resolve, take

LeftOut = Mapping[str, Reason]
"""The path of each file to leave out, relative to the instance, and the reason."""
NOTHING: LeftOut = {}
NOBODY = 0  # the number that no account has
_PARTS = 3  # <election>/<party>/<file>, or deeper
_STOPPING = frozenset({ORIGIN, TREE, UNREADABLE})
_CODES = {reason.code: reason for reason in REASONS}
_AUTHOR = re.compile(r"([0-9a-f]{40,64}) ([1-9][0-9]{0,15})")


@dataclass(frozen=True, slots=True)
class Admission:
    """What to leave out, and what stands against publishing anything: each change of a published file, in words."""

    left_out: LeftOut
    against: tuple[str, ...]


def admit(root: Path, since: str, authors: Mapping[str, int], earlier: LeftOut) -> Admission:
    """What of the commits after `since` may be published; `authors` tells which account proposed a commit.

    `earlier` is what the last publication left out. Raises HistoryError where the history does not continue `since`.
    """
    base, head = resolve(root, since), resolve(root, "HEAD")
    if ask(root, "merge-base", "--is-ancestor", base, head) is None:
        message = f"The commit published last, {base}, is not in the history of this one."
        raise HistoryError(message)
    listing = ask(root, "rev-list", "--first-parent", "--reverse", f"{base}..{head}")
    if listing is None:
        message = "git cannot list the commits since the last publication; fetch the whole history."
        raise HistoryError(message)
    left_out, against = dict(earlier), []
    for commit in listing.decode().split():
        account = authors.get(commit, NOBODY)
        for path, reason in _judged(root, resolve(root, f"{commit}^1"), commit, account):
            never_published = left_out.pop(path, None)
            if isinstance(reason, Reason):
                left_out[path] = reason
            elif reason and never_published:
                # Changed, it stays so; removed, it is not there any more.
                left_out[path] = never_published
            elif reason:
                against.append(f"{commit}: {reason} {path}".rstrip())
    there = take(root, head)
    kept = {p: r for p, r in left_out.items() if there.prefix + os.fsencode(p) in there.files}
    return Admission(kept, tuple(against))


def _judged(
    root: Path, base: str, commit: str, account: int
) -> Iterator[tuple[str, Reason | str | None]]:
    """Each path in parties' folders that a commit touches: None where it was rightly added, else what is wrong."""
    step = read_step(root, base, commit)
    before = take(root, base)
    folder = before.prefix + DISCLOSURES.encode() + b"/"
    touched = [entry for entry in step.entries if _is_partys(entry, folder)]
    if touched or step.faults:
        refusals = rule(before, step, account).refusals
        yield from (("", f"git: {r.reason.code}") for r in refusals if r.reason in _STOPPING)
        first = _first(refusals)
        for entry in touched:
            path = os.fsdecode(entry.path.removeprefix(before.prefix))
            if entry.before != ABSENT:
                yield path, "removed" if entry.mode == ABSENT else "changed"
            else:
                yield path, first.get(entry.path)


def _is_partys(entry: TouchedPath, folder: bytes) -> bool:
    parts = entry.path.removeprefix(folder).split(b"/")
    deep = len(parts) >= _PARTS
    return (
        entry.path.startswith(folder) and deep and parts[1].decode("utf-8", "replace") not in KEPT
    )


def _first(refusals: tuple[Refusal, ...]) -> Mapping[bytes, Reason]:
    """The first reason for each path."""
    return {refusal.path: refusal.reason for refusal in reversed(refusals)}


def listed(left_out: LeftOut) -> list[dict[str, str]]:
    """What is left out as the site's index names it, with paths as the log writes them."""
    return [
        {"id": quote(os.fsencode(path), safe="/"), "reason": reason.code}
        for path, reason in sorted(left_out.items())
    ]


def read_left_out(path: Path | None) -> LeftOut:
    """What a list, or the index of a site, names as left out. Raises HistoryError where it is neither."""
    if path is None:
        return NOTHING
    try:
        data = json.loads(path.read_bytes())
        entries: list[Any] = data.get("left_out", []) if isinstance(data, dict) else data
        return {
            os.fsdecode(unquote_to_bytes(entry["id"])): _CODES[entry["reason"]] for entry in entries
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        message = f"{path} is neither a list of files to leave out nor the index of a site."
        raise HistoryError(message) from error


def read_authors(path: Path) -> Mapping[str, int]:
    """Which account proposed each commit, from lines of its name and the account's number."""
    found = map(_AUTHOR.fullmatch, path.read_text("utf-8").splitlines())
    return {match[1]: int(match[2]) for match in found if match}
