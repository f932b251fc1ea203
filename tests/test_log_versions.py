"""Version 2 of the log covers every file; whoever kept a head of version 1 can still prove it."""

import json
import re
import shutil
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from generator.errors import HistoryError, SettingsError
from generator.history.filed import read_history
from generator.history.log import Log, ensure_continued, make_log
from generator.history.proof import (
    HEAD,
    INDEX,
    LOG,
    Entry,
    Head,
    LogText,
    MismatchError,
    ensure_beginning,
    ensure_continues,
    first_version,
    leaves,
    read_log,
    read_origin,
    tree_root,
    verify,
    write_head,
    write_log,
    write_origin,
)
from generator.settings import read_settings
from generator.validation.check import Checked
from tests import mainline
from tests.invented import ID
from tests.mainline import APRIL, MARCH, MAY, Repository
from tests.proven import Published, faults

pytestmark = pytest.mark.slow

JUNE = date(2025, 6, 30)
FOLDER = f"disclosures/{ID}"
PARTY = f"{FOLDER}/partia-e-lumit"
ONE, TWO, THREE = (f"{PARTY}/2025-0{month}.yaml" for month in (2, 3, 4))
LIST = f"{FOLDER}/redactions.yaml"
DEEP = (
    f"{FOLDER}/monitoring/vezhguesit/2025-w18.yaml",
    f"{PARTY}/2025-01/deep.yaml",
    f"{PARTY}/replies/case-1.yaml",
    f"{FOLDER}/reported/meta/2025-04.csv",
)
OLD_KINDS = re.compile(r"disclosures/[^/]+/(?:[^/]+/)?[^/]+\.(?:yaml|csv)")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository in which files of all depths are published, changed and removed in turn."""
    made = mainline.repository(tmp_path / "repository")
    (made.root / "mkdocs.yml").write_text("site_name: x\nsite_url: https://a.example/\n", "utf-8")
    made.write(ONE, DEEP[0], TWO, DEEP[2])
    made.commit(MARCH)
    made.write(DEEP[1], DEEP[3], THREE)
    made.write(TWO, text="changed")
    made.commit(APRIL)
    made.write(DEEP[0], text="changed")
    made.commit(APRIL)
    (made.root / DEEP[1]).unlink()
    made.write(f"{FOLDER}/election.yaml")
    made.commit(MAY)
    return made


def log_of(root: Path) -> Log:
    return make_log(read_settings(root), read_history(root), Checked((), (), ()))


def old_head(log: Log) -> Head:
    """The head that version 1 of the log had: worked out here by itself, from what that version was."""
    lines: list[str] = []
    for entry in log.entries:
        if OLD_KINDS.fullmatch(entry.path):
            lines.append("\t".join([str(len(lines) + 1), entry.time[:10], *map(str, entry[2:])]))
    return Head(
        log.name, len(lines), tree_root([sha256(b"\0" + x.encode()).digest() for x in lines])
    )


def test_every_entry_has_its_second_in_utc(repository: Repository) -> None:
    times = {entry.time for entry in log_of(repository.root).entries}
    assert times == {f"{day}T23:30:00Z" for day in (MARCH, APRIL, MAY)}


def test_files_of_every_depth_are_published_changed_and_removed(repository: Repository) -> None:
    found = [(e.event, e.path) for e in log_of(repository.root).entries if e.path in DEEP]
    assert found == [
        ("published", DEEP[0]),
        ("published", DEEP[2]),
        ("published", DEEP[1]),
        ("published", DEEP[3]),
        ("changed", DEEP[0]),
        ("removed", DEEP[1]),
    ]


def test_version_1_is_what_it_was(repository: Repository) -> None:
    """Its bytes as the first release of the program made them of the same commits."""
    log = log_of(repository.root)
    text = write_log(first_version(log.entries), dated=True, version=1).decode()
    title, *lines = text.splitlines()
    assert title == (
        "# sixc log 1: number, day, event, path, bytes, git blob, SHA-256; the days are those of the history"
    )
    assert [line.split("\t")[:4] for line in lines] == [
        ["1", "2025-03-31", "published", ONE],
        ["2", "2025-03-31", "published", TWO],
        ["3", "2025-04-30", "changed", TWO],
        ["4", "2025-04-30", "published", THREE],
        ["5", "2025-05-31", "published", f"{FOLDER}/election.yaml"],
    ]
    assert read_log(text.encode()) == (first_version(log.entries), 1, True)


def test_every_head_of_version_1_is_proven_by_version_2(repository: Repository) -> None:
    log = log_of(repository.root)
    old = first_version(log.entries)
    text = LogText([*log.entries], 2, dated=True)
    for size in range(len(old) + 1):
        ensure_continues(Head("a.example/log", size, tree_root(leaves(old[:size]))), text)
    for size in range(1, len(old) + 1):
        with pytest.raises(MismatchError, match="the log was rewritten"):
            ensure_continues(Head("a.example/log", size, tree_root(leaves(old)[::-1][:size])), text)
    beyond = [*old, old[-1]._replace(number=len(old) + 1)]
    with pytest.raises(MismatchError, match="entries were taken away"):
        ensure_continues(Head("a.example/log", len(beyond), tree_root(leaves(beyond))), text)


def test_a_log_of_version_1_does_not_prove_a_head_of_version_2(repository: Repository) -> None:
    log = log_of(repository.root)
    with pytest.raises(MismatchError, match="the earlier head is one of version 2"):
        ensure_continues(log.head, LogText(first_version(log.entries), 1, dated=True))


def test_a_site_published_before_is_continued_by_the_build(
    repository: Repository, tmp_path: Path
) -> None:
    """`.ci/fetch-published` brings the head of the site before: the first build of version 2 must take it."""
    path = tmp_path / "site" / HEAD
    path.parent.mkdir(parents=True)
    path.write_bytes(write_head(old_head(log_of(repository.root))))
    ensure_continued(tmp_path / "site", log_of(repository.root))
    repository.write(DEEP[3], text="changed")
    repository.commit(JUNE)
    ensure_continued(tmp_path / "site", log_of(repository.root))
    repository.git("reset", "--quiet", "--soft", "HEAD~3")
    repository.commit(JUNE)
    with pytest.raises(HistoryError, match="the log was rewritten"):
        ensure_continued(tmp_path / "site", log_of(repository.root))


def test_deep_files_cannot_be_rewritten_either(repository: Repository, tmp_path: Path) -> None:
    path = tmp_path / "site" / HEAD
    path.parent.mkdir(parents=True)
    path.write_bytes(log_of(repository.root).head_text)
    repository.write(DEEP[0], text="other words")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--amend", "--no-edit", day=MAY)
    with pytest.raises(HistoryError, match="the log was rewritten"):
        ensure_continued(path.parents[1], log_of(repository.root))


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("dated", [True, False])
def test_an_origin_tells_the_log_it_is_of(version: int, dated: bool) -> None:
    for name in ("a.example/log", "a.example/2/log", "sixc/log"):
        origin = write_origin(name, dated=dated, version=version)
        assert read_origin(origin) == (name, version, dated)


def old_site(published: Published) -> None:
    """Make a site of it as the first release of the program made them."""
    entries = first_version(published.entries())
    hashes = leaves(entries)
    origin = published.head().origin.removesuffix("/2")
    published.write(LOG, write_log(entries, dated=True, version=1))
    published.write(HEAD, write_head(Head(origin, len(entries), tree_root(hashes))))
    known = {entry.path for entry in entries}

    def forget(data: dict[str, list[dict[str, object]]]) -> None:
        data["held_back"] = [{"id": f["id"]} for f in data["held_back"] if f["id"] in known]
        for file in data["data"]:
            del file["sha256"]

    published.edit_index(forget)


def test_a_site_of_version_1_is_proven(published: Published) -> None:
    old_site(published)
    assert faults(published) == []
    words = verify(str(published.folder)).words
    assert any(words_.startswith("In the log, but not offered by the site: ") for words_ in words)
    published.edit_index(lambda data: data["disclosures"].pop())
    assert any("does not list this version" in fault for fault in faults(published))


def test_a_kept_head_of_version_1_is_proven_on_a_site_of_version_2(
    published: Published, tmp_path: Path
) -> None:
    shutil.copytree(published.folder, tmp_path / "before")
    before = Published(tmp_path / "before", published.earlier)
    old_site(before)
    kept = Published(published.folder, before.folder / HEAD)
    assert faults(kept, since=True) == []
    entries = published.entries()
    published.forge([entries[1], entries[0], *entries[2:]])
    assert any("the log was rewritten" in fault for fault in faults(kept, since=True))


def test_a_site_cannot_go_back_to_version_1(published: Published) -> None:
    old_site(published)
    assert any("one of version 2" in fault for fault in faults(published, since=True))


# Redactions, ordered before and after the log has its second version.


def listed(entries: list[Entry], *, first: bool) -> str:
    """A list of redactions that copies lines of version 1 or of version 2."""
    text = f'schema_version: "1.1"\nelection: {ID}\nredactions:\n'
    for path in dict.fromkeys(entry.path for entry in entries):
        text += (
            f"  - path: {path}\n    ordered_by: District Court of Prova\n"
            "    ground: Decision 12/2025\n    date: 2025-05-30\n    entries:\n"
        )
        for e in (e for e in entries if e.path == path):
            time = f"day: {e.day}" if first else f'time: "{e.time}"'
            text += (
                f"      - {{number: {e.number}, {time}, event: {e.event}, size: {e.size},"
                f' blob: "{e.blob}", sha256: "{e.sha256}"}}\n'
            )
    return text


def purge(repository: Repository, *paths: str) -> None:
    """Take files out of every commit."""
    names = " ".join(f"'{path}'" for path in paths)
    repository.git(
        "filter-branch", "--force", "--index-filter",
        f"git rm --quiet --cached --ignore-unmatch -- {names}", "HEAD",
        FILTER_BRANCH_SQUELCH_WARNING="1",
    )  # fmt: skip


def redact(repository: Repository, path: str, entries: list[Entry], *, first: bool) -> None:
    """Write the list and remove the file in one commit, as the order wants it."""
    (repository.root / path).unlink(missing_ok=True)
    before = (
        (repository.root / LIST).read_text("utf-8") if (repository.root / LIST).is_file() else ""
    )
    new = listed(entries, first=first)
    text = before + new.partition("redactions:\n")[2] if before else new
    (repository.root / LIST).write_text(text, "utf-8")
    repository.commit(MAY)


def test_what_was_redacted_before_keeps_heads_of_both_versions(repository: Repository) -> None:
    """The file leaves the history only after the first log of version 2 was published."""
    before = log_of(repository.root)
    old = first_version(before.entries)
    redact(repository, TWO, [entry for entry in old if entry.path == TWO], first=True)
    repository.write(DEEP[1], text="once more")
    repository.commit(JUNE)
    there = log_of(repository.root)
    purge(repository, TWO)
    gone = log_of(repository.root)
    assert gone.text == there.text
    for log in (there, gone):
        ensure_beginning(
            Head("", len(old), tree_root(leaves(old))), leaves(first_version(log.entries))
        )
        kept = [(e.time, e.event) for e in log.entries if e.path == TWO]
        assert kept == [
            ("2025-03-31", "published"),
            ("2025-04-30", "changed"),
            ("2025-05-31T23:30:00Z", "redacted"),
            ("2025-05-31T23:30:00Z", "redacted"),
        ]
    assert [e.number for e in gone.entries] == list(range(1, gone.size + 1))


def test_what_was_purged_before_keeps_heads_of_version_1(repository: Repository) -> None:
    """The file was gone before version 2 ever saw it: its day is all that is known."""
    before = log_of(repository.root)
    old = first_version(before.entries)
    redact(repository, TWO, [entry for entry in old if entry.path == TWO], first=True)
    purge(repository, TWO)
    log = log_of(repository.root)
    ensure_continues(
        Head("x", len(old), tree_root(leaves(old))), LogText([*log.entries], 2, dated=True)
    )
    assert read_log(log.text).entries == [*log.entries]


@pytest.mark.parametrize("path", [TWO, *DEEP])
def test_what_is_redacted_now_keeps_heads_of_both_versions(
    repository: Repository, path: str
) -> None:
    before = log_of(repository.root)
    old = first_version(before.entries)
    redact(repository, path, [*before.about(path)], first=False)
    repository.write(THREE, text="once more")
    repository.commit(JUNE)
    there = log_of(repository.root)
    purge(repository, path)
    gone = log_of(repository.root)
    assert gone.text == there.text
    ensure_beginning(before.head, gone.hashes)
    ensure_beginning(
        Head("", len(old), tree_root(leaves(old))), leaves(first_version(gone.entries))
    )
    assert gone.entries[before.size].event == "redacted"


def test_redactions_of_both_versions_stand_side_by_side(repository: Repository) -> None:
    """One ordered before the upgrade and purged after it, two ordered later; deep files in between."""
    old = first_version(log_of(repository.root).entries)
    redact(repository, TWO, [entry for entry in old if entry.path == TWO], first=True)
    upgraded = log_of(repository.root)
    redact(repository, DEEP[0], [*upgraded.about(DEEP[0])], first=False)
    redact(repository, ONE, [*log_of(repository.root).about(ONE)], first=False)
    repository.write(DEEP[2], text="more")
    repository.commit(JUNE)
    published = log_of(repository.root)
    for paths in ((DEEP[0],), (ONE,), (TWO,)):
        purge(repository, *paths)
        log = log_of(repository.root)
        assert log.text == published.text, paths
        ensure_beginning(upgraded.head, log.hashes)
        ensure_beginning(
            Head("", len(old), tree_root(leaves(old))), leaves(first_version(log.entries))
        )


def test_lines_that_stand_next_to_each_other_are_kept_in_their_places(tmp_path: Path) -> None:
    """A file published and changed in two commits running, with deep files before, between and after."""
    made = mainline.repository(tmp_path / "repository")
    (made.root / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    for day in range(3):
        made.write(TWO, f"{FOLDER}/a/b/{day}.yaml", f"{FOLDER}/z/y/{day}.yaml", text=str(day))
        made.commit(MARCH + timedelta(days=day))
    before = log_of(made.root)
    redact(made, TWO, [*before.about(TWO)], first=False)
    there = log_of(made.root)
    ensure_beginning(before.head, there.hashes)
    purge(made, TWO)
    assert log_of(made.root).text == there.text


# The name of a log.


def test_a_site_that_moves_keeps_the_name_of_its_log(repository: Repository) -> None:
    before = log_of(repository.root)
    text = (
        "site_name: x\nsite_url: https://moved.example/\n"
        "plugins: [sixc: {log_name: a.example/log}]\n"
    )
    (repository.root / "mkdocs.yml").write_text(text, "utf-8")
    assert log_of(repository.root).head == before.head


@pytest.mark.parametrize(
    "name", ["a.example/log/2", "a.example", "a b/log", "a+b/log", "/log", "log", "a/log\n", "1"]
)
def test_a_name_that_no_log_has_is_refused(repository: Repository, name: str) -> None:
    (repository.root / "mkdocs.yml").write_text(
        json.dumps({"site_name": "x", "plugins": [{"sixc": {"log_name": name}}]}), "utf-8"
    )
    with pytest.raises(SettingsError, match=r"log_name is .*such as campaigns\.example/log"):
        read_settings(repository.root)


def test_the_index_of_a_site_names_no_log_of_version_1(original: Published) -> None:
    assert '"state"' in original.text(INDEX)
    assert original.head().origin == "campaigns.example/log/2"
