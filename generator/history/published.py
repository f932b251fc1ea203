"""The repository around an instance in; the files that its main line holds, out.

What main holds is published and keeps its bytes. A clone can know several main lines: its own branch and those of the
repositories it was cloned from. A file that stands in any of them counts; where none is known, what is committed does.
"""

import os
from pathlib import Path

from generator.history.git import answer, personal

_MAIN = (
    "refs/heads/main",
    "refs/heads/master",
    "refs/remotes/*/HEAD",
    "refs/remotes/*/main",
    "refs/remotes/*/master",
)


def published(root: Path) -> frozenset[str]:
    """The paths below disclosures/, relative to the instance, that a main line holds; none where there is no git."""
    names = _git(root, "for-each-ref", "--format=%(refname)", *_MAIN)
    lines = names.decode().split() or ["HEAD"]
    found = (
        _git(root, "ls-tree", "-r", "-z", "--name-only", name, "--", "disclosures")
        for name in lines
    )
    paths = (os.fsdecode(path) for listing in found for path in listing.split(b"\0"))
    return frozenset(path for path in paths if path)


def _git(root: Path, *arguments: str) -> bytes:
    """What git answers; nothing where it has no answer."""
    return answer(root, personal(), *arguments) or b""
