"""Annotations for a pull request: at most ten errors and ten warnings, the gravest first.

A workflow command ends at a line break, and % : , have meanings of their own, so all of them are escaped:
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from generator.findings import Finding, Level
from generator.reporters.groups import best_first
from generator.reporters.limits import ANNOTATIONS
from generator.reporters.reporter import Report, Reporter
from generator.reporters.summary import counters, verdict
from generator.text import Translator, say, show


def write(report: Report, t: Translator) -> str:
    """One workflow command a line; plain lines never begin with a command."""
    lines = [t.text(verdict(report)), counters(report, t)]
    for level, command in ((Level.ERROR, "error"), (Level.WARNING, "warning")):
        found = best_first(finding for finding in report.findings if finding.level is level)
        lines += [
            _command(command, finding, t)
            for finding in found[: ANNOTATIONS if len(found) <= ANNOTATIONS else ANNOTATIONS - 1]
        ]
        if len(found) > ANNOTATIONS:
            more = say(
                "{count} more: see the summary of this run, or run {command} on your computer.",
                count=len(found) - ANNOTATIONS + 1,
                command=report.again.check,
            )
            lines.append(f"::{command}::{_data(t.text(more))}")
    return "\n".join(lines) + "\n"


def _command(command: str, finding: Finding, t: Translator) -> str:
    place = finding.place
    field = f"{t.text(finding.field)}: " if finding.field else ""
    title = _property(f"{field}{t.text(finding.kind.title)}")
    where = f"file={_property(show(place.file, 200))},line={place.line},col={place.column}"
    return f"::{command} {where},title={title}::{_data(f'{t.text(finding.message)} {t.text(finding.fix)}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTER = Reporter("github", say("annotations on a pull request"), write)
