"""A real git repository in a folder of its own, where every commit has the day, or the moment, it is given."""

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

MARCH, APRIL, MAY = date(2025, 3, 31), date(2025, 4, 30), date(2025, 5, 31)
HOUR = time(23, 30, tzinfo=UTC)
"""When commits are made on a day: at an hour that is the next day in the far east."""


def moment(day: date) -> datetime:
    """When a commit is made that is given a day; one that is given a moment is made then."""
    return day if isinstance(day, datetime) else datetime.combine(day, HOUR)


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository with an instance at its root, or below it."""

    root: Path

    def git(self, *arguments: str, day: date = MARCH, **env: str) -> str:
        """Run git on a day, or at a moment."""
        stamp = moment(day).isoformat()
        names = {
            f"GIT_{who}_{what}": "x"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        dates = {f"GIT_{who}_DATE": stamp for who in ("AUTHOR", "COMMITTER")}
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", "-C", self.root, *arguments],
            env={**os.environ, **names, **dates, **settings, **env},
            capture_output=True,
            check=True,
        )
        return done.stdout.decode().strip()

    def write(self, *names: str, text: str = "") -> None:
        for name in names:
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{name}\n{text}", "utf-8")

    def commit(self, day: date) -> str:
        """Commit everything there is; the commit's name."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x", day=day)
        return self.git("rev-parse", "HEAD")


def repository(root: Path) -> Repository:
    """An empty repository in a new folder."""
    made = Repository(root)
    root.mkdir(parents=True)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.write("mkdocs.yml")
    return made
