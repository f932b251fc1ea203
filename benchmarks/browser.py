"""Serves a folder with gzip on this computer, and opens a real Chromium to read it with."""

import gzip
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from benchmarks.measurement import ROOT

OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
PHONE: ViewportSize = {"width": 360, "height": 740}
PACKED = frozenset({".html", ".css", ".js", ".json", ".svg", ".csv", ".xml", ".yaml"})


class _Handler(SimpleHTTPRequestHandler):
    """Answers as a static host does: text packed with gzip, connections kept open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = packed(path)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        if path.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: only the result goes to standard output."""


@cache
def packed(path: Path) -> bytes:
    """A file as it travels: text packed with gzip, the rest as it is. As on a static host, it is packed once."""
    content = path.read_bytes()
    return gzip.compress(content, mtime=0) if path.suffix in PACKED else content


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A real Chromium, the one the tests use."""
    found = subprocess.run([ROOT / ".ci" / "find-chromium"], check=True, stdout=subprocess.PIPE)
    with sync_playwright() as playwright:
        path = found.stdout.decode().strip()
        browser = playwright.chromium.launch(executable_path=path, args=list(OPTIONS))
        yield browser
        browser.close()
