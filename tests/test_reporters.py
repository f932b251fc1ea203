"""One set of findings in five formats: for a terminal, a pull request, its summary page, and programs.

cases/reports is a small instance with errors of the reader and of the schema, warnings, an explained one and advice,
whose values would do harm in a report that took them for more than text. What each format makes of it stands in
golden/reports.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import markdown  # type: ignore[import-untyped]
import pytest

from generator.documents.sources import Sources
from generator.findings import Finding, Kind, Level, Place
from generator.reporters import REPORTERS
from generator.reporters.excerpt import cells
from generator.reporters.reporter import Paper, Report
from generator.text import ECHO, say, translator
from generator.validation.readback import read_back
from tests import invented
from tests.command import ROOT, sixc
from tests.effort import calls
from tests.expected import Golden

INSTANCE = ROOT / "tests" / "cases" / "reports"
EXPECTED = ROOT / "tests" / "golden" / "reports"
FILES = {
    "text": "text.txt",
    "github": "github.txt",
    "gitlab": "gitlab.json",
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
    summary=closed(
        files=COUNT,
        errors=COUNT,
        warnings=COUNT,
        advice=COUNT,
    ),
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

# The schema of SARIF 2.1.0 (OASIS), as the SARIF SDK distributes it.
SARIF = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.schema.json").read_text("utf-8"))


@cache
def printed(style: str, lang: str = "en") -> str:
    """What the command prints of the small instance."""
    done = sixc("check", "--format", style, "--lang", lang, cwd=INSTANCE)
    assert (done.code, done.err) == (1, "")
    return done.out


def written(
    style: str, *findings: Finding, files: int = 1, root: Path = INSTANCE, **rest: Any
) -> str:
    """What one format makes of findings."""
    reporter = next(reporter for reporter in REPORTERS if reporter.id == style)
    return reporter.write(
        Report(findings=findings, files=files, sources=Sources(root=root), **rest), translator("en")
    )


def made(level: Level, count: int, *, kinds: int = 1, fields: int = 1) -> Iterator[Finding]:
    """Findings of one level, each on a line of its own, of so many kinds and in so many fields."""
    for number in range(1, count + 1):
        kind = Kind(
            code=f"made-up-{number % kinds}",
            level=level,
            title=say("Made up"),
            why=say("To be counted."),
        )
        place = Place("a.yaml", number, 1)
        message, fix = say("Number {number}.", number=number), say("Count.")
        yield Finding(
            kind=kind,
            place=place,
            message=message,
            fix=fix,
            level=level,
            field=say(f"Field {number % fields}"),
        )


def finding(place: Place, **rest: Any) -> Finding:
    """One error at a place."""
    kind = Kind(code="made-up", level=Level.ERROR, title=say("Made up"), why=say("Why."))
    return Finding(
        kind=kind, place=place, message=say("Here."), fix=say("Fix."), level=Level.ERROR, **rest
    )


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


@pytest.mark.slow
@pytest.mark.parametrize("style", FILES)
def test_each_format_says_what_is_wrong(style: str, golden: Golden) -> None:
    golden(EXPECTED / FILES[style], printed(style))


@pytest.mark.slow
def test_the_report_speaks_albanian(golden: Golden) -> None:
    out = printed("text", "sq")
    assert not re.search(r"^  (Why|Found|How to fix): ", out, re.MULTILINE)
    golden(EXPECTED / "text.sq.txt", out)


def test_every_format_has_an_expected_report() -> None:
    assert {reporter.id for reporter in REPORTERS} == set(FILES)
    assert {path.name for path in EXPECTED.iterdir()} == {*FILES.values(), "text.sq.txt"}


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "sq"])
def test_the_report_for_programs_keeps_its_contract(lang: str) -> None:
    report = json.loads(printed("json", lang))
    jsonschema.validate(report, REPORT, cls=jsonschema.Draft202012Validator)
    levels = [finding["level"] for finding in report["findings"]]
    assert report["summary"]["errors"] == levels.count("error") == 7
    assert report["summary"]["warnings"] == levels.count("warning") == 2
    assert report["summary"]["advice"] == levels.count("advice") == 2
    assert report["summary"]["files"] == 4
    assert all((INSTANCE / finding["file"]).is_file() for finding in report["findings"])


def test_a_warning_that_the_file_explains_is_advice() -> None:
    report = json.loads(printed("json"))
    levels = {f["line"]: f["level"] for f in report["findings"] if f["code"] == LINELESS}
    assert sorted(levels.values()) == ["advice", "warning"]


CODE_QUALITY = {
    "type": "array",
    "items": closed(
        description=TEXT,
        check_name={"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
        fingerprint={"type": "string", "pattern": "^[0-9a-f]{64}$"},
        severity={"enum": ["info", "minor", "major", "critical", "blocker"]},
        location=closed(path=PLACE["file"], lines=closed(begin=PLACE["line"])),
    ),
}


def test_the_report_for_merge_requests_is_code_quality() -> None:
    report, findings = json.loads(printed("gitlab")), json.loads(printed("json"))["findings"]
    jsonschema.validate(report, CODE_QUALITY)
    assert [(e["check_name"], e["location"]["path"]) for e in report] == [
        (f["code"], f["file"]) for f in findings
    ]
    prints = [entry["fingerprint"] for entry in report]
    assert len(set(prints)) == len(prints)
    assert {entry["severity"] for entry in report if entry["severity"] == "blocker"}


def test_the_report_for_code_scanning_is_sarif() -> None:
    report = json.loads(printed("sarif"))
    jsonschema.validate(report, SARIF, cls=jsonschema.Draft202012Validator)
    (run,) = report["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert {result["ruleId"] for result in run["results"]} == set(rules)
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    assert len(run["results"]) == len(json.loads(printed("json"))["findings"])


def test_every_rule_in_sarif_is_explained_and_leads_to_its_page() -> None:
    findings = invented.checked().findings
    out = written(
        "sarif", *findings, root=invented.INSTANCE, rules="https://fushata.example/rules/"
    )
    jsonschema.validate(json.loads(out), SARIF, cls=jsonschema.Draft202012Validator)
    rules = json.loads(out)["runs"][0]["tool"]["driver"]["rules"]
    for rule in rules:
        assert rule["helpUri"] == f"https://fushata.example/rules/#{rule['id']}"
        assert rule["fullDescription"]["text"] in rule["help"]["text"]


def test_a_finding_keeps_its_fingerprint_when_lines_are_added_above_it() -> None:
    def prints(lines: int) -> list[str]:
        moved = (replace(f, place=replace(f.place, line=f.place.line + lines)) for f in before)
        results = json.loads(written("sarif", *moved))["runs"][0]["results"]
        return [result["partialFingerprints"]["sixc/v1"] for result in results]

    before = (*made(Level.ERROR, 3, kinds=2), *invented.checked().findings)
    assert prints(0) == prints(7)
    assert len(set(prints(0))) == len(before)


def test_sarif_and_the_line_to_paste_hold_the_same_correction() -> None:
    results = json.loads(printed("sarif"))["runs"][0]["results"]
    changes = [change for result in results for change in result.get("fixes", ())]
    assert len(changes) == 4
    for change in changes:
        (of_file,) = change["artifactChanges"]
        (new,) = of_file["replacements"]
        path = INSTANCE / of_file["artifactLocation"]["uri"]
        region = new["deletedRegion"]
        line = path.read_text("utf-8").split("\n")[region["startLine"] - 1]
        before, after = line[: region["startColumn"] - 1], line[region["endColumn"] - 1 :]
        whole = before + new["insertedContent"]["text"] + after
        assert (f"\n{whole}\n" in printed("text")) == (len(whole) <= ECHO)


def test_values_stay_text_on_the_summary_page() -> None:
    page = Rendered()
    page.feed(markdown.markdown(printed("markdown"), extensions=["tables", "fenced_code"]))
    held = {"h2", "h3", "h4", "p", "ol", "ul", "li", "strong", "pre", "code"}
    assert page.tags == held | {"table", "thead", "tbody", "tr", "th", "td"}
    assert set(page.rows) == {2}
    assert not re.search(r"evil|onerror|::|##\[", page.plain)


def test_a_fence_in_a_value_does_not_end_the_code_it_stands_in(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: '````'\n<b>x</b>: 1\n", "utf-8")
    hostile = say("{a} and {b}", a="\\{b\\} `", b="``` <img src=x> ````")
    found = replace(finding(Place("a.yaml", 1, 4)), message=hostile)
    page = Rendered()
    text = written("markdown", found, root=tmp_path)
    page.feed(markdown.markdown(text, extensions=["tables", "fenced_code"]))
    assert not {"b", "img"} & page.tags
    assert "img" not in page.plain


def test_at_most_ten_errors_and_ten_warnings_become_annotations() -> None:
    out = written("github", *made(Level.ERROR, 25), *made(Level.WARNING, 11))
    for command, left in (("error", 16), ("warning", 2)):
        lines = [line for line in out.splitlines() if line.startswith(f"::{command} ")]
        more = [line for line in out.splitlines() if line.startswith(f"::{command}::")]
        assert len(lines) == 9
        assert len(more) == 1
        assert f"::{left} more: see the summary of this run, or run sixc check" in more[0]


def test_every_kind_of_fault_is_annotated_before_one_is_annotated_again() -> None:
    often, once = made(Level.ERROR, 30), replace(next(made(Level.ERROR, 1)), message=say("Once."))
    rare = replace(once, kind=replace(once.kind, code="rare"), place=Place("z.yaml", 1, 1))
    lines = written("github", *often, rare).splitlines()
    assert "z.yaml" in lines[3]


def test_ten_errors_are_ten_annotations() -> None:
    out = written("github", *made(Level.ERROR, 10))
    assert len([line for line in out.splitlines() if line.startswith("::error file=")]) == 10
    assert "more" not in out


def test_advice_is_no_annotation() -> None:
    assert "::" not in written("github", *made(Level.ADVICE, 3))


@pytest.mark.parametrize(("kinds", "fields"), [(1, 1), (1, 1_000), (10, 7), (1_000, 1)])
def test_a_report_of_1000_errors_stays_short_and_says_how_many_it_leaves_out(
    kinds: int, fields: int
) -> None:
    errors = tuple(made(Level.ERROR, 1_000, kinds=kinds, fields=fields))
    back = read_back(invented.checked(), invented.checked().files[:5])
    for style in ("text", "markdown"):
        out = written(style, *errors, files=1_000, understood=back)
        shown = len(re.findall(r"Number `?[\d,]+`?\.", out))
        left = re.findall(r"(?:Also in |^)([\d,]+) more", out, re.MULTILINE)
        assert shown + sum(int(count.replace(",", "")) for count in left) == 1_000
        assert "1,000 errors" in out
        assert len(out.encode()) < 60_000
        assert style == "markdown" or len(out.splitlines()) < 200


@pytest.mark.parametrize("style", ["json", "sarif"])
def test_a_report_for_programs_leaves_none_of_1000_findings_out(style: str) -> None:
    out = json.loads(written(style, *made(Level.ERROR, 1_000)))
    assert len(out["findings"] if style == "json" else out["runs"][0]["results"]) == 1_000


@pytest.mark.parametrize("style", ["json", "gitlab", "sarif"])
def test_a_name_that_is_not_utf_8_leaves_the_report_what_every_program_reads(style: str) -> None:
    out = written(style, finding(Place(os.fsdecode(b"disclosures/\xff.yaml"), 1, 1)))
    assert not re.search(r"\\ud[89a-f]", out)
    assert r"/\\xff.yaml" in out or "/%FF.yaml" in out


@pytest.mark.slow
@pytest.mark.parametrize("style", FILES)
def test_no_more_than_80_characters_of_a_value_are_echoed(style: str, tmp_path: Path) -> None:
    value, key = "z" * 5_000, "z" * 900
    path = tmp_path / "disclosures" / "prova-2025" / "partia-e-lumit" / "2025-04.yaml"
    shutil.copytree(INSTANCE, tmp_path, dirs_exist_ok=True)
    text = path.read_text("utf-8").replace("{state: secret}", f"{{state: {value}, {key}: 1}}")
    path.write_text(text, "utf-8")
    done = sixc("--root", tmp_path, "check", path, "--format", style)
    assert re.search("z{50}", done.out)
    assert not re.search("z{81}", done.out)


def test_the_first_sentence_is_never_better_than_the_worst_finding() -> None:
    error, warning = next(made(Level.ERROR, 1)), next(made(Level.WARNING, 1))
    advice = next(made(Level.ADVICE, 1))
    assert "cannot be published" in written("text", error, warning, advice).splitlines()[0]
    assert "asks for a correction" in written("text", warning, advice).splitlines()[0]
    assert "nothing to put right" in written("text", advice).splitlines()[0]


@pytest.mark.slow
@pytest.mark.parametrize("style", ["text", "markdown"])
def test_a_report_begins_with_verdict_counters_and_at_most_three_steps(style: str) -> None:
    verdict, counters, *_ = [line for line in printed(style).splitlines() if line]
    assert "cannot be published yet: 7 errors" in verdict
    assert counters.startswith("Must fix: 7 · Please check: 2 · Could be better: 2 · Files: 4")
    steps = re.findall(r"(?m)^ *(\d)\. ", printed(style))
    assert steps == ["1", "2", "3"]


@pytest.mark.slow
def test_what_no_rule_has_looked_at_is_not_assessed(tmp_path: Path) -> None:
    shutil.copytree(INSTANCE, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "disclosures" / "prova-2025" / "partia-e-lumit" / "2025-04.yaml"
    done = sixc("--root", tmp_path, "check", path)
    assert "\nMust fix: 3 · Please check: not assessed · Could be better: not assessed" in done.out
    assert ", 2 not assessed\n" in printed("text")


def test_the_same_fault_in_many_places_is_told_once() -> None:
    out = written("text", *made(Level.ERROR, 50))
    assert out.count("Made up") == out.count("To be counted.") == 1
    assert "Made up (50 places)" in out
    assert "Also in 47 more places." in out
    few = written("text", *made(Level.ERROR, 6))
    assert "Also in a.yaml, line 4, 5 and 6." in few


LINES = {
    "a short line": "medium: here",
    "a long line": f"{'long ' * 40}here{' and on' * 40}",
    "the end of a long line": f"{'long ' * 40}here",
    "tabs": "\tmedium:\there",
    "wide characters": "党的名称: 日本 here",
    "combining characters": "Pe\u0308r mbi\u0308 here",
    "an emoji": "emri: 🌊 here",
    "escapes": "a\x1b[31mb here",
    "a command": "a ##[error] here",
}


@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("case", LINES)
def test_the_marker_stands_under_the_place(case: str, width: int, tmp_path: Path) -> None:
    line = LINES[case]
    (tmp_path / "a.csv").write_text(line, "utf-8")
    found = finding(Place("a.csv", 1, line.index("here") + 1))
    out = written("text", found, root=tmp_path, paper=Paper(width)).splitlines()
    marker = next(number for number, text in enumerate(out) if text.lstrip(" |").startswith("^"))
    shown, under = out[marker - 1], out[marker]
    column = under.index("^")
    starts = [cells(shown[:end]) for end in range(len(shown))]
    assert shown[starts.index(column) :].lstrip("\u0308").startswith("here")
    assert max(map(cells, out)) <= width


def test_the_marker_is_as_long_as_what_is_meant(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text('name: "Fondacioni Ura"  # first\n', "utf-8")
    out = written("text", finding(Place("a.yaml", 1, 7)), root=tmp_path)
    assert "       | " + " " * 6 + "^" * 16 + "\n" in out


def test_a_place_is_shown_with_one_line_before_and_one_after(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n", "utf-8")
    out = written("text", finding(Place("a.yaml", 3, 4)), root=tmp_path)
    assert re.findall(r"(?m)^ +(\d) \| ", out) == ["2", "3", "4"]


def test_a_file_with_carriage_returns_or_a_mark_in_front_is_shown_alike(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    for line, column in ((1, 1), (2, 4)):
        out = written("text", finding(Place("a.yaml", line, column)), root=tmp_path)
        assert not re.search(r"[\r\ufeff]|\\r|\\ufeff", out)
        assert re.search(rf"\n {{5}}{line} \| .*\n {{7}}\| {' ' * (column - 1)}\^\n", out)


@pytest.mark.parametrize(
    "text", ["a: x\rb: y\rc: z\n", "a: x\u0085b: y\u2028c: z\n", "[" * 200_000]
)
def test_a_file_that_the_reader_refuses_costs_the_report_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(text.encode())

    def effort() -> int:
        return calls(lambda: written("text", finding(Place("a.yaml", 1, 1)), root=tmp_path))

    assert "a.yaml:1:1" in written("text", finding(Place("a.yaml", 1, 1)), root=tmp_path)
    refused = effort()
    (tmp_path / "a.yaml").write_text("a: x\n", "utf-8")
    assert refused <= 4 * effort()


def test_nothing_is_shown_of_a_link_or_of_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a: secret\n", "utf-8")
    (tmp_path / "a.yaml").symlink_to(tmp_path / "secret")
    for name in ("a.yaml", "nothing.yaml", "."):
        assert "secret" not in written("text", finding(Place(name, 1, 4)), root=tmp_path)


@pytest.mark.slow
def test_what_was_understood_is_read_back_even_where_all_is_well() -> None:
    party = "disclosures/al-2025/partia-e-lumit/"
    out = sixc("check", f"{party}2025-04.yaml").out
    for said in (
        r"Party +River Party \(partia-e-lumit\)",
        r"Period +2025-04, from 1 April 2025 to 30 April 2025",
        r"Version +1",
        r"Currency +ALL and EUR",
        r"Advertising +63,354,295.40\sALL and 8,450.60\sEUR \(8 lines; 300 ads\)",
        r"Sponsors +1: partia-e-lumit",
        r"Paid by +2: partia-e-lumit and fondacioni-ura",
        r"Funding +[\d,.]+\sALL and [\d,.]+\sEUR \(\d sources\)",
        r"Sections +affiliates:\sdisclosed · advertising:\sdisclosed",
    ):
        assert re.search(said, out), said
    ledger = sixc("check", f"{party}2025-04.ads.csv").out
    assert ledger.partition("What was understood")[2] == out.partition("What was understood")[2]


@pytest.mark.slow
def test_of_many_files_ten_are_read_back_and_the_others_counted() -> None:
    out = sixc("check").out.partition("What was understood")[2]
    files = re.findall(r"(?m)^  disclosures/", out)
    assert len(files) == 10
    assert re.search(r"(?m)^  \w+ more (was|were) understood; name a file to see it\.$", out)


@pytest.mark.slow
def test_the_report_of_an_empty_folder_is_not_an_all_clear(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Empty\n", encoding="utf-8")
    done = sixc("--root", tmp_path, "check")
    assert "nothing to check" in done.err
    assert "put right" not in done.out


@pytest.mark.slow
def test_every_code_leads_to_the_page_of_rules_where_the_site_has_an_address(
    tmp_path: Path,
) -> None:
    shutil.copytree(INSTANCE, tmp_path, dirs_exist_ok=True)
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "site_url: https://fushata.example\n")
    for lang, base in (("en", ""), ("sq", "sq/")):
        out = sixc("--root", tmp_path, "check", "--lang", lang).out
        assert f"value-wrong  https://fushata.example/{base}rules/#value-wrong\n" in out
    assert "value-wrong\n" in printed("text")


def test_colour_changes_nothing_else() -> None:
    errors = (*made(Level.ERROR, 2), *made(Level.WARNING, 2), *made(Level.ADVICE, 2))
    plain, coloured = (written("text", *errors, paper=Paper(80, on)) for on in (False, True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    assert coloured.count("\x1b[") == 2 * coloured.count("\x1b[0m")
