"""What every test may use: expected outputs in files, a real Chromium, and the site that the real command builds."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from generator.interactive.bundle import ScriptBundle, read_bundle
from generator.interactive.bundling import find_node
from tests.browsing import Ears, opened
from tests.built import Site
from tests.command import sixc
from tests.expected import Golden, refuse_in_ci
from tests.fonts import USUAL, WIDE, FontSet, write_fonts
from tests.proven import Published, copied, make
from tests.shipped import guard

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MARKED_BY_FIXTURE = {
    "chromium": "browser",
    "golden": "golden",
    "plotly_bundle": "slow",
    "reader": "browser",
    "site": "slow",
}
QUICK, SLOW = "not browser and not slow", b"\npytestmark = pytest.mark.slow\n"
"""What `make check` asks for, and what stands in a file of which it asks for nothing."""
# The same examples every time, and none fails for being slow: how long a test takes proves nothing.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")
Reader = Callable[[FontSet, int], Browser]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer --update-golden."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the expected outputs anew, and run only the tests that compare with them",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Keep tests off what is shipped; refuse to write expected outputs where nobody reviews them."""
    guard()
    if config.getoption("--update-golden"):
        refuse_in_ci()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Pass over files that are slow as a whole in the quick loop: reading them would take a fifth of its time."""
    quick = config.option.markexpr == QUICK and collection_path.suffix == ".py"
    return True if quick and SLOW in collection_path.read_bytes() else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by the fixtures they use, put slow files first, and leave out what writes no expected output."""
    for item in items:
        for fixture, marker in MARKED_BY_FIXTURE.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(marker)
    # What takes long begins early, so that at the end no worker waits for another.
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)
    if config.getoption("--update-golden"):
        left_out = [item for item in items if item.get_closest_marker("golden") is None]
        items[:] = [item for item in items if item.get_closest_marker("golden") is not None]
        config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(path, actual)` compares `actual` with the file at `path`."""
    return Golden(update=bool(request.config.getoption("--update-golden")))


@pytest.fixture(scope="session")
def plotly_bundle() -> ScriptBundle:
    """The script that draws interactive charts, as `make plotly` sets it up; `make check` does without."""
    found = read_bundle()
    if found is None:
        pytest.fail("The interactive charts are not set up: run `make plotly`.", pytrace=False)
    return found


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """`reader(fonts, size)` is a real Chromium with these fonts and no others, and text of this size.

    Each is started once; a test that needs one fails where there is none. On macOS it has the machine's fonts besides.
    """
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else CHROMIUM_NAMES
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.fail("No Chromium found: install it, or set CHROMIUM to its path.", pytrace=False)
    expect.set_options(timeout=20_000)  # other tests may keep the machine busy
    # The Node that Playwright brings lacks a library on bare machines; that of the interactive charts starts anywhere.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", find_node()[0])

    @cache
    def config(fonts: FontSet) -> Path:
        return write_fonts(fonts, tmp_path_factory.mktemp(fonts.name))

    with sync_playwright() as playwright:

        @cache
        def started(fonts: FontSet, size: int) -> Browser:
            return playwright.chromium.launch(
                executable_path=path,
                args=[*CHROMIUM_OPTIONS, f"--blink-settings=defaultFontSize={size}"],
                env={**os.environ, "FONTCONFIG_FILE": str(config(fonts))},
            )

        yield started


@pytest.fixture(scope="session")
def chromium(reader: Reader) -> Browser:
    """A real Chromium with the widest letters, for which there is the least room."""
    return reader(WIDE, USUAL)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a browser of its own; nothing may go wrong on it unheard."""
    with opened(chromium) as page:
        ears = Ears(page)
        yield page
        assert ears.console == []
        assert ears.failures == []


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, and tells nobody."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has there
        del format, args


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder can be read by this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The invented instance, built once by the real command and served."""
    folder = tmp_path_factory.mktemp("site")
    done = sixc("build", "--site-dir", folder)
    assert done.code == 0, done.err
    with served(folder) as address:
        yield Site(folder, address, done)


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """What the verifier reads of a site after three commits, made once."""
    return make(tmp_path_factory.mktemp("published"))


@pytest.fixture
def published(original: Published, tmp_path: Path) -> Published:
    """A copy of it that a test may change."""
    return copied(original, tmp_path)
