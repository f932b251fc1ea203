"""Measures the processor seconds of commands, and prints them beside their limits as one JSON object."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import Any

ROOT = Path(__file__).parent.parent
BIN = ROOT / ".venv" / "bin"


@dataclass(frozen=True, slots=True)
class Limit:
    """One budget: what was measured, and what it is to be at least or at most."""

    what: str
    measured: float
    at_least: float | None = None
    at_most: float | None = None

    @property
    def met(self) -> bool:
        return (self.at_least is None or self.measured >= self.at_least) and (
            self.at_most is None or self.measured <= self.at_most
        )

    def data(self) -> dict[str, Any]:
        limits = {"at_least": self.at_least, "at_most": self.at_most}
        budget = {name: limit for name, limit in limits.items() if limit is not None}
        return {"what": self.what, "measured": round(self.measured, 3), **budget, "met": self.met}


def seconds(command: Sequence[str | Path], times: int = 1) -> list[float]:
    """The processor time of a command, each time it ran. Raises CalledProcessError where it failed.

    Unlike the time of day, it is hardly touched by what else the computer is doing; and a program that spreads its
    work over several processors has no advantage.
    """
    return [_once(command) for _ in range(times)]


def summary(runs: Sequence[float]) -> dict[str, Any]:
    """The median of several runs, and how far apart they lie."""
    figures = {"median": median(runs), "lowest": min(runs), "highest": max(runs)}
    return {"runs": len(runs), **{name: round(value, 3) for name, value in figures.items()}}


def report(name: str, limits: Sequence[Limit], **facts: Any) -> None:
    """Print what was measured as one JSON object."""
    met = all(limit.met for limit in limits)
    result = {"benchmark": name, "met": met, "budgets": [limit.data() for limit in limits], **facts}
    print(json.dumps(result, indent=2, ensure_ascii=False))


def load() -> float:
    """How many programs wanted to run at once in the last minute: how disturbed a measurement was."""
    return round(os.getloadavg()[0], 1)


def _once(command: Sequence[str | Path]) -> float:
    before = _used()
    done = subprocess.run(command, check=False, capture_output=True)
    if done.returncode:
        sys.stderr.buffer.write(done.stdout + done.stderr)
    done.check_returncode()
    return _used() - before


def _used() -> float:
    """Seconds of processor time that all finished commands have used."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
