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
class Example:
    """A few lines of a file as they are refused or asked about, and the same lines put right."""

    bad: str
    good: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """An entry of the catalogue of findings: a stable code, its level, why it matters, and an example.

    `since` is the release of sixc that found it first. The line a `private` finding stands on is
    not shown in reports.
    """

    code: str
    level: Level
    title: Message
    why: Message
    example: Example | None = None
    since: str = "0.1.0"
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem. `field` is the title of the field in the reader's words; `pointer` is a JSON pointer.

    `found` and `expected` say apart what `message` says in one sentence. `correction` is what certainly belongs in
    the place of the single value or field name that stands there, written as in the file; empty where nothing is sure.
    """

    kind: Kind
    place: Place
    message: Message
    fix: Message
    level: Level
    pointer: str = ""
    field: Message | None = None
    also: tuple[Place, ...] = ()
    found: Message | None = None
    expected: Message | None = None
    correction: str = ""

    @property
    def explained(self) -> bool:
        """Whether it is a warning that the file itself answers with a reason."""
        return self.kind.level is Level.WARNING and self.level is Level.ADVICE


_RANK = {Level.ERROR: 0, Level.WARNING: 1, Level.ADVICE: 2}


def in_order(finding: Finding) -> tuple[int, Place, str, str]:
    """Sort key: errors first, then by file and line."""
    return _RANK[finding.level], finding.place, finding.kind.code, finding.pointer


def blocks(finding: Finding) -> bool:
    """Whether the finding keeps its file from being published."""
    return finding.level is Level.ERROR
