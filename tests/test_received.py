"""What the election body records of a paper handed in stands beside the filing, and decides whether it is late."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from generator.facts.build import build
from generator.history.filed import read_history
from generator.history.gate import Verdict, judge
from generator.metrics.figures import count
from generator.metrics.status import Status
from generator.pipeline import Build, run
from generator.settings import read_settings
from generator.validation.check import Checked, inspect
from generator.validation.filed import Filed
from tests.command import sixc
from tests.examples import copy_to
from tests.invented import LISTS, report
from tests.mainline import Repository

pytestmark = pytest.mark.slow

ID, PARTY = "prova-2025", "partia-e-lumit"
FOLDER = f"disclosures/{ID}"
MARCH, RECEIVED = f"{FOLDER}/{PARTY}/2025-03.yaml", f"{FOLDER}/received.yaml"
# March is due on 5 April; its file reached the main line a day and a half later.
FILED = datetime(2025, 4, 7, 10, 20, 30, tzinfo=UTC)
EVIL = "</q><script>alert(1)</script>{{ 1 }}${1*1}=cmd"


def entry(at: str, path: str = MARCH, evidence: str = "Stamp of the registry.") -> str:
    return f"  - path: {path}\n    at: {json.dumps(at)}\n    evidence: {json.dumps(evidence)}\n"


def record(root: Path, *entries: str) -> None:
    """Write what was handed in."""
    head = f'schema_version: "1.1"\nelection: {ID}\nreceived:\n'
    (root / RECEIVED).write_text(head + "".join(entries), "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An election in which everything was filed too late, and nothing is recorded."""
    made = Repository(copy_to(tmp_path / "instance"))
    (made.root / RECEIVED).unlink()
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit(FILED)
    return made.root


def check(root: Path) -> Checked:
    seen = read_history(root).seen
    return inspect(read_settings(root), filed=Filed(seen, frozenset(seen)))


def status(root: Path) -> Status:
    (election,) = check(root).elections
    return count(build(election, read_history(root), LISTS)).status[PARTY, "2025-03"]


@pytest.mark.parametrize(
    ("at", "late"),
    [
        ("2025-04-05T23:59:59+02:00", False),
        ("2025-04-06T00:00:00+02:00", True),
        ("2025-04-05T21:59:59Z", False),
        ("2025-04-05T17:59:59-04:00", False),
        ("2025-04-05T18:00:00-04:00", True),
    ],
)
def test_the_time_a_paper_was_handed_in_decides_whether_it_is_late(
    at: str, *, late: bool, root: Path
) -> None:
    assert status(root).late
    record(root, entry(at))
    found = status(root)
    assert found.late == late
    assert found.filed == date(2025, 4, 7)
    assert found.handed_in == date(2025, 4, 5 + late)


def test_a_message_of_a_commit_decides_nothing(root: Path) -> None:
    repository = Repository(root)
    repository.git(
        "commit", "--quiet", "--amend", "--message", f"Received: 2025-04-05\n\n{MARCH}", day=FILED
    )
    assert status(root).late


def test_what_is_recorded_of_a_correction_says_nothing_of_the_first_version(root: Path) -> None:
    record(root, entry("2025-04-05T12:00:00Z", MARCH.replace(".yaml", ".v2.yaml")))
    assert check(root).findings == ()
    assert status(root).late


def test_a_time_after_the_file_was_filed_is_an_error_and_counts_for_nothing(root: Path) -> None:
    record(root, entry("2025-04-07T12:20:30+02:00"))
    assert check(root).findings == ()
    record(root, entry("2025-04-07T12:20:31+02:00"))
    (found,) = report(check(root).findings)
    assert found.startswith(
        f"{RECEIVED}:5:9 error received-known 2025-04-07T12:20:31+02:00 is after"
    )
    assert "2025-04-07T10:20:30Z" in found
    assert status(root).handed_in == date(2025, 4, 7)
    assert sixc("--root", root, "check").code == 1


def test_where_the_history_is_cut_off_times_are_not_compared_with_it(
    root: Path, tmp_path: Path
) -> None:
    record(root, entry("2025-04-09T12:00:00Z"))
    Repository(root).commit(datetime(2025, 4, 8, tzinfo=UTC))
    copy = tmp_path / "copy"
    Repository(root).git("clone", "--quiet", "--depth", "1", root.as_uri(), str(copy))
    assert check(copy).findings == ()


@pytest.mark.parametrize(
    "path", [f"{FOLDER}/{PARTY}/2025-09.yaml", f"{FOLDER}/{PARTY}/2025-04.ads.csv", MARCH[12:]]
)
def test_only_a_version_that_is_there_can_have_been_handed_in(path: str, root: Path) -> None:
    record(root, entry("2025-04-05T12:00:00Z", path))
    assert [f.place.file for f in check(root).findings] == [RECEIVED]


@pytest.mark.parametrize(
    "at", ["2025-04-05", "2025-04-05T12:00:00", "2025-04-05 12:00:00Z", "2025-04-05T24:00:00Z"]
)
def test_a_time_needs_its_seconds_and_its_offset(at: str, root: Path) -> None:
    record(root, entry(at))
    (found,) = check(root).findings
    assert found.pointer == "/received/0/at"


def test_a_file_that_cannot_be_read_costs_itself_only(root: Path) -> None:
    (root / RECEIVED).write_text("received: [\n", "utf-8")
    found = check(root)
    assert {f.place.file for f in found.findings} == {RECEIVED}
    assert len(found.elections) == 1


def test_only_maintainers_may_change_what_was_handed_in_when(root: Path) -> None:
    repository = Repository(root)
    base = repository.git("rev-parse", "HEAD")
    repository.git("switch", "--quiet", "--create", "change")
    record(root, entry("2025-04-05T12:00:00Z"))
    head = repository.commit(FILED)
    assert judge(root, base, head, 1).verdict is Verdict.MAINTAINERS


@pytest.fixture
def made(root: Path) -> Build:
    record(root, entry("2025-04-05T23:40:00+02:00", evidence=EVIL))
    Repository(root).commit(datetime(2025, 4, 8, tzinfo=UTC))
    return run(read_settings(root))


def test_both_times_stand_on_the_page_each_with_its_speaker(made: Build) -> None:
    pages = {page.path: page.html for page in made.pages["en"]}
    for path in (f"{ID}/parties/{PARTY}/2025-03/v1/",):
        assert "Reached the main line</dt><dd>7 April 2025, 12:20 (Europe/Tirane)" in pages[path]
        assert (
            "Handed in, as the election body records</dt>"
            '<dd>5 April 2025, 23:40 (Europe/Tirane). Evidence: <q class="said" lang="">'
            in pages[path]
        )
        assert "&lt;script&gt;" in pages[path]
        assert "<script>alert" not in pages[path]
    assert "7 April 2025, handed in 5 April 2025" in pages[f"{ID}/parties/{PARTY}/"]
    assert "handed in 5 April" in pages[f"{ID}/filings/"]
    assert "decides whether it is late" in pages[f"{ID}/filings/"]


def test_both_times_are_in_the_index_and_the_file_is_published(made: Build) -> None:
    files = {artifact.path: artifact.content for artifact in made.artifacts}
    index = json.loads(files["api/v1/index.json"])
    (found,) = (d for d in index["disclosures"] if d["id"] == f"{ID}/{PARTY}/2025-03")
    first = next(version for version in found["versions"] if version["id"] == 1)
    assert (first["filed"], first["filed_at"]) == ("2025-04-07", "2025-04-07T10:20:30Z")
    assert first["handed_in"] == {"at": "2025-04-05T23:40:00+02:00", "evidence": EVIL}
    assert f"{ID}/data/filed/received.yaml" in files
    assert RECEIVED not in {entry["id"] for entry in index["held_back"]}
    assert [entry.path for entry in made.log.entries if entry.path == RECEIVED] == [RECEIVED]
