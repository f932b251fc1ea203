"""One bad file never stops the others, nothing bad is published, and what is found does not depend on order."""

import gc
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.documents.instance import load
from generator.errors import SchemaError
from generator.facts.build import build
from generator.findings import Finding, Level, in_order
from generator.history.filed import History
from generator.metrics.figures import count
from generator.metrics.status import State, Status
from generator.shelf import Shelf
from generator.validation.check import MOST, Checked
from generator.validation.check import check as check_instance
from generator.validation.schemas import load_schemas
from tests.invented import (
    FOLDER,
    ID,
    INSTANCE,
    LISTS,
    ROOT,
    SCHEMAS,
    change,
    check,
    checked,
    copy_to,
    disclosures,
    report,
    settings,
)

LUMI = "partia-e-lumit"
EXPLAINED = f"disclosures/{ID}/aleanca-e-maleve/2025-04.v2.yaml"
SUBMITTED = [
    path.relative_to(INSTANCE).as_posix()
    for path in sorted([*disclosures(), *FOLDER.glob("*/*.ads.csv")])
]


def cut(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def another_encoding(raw: bytes) -> bytes:
    return raw.decode().encode("utf-16")


def garbled(raw: bytes) -> bytes:
    return raw.replace(b"\n", b"\n\x00", 1)


def a_stranger_added(raw: bytes) -> bytes:
    return raw + b"\nmood: festive\n"


def nothing_left(_raw: bytes) -> bytes:
    return b""


CORRUPTIONS: tuple[Callable[[bytes], bytes], ...] = (
    cut,
    another_encoding,
    garbled,
    a_stranger_added,
    nothing_left,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the invented instance."""
    return copy_to(tmp_path)


def published(found: Checked) -> set[str]:
    """The disclosures that would be published."""
    return {filing.document.path for election in found.elections for filing in election.filings}


def refused(found: Checked) -> set[str]:
    """The disclosures that are held back."""
    return {filing.document.path for election in found.elections for filing in election.refused}


def about_others(findings: Iterable[Finding], *files: str) -> list[str]:
    return report(finding for finding in findings if finding.place.file not in files)


def status(found: Checked, party: str, period: str) -> Status:
    """What a party counts as having filed for a period."""
    return count(build(found.elections[0], History(), LISTS)).status[party, period]


def errors(found: Checked) -> list[str]:
    return report(finding for finding in found.findings if finding.level is Level.ERROR)


@pytest.mark.slow
@pytest.mark.parametrize("file", SUBMITTED)
@pytest.mark.parametrize("shift", [0, 2])
def test_a_corrupt_file_is_held_back_alone(root: Path, file: str, shift: int) -> None:
    corrupt = CORRUPTIONS[(SUBMITTED.index(file) + shift) % len(CORRUPTIONS)]
    (root / file).write_bytes(corrupt((root / file).read_bytes()))
    found = check(root)
    disclosure = file.replace(".ads.csv", ".yaml")
    later = re.compile(re.escape(disclosure.removesuffix(".yaml")) + r"\.v[0-9]+\.yaml")
    sharing = {path for path in published(checked()) if later.fullmatch(path)}
    held = {disclosure, *(sharing if file.endswith(".csv") else ())}
    assert any(finding.place.file == file for finding in found.findings)
    assert any(line.startswith(file) for line in errors(found))
    assert published(found) == published(checked()) - held
    assert about_others(found.findings, file, *held) == about_others(
        checked().findings, file, *held
    )
    assert found.files == checked().files


def test_the_invented_instance_is_published_whole() -> None:
    assert errors(checked()) == []
    assert published(checked()) == {path.relative_to(INSTANCE).as_posix() for path in disclosures()}
    assert checked().elections[0].refused == ()


@pytest.mark.parametrize("corrupt", CORRUPTIONS)
def test_a_corrupt_list_of_submitters_holds_back_nothing(
    root: Path, corrupt: Callable[[bytes], bytes]
) -> None:
    path = root / "disclosures" / ID / "submitters.yaml"
    path.write_bytes(corrupt(path.read_bytes()))
    found = check(root)
    assert errors(found)
    assert published(found) == published(checked())


@pytest.mark.parametrize("corrupt", [*CORRUPTIONS, None])
def test_an_election_without_a_sound_file_stops_no_other_election(
    root: Path, corrupt: Callable[[bytes], bytes] | None
) -> None:
    other = root / "disclosures" / "al-2029"
    shutil.copytree(root / "disclosures" / ID, other)
    path = other / "election.yaml"
    path.unlink() if corrupt is None else path.write_bytes(corrupt(path.read_bytes()))
    found = check(root)
    assert [election.id for election in found.elections] == [ID]
    assert published(found) == published(checked())
    assert any(line.startswith("disclosures/al-2029/election.yaml") for line in errors(found))
    mine = [finding for finding in found.findings if "/al-2029/" not in finding.place.file]
    assert report(mine) == report(checked().findings)


def test_an_error_of_a_rule_in_the_election_holds_the_election_back_and_is_said(root: Path) -> None:
    change(root / "disclosures" / ID / "election.yaml", "end: 2025-04-30", "end: 2025-03-30")
    found = check(root)
    assert found.elections == ()
    assert any(f"disclosures/{ID}/election.yaml" in line for line in errors(found))


def test_a_code_of_conduct_that_does_not_exist_is_a_finding_with_its_place(root: Path) -> None:
    change(root / "disclosures" / ID / "election.yaml", "code: al-2025", "code: al-2052")
    found = check(root)
    assert found.elections == ()
    (line,) = [line for line in errors(found) if "code-known" in line]
    assert line == (
        f"disclosures/{ID}/election.yaml:5:7 error code-known There is no code of conduct al-2052."
        " | Name one of: al-2025, eu-2024 and nl-2021."
    )


def test_a_code_of_conduct_that_is_broken_is_a_finding(root: Path) -> None:
    path = root / "schema" / "codes" / "own-2025.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes((ROOT / "schema" / "codes" / "al-2025.yaml").read_bytes() + b"mood: festive\n")
    change(root / "disclosures" / "al-2025" / "election.yaml", "code: al-2025", "code: own-2025")
    found = check(root)
    assert found.elections == ()
    assert [line.split(":")[0] for line in errors(found)] == ["schema/codes/own-2025.yaml"]


def test_schemas_that_are_missing_or_broken_stop_the_command(tmp_path: Path) -> None:
    with pytest.raises(SchemaError):
        load_schemas(Shelf(tmp_path))
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    (tmp_path / "schema" / "disclosure.schema.json").write_text("{", "utf-8")
    with pytest.raises(SchemaError):
        load_schemas(Shelf(tmp_path / "schema"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "mistake", [("version: 2", "version: 7"), ("currency: ALL", "currency: NO")]
)
def test_the_last_good_version_stays_current(root: Path, mistake: tuple[str, str]) -> None:
    path = root / "disclosures" / ID / LUMI / "2025-03.v2.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace(*mistake), "utf-8")
    found = check(root)
    assert status(checked(), LUMI, "2025-03").version is not None
    now = status(found, LUMI, "2025-03")
    assert now.version is not None
    assert (now.version.filing.version, now.state, now.refused) == (1, State.FILED, True)
    assert status(found, LUMI, "2025-04") == replace(
        status(checked(), LUMI, "2025-04"), version=status(found, LUMI, "2025-04").version
    )


@pytest.mark.parametrize("corrupt", [cut, another_encoding, a_stranger_added, nothing_left])
def test_a_file_that_was_submitted_but_is_refused_does_not_count_as_silence(
    root: Path, corrupt: Callable[[bytes], bytes]
) -> None:
    path = root / "disclosures" / ID / LUMI / "2025-04.yaml"
    path.write_bytes(corrupt(path.read_bytes()))
    found = check(root)
    assert status(found, LUMI, "2025-04").state is State.REFUSED
    assert status(found, "lista-e-fushes", "2025-03").state is State.MISSING


def test_a_corrupt_correction_leaves_a_notice(root: Path) -> None:
    path = root / "disclosures" / ID / LUMI / "2025-03.v2.yaml"
    path.write_bytes(another_encoding(path.read_bytes()))
    now = status(check(root), LUMI, "2025-03")
    assert now.version is not None
    assert (now.version.filing.version, now.refused) == (1, True)


def test_a_ledger_that_two_versions_share_is_reported_once(root: Path) -> None:
    party = root / "disclosures" / ID / LUMI
    text = (party / "2025-04.yaml").read_text("utf-8").replace("version: 1\n", "version: 2\n")
    (party / "2025-04.v2.yaml").write_text(text, "utf-8")
    ledger = party / "2025-04.ads.csv"
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    ledger.write_text("".join([*lines, lines[1].replace("ALL", "lek")]), "utf-8")
    found = check(root)
    mine = [finding for finding in found.findings if finding.place.file.endswith(".ads.csv")]
    assert len(mine) == 1
    both = {f"disclosures/{ID}/{LUMI}/{name}" for name in ("2025-04.yaml", "2025-04.v2.yaml")}
    assert published(found) == published(checked()) - both


def test_what_is_wrong_with_an_earlier_ledger_is_said_of_the_version_that_takes_it_over(
    root: Path,
) -> None:
    party = root / "disclosures" / ID / LUMI
    text = (party / "2025-04.yaml").read_text("utf-8").replace("meta-april", "meta-in-april")
    reason = "version: 2\ncorrection: {reason: A line has a new name.}\n"
    (party / "2025-04.v2.yaml").write_text(text.replace("version: 1\n", reason), "utf-8")
    found = check(root)
    (finding,) = (f for f in found.findings if f.level is Level.ERROR)
    assert finding.place.file == f"disclosures/{ID}/{LUMI}/2025-04.v2.yaml"
    assert [place.file for place in finding.also] == [f"disclosures/{ID}/{LUMI}/2025-04.ads.csv"]
    (line,) = report([finding])
    assert "In 2025-04.ads.csv, the ledger of an earlier version: 300 rows" in line
    assert "That ledger stays as it is; file one for this version too, 2025-04.v2.ads.csv." in line
    assert published(found) == published(checked())


def labels(found: Checked) -> list[Finding]:
    """What is found about content made by AI without a label."""
    return [finding for finding in found.findings if finding.kind.code == "ai-without-label"]


def test_a_warning_that_the_file_explains_becomes_advice(root: Path) -> None:
    change(root / EXPLAINED, "rule: ai-without-label", "rule: tenfold-jump")
    (before,), (after,) = labels(checked()), labels(check(root))
    assert before.place.file == EXPLAINED
    assert (before.level, after.level) == (Level.ADVICE, Level.WARNING)
    assert replace(before, level=Level.WARNING, fix=after.fix) == after
    assert before.fix.template.startswith("Nothing to do")


def test_an_explanation_holds_for_the_entry_it_names_only(root: Path) -> None:
    change(root / EXPLAINED, "about: pamjet-e-maleve", "about: zgjedhja-e-audiencave")
    assert [finding.level for finding in labels(check(root))] == [Level.WARNING]


def test_an_explanation_without_an_entry_holds_for_all_of_them(root: Path) -> None:
    change(root / EXPLAINED, "    about: pamjet-e-maleve\n", "")
    assert [finding.level for finding in labels(check(root))] == [Level.ADVICE]


def test_an_error_cannot_be_explained_away(root: Path) -> None:
    path = root / "disclosures" / ID / "bashkimi-i-pyllit" / "2025-03.yaml"
    text = path.read_text("utf-8").replace("version: 1", "version: 3")
    assert "explanations:" not in text
    path.write_text(
        f"{text}explanations: [{{rule: place-matches, reason: It was late.}}]\n", "utf-8"
    )
    found = check(root)
    assert Level.ERROR in {f.level for f in found.findings if f.kind.code == "place-matches"}
    assert path.relative_to(root).as_posix() not in published(found)


def test_a_warning_holds_nothing_back(root: Path) -> None:
    change(root / EXPLAINED, "rule: ai-without-label", "rule: tenfold-jump")
    found = check(root)
    assert Level.WARNING in {finding.level for finding in found.findings}
    assert published(found) == published(checked())


def test_findings_come_errors_first_then_by_file_and_line(root: Path) -> None:
    for path in disclosures(root)[:3]:
        path.write_bytes(a_stranger_added(path.read_bytes()))
    found = check(root).findings
    assert list(found) == sorted(found, key=in_order)
    levels = [list(Level).index(finding.level) for finding in found]
    assert levels == sorted(levels)
    assert len(set(report(found))) == len(found)


def test_the_order_of_files_changes_nothing(root: Path) -> None:
    for path in disclosures(root)[::4]:
        path.write_bytes(a_stranger_added(path.read_bytes()))
    instance = load(root)
    backwards = replace(
        instance,
        folders=tuple(
            replace(folder, filings=folder.filings[::-1]) for folder in instance.folders[::-1]
        ),
        findings=instance.findings[::-1],
    )
    one, other = (
        check_instance(held, SCHEMAS, LISTS, settings(root)) for held in (instance, backwards)
    )
    assert report(one.findings) == report(other.findings)
    assert published(one) == published(other)
    assert refused(one) == refused(other) != set()


def test_a_rule_gives_a_limited_number_of_findings(root: Path) -> None:
    path = root / "disclosures" / ID / "bashkimi-i-pyllit" / "2025-03.yaml"
    text = path.read_text("utf-8")
    section = re.search(r"^ai:\n(?:  .*\n|\s*\n)*", text, re.MULTILINE)
    assert section is not None
    use = "    - {id: one, system: Piktori, stages: [image], platform_default: true}\n"
    uses = "ai:\n  state: disclosed\n  uses:\n" + use * (2 * MOST)
    path.write_text(text.replace(section[0], uses), "utf-8")
    found = [f for f in check(root).findings if f.kind.code == "ids-unique"]
    assert len(found) == MOST


def test_an_empty_instance_has_nothing_to_find(tmp_path: Path) -> None:
    shutil.copy(INSTANCE / "mkdocs.yml", tmp_path)
    assert check(tmp_path) == Checked((), (), ())


def test_the_garbage_collector_works_on_after_a_check() -> None:
    assert gc.isenabled()
    check(INSTANCE)
    assert gc.isenabled()
