"""Arguments for git in; the bytes it answers out.

Git is run as a reader: no shell, no prompt, no pager, nothing fetched, nothing written. With `ISOLATED`, only the
repository decides what it answers: no settings of the person or the machine, no attributes, no replaced commits.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

LONGEST = 300  # seconds; git that takes longer has no answer
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
    """What git answers in a folder, with `given` on its standard input; None where it has no answer."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell; callers pass names, never options, from outside
            ["git", "-C", str(root), *_SETTINGS, *arguments],  # noqa: S607 - git is found on the path
            input=given,
            capture_output=True,
            check=True,
            timeout=LONGEST,
            env=environment,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
