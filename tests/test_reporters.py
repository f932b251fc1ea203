"""One set of findings in five formats: for a terminal, a pull request, its summary page, and programs.

cases/reports is a small instance with errors, a warning, an explained warning and advice, whose values would do harm
in a report that took them for more than text. What each format makes of it stands in golden/reports.
"""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import markdown  # type: ignore[import-untyped]
import pytest

from generator.findings import Finding, Kind, Level, Place
from generator.reporters import REPORTERS
from generator.reporters.reporter import Report
from generator.text import say, translator
from tests.command import ROOT, sixc
from tests.expected import Golden

INSTANCE = ROOT / "tests" / "cases" / "reports"
EXPECTED = ROOT / "tests" / "golden" / "reports"
FILES = {
    "text": "text.txt",
    "github": "github.txt",
    "markdown": "markdown.md",
    "json": "json.json",
    "sarif": "sarif.json",
}

LINELESS = "affiliate-without-line"

PLACE = {
    "file": {"type": "string", "pattern": "^[^/]"},
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1},
}
COUNT = {"type": "integer", "minimum": 0}
TEXT = {"type": "string", "minLength": 1}


def closed(**properties: Any) -> dict[str, Any]:
    """A JSON object that has exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


REPORT = closed(
    version={"const": 1},
    summary=closed(files=COUNT, errors=COUNT, warnings=COUNT, advice=COUNT),
    findings={
        "type": "array",
        "items": closed(
            **PLACE,
            code={"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
            level={"enum": ["error", "warning", "advice"]},
            pointer={"type": "string", "pattern": "^(/|$)"},
            field={"type": "string"},
            message=TEXT,
            why=TEXT,
            fix=TEXT,
            also={"type": "array", "items": closed(**PLACE)},
        ),
    },
)

# What SARIF 2.1.0 asks of the parts we write (sections 3.13, 3.14, 3.19, 3.27, 3.28, 3.29, 3.30, 3.49).
MESSAGE = closed(text=TEXT)
SARIF_LEVEL = {"enum": ["none", "note", "warning", "error"]}
SARIF = closed(
    **{"$schema": {"type": "string", "pattern": "^https://.*sarif-2.1.0"}},
    version={"const": "2.1.0"},
    runs={
        "type": "array",
        "minItems": 1,
        "items": closed(
            tool=closed(
                driver=closed(
                    name={"const": "sixc"},
                    rules={
                        "type": "array",
                        "uniqueItems": True,
                        "items": closed(
                            id=TEXT,
                            shortDescription=MESSAGE,
                            fullDescription=MESSAGE,
                            defaultConfiguration=closed(level=SARIF_LEVEL),
                        ),
                    },
                )
            ),
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            results={
                "type": "array",
                "items": closed(
                    ruleId=TEXT,
                    level=SARIF_LEVEL,
                    message=MESSAGE,
                    locations={
                        "type": "array",
                        "items": closed(
                            physicalLocation=closed(
                                artifactLocation=closed(
                                    uri={"type": "string", "pattern": "^[!-~]+$"}
                                ),
                                region=closed(startLine=PLACE["line"], startColumn=PLACE["column"]),
                            )
                        ),
                    },
                ),
            },
        ),
    },
)


def printed(style: str, lang: str = "en") -> str:
    """What the command prints of the small instance."""
    done = sixc("--root", INSTANCE, "check", "--format", style, "--lang", lang)
    assert (done.code, done.err) == (1, "")
    return done.out


def written(style: str, *findings: Finding, files: int = 1) -> str:
    """What one format makes of findings."""
    reporter = next(reporter for reporter in REPORTERS if reporter.id == style)
    return reporter.write(Report(findings, files, lambda _file, _line: ""), translator("en"))


def made(level: Level, count: int) -> Iterator[Finding]:
    """Findings of one level, each on a line of its own."""
    kind = Kind("made-up", level, say("Made up"), say("To be counted."))
    for number in range(1, count + 1):
        place = Place("a.yaml", number, 1)
        yield Finding(kind, place, say("Number {number}.", number=number), say("Count."), level)


class Rendered(HTMLParser):
    """The elements of a page, and the text that stands inside and outside of code spans."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.rows: list[int] = []
        self.plain = ""
        self.code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.code += tag == "code"
        if tag == "tr":
            self.rows.append(0)
        if tag in {"td", "th"}:
            self.rows[-1] += 1
        assert not attrs, attrs

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag == "code"

    def handle_data(self, data: str) -> None:
        self.plain += "" if self.code else data


@pytest.mark.parametrize("style", FILES)
def test_each_format_says_what_is_wrong(style: str, golden: Golden) -> None:
    golden(EXPECTED / FILES[style], printed(style))


def test_the_report_speaks_albanian(golden: Golden) -> None:
    out = printed("text", "sq")
    assert not re.search(r"^  (Why|Fix): ", out, re.MULTILINE)
    golden(EXPECTED / "text.sq.txt", out)


def test_every_format_has_an_expected_report() -> None:
    assert {reporter.id for reporter in REPORTERS} == set(FILES)
    assert {path.name for path in EXPECTED.iterdir()} == {*FILES.values(), "text.sq.txt"}


@pytest.mark.parametrize("lang", ["en", "sq"])
def test_the_report_for_programs_keeps_its_contract(lang: str) -> None:
    report = json.loads(printed("json", lang))
    jsonschema.validate(report, REPORT, cls=jsonschema.Draft202012Validator)
    levels = [finding["level"] for finding in report["findings"]]
    assert report["summary"]["errors"] == levels.count("error") == 3
    assert report["summary"]["warnings"] == levels.count("warning") == 2
    assert report["summary"]["advice"] == levels.count("advice") == 2
    assert report["summary"]["files"] == 3
    assert all((INSTANCE / finding["file"]).is_file() for finding in report["findings"])


def test_a_warning_that_the_file_explains_is_advice() -> None:
    report = json.loads(printed("json"))
    levels = {f["line"]: f["level"] for f in report["findings"] if f["code"] == LINELESS}
    assert sorted(levels.values()) == ["advice", "warning"]


def test_the_report_for_code_scanning_is_sarif() -> None:
    report = json.loads(printed("sarif"))
    jsonschema.validate(report, SARIF, cls=jsonschema.Draft202012Validator)
    (run,) = report["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} == rules
    assert len(run["results"]) == len(json.loads(printed("json"))["findings"])


def test_values_stay_text_on_the_summary_page() -> None:
    page = Rendered()
    page.feed(markdown.markdown(printed("markdown"), extensions=["tables"]))
    assert page.tags == {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code"}
    assert set(page.rows) == {3}
    assert not re.search(r"evil|onerror|::|##\[", page.plain)


def test_at_most_ten_errors_and_ten_warnings_become_annotations() -> None:
    out = written("github", *made(Level.ERROR, 25), *made(Level.WARNING, 11))
    for command, left in (("error", 16), ("warning", 2)):
        lines = [line for line in out.splitlines() if line.startswith(f"::{command} ")]
        more = [line for line in out.splitlines() if line.startswith(f"::{command}::")]
        assert len(lines) == 9
        assert len(more) == 1
        assert f"::{left} more" in more[0]


def test_ten_errors_are_ten_annotations() -> None:
    out = written("github", *made(Level.ERROR, 10))
    assert len([line for line in out.splitlines() if line.startswith("::error file=")]) == 10
    assert "more" not in out


def test_advice_is_no_annotation() -> None:
    assert "::" not in written("github", *made(Level.ADVICE, 3))


@pytest.mark.parametrize(("style", "most"), [("text", 50), ("markdown", 100), ("github", 9)])
def test_a_report_of_1000_errors_stays_short_and_says_how_many_it_leaves_out(
    style: str, most: int
) -> None:
    out = written(style, *made(Level.ERROR, 1_000), files=1_000)
    assert len(re.findall(r"Number [\d,]+\.", out)) == most
    assert f"{1_000 - most} more" in out
    assert "1,000 errors" in out
    assert len(out) < 20_000


@pytest.mark.parametrize("style", ["json", "sarif"])
def test_a_report_for_programs_leaves_nothing_out(style: str) -> None:
    out = json.loads(written(style, *made(Level.ERROR, 1_000)))
    assert len(out["findings"] if style == "json" else out["runs"][0]["results"]) == 1_000


def test_the_first_sentence_is_never_better_than_the_worst_finding() -> None:
    error, warning = next(made(Level.ERROR, 1)), next(made(Level.WARNING, 1))
    advice = next(made(Level.ADVICE, 1))
    assert "cannot be published" in written("text", error, warning, advice).splitlines()[0]
    assert "asks for a correction" in written("text", warning, advice).splitlines()[0]
    assert "nothing to put right" in written("text", advice).splitlines()[0]
    assert "nothing to check" in written("text", files=0).splitlines()[0]


def test_the_marker_stands_under_the_place_however_long_the_line_is() -> None:
    line = f"{'long ' * 40}here{' and on' * 40}"
    finding = Finding(
        Kind("made-up", Level.ERROR, say("Made up"), say("Why.")),
        Place("a.yaml", 1, line.index("here") + 1),
        say("Here."),
        say("Fix."),
        Level.ERROR,
    )
    reporter = next(reporter for reporter in REPORTERS if reporter.id == "text")
    out = reporter.write(Report((finding,), 1, lambda _file, _line: line), translator("en"))
    shown, marker = out.splitlines()[4:6]
    assert shown[marker.index("^") :].startswith("here")
    assert len(shown) <= 110


def test_the_report_of_an_empty_folder_is_not_an_all_clear(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Empty\n", encoding="utf-8")
    done = sixc("--root", tmp_path, "check")
    assert "nothing to check" in done.out
    assert "put right" not in done.out
