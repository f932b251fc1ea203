"""Lists the files that the main line holds, from the repository around an instance.

What main holds is published and keeps its bytes. A clone can know several main lines: its own branch and those of the
repositories it was cloned from. A file that stands in any of them counts; where none is known, what is committed does.

What stands in a folder within an election is somebody's word, a disclosure, a reply, a report, a figure a platform
gave: it is put right by a further version beside it. The lists in the election's own folder, and the one that says
whose account is whose, are kept up to date instead.
"""

import os
import re
from pathlib import Path

from generator.history.git import answer, personal

_MAIN = (
    "refs/heads/main",
    "refs/heads/master",
    "refs/remotes/*/HEAD",
    "refs/remotes/*/main",
    "refs/remotes/*/master",
)

FIXED = re.compile(
    r"disclosures/[^/]+/(?:[^/]+/)+(?!accounts\.csv\Z)[^/]+\.(?:yaml|csv)", re.DOTALL
)


def is_fixed(path: str) -> bool:
    """Whether a file, once it stands on the main line, is never changed or removed."""
    return FIXED.fullmatch(path) is not None


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
