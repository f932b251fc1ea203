"""The script that draws interactive charts: what it is made from, what it must draw, and what happens without it."""

import gzip
import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from plotly.offline import get_plotlyjs_version

from generator.commands.plotly import plotly
from generator.drawing.block import block
from generator.errors import PlotlyError
from generator.exports import chart_files
from generator.interactive.bundle import (
    INGREDIENTS,
    LICENCES,
    MADE,
    MANIFEST,
    RECIPE,
    SCRIPT,
    STYLE,
    ScriptBundle,
    ensure_drawable,
    read_made,
)
from generator.interactive.bundling import find_node, make_bundle
from generator.interactive.traces import TRACES
from tests.chart_figures import FIGURES, drawing_of
from tests.command import copy_instance, run

LOCK: dict[str, Any] = json.loads((RECIPE / "package-lock.json").read_bytes())
PACKAGES: dict[str, Any] = {path: each for path, each in LOCK["packages"].items() if path}
WITHOUT = """
import sys
from pathlib import Path
from generator.interactive import bundle
bundle.MADE = Path("nowhere")
from generator.cli import main
main()
"""
NPM = """#!/bin/sh
echo 'npm error code EAI_AGAIN' >&2
echo 'npm error request to /plotly.js failed, reason: getaddrinfo EAI_AGAIN' >&2
echo 'npm error A complete log of this run can be found in: /home/somebody/.npm/_logs/debug.log' >&2
exit 1
"""


def test_the_lock_names_no_address_and_every_package_by_its_hash() -> None:
    text = (RECIPE / "package-lock.json").read_text("utf-8")
    assert "resolved" not in text
    assert "registry" not in text
    assert all(re.match("sha512-", each["integrity"]) for each in PACKAGES.values())
    assert len(PACKAGES) > 100


def test_no_package_runs_a_script_when_it_is_installed() -> None:
    assert "ignore-scripts=true" in (RECIPE / ".npmrc").read_text("utf-8").splitlines()


def test_the_tool_that_makes_the_script_comes_as_a_package_for_every_platform() -> None:
    version = PACKAGES["node_modules/esbuild"]["version"]
    for platform in ("linux-x64", "linux-arm64", "darwin-arm64", "darwin-x64", "win32-x64"):
        found = PACKAGES[f"node_modules/@esbuild/{platform}"]
        assert (found["version"], found["optional"]) == (version, True)


def test_figures_are_made_and_drawn_by_the_same_version_of_plotly() -> None:
    needed = json.loads((RECIPE / "package.json").read_bytes())["dependencies"]["plotly.js"]
    locked = PACKAGES["node_modules/plotly.js"]["version"]
    why = "plotly.js in package.json must be the version that the installed plotly.py was made for"
    assert needed == locked == get_plotlyjs_version(), why


def test_the_script_is_small_and_draws_the_kinds_of_trace_in_use_and_no_other(
    plotly_bundle: ScriptBundle,
) -> None:
    bundle = plotly_bundle
    assert bundle.traces == TRACES == tuple(sorted(TRACES))
    assert bundle.version == get_plotlyjs_version()
    assert len(gzip.compress(bundle.files[SCRIPT], 9)) <= 500_000
    assert 0 <= bundle.kilobytes * 1000 - len(gzip.compress(bundle.files[SCRIPT], 6)) < 20_000


def test_the_script_and_its_style_keep_their_licences(plotly_bundle: ScriptBundle) -> None:
    bundle = plotly_bundle
    assert bundle.files[SCRIPT].startswith(f"/*! plotly.js v{bundle.version}".encode())
    assert b"MIT licence" in bundle.files[SCRIPT][:200]
    assert b"MIT licence" in bundle.files[STYLE][:200]
    licences = bundle.files[LICENCES].decode()
    assert f"plotly.js {bundle.version} (MIT)" in licences
    assert re.search(r"^@plotly/d3 [\d.]+ \(BSD-3-Clause\)$", licences, re.MULTILINE)


def test_the_script_makes_no_code_from_text_and_writes_no_style_sheet(
    plotly_bundle: ScriptBundle,
) -> None:
    script = plotly_bundle.files[SCRIPT].decode()
    assert "new Function" not in script
    assert not re.search(r"\beval\(", script)
    assert "modebar-btn--logo:hover" not in script  # a rule that plotly.js would write itself


@pytest.fixture
def copied(plotly_bundle: ScriptBundle, tmp_path: Path) -> Path:
    """A copy of the script and what belongs to it."""
    assert plotly_bundle.files
    return shutil.copytree(MADE, tmp_path / "made")


def test_a_script_that_is_missing_or_damaged_is_none(copied: Path, tmp_path: Path) -> None:
    assert read_made(tmp_path) is None
    assert read_made(copied) is not None
    (copied / SCRIPT).write_bytes((copied / SCRIPT).read_bytes() + b" ")
    assert read_made(copied) is None
    (copied / MANIFEST).write_text("{", "utf-8")
    assert read_made(copied) is None


@pytest.mark.parametrize("name", [*INGREDIENTS, "traces"])
def test_a_script_made_from_something_else_is_none(
    name: str, copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name == "traces":
        monkeypatch.setattr("generator.interactive.bundle.TRACES", (*TRACES, "pie"))
    else:
        recipe = tmp_path / "recipe"
        recipe.mkdir()
        for each in INGREDIENTS:
            shutil.copy(RECIPE / each, recipe)
        with (recipe / name).open("a", encoding="utf-8") as file:
            file.write("\n")
        monkeypatch.setattr("generator.interactive.bundle.RECIPE", recipe)
    assert read_made(copied) is None


def test_it_is_made_again_only_where_something_changed(
    plotly_bundle: ScriptBundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert plotly_bundle.files
    made: list[str] = []
    monkeypatch.setattr("generator.interactive.bundling.make_bundle", lambda: made.append("again"))
    assert CliRunner().invoke(plotly).exit_code == 0
    assert not made
    monkeypatch.setattr("generator.interactive.bundle.TRACES", (*TRACES, "pie"))
    assert CliRunner().invoke(plotly).exit_code == 0
    assert made == ["again"]


@pytest.mark.parametrize("bundle", [None, ScriptBundle("4.1.1", ("bar",), 1, {})])
def test_a_trace_that_the_script_cannot_draw_stops_the_build(bundle: ScriptBundle | None) -> None:
    ensure_drawable({"data": [{"type": "bar"}]}, "a-chart", bundle)
    with pytest.raises(PlotlyError, match="a-chart has a trace of the kind pie"):
        ensure_drawable({"data": [{"type": "bar"}, {"type": "pie"}]}, "a-chart", bundle)


def test_every_chart_is_looked_at_when_its_files_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = drawing_of(FIGURES["flow"])
    drawn = block(drawing, "a-chart", page="charts/a-chart/")
    assert list(chart_files.files(drawn, "en"))
    monkeypatch.setattr(chart_files, "read_bundle", lambda: ScriptBundle("4.1.1", ("bar",), 1, {}))
    with pytest.raises(PlotlyError, match="a-chart has a trace of the kind sankey"):
        list(chart_files.files(drawn, "en"))


def test_without_the_script_a_site_is_built_and_says_once_what_it_lacks(tmp_path: Path) -> None:
    root = copy_instance(tmp_path)
    done = run(Path(sys.executable), "-c", WITHOUT, "--root", root, "build")
    assert done.code == 0
    assert done.err == (
        "The charts have no interactive versions, because their script is missing: `sixc plotly` makes it.\n"
    )
    page = (root / "site/al-2025/charts/money-flow/index.html").read_text("utf-8")
    assert "interactive" not in page
    assert "<svg" in page
    assert (root / "site/al-2025/charts/money-flow/figure.json").is_file()
    assert not list(root.glob("site/**/plotly*"))


def test_without_node_one_sentence_says_what_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("generator.interactive.bundling.find_spec", lambda _: None)
    with pytest.raises(PlotlyError, match=r"^[^\n]*Node\.js 20 or newer[^\n]*$"):
        make_bundle(tmp_path / "made")


def program(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")
    (folder / name).chmod(0o755)


def test_a_node_that_is_too_old_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "node", "#!/bin/sh\necho v18.19.0\n")
    program(tmp_path, "npm", "#!/bin/sh\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("generator.interactive.bundling.find_spec", lambda _: None)
    with pytest.raises(PlotlyError):
        find_node()
    program(tmp_path, "node", "#!/bin/sh\necho v20.0.0\n")
    assert find_node() == (str(tmp_path / "node"), [str(tmp_path / "npm")])


def test_where_npm_reaches_nothing_one_sentence_says_so_and_what_was_made_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made"
    made.mkdir()
    program(tmp_path, "node", "#!/bin/sh\necho v22.0.0\n")
    program(tmp_path, "npm", NPM)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(PlotlyError) as said:
        make_bundle(made)
    assert str(said.value) == (
        "npm could not install plotly.js: request to /plotly.js failed, reason: getaddrinfo EAI_AGAIN"
    )
    assert made.is_dir()
