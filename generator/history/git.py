"""Asks git, and hands on the bytes it answers.

Git is run as a reader: no shell, no prompt, no pager, nothing fetched, nothing written. With `ISOLATED`, only the
repository decides what it answers: no settings of the person or the machine, no attributes, no replaced commits.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer

if sys.platform == "linux":
    import resource

LONGEST = 300  # seconds; git that takes longer has no answer
# Bytes of an answer, and of memory for it: a folder that holds another ten times, which holds another ten times, and
# so on, is a few bytes to propose and more than any machine has to list.
MOST, MEMORY = 64 << 20, 1 << 30
# Objects put in place of others, and what would have to be fetched, change nothing that is read here.
_READER = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}
ISOLATED = {
    **_READER,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
}
_SETTINGS = (
    "--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}",
    "-c", "log.follow=false", "-c", "log.showSignature=false",
)  # fmt: skip


def personal() -> dict[str, str]:
    """The environment of the person who runs the command, for answers that their settings may shape."""
    return {**os.environ, **_READER}


def isolated() -> dict[str, str]:
    """An environment in which nothing outside the repository shapes an answer; only git itself is found as usual."""
    return {"PATH": os.environ.get("PATH", os.defpath), **ISOLATED}


def answer(
    root: Path, environment: Mapping[str, str], *arguments: str, given: bytes = b""
) -> bytes | None:
    """What git answers in a folder, with `given` on its standard input; None where it has none, or too much."""
    with TemporaryFile() as asked:  # a pipe would wait for us while we wait for git
        asked.write(given)
        asked.seek(0)
        try:
            git = subprocess.Popen(  # noqa: S603 - no shell; callers pass names, never options, from outside
                ["git", "-C", str(root), *_SETTINGS, *arguments],  # noqa: S607 - git is found on the path
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        except OSError:
            return None
    with git, _limited(git):
        found = git.stdout.read(MOST + 1) if git.stdout else b""
        if len(found) > MOST:
            git.kill()
    return found if git.returncode == 0 and len(found) <= MOST else None


@contextmanager
def _limited(git: subprocess.Popen[bytes]) -> Iterator[None]:
    if sys.platform == "linux":
        resource.prlimit(git.pid, resource.RLIMIT_DATA, (MEMORY, MEMORY))
    clock = Timer(LONGEST, git.kill)
    clock.start()
    try:
        yield
    finally:
        clock.cancel()
