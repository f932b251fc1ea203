"""The report as SARIF 2.1.0, for services that show findings in code.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from typing import Any
from urllib.parse import quote

from generator.findings import Finding, Kind, Level
from generator.reporters.reporter import Report, Reporter, to_json
from generator.text import Translator, say

LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "note"}


def write(report: Report, t: Translator) -> str:
    """One run of the tool sixc."""
    kinds = {finding.kind.code: finding.kind for finding in report.findings}
    data = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "sixc",
                        "rules": [_rule(kinds[code], t) for code in sorted(kinds)],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, t) for finding in report.findings],
            }
        ],
    }
    return to_json(data)


def _rule(kind: Kind, t: Translator) -> dict[str, Any]:
    return {
        "id": kind.code,
        "shortDescription": {"text": t.text(kind.title)},
        "fullDescription": {"text": t.text(kind.why)},
        "defaultConfiguration": {"level": LEVELS[kind.level]},
    }


def _result(finding: Finding, t: Translator) -> dict[str, Any]:
    place = finding.place
    return {
        "ruleId": finding.kind.code,
        "level": LEVELS[finding.level],
        "message": {"text": f"{t.text(finding.message)} {t.text(finding.fix)}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(place.file, errors="surrogateescape")},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }


REPORTER = Reporter("sarif", say("SARIF 2.1.0, for code scanning"), write)
