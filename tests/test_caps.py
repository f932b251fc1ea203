"""However much a check finds, every report stays short, counts all of it, and says how much it does not show."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.documents.sources import Sources
from generator.findings import Finding, Kind, Level, Place
from generator.reporters import REPORTERS
from generator.reporters.limits import ALSO, FINDINGS
from generator.reporters.reporter import Report
from generator.text import say, translator

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
SARIF = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.schema.json").read_text("utf-8"))
STYLES = tuple(reporter.id for reporter in REPORTERS)
JUNK = 30_000
MOST = {
    "text": 30_000, "github": 20_000, "markdown": 60_000, "json": 2_000_000, "sarif": 2_000_000, "gitlab": 2_000_000,
}  # fmt: skip
"""Bytes of a report, whatever is found; what is shown in code may hold ten megabytes."""


def found(count: int, *, also: int = 0) -> Iterator[Finding]:
    """Errors of one kind, the last of them of another, with so many further places."""
    for number in range(count):
        code = "rare" if number == count - 1 else "frequent"
        kind = Kind(code=code, level=Level.ERROR, title=say("Made up"), why=say("To be counted."))
        places = tuple(Place(f"junk-{number}.yaml", line, 1) for line in range(2, also + 2))
        place = Place(f"disclosures/al-2025/partia-e-lumit/junk-{number:05}.yaml", 1, 1)
        yield Finding(
            kind=kind,
            place=place,
            message=say("Here."),
            fix=say("Fix."),
            level=Level.ERROR,
            also=places,
        )


def report(style: str, *findings: Finding) -> str:
    reporter = next(reporter for reporter in REPORTERS if reporter.id == style)
    made = Report(
        findings=findings, files=len(findings), sources=Sources(root=ROOT / "tests" / "nowhere")
    )
    return reporter.write(made, translator("en"))


def listed(style: str, text: str) -> list[dict[str, Any]]:
    """The findings that a report for programs lists."""
    data = json.loads(text)
    entries: list[dict[str, Any]] = (
        data["findings"] if style == "json" else data["runs"][0]["results"]
    )
    return entries


@pytest.mark.parametrize("style", STYLES)
def test_a_report_on_30000_junk_files_stays_short_and_counts_all(style: str) -> None:
    text = report(style, *found(JUNK))
    assert len(text.encode()) < MOST[style]
    if style == "json":
        summary = json.loads(text)["summary"]
        assert summary["errors"] == JUNK
        assert summary["left_out"] == {"findings": JUNK - FINDINGS, "places": 0}
    elif style == "sarif":
        (run,) = json.loads(text)["runs"]
        assert run["properties"]["leftOut"] == {"findings": JUNK - FINDINGS, "places": 0}
        ((note,),) = (one["toolExecutionNotifications"] for one in run["invocations"])
        assert "29,000 more are not shown" in note["message"]["text"]
        jsonschema.validate(json.loads(text), SARIF, cls=jsonschema.Draft202012Validator)
    elif style == "gitlab":
        assert "29,000 more are not shown" in json.loads(text)[-1]["description"]
    else:
        assert "30,000" in text
        assert re.search(r"[\d,]{6} more", text)


@pytest.mark.parametrize("style", STYLES)
def test_further_places_of_one_finding_do_not_make_a_report_long(style: str) -> None:
    text = report(style, *found(2, also=100_000))
    assert len(text.encode()) < 20_000
    if style == "json":
        assert json.loads(text)["summary"]["left_out"]["places"] == 2 * (100_000 - ALSO)
    if style == "sarif":
        left_out = json.loads(text)["runs"][0]["properties"]["leftOut"]
        assert left_out == {"findings": 0, "places": 2 * (100_000 - ALSO)}


@pytest.mark.parametrize("style", ["json", "sarif"])
def test_every_kind_of_fault_is_listed_and_the_order_stays(style: str) -> None:
    entries = listed(style, report(style, *found(JUNK)))
    key = "code" if style == "json" else "ruleId"
    assert Counter(entry[key] for entry in entries) == {"frequent": FINDINGS - 1, "rare": 1}
    assert entries[-1][key] == "rare"
    places = [json.dumps(entry) for entry in entries]
    names = [re.findall(r"junk-(\d+)", place)[0] for place in places]
    assert names == sorted(names)


def test_a_finding_keeps_its_fingerprint_where_others_are_left_out() -> None:
    few = listed("sarif", report("sarif", *list(found(JUNK))[:10]))
    many = listed("sarif", report("sarif", *found(JUNK)))
    key = "partialFingerprints"
    assert [one[key] for one in few] == [one[key] for one in many[:10]]


@pytest.mark.parametrize("style", ["json", "sarif"])
def test_as_many_as_a_program_takes_are_listed_without_a_word(style: str) -> None:
    text = report(style, *found(FINDINGS))
    assert len(listed(style, text)) == FINDINGS
    assert "leftOut" not in text
    assert "left_out" not in text
