"""Whatever stands where a file or folder of an instance belongs: findings or one sentence, and never a traceback.

0 is fine, 1 findings of level error, 2 wrong use or set-up. The commands run in this process, so that an exception
nobody expected is seen as one.
"""

import builtins
import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.isolation import UNWATCHED, Watch, guarded
from tests.command import MKDOCS, SIXC, run
from tests.smallest import DISCLOSURE, ELECTION, SETTINGS, smallest

pytestmark = pytest.mark.slow

STRAY = f"{ELECTION}/partia-e-lumit/notes.txt"
FILES = (
    "mkdocs.yml",
    DISCLOSURE,
    DISCLOSURE.replace(".yaml", ".ads.csv"),
    *(f"{ELECTION}/{name}.yaml" for name in ("election", "submitters", "redactions")),
    STRAY,
    "schema/common.schema.json",
    "schema/disclosure.schema.json",
    "schema/ledger.schema.json",
    "schema/codelists.csv",
    "schema/codelists/media.csv",
    "schema/codes/al-2025.yaml",
    "docs/en/about.md",
    "docs/en/index.md",
    "releases/prova-2025/2025-05-12/manifest.json",
    "site",
)
FOLDERS = (
    "disclosures",
    ELECTION,
    f"{ELECTION}/partia-e-lumit",
    "schema",
    "schema/codelists",
    "docs",
    "docs/en",
    "releases",
    "releases/prova-2025",
    ".cache",
    ".cache/pictures",
    "site",
)
OPENING = ((builtins, "open"), (io, "open"), (os, "scandir"), (os, "listdir"), (os, "open"))
"""All ways in which Python opens a file or folder."""


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def a_folder(path: Path) -> None:
    (path / "x").mkdir(parents=True)


def nothing(path: Path) -> None:
    """Leave the place empty."""


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def holding(content: bytes) -> Callable[[Path], None]:
    def put(path: Path) -> None:
        path.write_bytes(content)

    return put


FAULTS: dict[str, Callable[[Path], None]] = {
    "missing": nothing,
    "a link to itself": a_link_to_itself,
    "a folder": a_folder,
    "a pipe": a_pipe,
    "empty": holding(b""),
    "not UTF-8": holding(b"# Caf\xe9\xff\n"),
    "a list": holding(b"[]\n"),
    "a number": holding(b"5\n"),
    "an object without names": holding(b"{}\n"),
    "deep": holding(b"[" * 4_000),
    "huge": holding(b"a: 1\n" * 700_000),
    "bytes": holding(bytes(range(256))),
}
FAULTS_OF_FOLDERS = ("missing", "a link to itself", "a pipe", "empty")
READ_BY_BUILDS = ("mkdocs.yml", "docs", "releases", "site", ".cache")
"""What a build alone reads, or reads anew. Of the rest a check has met every fault, and a quarter is built."""


def built(names: Sequence[str], faults: Iterable[str]) -> list[tuple[str, str]]:
    """What a build meets: every fault in the place of what it reads, and each fault somewhere else too."""
    return [
        (name, fault)
        for row, name in enumerate(names)
        for column, fault in enumerate(faults)
        if name.startswith(READ_BY_BUILDS) or (row + column) % 4 == 0
    ]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance without a fault, which tests copy."""
    return smallest(tmp_path_factory.mktemp("sound") / "instance")


@pytest.fixture
def instance(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An instance of one's own, worked on in this process and on a fixed day."""
    monkeypatch.setattr("generator.commands.command.guarded", lambda work: work(UNWATCHED))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1746800000")
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(sound, tmp_path / "instance"))


def ended(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def plainly(done: Result) -> None:
    """Fail unless a command came to an end that it knows, and said plainly what is wrong."""
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    assert done.exit_code in {0, 1, 2}
    assert "Traceback" not in done.output
    if done.exit_code == 2:
        assert re.match(r"sixc: [^\n]+\.\n\Z", done.stderr[done.stderr.rfind("sixc: ") :])


def put(instance: Path, name: str, fault: str) -> None:
    """Put what is wrong in the place of a file or folder."""
    path = instance / name
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    FAULTS[fault](path)


def close(instance: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody open a file, or a folder and what is in it, not even root, who may open everything."""
    closed = str(instance / name)

    def guard(opening: Callable[..., Any]) -> Callable[..., Any]:
        def refuse(path: Any = ".", *rest: Any, **named: Any) -> Any:
            place = "" if isinstance(path, int) else str(Path(os.fsdecode(path)).absolute())
            if place == closed or place.startswith(f"{closed}/"):
                raise PermissionError(13, "Permission denied", place)
            return opening(path, *rest, **named)

        return refuse

    for module, attribute in OPENING:
        monkeypatch.setattr(module, attribute, guard(getattr(module, attribute)))


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", FILES)
def test_a_check_bears_whatever_stands_in_the_place_of_a_file(
    name: str, fault: str, instance: Path
) -> None:
    put(instance, name, fault)
    plainly(ended("--root", instance, "check"))


@pytest.mark.parametrize("fault", FAULTS_OF_FOLDERS)
@pytest.mark.parametrize("name", FOLDERS)
def test_a_check_bears_whatever_stands_in_the_place_of_a_folder(
    name: str, fault: str, instance: Path
) -> None:
    put(instance, name, fault)
    plainly(ended("--root", instance, "check"))


@pytest.mark.parametrize("name", dict.fromkeys((*FILES, *FOLDERS)))
def test_a_check_bears_what_it_may_not_open(
    name: str, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(instance, name, monkeypatch)
    plainly(ended("--root", instance, "check"))


def test_a_file_astray_that_nobody_may_open_is_a_finding_like_others(
    instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (instance / STRAY).write_text("For ourselves.\n", "utf-8")
    close(instance, STRAY, monkeypatch)
    done = ended("--root", instance, "check")
    assert (done.exit_code, "cannot be opened" in done.output) == (1, True)


@pytest.mark.parametrize(("name", "fault"), built(FILES, FAULTS))
def test_a_build_bears_whatever_stands_in_the_place_of_a_file(
    name: str, fault: str, instance: Path
) -> None:
    put(instance, name, fault)
    plainly(ended("--root", instance, "build"))


@pytest.mark.parametrize(("name", "fault"), built(FOLDERS, FAULTS_OF_FOLDERS))
def test_a_build_bears_whatever_stands_in_the_place_of_a_folder(
    name: str, fault: str, instance: Path
) -> None:
    put(instance, name, fault)
    plainly(ended("--root", instance, "build"))


@pytest.mark.parametrize("name", dict.fromkeys((*FILES, *FOLDERS)))
def test_a_build_bears_what_it_may_not_open(
    name: str, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(instance, name, monkeypatch)
    plainly(ended("--root", instance, "build"))


TAGS = {
    "a program": "x: !!python/object/apply:os.system ['touch carried-out']",
    "a program, later": "extra: {a: [{b: !!python/object/new:os.system ['touch carried-out']}]}",
    "a module": "x: !!python/module:antigravity",
    "a name": "x: !!python/name:os.system",
    "the environment": "extra: {a: !ENV HOME}",
    "a tag nobody knows": "x: !mine 5",
}


@pytest.mark.parametrize("command", ["check", "build", "serve", "diff", "new", "release"])
@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_in_the_settings_is_refused_before_mkdocs_reads_it(
    tag: str, command: str, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(instance)
    (instance / "mkdocs.yml").write_text(f"{SETTINGS}{TAGS[tag]}\n", "utf-8")
    names = {"diff": ("a", "b"), "new": ("a", "b", "c"), "release": ("a", "b")}.get(command, ())
    done = ended(command, *names)
    plainly(done)
    assert done.exit_code == 2
    assert "tag" in done.stderr
    assert not (instance / "carried-out").exists()


def test_settings_that_inherit_are_refused(instance: Path) -> None:
    (instance / "mkdocs.yml").write_text(f"{SETTINGS}INHERIT: other.yml\n", "utf-8")
    (instance / "other.yml").write_text(f"{TAGS['a program']}\n", "utf-8")
    done = ended("--root", instance, "build")
    plainly(done)
    assert (done.exit_code, "inherits" in done.stderr) == (2, True)


def test_mkdocs_alone_is_refused_the_tags_too(instance: Path) -> None:
    (instance / "mkdocs.yml").write_text(f"{SETTINGS}{TAGS['the environment']}\n", "utf-8")
    done = run(MKDOCS, "build", cwd=instance)
    assert (done.code, "!ENV" in done.err) == (1, True)
    assert not (instance / "site").exists()


def test_the_tags_that_the_theme_asks_for_are_fine(instance: Path) -> None:
    emoji = "emoji_index: !!python/name:material.extensions.emoji.twemoji"
    more = f"markdown_extensions:\n  - pymdownx.emoji:\n      {emoji}\n"
    (instance / "mkdocs.yml").write_text(SETTINGS + more, "utf-8")
    assert ended("--root", instance, "check").exit_code == 0


BROKEN_SCHEMAS = {
    "a bad regular expression": ('"title"', '"pattern": "(", "title"'),
    "a regular expression that only one of both readers knows": (
        '"title"',
        '"pattern": "(?P=nothing)", "title"',
    ),
    "a reference to nothing": ('"title"', '"$ref": "#/$defs/nothing", "title"'),
    "a type that is none": ('"type"', '"type": 5, "x-type"'),
}


@pytest.mark.parametrize("fault", BROKEN_SCHEMAS)
@pytest.mark.parametrize("name", ["disclosure", "election"])
def test_a_broken_schema_is_one_sentence_and_no_fault_of_the_files(
    fault: str, name: str, instance: Path
) -> None:
    path, (old, new) = instance / "schema" / f"{name}.schema.json", BROKEN_SCHEMAS[fault]
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    done = ended("--root", instance, "check")
    plainly(done)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"{name}.schema.json" in done.stderr


@pytest.mark.parametrize("field", ["date", "as_of"])
@pytest.mark.parametrize(
    "day", ["0001-01-01", "0205-05-11", "1969-12-31", "2101-01-01", "9999-12-31"]
)
def test_days_that_no_archive_can_express_are_findings(
    field: str, day: str, instance: Path
) -> None:
    dated(instance, field, day)
    done = ended("--root", instance, "check")
    assert done.exit_code == 1
    assert "before 1970 or after 2100" in done.output


@pytest.mark.parametrize("day", ["1970-01-01", "2100-12-31"])
def test_on_every_other_day_a_site_can_be_built(
    day: str, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    dated(instance, "as_of", day)
    done = ended("--root", instance, "build")
    assert done.exit_code == 0, done.output
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def dated(instance: Path, field: str, day: str) -> None:
    """Write a day into the election."""
    path = instance / ELECTION / "election.yaml"
    lines = path.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(f"{field}:")]
    path.write_text("\n".join([*kept, f"{field}: {day}", ""]), "utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437", "utf-16"])
@pytest.mark.parametrize("style", ["text", "markdown"])
def test_what_an_output_cannot_write_is_written_more_plainly(
    encoding: str, style: str, instance: Path
) -> None:
    path = instance / DISCLOSURE
    path.write_text(f"{path.read_text('utf-8')}note: 'Ж → ≤ “…”  Ë'\n", "utf-8")
    done = subprocess.run(
        [SIXC, "--root", instance, "check", "--lang", "sq", "--format", style],
        env={**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "80"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert len(done.stdout) > 400


@pytest.mark.parametrize("arguments", [("check",), ("--help",)])
def test_a_full_disk_is_said_in_one_sentence(arguments: tuple[str, ...], instance: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [SIXC, "--root", instance, *arguments], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert re.fullmatch(rb"sixc: [^\n]+\.\n", done.stderr)


@pytest.mark.parametrize("broken", [False, True])
def test_a_reader_that_is_gone_changes_no_verdict(broken: bool, instance: Path) -> None:
    if broken:
        (instance / DISCLOSURE).write_text("[", "utf-8")
    ends, gone = os.pipe()
    os.close(ends)
    done = subprocess.run(
        [SIXC, "--root", instance, "check"], stdout=gone, stderr=subprocess.PIPE, check=False
    )
    os.close(gone)
    assert (done.returncode, done.stderr) == (int(broken), b"")


def test_without_limited_processes_the_work_is_done_and_a_fault_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delattr(os, "fork")
    assert guarded(lambda watch: int(watch is not UNWATCHED)) == 0

    def fail(_watch: Watch) -> int:
        raise ValueError

    assert guarded(fail) == 70
    said = capsys.readouterr().err
    assert "The fault lies in sixc" in said
    assert "Linux and macOS" in said


def test_without_git_a_check_goes_on(instance: Path) -> None:
    done = run(SIXC, "--root", instance, "check", env={"PATH": ""})
    assert (done.code, done.err) == (0, "")
    done = run(
        SIXC,
        "--root",
        instance,
        "gate",
        "--base",
        "a",
        "--head",
        "b",
        "--author-id",
        "1",
        env={"PATH": ""},
    )
    assert done.code == 2
    assert re.fullmatch(r"sixc: [^\n]+\.\n", done.err)
