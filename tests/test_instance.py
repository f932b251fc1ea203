"""Which files of an instance are read, and that no other is left out without a word."""

import re
import shutil
from pathlib import Path

import pytest

from generator.documents.instance import Filing, Instance, load
from generator.documents.names import RESERVED
from tests.invented import FOLDER, ID, INSTANCE, copy_to, report

DISCLOSURE = FOLDER / "partia-e-lumit" / "2025-04.yaml"
LEDGER = FOLDER / "partia-e-lumit" / "2025-04.ads.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the invented instance."""
    return copy_to(tmp_path)


def found(root: Path) -> list[str]:
    """The files that are named as out of their place."""
    findings = load(root).findings
    assert {finding.kind.code for finding in findings} == {"file-name"}
    return [finding.place.file for finding in findings]


def filing(instance: Instance, party: str, period: str, version: int) -> Filing:
    """One version of one party's disclosure."""
    key = (party, period, version)
    (one,) = [
        f
        for folder in instance.folders
        for f in folder.filings
        if (f.party, f.period, f.version) == key
    ]
    return one


def test_every_file_of_the_invented_instance_is_read() -> None:
    instance = load(INSTANCE)
    files = {
        path.relative_to(INSTANCE).as_posix() for path in FOLDER.rglob("*") if path.suffix != ""
    }
    assert instance.findings == ()
    assert set(instance.files) == files
    assert len(instance.files) == len(files)


def test_versions_come_in_order() -> None:
    (folder,) = load(INSTANCE).folders
    keys = [(f.party, f.period, f.version) for f in folder.filings]
    assert keys == sorted(keys)
    assert ("partia-e-lumit", "2025-03", 2) in keys


def test_the_tenth_version_comes_after_the_second(root: Path) -> None:
    party = root / "disclosures" / ID / "partia-e-lumit"
    for version in ("v10", "v2"):
        shutil.copy(party / "2025-04.yaml", party / f"2025-04.{version}.yaml")
    (folder,) = load(root).folders
    mine = [f for f in folder.filings if (f.party, f.period) == ("partia-e-lumit", "2025-04")]
    assert [f.version for f in mine] == [1, 2, 10]


def test_a_folder_without_disclosures_holds_no_election(tmp_path: Path) -> None:
    assert load(tmp_path) == Instance((), (), ())


@pytest.mark.parametrize(
    "name",
    [
        *("notes.txt", "AL-2025", "al_2025", "al--2025", "-al", "al-2025 ", "zgjedhjet-ë", "a.b"),
        *sorted(RESERVED),
    ],
)
def test_what_is_no_election_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "disclosures" / name).mkdir(parents=True)
    assert found(tmp_path) == [f"disclosures/{name}"]
    assert load(tmp_path).folders == ()


@pytest.mark.parametrize(
    "name",
    [*("Partia", "partia_e_lumit", "partia.", "con", "index", "monitoring2.txt", "2025-04.yaml")],
)
def test_what_is_no_party_is_named(root: Path, name: str) -> None:
    path = root / "disclosures" / ID / name
    path.write_text("", "utf-8") if "." in name else path.mkdir()
    assert found(root) == [f"disclosures/{ID}/{name}"]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "2025-04.yml",
            "2025-04.YAML",
            "2025-04.v1.yaml",
            "2025-04.v02.yaml",
            "2025-04.v1000.yaml",
        ),
        *("2025-04.v2", "2025-04.csv", "2025-04.ads.CSV", "2025-04.ads.xlsx", "2025_04.yaml"),
        *("2025-04..yaml", "2025-04.yaml.yaml", "index.yaml", "404.yaml", "nul.yaml", "-.yaml"),
        *("2025-04.yaml~", "2025-04.yaml\n", "x\u202e.yaml", "::error::.yaml", "%0a.yaml"),
    ],
)
def test_a_file_with_another_name_is_named(root: Path, name: str) -> None:
    (root / "disclosures" / ID / "partia-e-lumit" / name).write_text("", "utf-8")
    (one,) = load(root).findings
    assert one.place.file == f"disclosures/{ID}/partia-e-lumit/{name}"
    assert one.kind.code == "file-name"
    assert not any(file.endswith(name) for file in load(root).files)


def test_a_folder_among_the_disclosures_is_named(root: Path) -> None:
    (root / "disclosures" / ID / "partia-e-lumit" / "2025-06.yaml").mkdir()
    assert found(root) == [f"disclosures/{ID}/partia-e-lumit/2025-06.yaml"]


@pytest.mark.parametrize(
    "name",
    ["al-2029", f"{ID}/nova-parti", f"{ID}/partia-e-lumit/2025-06.yaml", f"{ID}/submitters.yaml"],
)
def test_a_link_is_named_and_not_followed(root: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text("secret: words\n", "utf-8")
    path = root / "disclosures" / name
    path.unlink(missing_ok=True)
    path.symlink_to(outside if path.suffix == "" else outside / "secret.yaml")
    assert found(root) == [f"disclosures/{name}"]
    assert f"disclosures/{name}" not in load(root).files


def test_an_election_file_that_is_a_link_is_not_followed(root: Path) -> None:
    path = root / "disclosures" / ID / "election.yaml"
    shutil.move(path, root / "election.yaml")
    path.symlink_to(root / "election.yaml")
    assert found(root) == [f"disclosures/{ID}/election.yaml"]
    assert load(root).folders[0].election is None


def test_an_election_without_its_file_says_so_and_keeps_its_filings(root: Path) -> None:
    (root / "disclosures" / ID / "election.yaml").unlink()
    instance = load(root)
    (line,) = report(instance.findings)
    assert line.startswith(f"disclosures/{ID}/election.yaml:1:1 error file-name ")
    assert "The election has no election.yaml. | Add it, with the code of conduct" in line
    assert instance.folders[0].election is None
    assert instance.folders[0].filings == load(INSTANCE).folders[0].filings


def test_nobody_need_be_listed_to_file(root: Path) -> None:
    (root / "disclosures" / ID / "submitters.yaml").unlink()
    assert load(root).findings == ()
    assert load(root).folders[0].submitters is None


def test_a_hidden_file_is_passed_over(root: Path) -> None:
    for folder in ("", ID, f"{ID}/partia-e-lumit"):
        (root / "disclosures" / folder / ".DS_Store").write_bytes(b"\0")
        (root / "disclosures" / folder / ".2025-04.yaml.swp").write_bytes(b"\0")
    assert load(root) == load(INSTANCE)


def test_a_ledger_without_a_disclosure_is_named(root: Path) -> None:
    path = root / "disclosures" / ID / "partia-e-lumit" / "2025-06.ads.csv"
    shutil.copy(LEDGER, path)
    (line,) = report(load(root).findings)
    assert re.match(rf"disclosures/{ID}/partia-e-lumit/2025-06.ads.csv:1:1 error file-name", line)
    assert "There is no disclosure this ledger belongs to." in line


def test_a_ledger_of_a_version_needs_that_version(root: Path) -> None:
    shutil.copy(LEDGER, root / "disclosures" / ID / "partia-e-lumit" / "2025-04.v2.ads.csv")
    assert found(root) == [f"disclosures/{ID}/partia-e-lumit/2025-04.v2.ads.csv"]


def test_a_ledger_of_an_earlier_version_is_used_by_a_later_one(root: Path) -> None:
    party = root / "disclosures" / ID / "partia-e-lumit"
    for version in (2, 3, 4):
        shutil.copy(DISCLOSURE, party / f"2025-04.v{version}.yaml")
    shutil.copy(LEDGER, party / "2025-04.v3.ads.csv")
    instance = load(root)
    used = [filing(instance, "partia-e-lumit", "2025-04", v).ledger for v in (1, 2, 3, 4)]
    assert [ledger and ledger.path.rpartition("/")[2] for ledger in used] == [
        *("2025-04.ads.csv", "2025-04.ads.csv", "2025-04.v3.ads.csv", "2025-04.v3.ads.csv")
    ]


def test_a_ledger_belongs_to_its_own_party_and_period_only() -> None:
    held = [(f.party, f.period) for f in load(INSTANCE).folders[0].filings if f.ledger is not None]
    assert held == [
        (path.parent.name, path.name.removesuffix(".ads.csv"))
        for path in sorted(FOLDER.glob("*/*.ads.csv"))
    ]


@pytest.mark.parametrize("name", ["2025-04.yaml", "2025-04.ads.csv"])
def test_a_filing_knows_which_of_its_files_cannot_be_read(root: Path, name: str) -> None:
    path = root / "disclosures" / ID / "partia-e-lumit" / name
    path.write_bytes(b'"\n')
    broken = filing(load(root), "partia-e-lumit", "2025-04", 1)
    assert broken.unread == (path.relative_to(root).as_posix(),)
    assert filing(load(root), "partia-e-lumit", "2025-03", 1).unread == ()


def test_the_order_in_which_files_are_made_does_not_matter(root: Path, tmp_path: Path) -> None:
    backwards = tmp_path / "backwards"
    for path in sorted((root / "disclosures").rglob("*"), reverse=True):
        if path.is_file():
            copy = backwards / path.relative_to(root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    assert load(backwards) == load(root)


def test_files_are_named_by_their_path_in_the_instance(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert load(Path()) == load(root)
    assert all(not file.startswith("/") and "\\" not in file for file in load(root).files)
