"""The scripts of the site are checked: every one of them, with tools that are pinned."""

import json
from pathlib import Path

import pytest

from tests.command import ROOT
from tests.scripts.__main__ import HERE, SCRIPTS

FOLDERS = [ROOT / "generator" / name for name in SCRIPTS]
FILES = sorted(
    path for folder in FOLDERS for path in folder.iterdir() if path.suffix in {".js", ".mjs"}
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_script_asks_to_be_checked(path: Path) -> None:
    assert path.read_text("utf-8").startswith("// @ts-check\n")


def test_no_script_stands_where_none_is_checked() -> None:
    found = [*(ROOT / "generator").rglob("*.js"), *(ROOT / "generator").rglob("*.mjs")]
    elsewhere = {path for path in found if path.parent not in FOLDERS}
    recipes = (
        ROOT / "generator/interactive/plotly"
    )  # run by Node when the charts are set up, and never published
    assert {path for path in elsewhere if recipes not in path.parents} == set()


def test_the_tools_are_pinned_and_no_registry_is_named() -> None:
    lock = json.loads((HERE / "package-lock.json").read_bytes())["packages"]
    wanted = json.loads((HERE / "package.json").read_bytes())["devDependencies"]
    for name, version in wanted.items():
        assert lock[f"node_modules/{name}"]["version"] == version
    for path, entry in lock.items():
        assert not path or entry["integrity"].startswith("sha512-"), path
        assert "resolved" not in entry
