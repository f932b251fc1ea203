"""For the quick loop: one test of each thing that is dangerous when it breaks. Each has a file of tests of its own."""

import json
from pathlib import Path

import pytest

from generator.errors import HistoryError
from generator.history.log import ensure_continued
from generator.history.proof import HEAD
from tests import mainline, repositories
from tests.command import INSTANCE
from tests.gate_attacks import LUMI, MALE, NEW
from tests.invented import ID, change, check, copy_to, report
from tests.mainline import APRIL, MARCH
from tests.repositories import OWN
from tests.test_gate import ALLOWED, REFUSED, gate
from tests.test_isolation import BAD, EVIL, run
from tests.test_log import log_of


def test_the_gate_lets_a_party_file_for_itself_alone_and_change_nothing(tmp_path: Path) -> None:
    repository = repositories.make(tmp_path / "repository")
    repository.add(NEW)
    assert gate(repository.root, account=LUMI).output.startswith(ALLOWED)
    assert gate(repository.root, account=MALE).output.startswith(REFUSED)
    repository.edit(f"{OWN}/2025-04.yaml", "version: 1", "version: 2")
    repository.commit()
    assert gate(repository.root, account=LUMI).output.startswith(REFUSED)


def test_the_log_grows_and_is_never_rewritten(tmp_path: Path) -> None:
    made = mainline.repository(tmp_path / "repository")
    (made.root / "mkdocs.yml").write_text("site_name: x\nplugins: [sixc]\n", "utf-8")
    first, second = (f"disclosures/{ID}/partia-e-lumit/2025-0{month}.yaml" for month in (3, 4))
    made.write(first)
    start = made.commit(MARCH)
    made.write(second)
    made.commit(APRIL)
    published = log_of(made.root)
    (tmp_path / HEAD).parent.mkdir()
    (tmp_path / HEAD).write_bytes(published.head_text)
    made.write(first, text="corrected")
    made.commit(APRIL)
    ensure_continued(tmp_path, log_of(made.root))
    made.git("reset", "--quiet", "--hard", start)
    with pytest.raises(HistoryError, match="find out first why the history changed"):
        ensure_continued(tmp_path, log_of(made.root))


def test_a_file_that_crashes_its_reader_costs_itself_only() -> None:
    crash, cause = EVIL["crashes"]
    done = run(crash, "--root", str(INSTANCE), "check", "--format", "json")
    (stopped,) = [f for f in json.loads(done.stdout)["findings"] if f["level"] == "error"]
    assert (stopped["code"], stopped["file"], done.returncode) == ("file-stopped", BAD, 1)
    assert cause in stopped["message"]


def test_a_telephone_number_in_a_note_is_found_and_not_repeated(tmp_path: Path) -> None:
    root, secret = copy_to(tmp_path), "069 20 12 345"
    path = root / "disclosures" / ID / "partia-e-lumit" / "2025-04.yaml"
    old = "note: Fondacioni ka paguar vetë radiot dhe televizionet."
    change(path, old, f'note: "{secret}"')
    checked = check(root)
    assert "telephone-in-text" in {finding.kind.code for finding in checked.findings}
    assert secret not in "\n".join(report(checked.findings))
