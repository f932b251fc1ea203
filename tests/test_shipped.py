"""No test rests on the shipped instance: whatever stands in it, what is required of every proposal stays green."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.documents.writer import write
from tests.command import INSTANCE, ROOT, SINGLE, sixc
from tests.invented import ID
from tests.shipped import PARTS

OTHERS = "not invented and not single and not crowd"
MAY_LOOK = ("tests/test_any_instance.py", "tests/test_setup.py")


@pytest.mark.parametrize("part", PARTS)
def test_the_shipped_instance_is_out_of_reach(part: str) -> None:
    with pytest.raises(AssertionError, match="of the shipped instance"):
        Path(part).read_bytes()
    with pytest.raises(AssertionError, match="of the shipped instance"):
        sixc("check", part)


@pytest.mark.parametrize("how", [{"cwd": ROOT}, {"cwd": INSTANCE, "options": ("--root", ROOT)}])
def test_the_command_is_not_run_on_it(how: dict[str, Any]) -> None:
    with pytest.raises(AssertionError, match="of the shipped instance"):
        sixc(*how.pop("options", ()), "check", **how)


def test_only_tests_of_any_instance_look_at_it() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").glob("test_*.py")
        if re.search(r"(?m)^from tests\.shipped import .*\bshipped\b", path.read_text("utf-8"))
    }
    assert found == set(MAY_LOOK)


def add_a_filing(root: Path) -> None:
    """A signed nil return for a period that is open."""
    party, period = "qytetaret-e-qershorit", "2025-05"
    nil = {"state": "nothing_to_disclose"}
    disclosure = {
        "schema_version": "1.0", "election": ID, "party": party, "period": period, "version": 1,
        "contact": {"role": "Treasurer", "email": "zyra@qershori.example"},
        "attestation": {"role": "Treasurer", "date": "2025-05-12"},
        **dict.fromkeys(("affiliates", "advertising", "funding", "targeting", "ai"), nil),
    }  # fmt: skip
    path = root / "disclosures" / ID / party / f"{period}.yaml"
    path.parent.mkdir()
    path.write_bytes(write(disclosure))


def add_an_election(root: Path) -> None:
    shutil.copytree(SINGLE / "disclosures", root / "disclosures", dirs_exist_ok=True)


def replace_the_election(root: Path) -> None:
    remove_everything(root)
    add_an_election(root)


def remove_everything(root: Path) -> None:
    for name in ("disclosures", "releases"):
        shutil.rmtree(root / name)


CHANGES: dict[str, Callable[[Path], None]] = {
    "one more filing": add_a_filing,
    "another election": replace_the_election,
    "two elections": add_an_election,
    "no election": remove_everything,
}


def copy_repository(to: Path) -> Path:
    """The repository with the invented election in the place of what it ships, as git would hand it out."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).exists() and not str(ROOT / name).startswith(PARTS):
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name, follow_symlinks=False)
    for name in ("disclosures", "releases"):
        shutil.copytree(INSTANCE / name, to / name)
    shutil.copy(INSTANCE / "mkdocs.yml", to)
    subprocess.run(["git", "init", "--quiet", to], check=True)
    return to


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_shipped_the_tests_that_see_it_stay_green(change: str, tmp_path: Path) -> None:
    """The others cannot see it, so what they find is what they find here."""
    root = copy_repository(tmp_path / "copy")
    CHANGES[change](root)
    chosen = (*MAY_LOOK, "-m", "not browser", "-k", OTHERS, "--basetemp", str(tmp_path / "inside"))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *chosen],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
