"""What one file breaks costs that file: each test makes reading one file go wrong in a real process of the command."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from textwrap import dedent, indent

import pytest

from generator.isolation import KEPT
from tests.command import INSTANCE, copy_instance

pytestmark = pytest.mark.slow

BAD = "disclosures/al-2025/partia-e-lumit/2025-03.v2.yaml"
OTHER = "disclosures/al-2025/levizja-dallga/2025-03.yaml"
DRIVER = """
import ctypes, json, os, signal, socket, sys, time
from generator import cli, isolation
from generator.documents import instance
from generator.findings import Finding

isolation.SECONDS, isolation.PATIENCE = 1, 2
honest = instance.read

def read(path, raw):
    if path in {bad!r}:
{evil}
    return honest(path, raw)

instance.read = read
cli.main(prog_name="sixc")
"""
EVIL = {
    "crashes": ("ctypes.string_at(0)", "the program that reads it crashed"),
    "is killed": ("os.kill(os.getpid(), signal.SIGABRT)", "the program that reads it crashed"),
    "never ends": ("while True: pass", "it took too long"),
    "waits for ever": ("time.sleep(600)", "it took too long"),
    "takes all memory": ("held = bytearray(1 << 34)", "it took too much memory"),
    "nests too deeply": ("def f(): f()\nf()", "there is a fault in the program that checks it"),
    "fails": ("raise ValueError(raw)", "there is a fault in the program that checks it"),
}


def run(
    evil: str, *arguments: str, bad: Sequence[str] = (BAD,), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command where reading some files does what `evil` says."""
    code = DRIVER.format(bad=set(bad), evil=indent(dedent(evil), " " * 8))
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize(("evil", "cause"), EVIL.values(), ids=EVIL)
def test_a_file_that_stops_the_work_is_a_finding_and_the_others_are_checked(
    evil: str, cause: str
) -> None:
    done = run(evil, "--root", str(INSTANCE), "check", "--format", "json")
    report = json.loads(done.stdout)
    stopped = [f for f in report["findings"] if f["code"] == "file-stopped"]
    assert [(f["file"], f["level"]) for f in stopped] == [(BAD, "error")]
    assert cause in stopped[0]["message"]
    assert report["summary"]["errors"] == 1
    assert done.returncode == 1
    assert done.stderr == ""


def test_several_files_may_stop_the_work() -> None:
    done = run("ctypes.string_at(0)", "--root", str(INSTANCE), "check", bad=(BAD, OTHER))
    assert done.stdout.count("the program that reads it crashed") == 2


def test_what_checks_a_file_is_watched_like_what_reads_it() -> None:
    evil = f"""
    from generator.validation import check
    honest_rules = check.RULES
    def broken(case):
        if case.document.path == {BAD!r}:
            ctypes.string_at(0)
        return iter(())
    check.RULES = (check.replace(honest_rules[0], check=broken),)
    """
    done = run(evil, "--root", str(INSTANCE), "check", "--format", "json")
    report = json.loads(done.stdout)
    assert [f["file"] for f in report["findings"] if f["code"] == "file-stopped"] == [BAD]


def test_what_shows_a_file_is_watched_like_what_reads_it(tmp_path: Path) -> None:
    root = copy_instance(tmp_path / "instance")
    (root / BAD).write_text("broken: [", "utf-8")
    evil = (
        "from generator.documents import sources; sources.tokens = lambda text: ctypes.string_at(0)"
    )
    done = run(evil, "--root", str(root), "check", "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["summary"]["errors"] == 1
    done = run(evil, "--root", str(root), "check")
    assert "the program that reads it crashed" in done.stdout


def test_the_site_keeps_the_last_good_version_of_a_file_that_stops_the_work(tmp_path: Path) -> None:
    root = copy_instance(tmp_path / "instance")
    site = tmp_path / "site"
    done = run("ctypes.string_at(0)", "--root", str(root), "build", "--site-dir", str(site))
    assert done.returncode == 1
    folder = site / "al-2025/parties/partia-e-lumit"
    assert "cannot be read" in (folder / "index.html").read_text("utf-8")
    assert not (folder / "2025-03/v2").exists()
    assert (folder / "2025-03/v1/index.html").is_file()


def test_no_secret_of_the_environment_is_in_reach() -> None:
    evil = "os.write(1, json.dumps([*os.environ]).encode()); sys.exit(0)"
    done = run(evil, "--root", str(INSTANCE), "check", GITHUB_TOKEN="x")  # noqa: S106
    assert set(json.loads(done.stdout)) <= KEPT


def test_no_other_computer_is_in_reach() -> None:
    # Where the system lets nobody cut the network, the work goes on with it.
    evil = """
    networks = os.listdir("/sys/class/net") if os.path.isdir("/sys/class/net") else []
    cut = isolation._succeeds(isolation._cut_network)
    try:
        socket.create_connection(("192.0.2.1", 9), timeout=1)
    except OSError as error:
        os.write(1, json.dumps({"cut": cut, "error": type(error).__name__, "code": error.errno}).encode())
    sys.exit(0)
    """
    found = json.loads(run(evil, "--root", str(INSTANCE), "check").stdout)
    assert found["code"] in {101, 100} or not found["cut"]  # unreachable, down


def test_a_fault_outside_of_any_file_is_no_finding() -> None:
    evil = "from generator.commands import check; check.report = None"
    done = run(evil, "--root", str(INSTANCE), "check")
    assert "TypeError: 'NoneType' object is not callable" in done.stderr
    assert done.stdout == ""
    assert done.stderr.endswith("in sixc, not in your files; please tell those who maintain it.\n")
    assert done.returncode == 70


def test_a_signal_outside_of_any_file_is_said_to_be_our_fault() -> None:
    evil = "from generator.commands import check; check.report = lambda *_: ctypes.string_at(0)"
    done = run(evil, "--root", str(INSTANCE), "check")
    assert done.stderr.startswith("sixc: the program that reads it crashed. The fault lies in sixc")
    assert done.returncode == 70


@pytest.mark.parametrize("evil", ["crashes", "never ends", "takes all memory"])
def test_a_comparison_names_the_file_that_breaks_it(evil: str) -> None:
    code, cause = EVIL[evil]
    versions = ("al-2025/partia-e-lumit/2025-03/v1", "al-2025/partia-e-lumit/2025-03/v2")
    done = run(code, "--root", str(INSTANCE), "diff", *versions)
    assert done.returncode == 1, done.stderr
    assert f"{BAD}:1:1" in done.stdout
    assert f"Reading this file was stopped: {cause}." in done.stdout
