"""What a report is made from, and what a reporter is."""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.findings import Finding, Level
from generator.text import Message, Translator, say, say_many


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one check, in order, and the number of files looked at; `lines` gives a file's text by line."""

    findings: tuple[Finding, ...]
    files: int
    source: Callable[[str, int], str]

    def count(self, level: Level) -> int:
        """How many findings there are of one level."""
        return Counter(finding.level for finding in self.findings)[level]


@dataclass(frozen=True, slots=True)
class Reporter:
    """One format: its name on the command line, and the function that writes a report."""

    id: str
    title: Message
    write: Callable[[Report, Translator], str]


LEVELS = {
    Level.ERROR: say("Error"),
    Level.WARNING: say("Warning"),
    Level.ADVICE: say("Advice"),
}


def verdict(report: Report) -> Message:
    """One sentence that is never better than the worst finding."""
    errors, warnings = report.count(Level.ERROR), report.count(Level.WARNING)
    if not report.files:
        return say("There is nothing to check: no election was found under disclosures/.")
    if errors:
        return say_many(
            "This cannot be published yet: one error must be put right.",
            "This cannot be published yet: {count} errors must be put right.",
            errors,
        )
    if warnings:
        return say_many(
            "This can be published; one warning asks for a correction, or for a reason written in the file.",
            "This can be published; {count} warnings ask for a correction, or for a reason written in the file.",
            warnings,
        )
    return say_many(
        "Checked one file: nothing to put right.",
        "Checked {count} files: nothing to put right.",
        report.files,
    )


def counters(report: Report) -> Message:
    """Files, errors, warnings and advice in one line."""
    return say(
        "Files {files} · errors {errors} · warnings {warnings} · advice {advice}",
        files=report.files,
        errors=report.count(Level.ERROR),
        warnings=report.count(Level.WARNING),
        advice=report.count(Level.ADVICE),
    )


def inert(text: str) -> str:
    """The text without what GitHub's runner takes for a command: `::` first on a line, `##[` anywhere.

    https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
    """
    return re.sub(r"(?m)^([^\S\n]*)::", r"\1\\::", text).replace("##[", r"#\#[")


def to_json(data: Any) -> str:
    """Strict JSON in ASCII, so that nothing in it acts on a terminal or on GitHub's runner."""
    text = json.dumps(data, allow_nan=False, indent=2)
    return text.replace("##[", r"\u0023#[") + "\n"
