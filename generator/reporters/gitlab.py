"""The report as GitLab's code quality, shown beside the lines of a merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from typing import Any

from generator.findings import Level, Place
from generator.reporters.groups import choose, in_groups
from generator.reporters.reporter import Report, Reporter, fingerprints, to_json, written_name
from generator.reporters.words import left_out
from generator.text import Translator, say

SEVERITIES = {Level.ERROR: "blocker", Level.WARNING: "major", Level.ADVICE: "info"}


def write(report: Report, t: Translator) -> str:
    """One list of as many findings as a program takes; the host compares it with that of the main line.

    The format has no other place for it, so an entry of its own says how many more there are, where the first stands.
    """
    chosen = choose(report.findings)
    shown = set(chosen.findings)
    data = [
        _entry(
            f"{t.text(finding.message)} {t.text(finding.fix)}",
            (finding.kind.code, fingerprint, SEVERITIES[finding.level]),
            finding.place,
        )
        for finding, fingerprint in zip(report.findings, fingerprints(report.findings), strict=True)
        if finding in shown
    ]
    if chosen.rest:
        words = t.text(left_out(in_groups(chosen.rest)))
        data.append(_entry(words, ("left-out", "left-out", "info"), chosen.rest[0].place))
    return to_json(data)


def _entry(description: str, named: tuple[str, str, str], place: Place) -> dict[str, Any]:
    name, fingerprint, severity = named
    return {
        "description": description,
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": written_name(place.file), "lines": {"begin": place.line}},
    }


REPORTER = Reporter("gitlab", say("code quality of a merge request"), write)
