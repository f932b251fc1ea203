"""A build destroys nothing that no build has made, and a new site takes the old one's place only when it is whole."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from generator.addresses import INDEX
from generator.destination import KEPT, ensure_ours, replacing
from generator.embeds import store
from generator.errors import SettingsError
from tests.command import MKDOCS, run, sixc
from tests.smallest import DISCLOSURE, ELECTION, smallest

INDEXED = '{"version": 1, "commit": "", "elections": [], "disclosures": [], "log": []}'
FOREIGN = {
    "notes": ("notes.txt", "Do not lose these."),
    "a hidden file": (".bashrc", "export X=1"),
    "a folder": ("pictures/one.txt", "one"),
    "somebody else's index": (INDEX, '{"version": 1, "posts": []}'),
    "an index that is none": (INDEX, "[" * 20_000),
    "another site": ("index.html", "<h1>Another</h1>"),
}


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    return smallest(tmp_path / "instance")


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, links as what they name."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = os.fsencode(path.readlink())
        elif path.is_file():
            found[name] = path.read_bytes()
    return found


def write(folder: Path, **files: str) -> Path:
    """A folder with these files, whose names have __ for /."""
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def site(folder: Path, **files: str) -> Path:
    """A folder that holds what a build has made."""
    write(folder, **files)
    (folder / INDEX).parent.mkdir(parents=True, exist_ok=True)
    (folder / INDEX).write_text(INDEXED, "utf-8")
    return folder


def refused(target: Path, root: Path) -> str:
    with pytest.raises(SettingsError) as error:
        ensure_ours(target, root)
    text = str(error.value)
    assert text.endswith(".")
    assert "\n" not in text
    return text


@pytest.mark.parametrize("name", KEPT)
@pytest.mark.parametrize("below", ["", "new", "new/er"])
def test_nothing_is_written_into_what_an_instance_consists_of(
    name: str, below: str, instance: Path
) -> None:
    (instance / name).mkdir(exist_ok=True)
    refused(instance / name / below, instance)
    site(instance / name)  # even where it looks as if a build had made it
    refused(instance / name, instance)


def test_nothing_is_written_over_an_instance_or_above_it(instance: Path) -> None:
    for target in (instance, *instance.parents, instance / "docs" / "..", Path("/")):
        refused(target, instance)


def test_nothing_is_written_into_any_repository_of_git(instance: Path, tmp_path: Path) -> None:
    for name in (".git", ".git/new", ".GIT/new"):
        assert "history" in refused(tmp_path / "other" / name, instance)


@pytest.mark.parametrize("target", [".", "..", "disclosures", ELECTION, "docs", "schema"])
def test_links_lead_to_the_same_refusals(target: str, instance: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(instance / target)
    refused(link, instance)
    refused(link / "new" if target not in {".", ".."} else link, instance)
    inside = instance / "linked"
    inside.symlink_to(instance / "disclosures")
    refused(inside, instance)


def test_a_folder_of_the_instance_that_is_a_link_is_kept_as_well(
    instance: Path, tmp_path: Path
) -> None:
    (instance / "disclosures").rename(tmp_path / "elsewhere")
    (instance / "disclosures").symlink_to(tmp_path / "elsewhere")
    refused(tmp_path / "elsewhere", instance)
    refused(tmp_path / "elsewhere" / "new", instance)


def test_a_link_to_itself_and_a_file_are_no_folders(instance: Path, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    refused(tmp_path / "loop", instance)
    (instance / "site").write_text("mine", "utf-8")
    refused(instance / "site", instance)


@pytest.mark.parametrize("what", FOREIGN)
def test_a_folder_with_anything_else_is_left_alone(
    what: str, instance: Path, tmp_path: Path
) -> None:
    name, text = FOREIGN[what]
    target = tmp_path / "target"
    (target / name).parent.mkdir(parents=True)
    (target / name).write_text(text, "utf-8")
    before = held(target)
    assert "no build has made" in refused(target, instance)
    assert held(target) == before


def test_new_empty_and_built_folders_are_fine_through_links_too(
    instance: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    site(tmp_path / "built")
    for name in ("new", "new/er", "empty", "built"):
        (tmp_path / "link").unlink(missing_ok=True)
        (tmp_path / "link").symlink_to(tmp_path / name)
        assert ensure_ours(tmp_path / name, instance) == tmp_path / name
        assert ensure_ours(tmp_path / "link", instance) == tmp_path / name
    assert ensure_ours(instance / "site", instance) == instance / "site"


def test_a_whole_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = write(tmp_path / "site", index="old", gone="old", deep__gone="old")
    with replacing(target) as making:
        write(making, index="new", deep__come="new")
        assert held(target)["index"] == b"old"
    assert held(target) == {"index": b"new", "deep/come": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_begins_with_a_dot_stays_and_so_does_the_folder_itself(tmp_path: Path) -> None:
    target = write(tmp_path / "site", **{".git__HEAD": "ref", ".nojekyll": "", "index": "old"})
    before = target.stat().st_ino
    with replacing(target) as making:
        write(making, index="new")
    assert held(target) == {".git/HEAD": b"ref", ".nojekyll": b"", "index": b"new"}
    assert target.stat().st_ino == before  # a server that works in it, or a mount, goes on


def test_a_link_in_the_old_site_is_removed_and_not_what_it_leads_to(tmp_path: Path) -> None:
    mine = write(tmp_path / "mine", notes="mine")
    target = write(tmp_path / "site", index="old")
    (target / "assets").symlink_to(mine)
    with replacing(target) as making:
        write(making, index="new", assets__style="new")
    assert held(mine) == {"notes": b"mine"}
    assert held(target) == {"index": b"new", "assets/style": b"new"}


@pytest.mark.parametrize("fault", [OSError, KeyboardInterrupt, SettingsError])
def test_a_build_that_is_broken_off_leaves_the_old_site_and_no_litter(
    fault: type[BaseException], tmp_path: Path
) -> None:
    target = write(tmp_path / "site", index="old")
    with suppress(fault), replacing(target) as making:
        write(making, index="new")
        raise fault
    assert held(tmp_path) == {"site/index": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("broken", range(1, 8))
def test_a_rename_that_fails_puts_everything_back(
    broken: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = write(tmp_path / "site", a="old", b="old", c__d="old")
    before, rename, count = held(target), Path.rename, 0

    def fail_once(path: Path, to: Path) -> Path:
        nonlocal count
        count += 1
        if count == broken:
            raise PermissionError(13, "in use by another program", str(path))
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(PermissionError), replacing(target) as making:
        write(making, a="new", b="new", e="new")
    assert held(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("stopped", range(1, 8))
def test_what_a_machine_that_stopped_left_half_replaced_is_put_back(
    stopped: int, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = site(instance / "site", a="old", b__c="old")
    before, pid = held(target), os.fork()
    if pid == 0:  # the machine stops in the middle of it: nothing is tidied up
        rename, count = Path.rename, 0

        def stop(path: Path, to: Path) -> Path:
            nonlocal count
            count += 1
            if count == stopped:
                os._exit(0)
            return rename(path, to)

        monkeypatch.setattr(Path, "rename", stop)
        with replacing(target) as making:
            site(making, a="new", b__c="new")
        os._exit(0)
    os.waitpid(pid, 0)
    ensure_ours(target, instance)
    assert held(target) == before
    with replacing(target) as making:
        site(making, a="new")
    assert held(target)["a"] == b"new"
    assert sorted(path.name for path in instance.iterdir()) == [
        *("disclosures", "docs", "mkdocs.yml", "schema", "site"),
    ]


def test_a_site_on_another_disk_is_made_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = write(tmp_path / "site", index="old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # nothing can be made beside it
    with replacing(target) as making:
        assert making.parent == target
        write(making, index="new")
    assert held(target) == {"index": b"new"}


def test_two_builds_at_once_never_publish_half_of_one(tmp_path: Path) -> None:
    target = write(tmp_path / "site", index="old")
    building = replacing(target)
    first = write(building.__enter__(), index="first")
    shutil.rmtree(first)  # as a second build does that begins now
    write(first, half="second", **{".token": "1"})
    with pytest.raises(SettingsError, match="Another build"):
        building.__exit__(None, None, None)
    assert held(target) == {"index": b"old"}


def test_the_store_of_pictures_removes_only_what_it_has_made(tmp_path: Path) -> None:
    write(tmp_path, **{"holiday.png": "mine", "notes": "mine"})
    kept, gone = "a" * 64, "b" * 64
    for key in (kept, gone):
        store.write(tmp_path, key, b"picture")
    (tmp_path / f"{gone}.1234.part").write_bytes(b"half")
    store.keep_only(tmp_path, {kept})
    assert sorted(held(tmp_path)) == sorted([kept, "holiday.png", "notes"])


@pytest.mark.slow
@pytest.mark.parametrize("names", [("prova-2025", "/"), ("prova-2025", ""), ("..", "a"), ("", "")])
def test_a_release_has_a_name_that_stays_in_its_folder(
    names: tuple[str, str], instance: Path
) -> None:
    before = held(instance)
    done = sixc("--root", instance, "release", *names)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert held(instance) == before


@pytest.mark.slow
@pytest.mark.parametrize("link", ["releases", "releases/prova-2025", "releases/prova-2025/.making"])
def test_a_release_removes_nothing_through_a_link(
    link: str, instance: Path, tmp_path: Path
) -> None:
    mine = write(
        tmp_path / "mine", **{".making__notes": "mine", "prova-2025__.making__notes": "mine"}
    )
    (instance / link).parent.mkdir(parents=True, exist_ok=True)
    (instance / link).symlink_to(mine)
    before = held(mine)
    done = sixc("--root", instance, "release", "prova-2025", "2025-05-12")
    assert (done.code, "is a link" in done.err) == (2, True)
    assert held(mine) == before


def tried(instance: Path, *arguments: str) -> Iterator[str]:
    """What a build says with each way to name a place, and that nothing is lost by it."""
    before = held(instance)
    for argument in arguments:
        done = sixc("--root", ".", "build", "--site-dir", argument, cwd=instance)
        assert (done.code, done.out) == (2, ""), argument
        yield done.err
    assert held(instance) == before


@pytest.mark.slow
def test_the_command_refuses_with_one_sentence(instance: Path) -> None:
    write(instance, **{".git__HEAD": "ref: refs/heads/main", "mine__notes": "mine"})
    for said in tried(instance, ".git", ".", "mine"):
        assert said.startswith("sixc: ")
        assert len(said.splitlines()) == 1


@pytest.mark.slow
def test_mkdocs_alone_is_stopped_before_it_empties_a_folder(instance: Path) -> None:
    write(instance, mine__notes="mine")
    before = held(instance)
    done = run(MKDOCS, "build", "--site-dir", "mine", cwd=instance)
    assert done.code == 1
    assert "no build has made" in done.err
    assert held(instance) == before


@pytest.mark.slow
def test_without_an_election_the_old_site_stays(instance: Path) -> None:
    assert sixc("--root", instance, "build").code == 0
    before = held(instance / "site")
    (instance / DISCLOSURE).with_name("junk.txt").write_text("x", "utf-8")
    for broken in ("election: [", None):
        if broken:
            (instance / ELECTION / "election.yaml").write_text(broken, "utf-8")
        else:
            shutil.rmtree(instance / "disclosures")
        done = sixc("--root", instance, "build")
        assert done.code == 2
        assert done.err.splitlines()[-1].startswith("sixc: No election")
        assert run(MKDOCS, "build", cwd=instance).code == 1
        assert held(instance / "site") == before
        assert not [path for path in instance.iterdir() if path.name.startswith(".site")]


@pytest.mark.slow
def test_a_site_that_mkdocs_made_alone_can_be_replaced_and_the_other_way_round(
    instance: Path,
) -> None:
    for command in (MKDOCS, "sixc", MKDOCS):
        done = (
            sixc("build", cwd=instance) if command == "sixc" else run(MKDOCS, "build", cwd=instance)
        )
        assert done.code == 0, done.err
