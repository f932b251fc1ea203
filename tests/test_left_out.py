"""A file that may not stand on main costs itself only: everything else is published and released, and it is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.facts.build import build as build_tables
from generator.history.admission import read_left_out
from generator.history.filed import History
from generator.metrics.figures import count
from tests.command import Done, copy_instance, sixc
from tests.invented import ID, LISTS, check, copy_to
from tests.mainline import APRIL, MARCH, Repository

FOLDER = f"disclosures/{ID}"
PLANTED, BAD = f"{FOLDER}/aleanca-e-maleve/2025-04.v3.yaml", f"{FOLDER}/lista-e-fushes/2025-05.yaml"
WORDS = "A sentence that the party never said"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The invented instance; then a rival's file and a bad file reach main."""
    made = Repository(copy_instance(tmp_path_factory.mktemp("left-out") / "root"))
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit(MARCH)
    newest = made.root / FOLDER / "aleanca-e-maleve" / "2025-04.v2.yaml"
    text = newest.read_text("utf-8").replace("version: 2", "version: 3")
    (made.root / PLANTED).write_text(f"{text}notes: {WORDS}\n", "utf-8")
    (made.root / BAD).write_text("schema_version: broken: [", "utf-8")
    (made.root / "left-out.json").write_text(
        json.dumps([{"id": PLANTED, "reason": "other-party"}]), "utf-8"
    )
    made.commit(APRIL)
    return made


def build(repository: Repository, to: Path, *options: object) -> Done:
    return sixc("--root", repository.root, "build", "--site-dir", to, *options)


@pytest.fixture(scope="module")
def site(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("site") / "site"
    done = build(repository, to, "--leave-out", repository.root / "left-out.json")
    assert done.code == 1
    assert f"{PLANTED}:1:1" in done.err
    return to


def index(site: Path) -> Any:
    return json.loads((site / "api/v1/index.json").read_bytes())


def test_no_word_of_what_is_left_out_is_published(site: Path) -> None:
    for path in site.rglob("*"):
        assert not path.is_file() or WORDS.encode() not in path.read_bytes(), path


def test_the_party_keeps_its_last_good_version_without_blame(site: Path) -> None:
    (own,) = [d for d in index(site)["disclosures"] if d["id"] == f"{ID}/aleanca-e-maleve/2025-04"]
    assert [(v["id"], v["current"]) for v in own["versions"]] == [(1, False), (2, True)]
    page = (site / ID / "parties/aleanca-e-maleve/2025-04/index.html").read_text("utf-8")
    assert "A newer file was submitted" not in page


def test_the_index_and_the_page_name_it_and_the_site_proves_itself(site: Path) -> None:
    found = index(site)
    assert found["left_out"] == [{"id": PLANTED, "reason": "other-party"}]
    assert PLANTED in {held["id"] for held in found["held_back"]}
    page = (site / ID / "filings/index.html").read_text("utf-8")
    assert PLANTED in page
    assert "Nobody files, changes or removes anything in another party" in page
    assert sixc("verify", site).code == 0


def test_the_published_list_makes_the_same_site_again(
    site: Path, repository: Repository, tmp_path: Path
) -> None:
    again = tmp_path / "site"
    build(repository, again, "--leave-out", site / "api/v1/index.json")
    files = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    assert files == {p.relative_to(again): p.read_bytes() for p in again.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    "text", ["{", "3", '[{"id": "x"}]', '[{"id": "x", "reason": "so"}]', '["x"]']
)
def test_a_list_that_is_none_is_wrong_use(
    text: str, repository: Repository, tmp_path: Path
) -> None:
    (tmp_path / "list").write_text(text, "utf-8")
    assert build(repository, tmp_path / "site", "--leave-out", tmp_path / "list").code == 2
    assert not (tmp_path / "site").exists()


def test_the_index_of_an_older_site_leaves_nothing_out(tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text('{"version": 1}', "utf-8")
    assert read_left_out(tmp_path / "index.json") == {}


def test_a_release_goes_on_and_names_what_it_leaves_out(repository: Repository) -> None:
    done = sixc(
        "--root", repository.root, "release", ID, "spring",
        "--leave-out", repository.root / "left-out.json",
    )  # fmt: skip
    assert done.code == 1
    assert done.out.endswith(f"Left out: {PLANTED}\nLeft out: {BAD}\n")
    manifest = repository.root / "releases" / ID / "spring" / "manifest.json"
    assert json.loads(manifest.read_bytes())["left_out"] == [{"id": PLANTED}, {"id": BAD}]


MISPLACED = {
    f"{FOLDER}/partia-e-lumit/Maj 2025.yaml": "a wrong name",
    f"{FOLDER}/partia-e-lumit/2025-05.yml": "a wrong ending",
    f"{FOLDER}/2025-05.yaml": "the election's folder",
    "disclosures/2025-05.yaml": "the folder of elections",
}


@pytest.mark.parametrize("path", MISPLACED, ids=MISPLACED.values())
def test_a_file_in_a_wrong_place_is_told_its_right_one(path: str, tmp_path: Path) -> None:
    root = copy_to(tmp_path)
    text = (root / FOLDER / "bashkimi-i-pyllit" / "2025-04.yaml").read_text("utf-8")
    text = text.replace("bashkimi-i-pyllit", "partia-e-lumit").replace("2025-04", "2025-05")
    (root / path).write_text(text, "utf-8")
    (found,) = [f for f in check(root).findings if f.place.file == path]
    place = dict(found.fix.values)["place"]
    assert place == f"{FOLDER}/partia-e-lumit/2025-05.yaml"


@pytest.mark.parametrize(("good", "refused"), [(False, True), (True, False)])
def test_a_bad_file_is_spoken_of_until_a_good_one_follows(
    good: bool, refused: bool, tmp_path: Path
) -> None:
    root = copy_to(tmp_path)
    party = root / FOLDER / "aleanca-e-maleve"
    (party / "2025-04.v3.yaml").write_text("broken: [", "utf-8")
    if good:
        text = (party / "2025-04.v2.yaml").read_text("utf-8").replace("version: 2", "version: 4")
        (party / "2025-04.v4.yaml").write_text(text, "utf-8")
    (election,) = check(root).elections
    status = count(build_tables(election, History(), LISTS)).status["aleanca-e-maleve", "2025-04"]
    assert status.refused == refused
