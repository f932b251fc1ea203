"""The report as GitLab's code quality, shown beside the lines of a merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from generator.findings import Level
from generator.reporters.groups import choose
from generator.reporters.reporter import Report, Reporter, fingerprints, to_json, written_name
from generator.text import Translator, say

SEVERITIES = {Level.ERROR: "blocker", Level.WARNING: "major", Level.ADVICE: "info"}


def write(report: Report, t: Translator) -> str:
    """One list of as many findings as a program takes; the host compares it with that of the main line."""
    found = zip(report.findings, fingerprints(report.findings), strict=True)
    shown = set(choose(report.findings).findings)
    data = [
        {
            "description": f"{t.text(finding.message)} {t.text(finding.fix)}",
            "check_name": finding.kind.code,
            "fingerprint": fingerprint,
            "severity": SEVERITIES[finding.level],
            "location": {
                "path": written_name(finding.place.file),
                "lines": {"begin": finding.place.line},
            },
        }
        for finding, fingerprint in found
        if finding in shown
    ]
    return to_json(data)


REPORTER = Reporter("gitlab", say("code quality of a merge request"), write)
