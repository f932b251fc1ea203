"""A command's work in a limited process of its own: what one file breaks costs that file, and nothing else.

Files come from people nobody vouches for, and part of what reads them is written in C. So the work is done by a child
process without the secrets of the environment, without network where the system lets us cut it, and with limits on
what each file may use. It notes which file it is at; if it dies, hangs or fails there, it starts again from the
beginning and passes that file over, which becomes a finding. Nothing is written before every file was read.
"""

import ctypes
import mmap
import os
import select
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from pathlib import Path

from generator.text import say

with suppress(
    ImportError
):  # Windows has neither limits nor forks; there the work is done without them
    import resource

SECONDS = 10  # of processor time for one file
PATIENCE = 60  # seconds without any progress, on a machine that is busy with other things
MEMORY = 1 << 30  # bytes for one file, in addition to what is held already
MOST = 20  # files passed over; more than that is no accident
KEPT = frozenset(
    ("PATH", "HOME", "XDG_CONFIG_HOME", "LANG", "LC_ALL", "TERM", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR",
     "TMPDIR", "SOURCE_DATE_EPOCH")
)  # fmt: skip
FAULT = (
    "sixc: {cause}. The fault lies in sixc, not in your files; please tell those who maintain it.\n"
)
ALONE = "sixc: this system has no limited processes; on Linux and macOS the file that did it would be named.\n"
_ROOM = 4096  # bytes in which the child notes where it is
_FAILED = 70
_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000  # from linux/sched.h


class Cause(Enum):
    """Why the work on a file was stopped."""

    TIME = say("it took too long")
    MEMORY = say("it took too much memory")
    CRASH = say("the program that reads it crashed")
    FAULT = say("there is a fault in the program that checks it")


@dataclass(slots=True, eq=False)
class Watch:
    """Where the work is, for whoever watches over it, and the files to pass over, each with the cause."""

    stopped: Mapping[str, Cause] = field(default_factory=dict)
    board: mmap.mmap | None = None

    def at(self, path: str) -> None:
        """Note the file that is worked on now; none is written as an empty path."""
        if self.board is not None:
            note = path.encode("utf-8", "surrogateescape")[: _ROOM - 2]
            self.board[: len(note) + 1] = note + b"\0"
            _limit(bounded=bool(path))


UNWATCHED = Watch()


def guarded(work: Callable[[Watch], int]) -> int:
    """Do the work in a limited process and return its exit code; without processes to fork, do it here.

    Where the work fails outside of any file, that is said, and the code is 70 (EX_SOFTWARE of sysexits.h).
    """
    if not hasattr(os, "fork") or "resource" not in sys.modules:
        return _unwatched(work)
    stopped: dict[str, Cause] = {}
    while True:
        board = mmap.mmap(-1, _ROOM)
        exit_code, cause = _watch_over(partial(work, Watch(stopped, board)), board)
        path = _noted(board)
        if cause is None:
            return exit_code
        if not path or len(stopped) == MOST:
            sys.stderr.write(FAULT.format(cause=cause.value.template))
            return _FAILED
        stopped[path] = cause


def _unwatched(work: Callable[[Watch], int]) -> int:
    """Do the work where it is not limited; what fails cannot be told apart by file, and stops all."""
    try:
        return work(UNWATCHED)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is said
        cause = Cause.MEMORY if isinstance(error, MemoryError) else Cause.FAULT
        traceback.print_exc()
        sys.stderr.write(FAULT.format(cause=cause.value.template) + ALONE)
        return _FAILED


def _watch_over(work: Callable[[], int], board: mmap.mmap) -> tuple[int, Cause | None]:
    """The exit code of the work, and why it did not come to its end."""
    sys.stdout.flush()
    sys.stderr.flush()
    ends, alive = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ends)
        _work(work, board)
    os.close(alive)
    try:
        patient = _wait(ends, board)
    except KeyboardInterrupt:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(ends)
    if not patient:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    exit_code = os.waitstatus_to_exitcode(status)
    return (exit_code, _cause(exit_code, board)) if patient else (exit_code, Cause.TIME)


def _wait(ends: int, board: mmap.mmap) -> bool:
    """Wait until the child is gone: the other end of the pipe closes. False if it stays at one file for too long."""
    before, seconds = b"", 0
    while not select.select([ends], [], [], 1)[0]:
        now = board[:_ROOM]
        seconds = seconds + 1 if now == before and now[:1] != b"\0" else 0
        before = now
        if seconds > PATIENCE:
            return False
    return True


def _cause(exit_code: int, board: mmap.mmap) -> Cause | None:
    if exit_code == _FAILED:
        return Cause.MEMORY if board[_ROOM - 1 :] == b"M" else Cause.FAULT
    if exit_code >= 0:
        return None
    return Cause.TIME if -exit_code == signal.SIGXCPU else Cause.CRASH


def _noted(board: mmap.mmap) -> str:
    return board[: _ROOM - 1].partition(b"\0")[0].decode("utf-8", "surrogateescape")


def _work(work: Callable[[], int], board: mmap.mmap) -> None:
    """What the child does; it never returns."""
    exit_code = _FAILED
    try:
        _give_up()
        exit_code = work()
    except MemoryError:
        board[_ROOM - 1 :] = b"M"
    except SystemExit as end:
        exit_code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 - whatever it is, it belongs to the file that is worked on
        if not _noted(board):
            traceback.print_exc()
    finally:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(exit_code)


def _give_up() -> None:
    """Give up what reading files does not need."""
    for name in [*os.environ]:
        if name not in KEPT:
            del os.environ[name]
    if sys.platform == "linux" and _succeeds(_cut_network):
        _cut_network()


def _limit(*, bounded: bool) -> None:
    """Limit what the work from here on may use to what one file may need, or lift the limits."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _allow(
        resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + SECONDS if bounded else None
    )
    if sys.platform == "linux":  # others have this limit in name only
        with (
            suppress(FileNotFoundError),  # in a root without /proc
            open("/proc/self/statm", "rb") as file,  # noqa: PTH123 - for every file, so it must be fast
        ):
            held = int(file.read().split()[0]) * resource.getpagesize()
            _allow(resource.RLIMIT_AS, held + MEMORY if bounded else None)


def _allow(what: int, limit: int | None) -> None:
    """Set a soft limit below the hard one, which stays; None stands for the hard one itself."""
    _, most = resource.getrlimit(what)
    if limit is None or (most != resource.RLIM_INFINITY and limit > most):
        limit = most
    resource.setrlimit(what, (limit, most))


def _cut_network() -> None:
    """Move into a network without connections. Raises OSError where the system does not let us."""
    user, group = os.geteuid(), os.getegid()
    flags = _NEW_NETWORK if user == 0 else _NEW_NETWORK | _NEW_USER
    if ctypes.CDLL(None, use_errno=True).unshare(flags) != 0:
        raise OSError(ctypes.get_errno(), "unshare")
    if user != 0:  # stay who we are, so that files and repositories are still our own
        for name, text in (
            ("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1"),
        ):  # fmt: skip
            Path("/proc/self", name).write_text(text, "ascii")


def _succeeds(attempt: Callable[[], None]) -> bool:
    """Whether something can be done, tried out by a process that ends with it: half done, it could do harm."""
    child = os.fork()
    if child == 0:
        exit_code = 1
        with suppress(Exception):
            attempt()
            exit_code = 0
        os._exit(exit_code)
    return os.waitpid(child, 0)[1] == 0
