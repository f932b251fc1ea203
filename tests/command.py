"""The real command, run as a person runs it, and an instance of one's own to run it on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SIXC = Path(sys.executable).with_name("sixc")
MKDOCS = Path(sys.executable).with_name("mkdocs")
INSTANCE = ("mkdocs.yml", "disclosures", "docs")


@dataclass(frozen=True, slots=True)
class Done:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str


def run(
    command: Path, *arguments: object, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> Done:
    """Run a command in a terminal of 80 columns; `env` adds to the environment."""
    done = subprocess.run(
        [str(command), *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "80", **(env or {})},
        capture_output=True,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def sixc(*arguments: object, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> Done:
    """Run sixc."""
    return run(SIXC, *arguments, cwd=cwd, env=env)


def copy_instance(to: Path) -> Path:
    """The invented instance, in a folder of its own without a history."""
    to.mkdir(parents=True, exist_ok=True)
    for name in INSTANCE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, to / name)
        else:
            shutil.copy(ROOT / name, to)
    return to
