"""When each file first reached the main line, read from git once for the whole instance.

A disclosure was filed when its file first appeared in the first-parent history of the commit that is built. "Today",
which decides what is overdue, is that commit's date; SOURCE_DATE_EPOCH stands in for it where it is given
(https://reproducible-builds.org/specs/source-date-epoch/). Without git there is no history, and callers fall back to
the attestation's date and say so.
"""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from generator.errors import HistoryError


@dataclass(frozen=True, slots=True)
class History:
    """The commit that is built, its date, and the day each path first reached the main line."""

    commit: str = ""
    today: date | None = None
    first_seen: Mapping[str, date] = field(default_factory=dict)
    shallow: bool = False


def read_history(root: Path) -> History:
    """The history of the repository an instance lies in; an empty one where it lies in none."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    today = _day(epoch) if epoch else None
    commit = _git(root, "rev-parse", "HEAD")
    if commit is None or _git(root, "ls-files", "--error-unmatch", "mkdocs.yml") is None:
        return History(today=today)
    stamp = _git(root, "show", "-s", "--format=%ct", "HEAD") or ""
    shallow = _git(root, "rev-parse", "--is-shallow-repository") == "true"
    return History(commit, today or _day(stamp), _first_seen(root), shallow)


def _first_seen(root: Path) -> dict[str, date]:
    """Oldest first, the day each disclosure's path first appeared."""
    log = _git(
        root, "log", "--first-parent", "-m", "--reverse", "--no-renames", "--diff-filter=A",
        "--format=%x01%ct", "--name-only", "-z", "--relative", "HEAD", "--", "disclosures",
    )  # fmt: skip
    seen: dict[str, date] = {}
    day: date | None = None
    # Every path begins with disclosures/, so no file's name can pass for a date.
    for part in (log or "").split("\0"):
        if part.startswith("\x01"):
            day = _day(part[1:].strip())
        elif part.strip() and day is not None:
            seen.setdefault(part.lstrip("\n"), day)
    return seen


def _day(stamp: str) -> date:
    try:
        return datetime.fromtimestamp(int(stamp), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        message = f"SOURCE_DATE_EPOCH is {stamp!r}; it must be a whole number of seconds."
        raise HistoryError(message) from error


def _git(root: Path, *arguments: str) -> str | None:
    """What git answers, without the line break at its end; None where it has no answer."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            ["git", "-C", str(root), *arguments],  # noqa: S607 - git is found on the path
            capture_output=True,
            check=True,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")
