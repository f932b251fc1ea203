"""The scripts of comparisons: modules while they are written, classic scripts when they are published."""

import re
import subprocess
from pathlib import Path

import pytest

from generator.comparison.scripts import ASSETS, FORM, FRAME, TABLE, modules, script
from generator.interactive.bundling import find_node

entries = pytest.mark.parametrize("name", [FRAME, TABLE, FORM])


@entries
def test_each_module_stands_once_and_after_those_it_imports(name: str) -> None:
    found = modules(name)
    assert len(set(found)) == len(found)
    assert found[-1] == name
    for place, module in enumerate(found):
        text = (ASSETS / f"{module}.mjs").read_text("utf-8")
        imported = set(re.findall(r'^import .* from "\./(\w+)\.mjs";$', text, re.MULTILINE))
        assert imported <= set(found[:place])
        assert text.count("import {") == len(imported)


def test_every_module_is_published() -> None:
    used = {module for name in (FRAME, TABLE, FORM) for module in modules(name)}
    assert used == {path.stem for path in ASSETS.glob("*.mjs")}


@entries
@pytest.mark.slow
def test_what_is_published_is_one_classic_script(name: str, tmp_path: Path) -> None:
    code = script(name).decode()
    assert not re.search(r"(?m)^(import|export)\b", code)
    assert "/*" not in code
    (tmp_path / "made.cjs").write_text(code, "utf-8")
    done = subprocess.run(
        [find_node()[0], "--check", str(tmp_path / "made.cjs")], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
