"""A problem in submitted material is a value: what is wrong, where, why it matters, how to fix it.

Every stage yields the same `Finding`, so every report says all of it in the same way.
"""

from dataclasses import dataclass
from enum import StrEnum

from generator.text import Message


class Level(StrEnum):
    """What a finding does: an error blocks, a warning asks for a fix or a reason, advice never blocks."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file; the file is named relative to the instance, line and column count from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Kind:
    """An entry of the catalogue of findings: a stable code, its level, and why it matters."""

    code: str
    level: Level
    title: Message
    why: Message


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem. `field` is the title of the field in the reader's words; `pointer` is a JSON pointer."""

    kind: Kind
    place: Place
    message: Message
    fix: Message
    level: Level
    pointer: str = ""
    field: Message | None = None
    also: tuple[Place, ...] = ()


_RANK = {Level.ERROR: 0, Level.WARNING: 1, Level.ADVICE: 2}


def in_order(finding: Finding) -> tuple[int, Place, str, str]:
    """Sort key: errors first, then by file and line."""
    return _RANK[finding.level], finding.place, finding.kind.code, finding.pointer


def blocks(finding: Finding) -> bool:
    """Whether the finding keeps its file from being published."""
    return finding.level is Level.ERROR
