"""What the publish step fetches of the site before: whole answers from that very address, with nothing but Python."""

import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

FETCH = Path(__file__).parents[1] / ".ci" / "fetch-file"


class Host(BaseHTTPRequestHandler):
    """A host that answers by the path it is asked for."""

    def do_GET(self) -> None:
        status = 302 if self.path == "/moved" else 404 if self.path == "/missing" else 200
        length = {"/broken": 100, "/huge": 50_000_001}.get(self.path, 5)
        self.send_response(status)
        self.send_header("Content-Length", str(length))
        self.send_header("Location", "/there")
        self.end_headers()
        content = b"whole" if self.path != "/huge" else bytes(length)
        self.wfile.write(content)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    """The address of such a host."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def fetch(address: str, to: Path) -> tuple[int, str]:
    """Fetch on a machine whose PATH holds nothing; the exit code and what was printed."""
    done = subprocess.run(
        [sys.executable, "-I", FETCH, address, to],
        env={"PATH": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_a_file_is_fetched_whole(host: str, tmp_path: Path) -> None:
    assert fetch(f"{host}there", tmp_path / "file") == (0, "200\n")
    assert (tmp_path / "file").read_bytes() == b"whole"


@pytest.mark.parametrize(("path", "status"), [("moved", "302\n"), ("missing", "404\n")])
def test_another_answer_is_told_and_not_kept(
    path: str, status: str, host: str, tmp_path: Path
) -> None:
    assert fetch(host + path, tmp_path / "file") == (0, status)
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize("path", ["broken", "huge"])
def test_half_an_answer_is_none(path: str, host: str, tmp_path: Path) -> None:
    assert fetch(host + path, tmp_path / "file") == (1, "")
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize("address", [FETCH.as_uri(), str(FETCH), "", "http://127.0.0.1:1/"])
def test_what_no_host_answers_is_not_read(address: str, tmp_path: Path) -> None:
    assert fetch(address, tmp_path / "file") == (1, "")
    assert not (tmp_path / "file").exists()
