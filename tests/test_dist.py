"""The wheel is complete and the same for everybody, and what is installed from it needs nothing of the repository."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from generator.interactive.bundle import MADE, SCRIPT, ScriptBundle
from tests.command import ROOT, Done, run
from tests.invented import ID, copy_to

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("plotly_bundle")]

MAKE = ROOT / ".ci" / "make-wheel"
NOTES = {"generator/embeds/fonts/README.md", "schema/CHANGELOG.md"}
"""Files beside the program's that say how it is written."""


def make(folder: Path, *, mask: int = 0o022) -> Path:
    """The wheel of this checkout, made where new files have no other rights than a mask leaves."""
    done = subprocess.run(
        [MAKE, folder], capture_output=True, text=True, check=False, umask=mask, cwd=folder.parent
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(plotly_bundle: ScriptBundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert plotly_bundle.files
    return make(tmp_path_factory.mktemp("dist") / "first")


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment of its own, with the dependencies of this one."""
    folder = tmp_path_factory.mktemp("fresh")
    python, install = folder / "bin" / "python", ("-m", "pip", "install", "--no-index", "--no-deps")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([python, *install, "--quiet", wheel], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    # A line of a .pth file adds a folder without reading those in it, such as that of this checkout.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return folder / "bin" / "sixc"


def build(command: Path, root: Path) -> Done:
    """Build an instance where nothing leads to the repository."""
    done = run(command, "--root", root, "build", cwd=root.parent, env={"PYTHONPATH": ""})
    assert done.code == 0, done.err
    return done


def test_the_wheel_brings_every_file_it_needs(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    docs = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*/*.md")}
    pages = {f"generator/{name}" for name in docs if not name.startswith("docs/decisions/")}
    assert len(pages) >= 10
    schema = {f"generator/{name}" for name in files("schema")}
    assert held == {*files("generator"), *schema, *pages, *shipped()}
    assert f"generator/interactive/plotly/made/{SCRIPT}" in held


def files(folder: str) -> set[str]:
    """The files of a folder of the repository that a program may need."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in found if path.suffix != ".pyc"} - NOTES


def shipped() -> set[str]:
    """What `sixc init` puts into a new instance, as the repository has it itself."""
    folders = {".github": "github", ".ci": "ci"}
    names = ["requirements.txt", *files(".github"), *files(".ci")]
    return {
        "generator/founding/shipped/" + "/".join([folders.get(first, first), *rest])
        for first, *rest in (name.split("/") for name in names)
    }


def test_the_wheel_is_the_same_wherever_it_is_made(wheel: Path, tmp_path: Path) -> None:
    again = make(tmp_path / "again", mask=0o077)
    assert again.name == wheel.name
    assert sha256(again.read_bytes()).digest() == sha256(wheel.read_bytes()).digest()


def test_nothing_is_left_where_it_was_made(wheel: Path) -> None:
    assert wheel.is_file()
    assert not (ROOT / "build").exists()
    assert not (ROOT / "dist").exists() or wheel.parent != ROOT / "dist"


def test_an_instance_elsewhere_has_interactive_charts_and_the_programs_pages(
    installed: Path, tmp_path: Path
) -> None:
    root = copy_to(tmp_path / "instance")
    build(installed, root)
    site = root / "site"
    for page in ("how-to-file", "sq/methods"):
        assert (site / page / "index.html").is_file(), page
    assert "<h1" in (site / "about/index.html").read_text("utf-8")
    assert (site / "assets/sixc" / SCRIPT).read_bytes() == (MADE / SCRIPT).read_bytes()
    named = json.loads((site / "api/v1/index.json").read_bytes())
    assert [election["id"] for election in named["elections"]] == [ID]


def test_an_instances_own_pages_are_laid_over_those_of_the_program(
    installed: Path, tmp_path: Path
) -> None:
    root = copy_to(tmp_path / "instance")
    for path, text in {
        "docs/en/about.md": "# Who we are\n\nThe election body. See [methods](methods.md).\n",
        "docs/sq/news.md": "# Lajme\n",
    }.items():
        (root / path).parent.mkdir(parents=True)
        (root / path).write_text(text, "utf-8")
    done = build(installed, root)
    assert "WARNING" not in done.err
    site = root / "site"
    about = (site / "about/index.html").read_text("utf-8")
    assert "The election body." in about
    assert 'href="../methods/"' in about
    assert "What sixc is" not in about
    for page in ("methods", "sq/news", "sq/about", "sq/methods"):
        assert (site / page / "index.html").is_file(), page
    assert not (site / "news").exists()


def test_the_command_names_its_version(installed: Path) -> None:
    done = run(installed, "--version", cwd=installed.parent, env={"PATH": os.defpath})
    assert done.code == 0
    assert done.out.startswith("0.")
