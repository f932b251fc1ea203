"""The log tells what reached the main line, of real repositories, and never another thing afterwards."""

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.errors import HistoryError
from generator.history.filed import read_history
from generator.history.log import Log, ensure_continued, make_log
from generator.history.proof import (
    MismatchError,
    ensure_beginning,
    follow,
    read_head,
    read_log,
    tree_root,
    verify,
)
from generator.pipeline import Build, run
from generator.settings import read_settings
from generator.validation.check import Checked, inspect
from tests import mainline
from tests.command import sixc
from tests.invented import ID, INSTANCE, check, copy_to, report
from tests.mainline import APRIL, MARCH, MAY, Repository

pytestmark = pytest.mark.slow

JUNE = date(2025, 6, 30)
PARTY = f"disclosures/{ID}/partia-e-lumit"
ONE, TWO, THREE = (f"{PARTY}/2025-0{month}.yaml" for month in (2, 3, 4))
LIST = f"disclosures/{ID}/redactions.yaml"
NOTHING = Checked((), (), ())


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of the tests says nothing about the day or the repository."""
    for name in ("SOURCE_DATE_EPOCH", "GIT_DIR", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository."""
    made = mainline.repository(tmp_path / "repository")
    (made.root / "mkdocs.yml").write_text("site_name: x\nplugins: [sixc]\n", "utf-8")
    return made


def log_of(root: Path, checked: Checked = NOTHING) -> Log:
    """The log of an instance."""
    return make_log(read_settings(root), read_history(root), checked)


def lines(log: Log) -> list[str]:
    """Each entry without its bytes."""
    return [
        f"{e.number} {e.day} {e.event} {e.path.removeprefix('disclosures/')}" for e in log.entries
    ]


def short(path: str) -> str:
    return path.removeprefix("disclosures/")


def test_every_file_is_published_changed_and_removed(repository: Repository) -> None:
    repository.write(TWO, ONE)
    repository.commit(MARCH)
    repository.write(ONE, text="changed")
    repository.write(THREE)
    repository.commit(APRIL)
    (repository.root / TWO).unlink()
    repository.commit(MAY)
    repository.write(TWO, text="again")
    repository.commit(JUNE)
    assert lines(log_of(repository.root)) == [
        f"1 2025-03-31 published {short(ONE)}",
        f"2 2025-03-31 published {short(TWO)}",
        f"3 2025-04-30 changed {short(ONE)}",
        f"4 2025-04-30 published {short(THREE)}",
        f"5 2025-05-31 removed {short(TWO)}",
        f"6 2025-06-30 published {short(TWO)}",
    ]


def test_an_entry_names_the_bytes_as_git_and_sha256_do(repository: Repository) -> None:
    content = b"a\r\nb\r\n\xff\x00"
    repository.write(ONE)
    (repository.root / ONE).write_bytes(content)
    repository.commit(MARCH)
    (repository.root / ONE).unlink()
    repository.commit(APRIL)
    published, removed = log_of(repository.root).entries
    blob = repository.git("rev-parse", f"HEAD~1:{ONE}")
    assert published.print == (len(content), blob, hashlib.sha256(content).hexdigest())
    assert removed.print == published.print


def test_the_bytes_are_those_of_the_commit_whatever_the_checkout_made_of_them(
    repository: Repository,
) -> None:
    repository.write(ONE, text="a\nb\n")
    repository.commit(MARCH)
    before = log_of(repository.root)
    path = repository.root / ONE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert log_of(repository.root) == before


def test_the_first_line_says_that_days_are_those_of_the_history(repository: Repository) -> None:
    repository.write(ONE)
    repository.commit(MARCH)
    made = log_of(repository.root)
    first = made.text.decode().splitlines()[0]
    assert first == (
        "# sixc log 2: number, time, event, path, bytes, git blob, SHA-256;"
        " the times are those of the history, in UTC"
    )
    assert read_log(made.text) == (list(made.entries), 2, True)
    assert made.head_text.decode().splitlines() == ["sixc/log/2", "1", made.root]
    assert made.short == made.root[:12]
    assert read_head(made.head_text) == made.head


def test_the_log_has_the_name_of_its_site(repository: Repository) -> None:
    (repository.root / "mkdocs.yml").write_text(
        "site_name: x\nsite_url: https://fushata.example/2025/\n", "utf-8"
    )
    repository.write(ONE)
    repository.commit(MARCH)
    assert log_of(repository.root).head.origin == "fushata.example/2025/log/2"


def test_without_a_file_there_is_an_empty_log(repository: Repository) -> None:
    repository.commit(MARCH)
    made = log_of(repository.root)
    assert (made.size, made.head.root) == (0, tree_root([]))


def test_only_files_of_elections_are_logged(repository: Repository) -> None:
    logged = [
        *(f"disclosures/{ID}/election.yaml", f"disclosures/{ID}/submitters.yaml", ONE),
        *(f"{PARTY}/2025-02.ads.csv", f"disclosures/{ID}/monitoring/first.yaml"),
        *(
            f"{PARTY}/2025-02.ads.2.csv",
            f"{PARTY}/2025-02.v2.funding.csv",
            f"{PARTY}/replies/x.yaml",
        ),
        *(f"{PARTY}/reviews/2025.yaml", f"{PARTY}/notices/x.v2.yaml", "disclosures/readme.yaml"),
        *(f"disclosures/{ID}/reported/meta/2025-04.csv", f"disclosures/{ID}/register/2025.yaml"),
        *(
            f"disclosures/{ID}/monitoring/vezhguesit/2025-w18.v2.yaml",
            f"disclosures/{ID}/observers.yaml",
        ),
        *(f"disclosures/{ID}/received.yaml", f"disclosures/{ID}/a/b/c/d/e.csv"),
        f"releases/{ID}/2025-05-12/manifest.json",
    ]
    others = [
        *("docs/en/about.md", "schema/x.yaml", "disclosures/readme.md", f"{PARTY}/notes.txt"),
        *(f"sub/{ONE}", f"{PARTY}/x.yaml.exe", f"releases/{ID}/2025-05-12/en/x.csv"),
        *(
            "releases/manifest.json",
            f"releases/{ID}/manifest.json",
            f"releases/{ID}/a/b/manifest.json",
        ),
    ]
    repository.write(*logged, *others)
    repository.commit(MARCH)
    assert {entry.path for entry in log_of(repository.root).entries} == set(logged)


def test_entries_of_a_commit_stand_in_the_order_of_their_bytes(repository: Repository) -> None:
    names = [
        f"{PARTY}/{name}.yaml" for name in ("b", "a", "a-b", "a.v2", "aa", "B", "ë", "e\u0308")
    ]
    repository.write(*names)
    repository.git("add", "--all")
    repository.commit(MARCH)
    found = [entry.path for entry in log_of(repository.root).entries]
    written = sorted(name.encode() for name in names)
    assert [bytes_of(path) for path in found] == written


def bytes_of(path: str) -> bytes:
    """The bytes of a path as the log writes it."""
    return re.sub(rb"%([0-9A-F]{2})", lambda m: bytes([int(m[1], 16)]), path.encode("ascii"))


@pytest.mark.parametrize(
    "name",
    [
        *(
            b"e\xcc\x88",
            b"\xc3\xab",
            b"a\tb",
            b"a\nb",
            b"a\rb",
            b"a b",
            b"%41",
            b"\xff\xfe",
            b"a\x01b",
        ),
        *(b"\x1b[2J", b"::error::", b"'\"", b"\xe2\x80\xae", b"-", b"#", b"a\x0112345"),
    ],
)
def test_a_file_of_any_name_has_one_plain_line(repository: Repository, name: bytes) -> None:
    folder = os.fsencode(repository.root / PARTY)
    Path(os.fsdecode(folder)).mkdir(parents=True)
    with open(folder + b"/" + name + b".yaml", "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(b"x")
    repository.write(TWO)
    repository.commit(MARCH)
    made = log_of(repository.root)
    assert re.fullmatch(r"[\t -~]*", made.entries[0].line + made.entries[1].line)
    wanted = {f"{PARTY}/".encode() + name + b".yaml", TWO.encode()}
    assert {bytes_of(entry.path) for entry in made.entries} == wanted
    assert read_log(made.text)[0] == list(made.entries)


def test_the_two_ways_to_write_a_letter_are_two_files(repository: Repository) -> None:
    repository.write(f"{PARTY}/\u00eb.yaml", f"{PARTY}/e\u0308.yaml")
    repository.commit(MARCH)
    paths = [entry.path for entry in log_of(repository.root).entries]
    assert paths == [f"{PARTY}/e%CC%88.yaml", f"{PARTY}/%C3%AB.yaml"]


def test_a_file_that_came_by_a_merge_reached_main_on_the_day_of_the_merge(
    repository: Repository,
) -> None:
    repository.commit(MARCH)
    repository.git("switch", "--quiet", "--create", "party")
    repository.write(ONE)
    repository.commit(date(1999, 1, 1))
    repository.write(ONE, text="better")
    repository.commit(date(1999, 1, 2))
    repository.git("switch", "--quiet", "main")
    repository.write(TWO)
    repository.commit(APRIL)
    repository.git("merge", "--quiet", "--no-ff", "--message", "x", "party", day=MAY)
    assert lines(log_of(repository.root)) == [
        f"1 2025-04-30 published {short(TWO)}",
        f"2 2025-05-31 published {short(ONE)}",
    ]


def test_a_renamed_file_is_removed_and_published(repository: Repository) -> None:
    repository.write(TWO, text="the same words\n" * 50)
    repository.commit(MARCH)
    repository.git("mv", TWO, ONE)
    repository.commit(APRIL)
    assert lines(log_of(repository.root))[1:] == [
        f"2 2025-04-30 published {short(ONE)}",
        f"3 2025-04-30 removed {short(TWO)}",
    ]


def test_only_bytes_count_and_links_are_no_files(repository: Repository) -> None:
    repository.write(ONE, TWO)
    repository.commit(MARCH)
    (repository.root / ONE).chmod(0o755)
    (repository.root / TWO).unlink()
    (repository.root / TWO).symlink_to("2025-02.yaml")
    repository.commit(APRIL)
    assert lines(log_of(repository.root))[2:] == [f"3 2025-04-30 removed {short(TWO)}"]


def test_days_may_go_back_and_the_order_does_not(repository: Repository) -> None:
    for path, day in ((ONE, date(2099, 12, 31)), (TWO, date(1999, 1, 1)), (THREE, MAY)):
        repository.write(path)
        repository.commit(day)
    assert lines(log_of(repository.root)) == [
        f"1 2099-12-31 published {short(ONE)}",
        f"2 1999-01-01 published {short(TWO)}",
        f"3 2025-05-31 published {short(THREE)}",
    ]


def test_a_commit_far_in_the_future_stops_no_build(repository: Repository) -> None:
    repository.write(ONE)
    repository.git("add", "--all")
    far = "@999999999999999 +0000"
    repository.git("commit", "--quiet", "--message", "x", GIT_COMMITTER_DATE=far)
    assert lines(log_of(repository.root)) == [f"1 9999-12-31 published {short(ONE)}"]


def test_an_instance_below_the_repositorys_root_has_its_own_log(repository: Repository) -> None:
    inside = repository.root / "sites/al"
    repository.write(f"sites/al/{ONE}", TWO)
    shutil.copy(repository.root / "mkdocs.yml", inside)
    repository.commit(MARCH)
    assert lines(log_of(inside)) == [f"1 2025-03-31 published {short(ONE)}"]


def test_the_settings_of_whoever_runs_git_change_nothing(repository: Repository) -> None:
    repository.write(ONE, TWO, text="the same words\n" * 50)
    repository.commit(MARCH)
    repository.git("mv", TWO, THREE)
    repository.commit(APRIL)
    before = log_of(repository.root)
    (repository.root / "order").write_text(f"{THREE}\n{ONE}\n", "utf-8")
    for name, value in (
        *(("log.follow", "true"), ("log.showSignature", "true"), ("diff.renames", "copies")),
        *(("log.diffMerges", "off"), ("core.quotePath", "true"), ("diff.noprefix", "true")),
        *(("diff.orderFile", "order"), ("log.date", "relative"), ("core.abbrev", "7")),
        *(("color.ui", "always"), ("core.autocrlf", "true"), ("log.mailmap", "true")),
    ):
        repository.git("config", name, value)
    assert log_of(repository.root) == before


def test_an_object_put_in_place_of_another_changes_nothing(repository: Repository) -> None:
    repository.write(ONE)
    repository.commit(MARCH)
    before = log_of(repository.root)
    repository.write("other.yaml")
    other = repository.git("hash-object", "-w", "other.yaml")
    repository.git("replace", before.entries[0].blob, other)
    assert log_of(repository.root) == before


def test_a_repository_of_another_kind_of_hash_has_the_same_log(
    repository: Repository, tmp_path: Path
) -> None:
    other = Repository(tmp_path / "sha256")
    other.root.mkdir()
    other.git("init", "--quiet", "--initial-branch", "main", "--object-format", "sha256")
    for each in (repository, other):
        (each.root / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
        each.write(ONE, TWO)
        each.commit(MARCH)
    assert len(read_history(other.root).commit) == 64
    assert log_of(other.root) == log_of(repository.root)


def test_a_clone_that_lacks_bytes_is_refused(repository: Repository) -> None:
    repository.write(ONE)
    repository.commit(MARCH)
    blob = log_of(repository.root).entries[0].blob
    (repository.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(HistoryError, match=f"does not have the bytes {blob}"):
        log_of(repository.root)


def test_every_commit_continues_the_log_of_the_one_before(repository: Repository) -> None:
    made = [log_of(repository.root)]
    for number in range(9):
        repository.write(f"{PARTY}/{number}.yaml", f"{PARTY}/{9 - number}.yaml", text=str(number))
        repository.commit(MARCH)
        made.append(log_of(repository.root))
    assert len({log.size for log in made}) == 10
    for before in made:
        for after in made:
            if before.size <= after.size:
                ensure_beginning(before.head, after.hashes)


def rebuilt(repository: Repository, root: Path, commits: list[Callable[[Repository], date]]) -> Log:
    """The log of a repository made anew from some commits."""
    other = mainline.repository(root)
    shutil.copy(repository.root / "mkdocs.yml", other.root)
    for make in commits:
        other.commit(make(other))
    return log_of(other.root)


def files(path: str, text: str, day: date) -> Callable[[Repository], date]:
    """A commit that writes a file."""

    def make(repository: Repository) -> date:
        repository.write(path, text=text)
        return day

    return make


def test_every_way_to_rewrite_the_history_is_found(repository: Repository, tmp_path: Path) -> None:
    """Edited, dropped, moved, dated anew, put in, cut off: only what is added at the end continues the log."""
    old = [
        files(ONE, "", MARCH),
        files(TWO, "", APRIL),
        files(ONE, "x", MAY),
        files(THREE, "", MAY),
    ]
    kept = rebuilt(repository, tmp_path / "kept", old)
    extra = files(f"{PARTY}/2025-01.yaml", "", MARCH)
    rewritten = {
        "edited": [files(ONE, "y", MARCH), *old[1:]],
        "dropped first": old[1:],
        "dropped": [old[0], *old[2:]],
        "cut off": old[:3],
        "moved": [old[1], old[0], *old[2:]],
        "dated anew": [old[0], files(TWO, "", MAY), *old[2:]],
        "put in front": [extra, *old],
        "put in": [*old[:2], extra, *old[2:]],
        "change undone": [*old[:2], old[3]],
        "one for another": [*old[:3], files(f"{PARTY}/2025-04.v2.yaml", "", MAY)],
    }
    for name, commits in rewritten.items():
        log = rebuilt(repository, tmp_path / name, commits)
        with pytest.raises(MismatchError):
            ensure_beginning(kept.head, log.hashes)
    for name, commits in {"same": old, "more": [*old, extra]}.items():
        ensure_beginning(kept.head, rebuilt(repository, tmp_path / name, commits).hashes)


def test_commits_that_touch_no_file_of_an_election_change_nothing(repository: Repository) -> None:
    repository.write(ONE)
    repository.commit(MARCH)
    before = log_of(repository.root)
    repository.write("README.md")
    repository.commit(MAY)
    assert (log_of(repository.root).text, log_of(repository.root).head_text) == (
        before.text,
        before.head_text,
    )


@pytest.fixture
def instance(tmp_path: Path) -> Repository:
    """The invented instance as it stands, all of it in one commit."""
    made = mainline.repository(tmp_path / "instance")
    (made.root / "mkdocs.yml").unlink()
    copy_to(made.root)
    made.commit(MARCH)
    return made


def publish(root: Path, folder: Path) -> Build:
    """Write what the verifier reads."""
    shutil.rmtree(folder, ignore_errors=True)
    made = run(read_settings(root))
    for artifact in made.artifacts:
        if artifact.path.startswith(("log/", "api/")) or "/data/filed/" in artifact.path:
            path = folder / artifact.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(artifact.content)
    return made


def test_the_same_commit_gives_the_same_log_in_a_clone(
    instance: Repository, tmp_path: Path
) -> None:
    instance.git("clone", "--quiet", f"file://{instance.root}", str(tmp_path / "clone"))
    here, there = (
        publish(instance.root, tmp_path / "a"),
        publish(tmp_path / "clone", tmp_path / "b"),
    )
    assert here.log == there.log
    assert here.log.dated
    for name in ("log/log.txt", "log/head.txt", "log/verify.py", "api/v1/index.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_what_is_not_committed_is_not_in_the_log(instance: Repository, tmp_path: Path) -> None:
    before = publish(instance.root, tmp_path / "site").log
    path = instance.root / TWO
    (path.parent / "2025-03.v3.yaml").write_bytes(
        (path.parent / "2025-03.v2.yaml").read_bytes().replace(b"\nversion: 2", b"\nversion: 3")
    )
    path.write_bytes(path.read_bytes() + b"\n")
    assert publish(instance.root, tmp_path / "site").log == before
    result = verify(str(tmp_path / "site"))
    assert [fault.partition(": ")[0] for fault in result.faults] == [
        f"{PARTY}/2025-03.v3.yaml is on the site, but not in the log",
        f"api/v1/index.json gives another size or SHA-256 for the file {TWO}",
        f"api/v1/index.json gives another SHA-256 for {TWO}",
        f"{TWO} is not what was published",
    ]


def test_without_a_history_the_days_are_those_of_the_attestations(tmp_path: Path) -> None:
    made = publish(copy_to(tmp_path / "instance"), tmp_path / "site")
    log = made.log
    assert not log.dated
    assert log.text.decode().splitlines()[0] == (
        "# sixc log 2, without a history: number, day, event, path, bytes, git blob, SHA-256;"
        " the days are those of the attestations"
    )
    assert log.head.origin == "campaigns.example/log/2/without-history"
    assert {entry.path for entry in log.entries} == {*made.checked.files}
    keys = [(entry.day, entry.path.encode()) for entry in log.entries]
    assert keys == sorted(keys)
    days = {entry.path: entry.day for entry in log.entries}
    assert days[f"disclosures/{ID}/election.yaml"] == "-"
    assert days[TWO] == "2025-04-03"
    assert days[f"{PARTY}/2025-04.ads.csv"] == days[THREE]
    result = verify(str(tmp_path / "site"))
    assert result.faults == []
    assert result.words[-1].startswith("The log was made without a history")


def test_a_history_that_is_cut_off_is_none(instance: Repository, tmp_path: Path) -> None:
    instance.write("README.md")
    instance.commit(APRIL)
    copy = str(tmp_path / "copy")
    instance.git("clone", "--quiet", "--depth", "1", f"file://{instance.root}", copy)
    made = publish(tmp_path / "copy", tmp_path / "site")
    assert not made.log.dated
    assert verify(str(tmp_path / "site")).faults == []


def test_a_refused_file_is_in_the_log_and_said_to_be_held_back(
    instance: Repository, tmp_path: Path
) -> None:
    instance.write(f"{PARTY}/2025-05.yaml", text="broken: [\n")
    instance.commit(APRIL)
    made = publish(instance.root, tmp_path / "site")
    assert made.log.entries[-1].path == f"{PARTY}/2025-05.yaml"
    result = verify(str(tmp_path / "site"))
    assert result.faults == []
    assert result.words[1] == (
        f"In the log, but refused by the check and so not shown: {PARTY}/2025-05.yaml."
    )


def test_a_broken_election_is_held_back_as_a_whole(instance: Repository, tmp_path: Path) -> None:
    instance.write(f"disclosures/{ID}/election.yaml", text="broken: [\n")
    instance.commit(APRIL)
    made = publish(instance.root, tmp_path / "site")
    assert made.log.size == len(made.checked.files) + 1
    result = verify(str(tmp_path / "site"))
    assert (result.faults, "0 files on the site" in result.words[0]) == ([], True)


# Redaction ordered by law.


def order(log: Log, *paths: str) -> str:
    """A list of redactions that copies every line of the log about some paths."""
    text = [f'schema_version: "1.1"\nelection: {ID}\nredactions:\n']
    for path in paths:
        text.append(
            f"  - path: {path}\n    ordered_by: District Court of Prova\n"
            "    ground: Law on personal data, article 17; decision 12/2025\n    date: 2025-05-30\n    entries:\n"
        )
        text.extend(
            f'      - {{number: {e.number}, time: "{e.time}", event: {e.event}, size: {e.size},'
            f' blob: "{e.blob}", sha256: "{e.sha256}"}}\n'
            for e in log.about(path)
        )
    return "".join(text)


def purge(repository: Repository, *paths: str) -> None:
    """Take files out of every commit, and their bytes out of the repository."""
    listed = " ".join(f"'{path}'" for path in paths)
    repository.git(
        "filter-branch", "--force", "--index-filter",
        f"git rm --quiet --cached --ignore-unmatch -- {listed}", "HEAD",
        FILTER_BRANCH_SQUELCH_WARNING="1",
    )  # fmt: skip
    for ref in repository.git("for-each-ref", "--format=%(refname)", "refs/original").split():
        repository.git("update-ref", "-d", ref)
    repository.git("reflog", "expire", "--expire=now", "--all")
    repository.git("gc", "--quiet", "--prune=now")


def has(repository: Repository, blob: str) -> bool:
    """Whether a repository still holds some bytes."""
    done = subprocess.run(
        ["git", "-C", repository.root, "cat-file", "-e", blob], capture_output=True, check=False
    )
    return done.returncode == 0


@pytest.fixture
def redacted(instance: Repository, tmp_path: Path) -> tuple[Repository, Log]:
    """A court had a file taken down: its entries copied and the file removed in one commit; then more was filed.

    The log before the order is kept.
    """
    first = publish(instance.root, tmp_path / "site").log
    shutil.copy(tmp_path / "site/log/head.txt", tmp_path / "kept.txt")
    (instance.root / TWO).unlink()
    (instance.root / LIST).write_text(order(first, TWO), "utf-8")
    instance.commit(MAY)
    instance.write("docs/en/x.md", f"disclosures/{ID}/monitoring/first.yaml")
    instance.commit(JUNE)
    return instance, first


def test_a_redaction_is_an_entry_and_is_said_to_be_one(
    redacted: tuple[Repository, Log], tmp_path: Path
) -> None:
    repository, first = redacted
    made = publish(repository.root, tmp_path / "site")
    (entry,) = [entry for entry in first.entries if entry.path == TWO]
    assert lines(made.log)[first.size :] == [
        f"{first.size + 1} 2025-05-31 redacted {short(TWO)}",
        f"{first.size + 2} 2025-05-31 published {short(LIST)}",
        f"{first.size + 3} 2025-06-30 published {ID}/monitoring/first.yaml",
    ]
    assert made.log.entries[first.size].print == entry.print
    result = verify(str(tmp_path / "site"), str(tmp_path / "kept.txt"))
    assert result.faults == []
    assert f"Entry {entry.number} is redacted: {TWO}." in result.words
    assert (tmp_path / "site" / ID / "data/filed/redactions.yaml").is_file()
    assert [line for line in report(made.checked.findings) if "redactions" in line] == []


def test_what_an_order_took_down_stops_no_publication(
    redacted: tuple[Repository, Log], tmp_path: Path
) -> None:
    repository, _ = redacted
    site = tmp_path / "site"
    for _ in ("taken down", "purged"):
        done = sixc("--root", repository.root, "build", "--site-dir", site)
        assert done.code == 0, done.err
        purge(repository, TWO)


def test_the_log_stays_the_same_when_the_history_is_purged(
    redacted: tuple[Repository, Log], tmp_path: Path
) -> None:
    repository, first = redacted
    before = publish(repository.root, tmp_path / "site").log
    (entry,) = [entry for entry in first.entries if entry.path == TWO]
    commit = repository.git("rev-parse", "HEAD")
    purge(repository, TWO)
    assert repository.git("rev-parse", "HEAD") != commit
    assert not has(repository, entry.blob)
    after = publish(repository.root, tmp_path / "site").log
    assert after.text == before.text
    assert after.head_text == before.head_text
    result = verify(str(tmp_path / "site"), str(tmp_path / "kept.txt"))
    assert result.faults == []
    assert f"Entry {entry.number} is redacted: {TWO}." in result.words
    ensure_continued(tmp_path / "site", after)


def test_a_purge_without_a_redaction_is_found(
    redacted: tuple[Repository, Log], tmp_path: Path
) -> None:
    repository, _ = redacted
    publish(repository.root, tmp_path / "site")
    purge(repository, f"{PARTY}/2025-04.yaml")
    log = log_of(repository.root)
    with pytest.raises(HistoryError, match=r"the log was rewritten|were taken away"):
        ensure_continued(tmp_path / "site", log)


def test_a_file_with_several_entries_is_kept_with_all_of_them(
    instance: Repository, tmp_path: Path
) -> None:
    """Changed once, removed some days before the order, and purged together with its ledger."""
    ledger = f"{PARTY}/2025-04.ads.csv"
    path = instance.root / THREE
    path.write_bytes(path.read_bytes() + b"\n# x\n")
    instance.commit(APRIL)
    path.unlink()
    (instance.root / ledger).unlink()
    instance.commit(APRIL)
    removed = log_of(instance.root)
    assert [e.event for e in removed.entries if e.path == THREE] == [
        "published",
        "changed",
        "removed",
    ]
    (instance.root / LIST).write_text(order(removed, THREE, ledger), "utf-8")
    instance.commit(MAY)
    before = publish(instance.root, tmp_path / "site").log
    assert [e.event for e in before.entries[removed.size :]] == [*["redacted"] * 3, "published"]
    purge(instance, THREE, ledger)
    assert publish(instance.root, tmp_path / "site").log.text == before.text
    assert verify(str(tmp_path / "site")).faults == []


def test_a_file_that_is_filed_anew_after_a_redaction_is_published_again(
    redacted: tuple[Repository, Log], tmp_path: Path
) -> None:
    repository, first = redacted
    held = repository.git("show", f"HEAD~2:{TWO}")
    (repository.root / TWO).write_text(f"{held}\n# without the name\n", "utf-8")
    repository.commit(JUNE)
    before = publish(repository.root, tmp_path / "site").log
    assert before.entries[-1].event == "published"
    assert verify(str(tmp_path / "site"), str(tmp_path / "kept.txt")).faults == []
    assert before.size > first.size


def test_a_file_taken_out_of_the_history_before_it_was_removed(
    instance: Repository, tmp_path: Path
) -> None:
    first = publish(instance.root, tmp_path / "site").log
    (instance.root / LIST).write_text(order(first, TWO), "utf-8")
    instance.commit(MAY)
    purge(instance, TWO)
    after = publish(instance.root, tmp_path / "site").log
    assert [entry.event for entry in after.entries[first.size :]] == ["redacted", "published"]
    ensure_beginning(first.head, after.hashes)
    assert verify(str(tmp_path / "site")).faults == []


def test_a_list_that_drops_an_order_or_breaks_changes_no_entry(
    redacted: tuple[Repository, Log],
) -> None:
    repository, _ = redacted
    before = log_of(repository.root)
    for text in ("broken: [\n", f'schema_version: "1.1"\nelection: {ID}\nredactions: []\n'):
        (repository.root / LIST).write_text(text, "utf-8")
        repository.commit(JUNE)
        ensure_beginning(before.head, log_of(repository.root).hashes)


def test_a_broken_list_keeps_the_entries_of_the_one_before(
    redacted: tuple[Repository, Log],
) -> None:
    repository, _ = redacted
    before = log_of(repository.root)
    (repository.root / LIST).write_text("broken: [\n", "utf-8")
    repository.commit(JUNE)
    purge(repository, TWO)
    ensure_beginning(before.head, log_of(repository.root).hashes)


def test_an_entry_copied_wrongly_is_found(redacted: tuple[Repository, Log]) -> None:
    repository, _ = redacted
    before = log_of(repository.root)
    path = repository.root / LIST
    text = path.read_text("utf-8")
    number = int(re.findall(r"number: (\d+)", text)[0])
    path.write_text(text.replace(f"number: {number}", f"number: {number + 900}"), "utf-8")
    repository.commit(JUNE)
    with pytest.raises(
        HistoryError, match=f"names entry {number + 900}, but the last of the log is"
    ):
        log_of(repository.root)
    for wrong in (
        text.replace(f"number: {number}", f"number: {number + 1}"),
        re.sub(r'sha256: "[0-9a-f]{8}', 'sha256: "00000000', text),
        text.replace('time: "2025-03-31', 'time: "2025-03-30'),
    ):
        path.write_text(wrong, "utf-8")
        repository.commit(JUNE)
        with pytest.raises((HistoryError, MismatchError)):
            ensure_beginning(before.head, log_of(repository.root).hashes)
    path.write_text(text, "utf-8")
    repository.commit(JUNE)
    ensure_beginning(before.head, log_of(repository.root).hashes)


@pytest.mark.parametrize(
    "text",
    [
        *("redactions: x\n", "redactions: [x]\n", "redactions: [{path: x, entries: x}]\n", "[]\n"),
        *("redactions: [{path: x, entries: [x, {number: x}]}]\n", "redactions: {a: b}\n", ""),
        'redactions: [{entries: [{number: 1, day: x, event: y, size: 1, blob: "z", sha256: "z"}]}]\n',
    ],
)
def test_a_list_that_is_none_is_passed_over(repository: Repository, text: str) -> None:
    repository.write(ONE)
    repository.commit(MARCH)
    (repository.root / LIST).write_text(text, "utf-8")
    repository.commit(APRIL)
    assert lines(log_of(repository.root))[1:] == [f"2 2025-04-30 published {short(LIST)}"]


def test_a_redacted_file_that_is_still_there_is_an_error(instance: Repository) -> None:
    (instance.root / LIST).write_text(order(log_of(instance.root), TWO), "utf-8")
    found = [line for line in report(check(instance.root).findings) if "redactions-known" in line]
    assert len(found) == 1
    assert f"The file {TWO} is still there. | Remove the file in the same change." in found[0]


def test_a_list_of_redactions_holds_back_nothing(instance: Repository) -> None:
    (instance.root / LIST).write_text("redactions: [\n", "utf-8")
    checked = check(instance.root)
    assert len(checked.elections) == 1
    assert checked.elections[0].redactions is None
    assert any(LIST in line for line in report(checked.findings))


# The folder that holds the site before.


def test_a_build_does_not_write_over_a_log_it_does_not_continue(
    instance: Repository, tmp_path: Path
) -> None:
    target = tmp_path / "site"
    publish(instance.root, target)
    before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    path = instance.root / TWO
    path.write_bytes(path.read_bytes() + b"\n# rewritten\n")
    instance.git("commit", "--quiet", "--all", "--amend", "--no-edit")
    done = sixc("--root", instance.root, "build", "--site-dir", target)
    assert (done.code, done.out) == (2, "")
    assert re.fullmatch(r"sixc: [^\n]*head\.txt[^\n]*rewritten[^\n]*delete it[^\n]*\.\n", done.err)
    assert {path: path.read_bytes() for path in target.rglob("*") if path.is_file()} == before


def test_a_log_that_grew_may_take_the_place_of_the_one_before(
    instance: Repository, tmp_path: Path
) -> None:
    target = tmp_path / "site"
    publish(instance.root, target)
    instance.write("README.md", f"disclosures/{ID}/monitoring/first.yaml")
    instance.commit(APRIL)
    ensure_continued(target, log_of(instance.root))


def test_a_preview_without_a_history_stands_in_nobodys_way(
    instance: Repository, tmp_path: Path
) -> None:
    plain = copy_to(tmp_path / "plain")
    undated = log_of(plain, inspect(read_settings(plain)))
    (tmp_path / "a/log").mkdir(parents=True)
    (tmp_path / "a/log/head.txt").write_bytes(undated.head_text)
    for log in (log_of(instance.root), log_of(plain)):
        ensure_continued(tmp_path / "a", log)
        ensure_continued(tmp_path / "b", log)


def test_a_history_that_was_cut_off_does_not_replace_a_whole_one(
    instance: Repository, tmp_path: Path
) -> None:
    publish(instance.root, tmp_path / "site")
    instance.write("README.md")
    instance.commit(APRIL)
    copy = tmp_path / "copy"
    instance.git("clone", "--quiet", "--depth", "1", f"file://{instance.root}", str(copy))
    done = sixc("--root", copy, "build", "--site-dir", tmp_path / "site")
    assert (done.code, done.out) == (2, "")
    assert "made from the whole history" in done.err


def test_a_site_that_moves_continues_its_log(instance: Repository, tmp_path: Path) -> None:
    publish(instance.root, tmp_path / "site")
    path = instance.root / "mkdocs.yml"
    path.write_text(f"{path.read_text('utf-8')}\nsite_url: https://moved.example/\n", "utf-8")
    instance.commit(APRIL)
    moved = log_of(instance.root)
    assert moved.head.origin == "moved.example/log/2"
    ensure_continued(tmp_path / "site", moved)
    (instance.root / TWO).write_text("rewritten", "utf-8")
    instance.git("commit", "--quiet", "--all", "--amend", "--no-edit")
    instance.git("reset", "--quiet", "--soft", "HEAD~1")
    instance.git("commit", "--quiet", "--amend", "--no-edit")
    with pytest.raises(HistoryError, match="the log was rewritten"):
        ensure_continued(tmp_path / "site", log_of(instance.root))


def test_a_head_that_cannot_be_read_stops_the_build(instance: Repository, tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log/head.txt").write_text("<html>", "utf-8")
    with pytest.raises(HistoryError, match="it is no head"):
        ensure_continued(tmp_path, log_of(instance.root))


def test_the_log_of_this_repository_is_sound() -> None:
    log = run(read_settings(INSTANCE)).log
    assert follow(log.entries)[0] == log.held
