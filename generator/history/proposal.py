"""Lists everything that the commits between two revisions do to files, each commit on its own.

Each commit that the head has and the base has not is compared with the commit where it left the base's history. So
nothing hides behind a later commit that takes it back, nor inside a merge: what a merge adds or drops shows against
the main line it was made from. Renames are never guessed: a renamed file is one removed and one added.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from pathlib import Path

from generator.history.refusals import MANY, ORIGIN, TREE, UNREADABLE, Refusal, refuse
from generator.history.snapshot import ask
from generator.text import say

MOST_COMMITS = 100
MOST_LOOKED_AT = 20_000
NOTHING, FILE, FOLDER, LINK, REPOSITORY = "000000", "100644", "040000", "120000", "160000"
_MODES = {b"100644", b"100755", b"120000", b"160000", b"40000"}


@dataclass(frozen=True, slots=True)
class TouchedPath:
    """What a commit makes of a path: its mode and object; mode NOTHING where it removes it.

    `before` is the mode the path had where the commit left the base's history.
    """

    commit: str
    path: bytes
    before: str
    mode: str
    blob: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """All commits between base and head, oldest first, what each does, and what cannot be said for sure."""

    commits: tuple[str, ...] = ()
    entries: tuple[TouchedPath, ...] = field(default=(), repr=False)
    faults: tuple[Refusal, ...] = ()

    @property
    def paths(self) -> frozenset[bytes]:
        """Every path that some commit touches."""
        return frozenset(entry.path for entry in self.entries)

    @property
    def last(self) -> tuple[TouchedPath, ...]:
        """What the change as a whole does: the entries of its last commit."""
        return tuple(entry for entry in self.entries if entry.commit in self.commits[-1:])


def read_proposal(root: Path, base: str, head: str) -> Proposal:
    """What the commits of `head` that `base` has not do. Both are full names of commits."""
    most = str(MOST_COMMITS + 1)
    listing = ask(
        root, "rev-list", "--reverse", "--topo-order", "--max-count", most, head, "^" + base
    )
    if listing is None:
        return Proposal(faults=(_unreadable(head),))
    commits = tuple(listing.decode().split())
    if len(commits) > MOST_COMMITS:
        what = say("The change has more than {most} commits.", most=MOST_COMMITS)
        return Proposal(commits, faults=(refuse(MANY, what),))
    looks = (found for commit in commits for found in _look(root, base, commit))
    found = tuple(islice(looks, MOST_LOOKED_AT + 1))
    entries = tuple(entry for entry in found if isinstance(entry, TouchedPath))
    faults = tuple(fault for fault in found if isinstance(fault, Refusal))
    if len(found) > MOST_LOOKED_AT:
        faults += (refuse(MANY, say("The change touches more files than can be looked at.")),)
    return Proposal(commits, entries, faults)


def read_step(root: Path, base: str, commit: str) -> Proposal:
    """What one commit does to the commit before it, however it came about. Both are full names of commits."""
    found = tuple(islice(_look(root, base, commit), MOST_LOOKED_AT + 1))
    entries = tuple(entry for entry in found if isinstance(entry, TouchedPath))
    faults = tuple(fault for fault in found if isinstance(fault, Refusal))
    return Proposal((commit,), entries, faults)


def _look(root: Path, base: str, commit: str) -> Iterator[TouchedPath | Refusal]:
    """What one commit does, and what speaks against it whatever it does."""
    origins = (ask(root, "merge-base", "--all", base, commit) or b"").decode().split()
    if len(origins) != 1:
        yield refuse(ORIGIN, _SEVERAL if origins else _NONE, commit=commit)
        return
    names = "--raw -r -t -z --no-abbrev --no-renames --no-ext-diff --no-textconv --ignore-submodules=none"
    raw = ask(root, "diff-tree", *names.split(), origins[0], commit)
    if raw is None:
        yield _unreadable(commit)
        return
    folders = {f"{commit}^{{tree}}": b""}
    for entry in _entries(commit, raw):
        if entry.mode == FOLDER:
            folders[entry.blob] = entry.path
        elif entry.before != FOLDER:
            yield entry
    yield from _malformed(root, commit, folders)


def _entries(commit: str, raw: bytes) -> Iterator[TouchedPath]:
    """Each record of `git diff-tree --raw -z`: `:mode mode object object status`, NUL, path, NUL."""
    parts = raw.split(b"\0")
    for facts, path in zip(parts[::2], parts[1::2], strict=False):
        before, mode, _, blob, _ = facts.decode().removeprefix(":").split(" ")
        yield TouchedPath(commit, path, before, mode, blob)


def _malformed(root: Path, commit: str, folders: dict[str, bytes]) -> Iterator[Refusal]:
    """Each new folder that git would not have written itself."""
    trees = tuple(_trees(root, folders))
    if len(trees) < len(folders):
        yield _unreadable(commit)
    for path, tree in zip(folders.values(), trees, strict=False):
        empty = path and not tree
        if empty or not _well_formed(tree, len(commit) // 2):
            yield refuse(TREE, _ODD_FOLDER, path=path, commit=commit)


def _trees(root: Path, names: Iterable[str]) -> Iterator[bytes]:
    """The bytes of each folder as git keeps it; none after one that cannot be read."""
    answers = BytesIO(ask(root, "cat-file", "--batch", lines=names) or b"")
    while (facts := answers.readline()).count(b" tree ") == 1:
        yield answers.read(int(facts.rpartition(b" ")[2]))
        answers.read(1)


def _well_formed(tree: bytes, length: int) -> bool:
    """Whether a folder's entries have known kinds, plain names in git's order, and no name twice."""
    keys, names, start = [], set(), 0
    while start < len(tree):
        end = tree.find(b"\0", start)
        mode, _, name = tree[start:end].partition(b" ")
        start = end + 1 + length
        if end < 0 or start > len(tree) or mode not in _MODES or not name or b"/" in name:
            return False
        names.add(name)
        keys.append(name + b"/" if mode == b"40000" else name)
    return len(names) == len(keys) and keys == sorted(keys)


def _unreadable(commit: str) -> Refusal:
    return refuse(UNREADABLE, say("git cannot read a part of this change."), commit=commit)


_NONE = say("This commit has no history in common with the main line.")
_SEVERAL = say(
    "This commit left the main line in several places, so what it changes has several answers."
)
_ODD_FOLDER = say("This folder is not written as git writes folders.")
