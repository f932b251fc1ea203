"""When each file first reached the main line, and what happened to it since: git read once for the whole instance.

A disclosure was filed at the moment its file first appeared in the first-parent history of the commit that is built.
That commit's own moment stands in for now where nobody says when that is. Without git there is no history, and callers
fall back to the attestation's date and say so. Nothing in a commit's message dates anything.
"""

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from generator.errors import HistoryError
from generator.history.git import answer, personal
from generator.moments import LAST, read_stamp

REGULAR = ("100644", "100755")


@dataclass(frozen=True, slots=True)
class PathChange:
    """What a commit did to one path: `blob` is git's name of its bytes, empty where no regular file stands there.

    `added` where nothing stood there before.
    """

    path: str
    blob: str
    added: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One commit of the main line that changed something below disclosures/ or releases/, and its moment in UTC."""

    moment: datetime
    changes: tuple[PathChange, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The commit that is built, its moment, and that at which each path first reached the main line, with every step.

    Moments are in universal time, to the second.
    """

    commit: str = ""
    moment: datetime | None = None
    first_seen: Mapping[str, datetime] = field(default_factory=dict)
    shallow: bool = False
    steps: tuple[Step, ...] = field(default=(), compare=False, repr=False)

    @property
    def seen(self) -> Mapping[str, datetime]:
        """The moment each path first reached the main line, as far as that is known for sure."""
        return {} if self.shallow else self.first_seen


def read_history(root: Path) -> History:
    """The history of the repository an instance lies in; an empty one where it lies in none."""
    commit = _git(root, "rev-parse", "HEAD")
    if commit is None or _git(root, "ls-files", "--error-unmatch", "mkdocs.yml") is None:
        return History()
    stamp = _git(root, "show", "-s", "--format=%ct", "HEAD") or ""
    shallow = _git(root, "rev-parse", "--is-shallow-repository") == "true"
    steps = tuple(_steps(root))
    return History(commit, _moment(stamp), _first_seen(steps), shallow, steps)


def is_committed(root: Path) -> bool:
    """Whether the commit that is built holds everything it is built from; so too where there is no history."""
    changed = _git(root, "status", "--porcelain", "--", "disclosures", "schema", "mkdocs.yml")
    return not changed


def read_blobs(root: Path, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes that git keeps under each name. Raises HistoryError where it lacks some."""
    wanted = list(names)
    with TemporaryFile() as asked:  # a pipe would wait for us while we wait for git
        asked.write("".join(f"{name}\n" for name in wanted).encode())
        asked.seek(0)
        with subprocess.Popen(  # noqa: S603 - fixed arguments, no shell
            ["git", "-C", str(root), "cat-file", "--batch"],  # noqa: S607 - git is found on the path
            stdin=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=personal(),
        ) as git:
            for name in wanted:
                yield name, _answer(git.stdout, name)


def _answer(answers: IO[bytes] | None, name: str) -> bytes:
    """The next bytes of `git cat-file --batch`: a line that ends in their number, they themselves, a line feed."""
    size = answers.readline().decode().strip().rpartition(" ")[2] if answers else ""
    if answers is None or not size.isdecimal():
        message = f"git does not have the bytes {name} that the history names; fetch all of it."
        raise HistoryError(message)
    return answers.read(int(size) + 1)[:-1]


def _steps(root: Path) -> Iterator[Step]:
    """Oldest first, what each commit of the main line changed below disclosures/ and in manifests of releases."""
    log = _git(
        root, "log", "--first-parent", "-m", "--reverse", "--no-renames", "--raw", "--no-abbrev",
        "--format=%x01%ct", "-z", "--relative", "HEAD", "--", "disclosures", ":(glob)releases/*/*/manifest.json",
    )  # fmt: skip
    if log is None:
        raise HistoryError("git cannot read the history of the main line.")
    # A commit's moment, then for each path what it was and is, and its name, which alone may hold any sign but NUL.
    parts = iter(log.split("\0"))
    moment: datetime | None = None
    changes: list[PathChange] = []
    for part in parts:
        text = part.lstrip("\n")
        if text.startswith("\x01"):
            if moment is not None:
                yield Step(moment, tuple(changes))
            moment, changes = _moment(text[1:].strip()), []
        elif text.startswith(":"):
            _, mode, _, blob, how = text[1:].split(" ")
            changes.append(PathChange(next(parts), blob if mode in REGULAR else "", how == "A"))
    if moment is not None:
        yield Step(moment, tuple(changes))


def _first_seen(steps: Iterable[Step]) -> dict[str, datetime]:
    """The moment each path that is there first appeared; where it came back with other bytes, that at which it did.

    So nobody is dated by what a stranger had put in the same place; and what comes back as it was is not filed anew.
    """
    seen: dict[str, datetime] = {}
    with_bytes: dict[tuple[str, str], datetime] = {}
    for step in steps:
        for change in step.changes:
            if change.added:
                own = (change.path, change.blob)
                seen[change.path] = with_bytes.setdefault(own, step.moment)
            elif not change.blob:
                seen.pop(change.path, None)
    return seen


def _moment(stamp: str) -> datetime:
    """The moment of a commit; one that says it was made after the year 9999 cannot stop every later build."""
    return read_stamp(stamp) or LAST


def _git(root: Path, *arguments: str) -> str | None:
    """What git answers, without the line break at its end; None where it has no answer."""
    found = answer(root, personal(), *arguments)
    return None if found is None else found.decode("utf-8", "surrogateescape").rstrip("\n")
