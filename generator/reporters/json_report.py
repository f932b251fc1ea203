"""The report for programs, version 1."""

from typing import Any

from generator.findings import Finding, Level, Place
from generator.reporters.groups import choose
from generator.reporters.limits import ALSO
from generator.reporters.reporter import Report, Reporter, to_json, written_name
from generator.text import ECHO, Translator, say, show


def write(report: Report, t: Translator) -> str:
    """One JSON object; see the contract in the design of the report: summary and findings.

    The summary counts all. Where not all are listed, `left_out` says how many findings, and further places of findings,
    are not.
    """
    chosen = choose(report.findings)
    left_out = {"findings": len(chosen.rest), "places": chosen.places}
    data = {
        "version": 1,
        "summary": {
            "files": report.files,
            "errors": report.count(Level.ERROR),
            "warnings": report.count(Level.WARNING),
            "advice": report.count(Level.ADVICE),
            **({"left_out": left_out} if any(left_out.values()) else {}),
        },
        "findings": [_finding(finding, t) for finding in chosen.findings],
    }
    return to_json(data)


def _finding(finding: Finding, t: Translator) -> dict[str, Any]:
    return {
        "code": finding.kind.code,
        "level": finding.level.value,
        **_place(finding.place),
        "pointer": "/".join(map(_cut, finding.pointer.split("/"))),
        "field": t.text(finding.field) if finding.field else "",
        "message": t.text(finding.message),
        "why": t.text(finding.kind.why),
        "fix": t.text(finding.fix),
        "also": [_place(place) for place in finding.also[:ALSO]],
    }


def _cut(part: str) -> str:
    return part if len(part) <= ECHO else show(part)


def _place(place: Place) -> dict[str, Any]:
    return {"file": written_name(place.file), "line": place.line, "column": place.column}


REPORTER = Reporter("json", say("for programs"), write)
