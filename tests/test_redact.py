"""`sixc redact` writes down what was taken down by order, so that every head of the log ever published still proves."""

from pathlib import Path

import pytest

from generator.history.filed import read_history
from generator.history.log import make_log
from tests.command import Done, sixc
from tests.invented import ID, check, copy_to, report, settings
from tests.mainline import APRIL, MARCH, MAY, Repository

FOLDER = f"disclosures/{ID}"
FILE, OTHER = f"{FOLDER}/partia-e-lumit/2025-04.yaml", f"{FOLDER}/aleanca-e-maleve/2025-03.yaml"
LIST = f"{FOLDER}/redactions.yaml"
ORDER = ("--order", "District Court of Tirana, decision 412", "--date", "2025-06-02")

pytestmark = pytest.mark.slow


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The invented instance, committed in March, with something else in April."""
    made = Repository(copy_to(tmp_path))
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit(MARCH)
    made.write("README.md")
    made.commit(APRIL)
    return made


def redact(repository: Repository, *arguments: object) -> Done:
    return sixc("--root", repository.root, "redact", *arguments)


def entries(root: Path) -> tuple[object, ...]:
    return make_log(settings(root), read_history(root), check(root)).entries


def test_the_whole_way_leaves_the_log_as_it_was(repository: Repository) -> None:
    before = entries(repository.root)
    done = redact(repository, FILE, *ORDER, "--by", "District Court of Tirana")
    assert done.code == 0, done.err
    assert (repository.root / FILE).is_file()
    repository.git("rm", "--quiet", FILE)
    repository.commit(MAY)
    assert not [line for line in report(check(repository.root).findings) if "redactions" in line]
    after = entries(repository.root)
    assert after[: len(before)] == before
    assert getattr(after[len(before)], "event", "") == "redacted"


def test_the_list_says_who_ordered_what_and_when(repository: Repository) -> None:
    assert redact(repository, FILE, *ORDER, "--by", "The court", "--ground", "Law 9").code == 0
    text = (repository.root / LIST).read_text("utf-8")
    for line in (f"path: {FILE}", "ordered_by: The court", "ground: Law 9", "date: "):
        assert line in text
    assert "2025-06-02" in text


def test_without_a_day_it_is_today_where_the_election_is(repository: Repository) -> None:
    election = repository.root / FOLDER / "election.yaml"
    text = election.read_text("utf-8").replace('schema_version: "1.0"', 'schema_version: "1.1"')
    election.write_text(f"{text}time_zone: Europe/Tirane\n", "utf-8")
    near_midnight = {"SOURCE_DATE_EPOCH": "1748820600"}  # 2025-06-01T23:30:00Z
    done = sixc("--root", repository.root, "redact", FILE, *ORDER[:2], env=near_midnight)
    assert done.code == 0, done.err
    assert "date: 2025-06-02" in (repository.root / LIST).read_text("utf-8").replace('"', "")


def test_the_order_alone_will_do(repository: Repository) -> None:
    assert redact(repository, FILE, "--order", "Decision 412").code == 0
    text = (repository.root / LIST).read_text("utf-8")
    assert text.count("Decision 412") == 2


def test_the_remaining_steps_name_the_files(repository: Repository) -> None:
    done = redact(repository, FILE, *ORDER)
    assert f"git rm -- {FILE}" in done.out
    assert f"git filter-repo --invert-paths --path {FILE}" in done.out
    assert "REVIEWED_COMMIT" in done.out
    steps = [line for line in done.out.splitlines()[1:] if not line.startswith(" ")]
    assert [line[0] for line in steps] == list("12345678")


def test_a_second_order_is_added_and_the_first_stays_as_it_is(repository: Repository) -> None:
    redact(repository, FILE, *ORDER)
    path = repository.root / LIST
    path.write_text(path.read_text("utf-8") + "# a remark\n", "utf-8")
    first = path.read_text("utf-8")
    assert redact(repository, OTHER, *ORDER).code == 0
    second = path.read_text("utf-8")
    assert second.startswith(first.removesuffix("# a remark\n"))
    assert second.endswith("# a remark\n")
    assert OTHER in second
    again = redact(repository, OTHER, *ORDER)
    assert (again.code, path.read_text("utf-8")) == (2, second)


@pytest.mark.parametrize(
    "arguments",
    [
        (f"{FOLDER}/partia-e-lumit/2031-01.yaml", *ORDER),
        ("README.md", *ORDER),
        (f"{FOLDER}/../al-2025/partia-e-lumit/2025-04.yaml", *ORDER),
        ("disclosures/al-1999/x/2025-04.yaml", *ORDER),
        (FILE, "--order", "x", "--date", "2 June"),
        (FILE,),
    ],
)
def test_what_cannot_be_redacted_is_wrong_use(
    arguments: tuple[str, ...], repository: Repository
) -> None:
    assert redact(repository, *arguments).code == 2
    assert not (repository.root / LIST).exists()


def test_without_a_history_there_is_no_log_to_keep(tmp_path: Path) -> None:
    done = sixc("--root", copy_to(tmp_path), "redact", FILE, *ORDER)
    assert done.code == 2
