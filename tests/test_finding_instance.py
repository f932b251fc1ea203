"""The command finds the instance from any folder inside it, and a shell completes what is typed."""

import os
import shutil
from pathlib import Path

import pytest

from tests.command import sixc
from tests.invented import ID, copy_to

pytestmark = pytest.mark.slow

PARTY = f"disclosures/{ID}/partia-e-lumit"
FILE = "2025-04.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An instance in a folder that is none."""
    return copy_to(tmp_path / "instance")


@pytest.mark.parametrize("folder", ["", "disclosures", PARTY])
def test_a_check_is_the_same_from_every_folder_of_the_instance(folder: str, root: Path) -> None:
    (root / PARTY / FILE).write_text("schema_version: [\n", "utf-8")
    done = sixc("check", cwd=root / folder)
    assert done.code == 1
    assert f"{PARTY}/{FILE}:" in done.out
    assert "--root" not in done.out
    assert done == sixc("check", cwd=root)


def test_a_path_is_seen_from_where_one_is(root: Path) -> None:
    (root / PARTY / FILE).write_text("schema_version: [\n", "utf-8")
    (root / PARTY / "2025-03.yaml").write_text("schema_version: [\n", "utf-8")
    done = sixc("check", FILE, cwd=root / PARTY)
    assert f"{PARTY}/{FILE}:" in done.out
    assert f"{PARTY}/2025-03.yaml:" not in done.out


def test_a_new_disclosure_gets_its_place_from_inside(root: Path) -> None:
    done = sixc("new", ID, "partia-e-lumit", "2025-05", cwd=root / PARTY)
    assert (done.code, Path(done.out.strip())) == (0, Path(PARTY) / "2025-05.yaml")
    assert (root / PARTY / "2025-05.yaml").is_file()


def test_another_site_inside_an_instance_is_passed_over(root: Path) -> None:
    inside = root / "manual" / "pages"
    inside.mkdir(parents=True)
    (root / "manual" / "mkdocs.yml").write_text("site_name: A manual\n", "utf-8")
    assert sixc("check", cwd=inside) == sixc("check", cwd=root)


def test_nobody_waits_for_a_pipe_on_the_way_to_an_instance(root: Path) -> None:
    inside = root / "manual" / "pages"
    inside.mkdir(parents=True)
    os.mkfifo(root / "manual" / "mkdocs.yml")
    assert sixc("check", cwd=inside) == sixc("check", cwd=root)


def test_the_folder_named_wins_over_the_one_around(root: Path, tmp_path: Path) -> None:
    other = copy_to(tmp_path / "other")
    (other / PARTY / FILE).write_text("schema_version: [\n", "utf-8")
    assert sixc("--root", other, "check", cwd=root / PARTY).code == 1
    assert sixc("--root", "disclosures", "check", cwd=root).code == 2


def test_outside_an_instance_it_is_said_what_is_missing(tmp_path: Path) -> None:
    done = sixc("check", cwd=tmp_path)
    assert done.code == 2
    assert "There is no mkdocs.yml in" in done.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands(shell: str, tmp_path: Path) -> None:
    script = sixc(cwd=tmp_path, env={"_SIXC_COMPLETE": f"{shell}_source"})
    assert script.code == 0
    assert f"_SIXC_COMPLETE={shell}_complete" in script.out
    place = "ch" if shell == "fish" else "1"  # fish names the word itself
    asked = {"_SIXC_COMPLETE": f"{shell}_complete", "COMP_WORDS": "sixc ch", "COMP_CWORD": place}
    assert "check" in sixc(cwd=tmp_path, env=asked).out


def test_a_site_that_was_built_without_the_plugin_cannot_pass(root: Path) -> None:
    """As by a program that ignores plugins, and says that all is well."""
    site = root / "site"
    for page in ("index.html", "about/index.html"):
        (site / page).parent.mkdir(parents=True, exist_ok=True)
        (site / page).write_text("<!doctype html><title>About</title>", "utf-8")
    done = sixc("verify", site)
    assert (done.code, done.out) == (2, "")
    assert "was built without the plugin sixc" in done.err
    shutil.rmtree(site)
    site.mkdir()
    assert sixc("verify", site).code == 2
