"""The report for a job summary. Party text stands in code spans only, which nothing in it can leave."""

import re

from generator.findings import Finding, Level
from generator.reporters.reporter import LEVELS, Report, Reporter, counters, inert, verdict
from generator.text import Translator, say, show

MOST = 100


def write(report: Report, t: Translator) -> str:
    """The verdict, the counters and a table for each level."""
    parts = [f"## {_plain(t.text(verdict(report)))}", "", _plain(t.text(counters(report)))]
    for level in Level:
        found = [finding for finding in report.findings if finding.level is level]
        if found:
            parts += [
                "",
                f"### {t.text(LEVELS[level])} ({len(found)})",
                "",
                *_table(found[:MOST], t),
            ]
        if len(found) > MOST:
            parts += [
                "",
                t.text(
                    say(
                        "{count} more; put these right first, then check again.",
                        count=len(found) - MOST,
                    )
                ),
            ]
    return inert("\n".join(parts)) + "\n"


def _table(findings: list[Finding], t: Translator) -> list[str]:
    head = " | ".join(
        t.text(words) for words in (say("Place"), say("What is wrong"), say("How to put it right"))
    )
    rows = [
        f"| {_code(f'{show(f.place.file, 200)}:{f.place.line}:{f.place.column}')} | {_code(t.text(f.message))} "
        f"| {_code(t.text(f.fix))} |"
        for f in findings
    ]
    return [f"| {head} |", "| --- | --- | --- |", *rows]


def _code(text: str) -> str:
    """A code span longer than any run of backticks in it; pipes and line breaks cannot end the cell."""
    text = " ".join(text.split()).replace("|", "¦")
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}"


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|!@])", r"\\\1", text)


REPORTER = Reporter("markdown", say("a job summary"), write)
