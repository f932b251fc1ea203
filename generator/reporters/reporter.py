"""What a report is made from, and what a reporter is."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.documents.sources import Sources
from generator.findings import Finding, Level
from generator.text import Message, Translator
from generator.validation.catalogue import UNDERSTOOD_NOTHING
from generator.validation.readback import ReadBack


@dataclass(frozen=True, slots=True)
class Paper:
    """What a report is written on: so many columns, with or without colour."""

    width: int = 100
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Again:
    """The commands that check the same files again, and that put right in them what is certain."""

    check: str = "sixc check"
    fix: str = "sixc check --fix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The findings of one check, in order, the number of files looked at, and what was understood of them.

    `sources` gives the lines behind the findings. `rules` is the address of the page of rules, empty where the site
    has none.
    """

    findings: tuple[Finding, ...]
    files: int
    sources: Sources
    understood: ReadBack = field(default_factory=ReadBack)
    rules: str = ""
    again: Again = field(default_factory=Again)
    paper: Paper = field(default_factory=Paper)

    def count(self, level: Level) -> int:
        """How many findings there are of one level."""
        return Counter(finding.level for finding in self.findings)[level]

    @property
    def unassessed(self) -> int:
        """How many files have a fault that keeps the rules from looking at them."""
        return len({f.place.file for f in self.findings if f.kind.code in UNDERSTOOD_NOTHING})

    def address(self, code: str) -> str:
        """Where a kind of finding is explained; empty where that is not known."""
        return f"{self.rules}#{code}" if self.rules else ""


@dataclass(frozen=True, slots=True)
class Reporter:
    """One format: its name on the command line, and the function that writes a report."""

    id: str
    title: Message
    write: Callable[[Report, Translator], str]


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """What stays the same of a finding when lines move: rule, file and field, and how often they came before."""
    seen: Counter[str] = Counter()
    for finding in findings:
        same = f"{finding.kind.code}\0{finding.place.file}\0{finding.pointer}"
        seen[same] += 1
        yield hashlib.sha256(f"{same}\0{seen[same]}".encode(errors="surrogateescape")).hexdigest()


def inert(text: str) -> str:
    """The text without what GitHub's runner takes for a command: `::` first on a line, `##[` anywhere.

    https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
    """
    return re.sub(r"(?m)^([^\S\n]*)::", r"\1\\::", text).replace("##[", r"#\#[")


def written_name(file: str) -> str:
    """A file's name for JSON, in which bytes that are no UTF-8 have no form: they are written as escapes."""
    return file.encode(errors="surrogateescape").decode(errors="backslashreplace")


def to_json(data: Any) -> str:
    """Strict JSON in ASCII, so that nothing in it acts on a terminal or on GitHub's runner."""
    text = json.dumps(data, allow_nan=False, indent=2)
    return text.replace("##[", r"\u0023#[") + "\n"
