"""One commit of a repository: which files it has, and their bytes. The working folder is never looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import HistoryError
from generator.history.git import answer, isolated
from generator.text import show

FILES = frozenset({"100644", "100755"})


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A commit as seen from an instance, whose folder is `prefix` (empty, or ending in a slash).

    `files` gives mode and object of each path of the whole repository.
    """

    root: Path
    commit: str
    prefix: bytes
    files: Mapping[bytes, tuple[str, str]]

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of the instance; None where there is no ordinary file."""
        mode, name = self.files.get(self.prefix + path.encode(), ("", ""))
        if mode not in FILES:
            return None
        found = ask(self.root, "cat-file", "blob", name)
        if found is None:
            message = f"git cannot read {path} at the base; fetch the whole history."
            raise HistoryError(message)
        return found


def ask(root: Path, *arguments: str, lines: Iterable[str] = ()) -> bytes | None:
    """What git answers with nothing but the repository to go by; None where it has no answer."""
    given = "".join(f"{line}\n" for line in lines)
    return answer(root, isolated(), *arguments, given=given.encode())


def resolve(root: Path, revision: str) -> str:
    """The full name of the commit a revision means. Raises HistoryError where it means none."""
    plain = revision.isprintable() and not revision.startswith("-")
    found = plain and ask(root, "rev-parse", "--verify", revision + "^{commit}")
    if not found:
        message = f"There is no revision {show(revision)} in the repository of {root}."
        raise HistoryError(message)
    return found.decode().strip()


def take(root: Path, revision: str) -> Snapshot:
    """The commit a revision means. Raises HistoryError where there is none, or no instance in it."""
    prefix = ask(root, "rev-parse", "--show-prefix")
    if prefix is None:
        message = f"{root} does not lie in a git repository that git lets you read."
        raise HistoryError(message)
    if ask(root, "rev-parse", "--is-shallow-repository") != b"false\n":
        message = (
            "The history is cut off; fetch all of it, for instance with git fetch --unshallow."
        )
        raise HistoryError(message)
    commit = resolve(root, revision)
    listing = ask(root, "ls-tree", "-r", "-z", "--full-tree", commit)
    if listing is None:
        message = f"git cannot read the files of {show(revision)}; fetch the whole history."
        raise HistoryError(message)
    snapshot = Snapshot(root, commit, prefix[:-1], _files(listing))
    if snapshot.read("mkdocs.yml") is None:
        message = f"There is no mkdocs.yml for {root} at {show(revision)}; name the folder of the instance with --root."
        raise HistoryError(message)
    return snapshot


def _files(listing: bytes) -> dict[bytes, tuple[str, str]]:
    """Mode and object of each path in what `git ls-tree -z` prints."""
    files: dict[bytes, tuple[str, str]] = {}
    for line in listing.split(b"\0")[:-1]:
        facts, _, path = line.partition(b"\t")
        mode, _, name = facts.decode().split(" ")
        files[path] = mode, name
    return files
