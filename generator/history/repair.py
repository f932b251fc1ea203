"""Corrects files where a finding's correction is certain, and changes nothing else in them.

Of each file every byte but the corrected values and names stays as it is. What main holds is published and is left
alone: a mistake in it is put right by filing a correction. Links are never followed.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.documents.reader import read
from generator.documents.refusals import SPACE
from generator.documents.tokens import tokens
from generator.findings import Finding
from generator.history.published import is_fixed, published
from generator.isolation import UNWATCHED, Watch
from generator.settings import Settings
from generator.validation.check import inspect

ROUNDS = 5  # what is put right can bring to light what it hid: a value, then a name, then a rule
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Repair:
    """One file as it was and as it is now, and in how many places it was changed."""

    file: str
    before: str
    after: str
    places: int


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was changed, and the files that would have been but are published already."""

    changes: tuple[Repair, ...]
    kept: tuple[str, ...]


def repair(
    settings: Settings, concerns: Callable[[str], bool], watch: Watch = UNWATCHED
) -> Repaired:
    """Correct what is certain in the files that are meant, and check again, until nothing certain is left."""
    held = published(settings.root)
    changes: dict[str, Repair] = {}
    kept: set[str] = set()
    for _ in range(ROUNDS):
        found: dict[str, list[Finding]] = {}
        for finding in inspect(settings, watch).findings:
            file = finding.place.file
            if finding.correction and concerns(file):
                if file in held and is_fixed(file):
                    kept.add(file)
                else:
                    found.setdefault(file, []).append(finding)
        made = [_change(settings.root, file, findings) for file, findings in found.items()]
        for change in filter(None, made):
            first = changes.get(change.file, change)
            places = change.places + (first.places if first is not change else 0)
            changes[change.file] = Repair(change.file, first.before, change.after, places)
        if not any(made):
            break
    return Repaired(tuple(changes.values()), tuple(sorted(kept)))


def corrected(file: str, text: str, findings: Iterable[Finding]) -> tuple[str, int]:
    """The text with each correction in its place, and how many there were."""
    mark = _BOM if text.startswith(_BOM) else ""
    text = text.removeprefix(_BOM)
    lines = text.split("\n")
    findings = tuple(findings)
    wanted = {(f.place.line, f.place.column): f.correction for f in findings}
    written = {**tokens(text), **dict(_odd_spaces(lines, findings))}
    places = sorted(spot for spot in wanted if spot in written and written[spot] != wanted[spot])
    for line, column in reversed(places):
        old, whole = written[line, column], lines[line - 1]
        rest = whole[column - 1 + len(old) :]
        lines[line - 1] = whole[: column - 1] + wanted[line, column] + rest
    after = "\n".join(lines)
    refused, still = (len(read(file, each.encode()).findings) for each in (text, after))
    better = still < refused or still == refused == 0
    return (mark + after, len(places)) if better else (mark + text, 0)


def _odd_spaces(
    lines: list[str], findings: Iterable[Finding]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Each run of odd spaces, which is no value and no name, by line and column."""
    for finding in findings:
        if finding.kind is SPACE:
            line, first = finding.place.line, finding.place.column - 1
            yield (line, first + 1), lines[line - 1][first : first + len(finding.correction)]


def _change(root: Path, file: str, findings: list[Finding]) -> Repair | None:
    path = root / file
    if path.is_symlink() or path.resolve() != root.resolve() / file:
        return None
    before = path.read_bytes().decode("utf-8")
    after, places = corrected(file, before, findings)
    if not places:
        return None
    put(path, after.encode())
    return Repair(file, before, after, places)


def put(path: Path, content: bytes) -> None:
    """Put the new content in the file's place in one step, so that no half of it is ever there."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
