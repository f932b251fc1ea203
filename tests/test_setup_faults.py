"""Whatever stands where a file or folder of an instance belongs: findings or one sentence, and never a traceback.

0 is fine, 1 findings of level error, 2 wrong use or set-up. The commands run in this process, so that an exception
nobody expected is seen as one.
"""

import builtins
import io
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.isolation import UNWATCHED
from tests.command import MKDOCS, SIXC, run
from tests.smallest import DISCLOSURE, ELECTION, SETTINGS, smallest

FILES = (
    "mkdocs.yml",
    DISCLOSURE,
    DISCLOSURE.replace(".yaml", ".ads.csv"),
    *(f"{ELECTION}/{name}.yaml" for name in ("election", "submitters", "redactions")),
    f"{ELECTION}/partia-e-lumit/notes.txt",
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
    "deep": holding(b"[" * 20_000),
    "huge": holding(b"a: 1\n" * 700_000),
    "bytes": holding(bytes(range(256))),
}
FAULTS_OF_FOLDERS = ("missing", "a link to itself", "a pipe", "empty")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance without a fault, which tests copy."""
    return smallest(tmp_path_factory.mktemp("sound") / "instance")


@pytest.fixture
def instance(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An instance of one's own, worked on in this process and on a fixed day."""
    monkeypatch.setattr("generator.commands.command.guarded", lambda work: work(UNWATCHED))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1746000000")
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
    """Let nobody open a file, or a folder and what is in it; root, who may do everything, would open it nevertheless."""
    closed = str(instance / name)

    def guard(opening: Callable[..., Any]) -> Callable[..., Any]:
        def refuse(path: Any = ".", *rest: Any, **named: Any) -> Any:
            place = "" if isinstance(path, int) else os.path.abspath(os.fsdecode(path))
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


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", FILES)
def test_a_build_bears_whatever_stands_in_the_place_of_a_file(
    name: str, fault: str, instance: Path
) -> None:
    put(instance, name, fault)
    plainly(ended("--root", instance, "build"))


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS_OF_FOLDERS)
@pytest.mark.parametrize("name", FOLDERS)
def test_a_build_bears_whatever_stands_in_the_place_of_a_folder(
    name: str, fault: str, instance: Path
) -> None:
    put(instance, name, fault)
    plainly(ended("--root", instance, "build"))


@pytest.mark.slow
@pytest.mark.parametrize("name", dict.fromkeys((*FILES, *FOLDERS)))
def test_a_build_bears_what_it_may_not_open(
    name: str, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(instance, name, monkeypatch)
    plainly(ended("--root", instance, "build"))
