"""The report as SARIF 2.1.0, for services and editors that show findings in code.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from generator.findings import Finding, Kind, Level, Place
from generator.reporters.groups import Chosen, choose, in_groups
from generator.reporters.limits import ALSO
from generator.reporters.reporter import Report, Reporter, fingerprints, to_json
from generator.reporters.words import HALVES, left_out
from generator.text import ECHO, Translator, say
from generator.validation.catalogue import CATALOGUE

LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "note"}


def write(report: Report, t: Translator) -> str:
    """One run of the tool sixc, with every rule that found something."""
    found = {finding.kind.code: finding.kind for finding in report.findings}
    order = [kind.code for kind in CATALOGUE if kind.code in found]
    order += sorted(found.keys() - set(order))
    driver = {
        "name": "sixc",
        **({"informationUri": report.rules} if report.rules else {}),
        "rules": [_rule(report, found[code], t) for code in order],
    }
    chosen = choose(report.findings)
    data = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": list(_results(report, chosen, order, t)),
                **_left_out(chosen, t),
            }
        ],
    }
    return to_json(data)


def _rule(report: Report, kind: Kind, t: Translator) -> dict[str, Any]:
    address = report.address(kind.code)
    why = t.text(kind.why)
    return {
        "id": kind.code,
        "shortDescription": {"text": t.text(kind.title)},
        "fullDescription": {"text": why},
        **({"helpUri": address} if address else {}),
        "help": {"text": "\n\n".join([why, *_example(kind, t)])},
        "defaultConfiguration": {"level": LEVELS[kind.level]},
    }


def _example(kind: Kind, t: Translator) -> Iterator[str]:
    if kind.example:
        bad, good = HALVES[kind.level]
        yield f"{t.text(bad)}:\n{kind.example.bad}"
        yield f"{t.text(good)}:\n{kind.example.good}"


def _left_out(chosen: Chosen, t: Translator) -> dict[str, Any]:
    """What is said of findings and further places that are not listed; nothing where all are."""
    if not chosen.rest and not chosen.places:
        return {}
    notes = [left_out(in_groups(chosen.rest))] if chosen.rest else []
    told = [{"level": "warning", "message": {"text": t.text(note)}} for note in notes]
    return {
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": told}],
        "properties": {"leftOut": {"findings": len(chosen.rest), "places": chosen.places}},
    }


def _results(
    report: Report, chosen: Chosen, order: list[str], t: Translator
) -> Iterator[dict[str, Any]]:
    shown = set(chosen.findings)
    for finding, print_ in zip(report.findings, fingerprints(report.findings), strict=True):
        if finding not in shown:
            continue
        change = _change(report, finding)
        related = [{"id": n, **_location(report, p)} for n, p in enumerate(finding.also[:ALSO], 1)]
        yield {
            "ruleId": finding.kind.code,
            "ruleIndex": order.index(finding.kind.code),
            "level": LEVELS[finding.level],
            "message": {"text": f"{t.text(finding.message)} {t.text(finding.fix)}"},
            "locations": [_location(report, finding.place)],
            **({"relatedLocations": related} if related else {}),
            "partialFingerprints": {"sixc/v1": print_},
            **({"fixes": [{"artifactChanges": [change]}]} if change else {}),
        }


def _location(report: Report, place: Place) -> dict[str, Any]:
    return {
        "physicalLocation": {"artifactLocation": _file(place), "region": _region(report, place)}
    }


def _file(place: Place) -> dict[str, str]:
    return {"uri": quote(place.file, errors="surrogateescape")}


def _region(report: Report, place: Place) -> dict[str, int]:
    """The part that is meant; the end column is that of the character after it."""
    start = {"startLine": place.line, "startColumn": place.column}
    length = len(report.sources.token(place))
    return {**start, "endColumn": place.column + length} if length else start


def _change(report: Report, finding: Finding) -> dict[str, Any]:
    """The correction, where it is certain and no longer than what is echoed of a value."""
    token = report.sources.token(finding.place)
    if not finding.correction or not token or len(finding.correction) > ECHO:
        return {}
    return {
        "artifactLocation": _file(finding.place),
        "replacements": [
            {
                "deletedRegion": _region(report, finding.place),
                "insertedContent": {"text": finding.correction},
            }
        ],
    }


REPORTER = Reporter("sarif", say("SARIF 2.1.0, for code scanning"), write)
