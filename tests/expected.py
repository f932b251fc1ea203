"""Expected outputs in files: compare what a test made with what is stored, or store it anew."""

import difflib
import os
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True, slots=True)
class Golden:
    """Called with a file and what it should hold; with `update`, writes the file instead."""

    update: bool

    def __call__(self, path: Path, actual: str | bytes) -> None:
        """Fail with a unified diff where `actual` is not what `path` holds."""
        made = actual.encode() if isinstance(actual, str) else actual
        stored = path.read_bytes() if path.is_file() else None
        if made == stored:
            return
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
            return
        pytest.fail(_difference(path, stored, made), pytrace=False)


def refuse_in_ci() -> None:
    """Expected outputs are reviewed as a diff by a person, so no automatic run may write them."""
    if os.environ.get("CI"):
        raise pytest.UsageError("--update-golden writes no expected outputs where CI is set.")


def _difference(path: Path, stored: bytes | None, made: bytes) -> str:
    remedy = f"If what was made is right, run `make golden` and review the change in {path}."
    if stored is None:
        return f"{path} does not exist yet. {remedy}"
    try:
        before, after = stored.decode(), made.decode()
    except UnicodeDecodeError:
        return f"{path}: {len(stored)} bytes are stored, {len(made)} were made. {remedy}"
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), "stored", "made", lineterm=""
    )
    return "\n".join([f"{path} holds something else. {remedy}", *lines])
