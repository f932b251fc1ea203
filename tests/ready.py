"""Keeps the command loaded and ready: a fork of the process that stands by carries out a call of it for a test.

Python takes longer to load the command than the command takes for most tests. So a process stands by for each worker of
the tests that has loaded it and, once anybody asks for a site, has built one. A fork of it begins where `sixc` begins,
in a folder and an environment of its own. What Python decides before that, such as encodings, needs a real start.
"""

import atexit
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.cli import main
from generator.settings import read_settings

ROOT = Path(__file__).parents[1]
EARLY = ("PYTHON", "LANG", "LC_", "TZ")
"""What the names of variables begin with that Python reads before it loads anything."""


class Standby:
    """The process that stands by, and the folder for what its forks write."""

    def __init__(self) -> None:
        self.folder = TemporaryDirectory(prefix="sixc-ready-")
        self.files = tuple(str(Path(self.folder.name) / name) for name in ("out", "err"))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.ready"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def call(self, words: list[str], cwd: Path, env: Mapping[str, str]) -> tuple[int, bytes, bytes]:
        """Carry out `sixc` with these words: its exit code, and what it wrote to standard output and error."""
        asked = {"words": words, "cwd": str(cwd.absolute()), "env": dict(env), "files": self.files}
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(asked).encode() + b"\n")
        self.process.stdin.flush()
        code = int(self.process.stdout.readline())
        out, err = (Path(file).read_bytes() for file in self.files)
        return code, out, err

    def end(self) -> None:
        """Let the process go."""
        self.process.communicate()
        self.folder.cleanup()


@cache
def standby() -> Standby:
    """The process that stands by for this one."""
    made = Standby()
    atexit.register(made.end)
    return made


def is_enough(env: Mapping[str, str]) -> bool:
    """Whether a fork can carry out a call that adds this to the environment."""
    return hasattr(os, "fork") and not any(name.startswith(EARLY) for name in env)


def _stand_by() -> None:
    """Carry out one call after the other, each in a fork, and say how it ended."""
    loaded = False
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        if "build" in asked["words"] and not loaded:
            _build()
            loaded = True
        child = os.fork()
        if child == 0:
            _carry_out(asked)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _carry_out(asked: Mapping[str, Any]) -> None:
    """Be `sixc` to the end."""
    code: Any = 1
    try:
        os.chdir(asked["cwd"])
        os.environ.clear()
        os.environ.update(asked["env"])
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for number, file in enumerate(asked["files"], 1):
            os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        main(asked["words"], prog_name="sixc")
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - as Python itself would
        traceback.print_exc()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code or 0)


def _build() -> None:
    """Load what a build loads, by building."""
    from generator.pipeline import run  # noqa: PLC0415 - many tests need no more than a check
    from generator.plugin.publishing import publish  # noqa: PLC0415

    settings = read_settings(ROOT / "tests" / "elections" / "invented")
    with TemporaryDirectory(prefix="sixc-ready-") as folder:
        publish(settings, run(settings), Path(folder), lambda: None)


if __name__ == "__main__":
    _stand_by()
