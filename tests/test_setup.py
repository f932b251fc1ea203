"""The repository holds what its description says, and installs the same everywhere."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from tests.browsing import opened
from tests.command import INSTANCE, ROOT, sixc
from tests.shipped import shipped

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

REQUIREMENTS = (
    "requirements.txt",
    "requirements-dev.txt",
    "generator/interactive/plotly/requirements-node.txt",
    "tests/requirements-properdocs.txt",
)
OF_THE_INSTANCE = {"disclosures", "releases", "locales"}
TOP_LEVEL = {
    *("schema", "generator", "docs", "tests", "benchmarks", ".ci", ".github"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "SECURITY.md"),
    *("mkdocs.yml", "pyproject.toml", "requirements.txt", "requirements-dev.txt", "Makefile"),
    *(".gitignore", ".gitattributes", ".editorconfig", ".pre-commit-hooks.yaml"),
}


def pinned(name: str) -> dict[str, list[str]]:
    """Return the block of lines of each pinned requirement, by `name==version`."""
    blocks: dict[str, list[str]] = {}
    block: list[str] = []
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            block = blocks.setdefault(re.split(r" [;\\]", line)[0], [])
        elif not line.lstrip().startswith("#"):
            block.append(line.strip())
    return blocks


def version(name: str, distribution: str) -> tuple[int, ...]:
    found = [pin for pin in pinned(name) if pin.startswith(f"{distribution}==")]
    assert len(found) == 1
    return tuple(int(part) for part in found[0].partition("==")[2].split("."))


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_pinned_by_hash(name: str) -> None:
    for pin, lines in pinned(name).items():
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][0-9.]*", pin)
        assert lines
        assert all(re.match(r"--hash=sha256:[0-9a-f]{64}( \\)?$", line) for line in lines), pin


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_name_no_index_and_no_machine(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host|(^|\s)/", text)


def test_both_requirements_agree() -> None:
    everything = pinned("requirements-dev.txt")
    assert all(everything[pin] == lines for pin, lines in pinned("requirements.txt").items())


def test_each_declared_dependency_is_pinned() -> None:
    declared = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    names = {re.split(r"[<>=]", each)[0].strip().lower() for each in declared}
    assert names <= {pin.partition("==")[0] for pin in pinned("requirements.txt")}


def test_the_theme_is_new_enough_to_be_safe() -> None:
    assert version("requirements.txt", "mkdocs-material") >= (9, 7, 7)


def test_the_theme_makes_no_foreign_request_and_runs_no_script_from_a_search() -> None:
    theme = mkdocs_settings()["theme"]
    assert theme["font"] == "false"
    assert not {"search.suggest", "navigation.instant"} & set(theme.get("features", []))


def test_the_top_level_holds_what_the_readme_says_and_no_more() -> None:
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    found = {path.split("/")[0] for path in listed.split("\0") if path}
    assert found - OF_THE_INSTANCE == TOP_LEVEL


def test_the_hook_for_commits_runs_the_check_on_disclosures_only() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language", "files", "description"} <= hook.keys()
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("sixc-check", "python", True)
    command, *arguments = hook["entry"].split()
    assert command in PROJECT["project"]["scripts"]
    assert arguments == ["check"]
    changed = ["disclosures/al-2025/election.yaml", "disclosures/al-2025/a/2025-04.ads.csv"]
    others = ["docs/disclosures/a.yaml", "schema/codes/al-2025.yaml", "disclosures/.gitkeep"]
    taken = [
        path
        for path in (*changed, *others)
        if re.search(hook["files"], path) and not re.search(hook["exclude"], path)
    ]
    assert taken == changed
    assert sixc(*arguments, changed[0], cwd=INSTANCE).code == 0


def test_every_package_is_installed() -> None:
    folders = {path.parent for path in (ROOT / "generator").rglob("__init__.py")}
    packages = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == packages | {
        "generator.docs",
        "generator.schema",
    }


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "SECURITY.md"])
def test_every_file_named_to_contributors_is_there(name: str) -> None:
    named = re.findall(r"`([\w./-]+/[\w./-]*)`", (ROOT / name).read_text(encoding="utf-8"))
    made = (".venv/", ".cache/", "site/", "api/", "log/", "disclosures/", "releases/", "locales/")
    assert [
        path for path in named if not path.startswith(made) and not (ROOT / path).exists()
    ] == []


@pytest.mark.slow
def test_imports_go_down_the_list() -> None:
    run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo")


def test_a_real_chromium_draws_a_page(chromium: Browser) -> None:
    with opened(chromium) as page:
        page.set_content("<p style='width: 90px'>Kush paguan?</p>")
        assert page.locator("p").bounding_box() is not None


def run(*command: str) -> str:
    """Return what a command prints; fail with it where the command fails."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def mkdocs_settings() -> dict[str, Any]:
    """Return mkdocs.yml as written; every scalar stays text."""
    with shipped() as root:
        text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    settings: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return settings
