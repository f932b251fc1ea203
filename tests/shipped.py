"""What the repository ships as an instance may be anybody's election: only tests of any instance may look at it.

Filings of a party, another election, or none at all must not turn a test red. So where any other test opens a file
below disclosures/ or releases/ or the mkdocs.yml of the repository, or runs the command on them, it fails there.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.command import CALLED, ROOT

PARTS = tuple(str(ROOT / name) for name in ("disclosures", "releases", "mkdocs.yml"))
COMMANDS = ("sixc", "mkdocs")
_asked: list[Path] = []


@contextmanager
def shipped() -> Iterator[Path]:
    """The shipped instance, for a test of what holds for any."""
    _asked.append(ROOT)
    yield ROOT
    _asked.pop()


def guard() -> None:
    """Let nothing else in this process reach it, from now on."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    asks = _EVENTS.get(event)
    if asks is not None and not _asked and asks(arguments):
        message = (
            f"{event} of the shipped instance: tests rest on INSTANCE of tests/command.py instead."
        )
        raise AssertionError(message)


def _opens(arguments: tuple[Any, ...]) -> bool:
    path, mode, *_ = (*arguments, "")
    if not isinstance(path, str) or (mode is None and not path.startswith("/")):
        return False  # such a name is looked up in a folder that is open, not in the working folder
    return os.path.abspath(path).startswith(PARTS)  # noqa: PTH100 - quick, for every file that is opened


def _runs(arguments: tuple[Any, ...]) -> bool:
    words, cwd = arguments
    said = [os.fsdecode(word) for word in words] if isinstance(words, list | tuple) else []
    if any(word == str(ROOT) or word.startswith(PARTS) for word in said):
        return True
    here = Path(os.fsdecode(cwd) if cwd else Path.cwd()) == ROOT
    return here and "--root" not in said and Path(said[0]).name in COMMANDS if said else False


def _starts(arguments: tuple[Any, ...]) -> bool:
    return _runs(arguments[1:3])


_EVENTS = {
    "open": _opens,
    "os.listdir": _opens,
    "os.scandir": _opens,
    "subprocess.Popen": _starts,
    CALLED: _runs,
}
