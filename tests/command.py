"""The real command, run as a person runs it, and an instance of one's own to run it on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.ready import is_enough, standby

ROOT = Path(__file__).parents[1]
"""The software."""
INSTANCE = ROOT / "tests" / "elections" / "invented"
"""The invented election that most tests rest on; no test rests on what stands in disclosures/ of the software."""
SINGLE = ROOT / "tests" / "elections" / "single"
"""Another that differs in everything."""
TRAP = ROOT / "tests" / "elections" / "trap"
"""A third, which is made to trap whoever counts."""
MOSAIC = ROOT / "tests" / "elections" / "mosaic"
"""A fourth, which says what the others never do."""
SIXC = Path(sys.executable).with_name("sixc")
MKDOCS = Path(sys.executable).with_name("mkdocs")
CALLED = "tests.sixc"
"""What is audited where the command is carried out: its words, and its folder."""
PARTS = ("mkdocs.yml", "disclosures", "docs")


@dataclass(frozen=True, slots=True)
class Done:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str


def run(
    command: Path, *arguments: object, cwd: Path = INSTANCE, env: Mapping[str, str] | None = None
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


def sixc(*arguments: object, cwd: Path = INSTANCE, env: Mapping[str, str] | None = None) -> Done:
    """Run sixc, in a fork of a process that has loaded it where that makes no difference."""
    if not is_enough(env or {}):
        return run(SIXC, *arguments, cwd=cwd, env=env)
    words = [str(argument) for argument in arguments]
    sys.audit(CALLED, ["sixc", *words], cwd)
    code, out, err = standby().call(words, cwd, {**os.environ, "COLUMNS": "80", **(env or {})})
    return Done(code, out.decode(), err.decode())


def copy_instance(to: Path) -> Path:
    """The invented instance, in a folder of its own without a history."""
    to.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        if (INSTANCE / name).is_dir():
            shutil.copytree(INSTANCE / name, to / name)
        else:
            shutil.copy(INSTANCE / name, to)
    return to
