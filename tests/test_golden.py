"""Expected outputs: compared to the byte, shown as a diff, written only where a person looks."""

from pathlib import Path

import pytest

from tests.expected import Golden, refuse_in_ci


def test_what_is_stored_passes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("një\n".encode())
    Golden(update=False)(tmp_path / "a.txt", "një\n")


def test_another_text_is_shown_as_a_difference(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one\ntwo\n")
    with pytest.raises(pytest.fail.Exception, match=r"-two\n\+three$"):
        Golden(update=False)(tmp_path / "a.txt", "one\nthree\n")


def test_other_bytes_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\xff\xfe")
    with pytest.raises(pytest.fail.Exception, match="2 bytes are stored, 1 were made"):
        Golden(update=False)(tmp_path / "a.png", b"\xff")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"a\.txt does not exist yet"):
        Golden(update=False)(tmp_path / "a.txt", "")


def test_an_update_writes_the_file(tmp_path: Path) -> None:
    Golden(update=True)(tmp_path / "new" / "a.txt", "one\r\n")
    assert (tmp_path / "new" / "a.txt").read_bytes() == b"one\r\n"


def test_an_automatic_run_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.UsageError):
        refuse_in_ci()
