"""When a disclosure was filed is what the main line's history says, in real repositories."""

import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.errors import HistoryError
from generator.facts.build import build
from generator.facts.dataset import Dataset
from generator.history.filed import History, read_history
from generator.metrics.figures import count
from tests import mainline
from tests.invented import ID, LISTS, change, check, copy_to
from tests.mainline import APRIL, MARCH, MAY, Repository, moment

pytestmark = pytest.mark.slow

ONE, TWO = "disclosures/e/p/2025-03.yaml", "disclosures/e/p/2025-04.yaml"
ATTESTED = {1: date(2025, 4, 3), 2: date(2025, 4, 19)}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository."""
    return mainline.repository(tmp_path / "repository")


@pytest.fixture(autouse=True)
def no_repository_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of the tests says nothing about the repository."""
    for name in ("GIT_DIR", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def far_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose clock is fourteen hours ahead."""
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_file_was_filed_when_it_first_appeared(repository: Repository) -> None:
    repository.write(ONE)
    repository.commit(MARCH)
    repository.write(ONE, TWO, text="changed")
    last = repository.commit(APRIL)
    assert read_history(repository.root) == History(
        last, moment(APRIL), {ONE: moment(MARCH), TWO: moment(APRIL)}
    )


def test_a_file_that_came_by_a_merge_was_filed_on_the_day_of_the_merge(
    repository: Repository,
) -> None:
    repository.commit(MARCH)
    repository.git("switch", "--quiet", "--create", "party")
    repository.write(ONE)
    repository.commit(date(1999, 1, 1))
    repository.git("switch", "--quiet", "main")
    repository.write(TWO)
    repository.commit(APRIL)
    repository.git("merge", "--quiet", "--no-ff", "--message", "x", "party", day=MAY)
    assert read_history(repository.root).first_seen == {ONE: moment(MAY), TWO: moment(APRIL)}


def test_a_file_that_is_renamed_is_filed_anew_under_its_new_name(repository: Repository) -> None:
    repository.write(ONE, text="the same words\n" * 50)
    repository.commit(MARCH)
    repository.git("mv", ONE, TWO)
    repository.commit(APRIL)
    assert read_history(repository.root).first_seen == {TWO: moment(APRIL)}


@pytest.mark.parametrize(("text", "day"), [("", MARCH), ("of another", MAY)])
def test_a_file_that_went_and_came_back_keeps_its_first_day_if_it_is_the_same(
    text: str, day: date, repository: Repository
) -> None:
    repository.write(ONE)
    repository.commit(MARCH)
    (repository.root / ONE).unlink()
    repository.commit(APRIL)
    repository.write(ONE, text=text)
    repository.commit(MAY)
    assert read_history(repository.root).first_seen == {ONE: moment(day)}


def test_an_instance_below_the_repositorys_root_names_files_from_its_own_root(
    repository: Repository,
) -> None:
    repository.write("sites/al/mkdocs.yml", f"sites/al/{ONE}", TWO)
    repository.commit(MARCH)
    assert read_history(repository.root / "sites" / "al").first_seen == {ONE: moment(MARCH)}


@pytest.mark.parametrize(
    "name", ["ë.yaml", "a b.yaml", 'a"b.yaml', "a\\b.yaml", "-a.yaml", "a\nb.yaml", "a\tb.yaml"]
)
def test_a_file_of_any_name_has_its_day(repository: Repository, name: str) -> None:
    repository.write(f"disclosures/{name}", TWO)
    repository.commit(MARCH)
    assert read_history(repository.root).first_seen == {
        f"disclosures/{name}": moment(MARCH),
        TWO: moment(MARCH),
    }


@pytest.mark.parametrize(
    "name", ["a\x01946684800", "a\x01b", "\x01946684800/b", "a\n\x01946684800"]
)
def test_a_files_name_cannot_date_other_files_or_stop_the_build(
    repository: Repository, name: str
) -> None:
    repository.write(f"disclosures/{name}", TWO)
    repository.commit(APRIL)
    assert read_history(repository.root).first_seen[TWO] == moment(APRIL)


def test_files_outside_the_disclosures_are_not_dated(repository: Repository) -> None:
    repository.write("docs/en/about.md", "schema/x.json", ONE)
    repository.commit(MARCH)
    assert read_history(repository.root).first_seen == {ONE: moment(MARCH)}


@pytest.mark.usefixtures("far_east")
def test_moments_are_those_of_universal_time(repository: Repository) -> None:
    repository.write(ONE)
    repository.commit(MARCH)
    history = read_history(repository.root)
    assert (history.moment, history.first_seen) == (moment(MARCH), {ONE: moment(MARCH)})


def test_without_a_repository_there_is_no_history(tmp_path: Path) -> None:
    assert read_history(tmp_path) == History()


def test_without_a_commit_there_is_no_history(repository: Repository) -> None:
    assert read_history(repository.root) == History()


def test_an_instance_that_is_not_part_of_the_repository_has_no_history(
    repository: Repository,
) -> None:
    repository.write(".gitignore", text="copy/\n")
    repository.commit(MARCH)
    repository.write("copy/mkdocs.yml", f"copy/{ONE}")
    assert read_history(repository.root / "copy") == History()


def test_without_git_there_is_no_history(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(MARCH)
    monkeypatch.setenv("PATH", "")
    assert read_history(repository.root) == History()


@pytest.fixture
def filed(repository: Repository) -> Repository:
    """The invented instance as a running election, all but one disclosure filed in April."""
    shutil.rmtree(repository.root / "disclosures", ignore_errors=True)
    (repository.root / "mkdocs.yml").unlink()
    copy_to(repository.root)
    change(repository.root / "disclosures" / ID / "election.yaml", "as_of: 2025-05-12\n", "")
    late = repository.root / "disclosures" / ID / "partia-e-lumit" / "2025-03.v2.yaml"
    kept = late.read_bytes()
    late.unlink()
    repository.commit(APRIL)
    late.write_bytes(kept)
    repository.commit(MAY)
    return repository


def dataset(root: Path) -> Dataset:
    (election,) = check(root).elections
    return build(election, read_history(root), LISTS)


def test_a_running_election_takes_its_days_from_the_history(filed: Repository) -> None:
    made = dataset(filed.root)
    days = {(v.filing.party, v.filing.period, v.filing.version): v.filed for v in made.versions}
    assert made.from_history
    assert made.today == MAY
    assert days.pop(("partia-e-lumit", "2025-03", 2)) == MAY
    assert set(days.values()) == {APRIL}


def test_a_disclosure_is_late_by_the_day_its_first_version_was_filed(filed: Repository) -> None:
    status = count(dataset(filed.root)).status
    assert (
        status["partia-e-lumit", "2025-03"].filed,
        status["partia-e-lumit", "2025-03"].late,
    ) == (
        APRIL,
        True,
    )
    assert not status["partia-e-lumit", "2025-04"].late


def test_a_file_that_is_not_committed_yet_has_the_day_it_was_confirmed(filed: Repository) -> None:
    folder = filed.root / "disclosures" / ID / "partia-e-lumit"
    text = (folder / "2025-03.v2.yaml").read_text("utf-8").replace("version: 2\n", "version: 3\n")
    (folder / "2025-03.v3.yaml").write_text(text, "utf-8")
    (newest,) = [v for v in dataset(filed.root).versions if v.filing.version == 3]
    assert newest.filed == date(2025, 4, 19)
    assert newest.current


@pytest.mark.parametrize(
    ("day", "lived_here", "filed_on"),
    [("2025-05-12", True, {1: APRIL, 2: MAY}), ("2025-04-29", False, ATTESTED)],
)
def test_an_archived_election_has_its_own_day_and_keeps_those_of_the_history_if_it_lived_here(
    day: str, filed_on: dict[int, date], filed: Repository, *, lived_here: bool
) -> None:
    path = filed.root / "disclosures" / ID / "election.yaml"
    change(path, "invented: true\n", f"invented: true\nas_of: {day}\n")
    filed.commit(MAY)
    made = dataset(filed.root)
    assert (made.today, made.from_history) == (date.fromisoformat(day), lived_here)
    days = {
        v.filing.version: v.filed for v in made.versions if v.key == ("partia-e-lumit", "2025-03")
    }
    assert days == filed_on


def test_without_a_history_the_newest_filing_is_today(filed: Repository) -> None:
    shutil.rmtree(filed.root / ".git")
    made = dataset(filed.root)
    assert not made.from_history
    assert made.today == max(version.filed for version in made.versions)


def test_a_history_that_is_cut_off_is_refused(filed: Repository, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    filed.git("clone", "--quiet", "--depth", "1", f"file://{filed.root}", str(copy))
    assert read_history(copy).shallow
    with pytest.raises(HistoryError, match="fetch-depth: 0"):
        dataset(copy)
    change(
        copy / "disclosures" / ID / "election.yaml",
        "invented: true\n",
        "invented: true\nas_of: 2025-05-12\n",
    )
    assert dataset(copy).today == date(2025, 5, 12)


def test_a_whole_clone_tells_the_same_days(filed: Repository, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    filed.git("clone", "--quiet", f"file://{filed.root}", str(copy))
    assert read_history(copy) == read_history(filed.root)
