"""What every test may use: expected outputs kept in files, and a real Chromium."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.golden import Golden, refuse_in_ci

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
MARKED_BY_FIXTURE = {"chromium": "browser", "golden": "golden"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer --update-golden."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the expected outputs anew, and run only the tests that compare with them",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to write expected outputs where nobody reviews them."""
    if config.getoption("--update-golden"):
        refuse_in_ci()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by the fixtures they use, and leave out what writes no expected output."""
    for item in items:
        for fixture, marker in MARKED_BY_FIXTURE.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(marker)
    if config.getoption("--update-golden"):
        left_out = [item for item in items if item.get_closest_marker("golden") is None]
        items[:] = [item for item in items if item.get_closest_marker("golden") is not None]
        config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(path, actual)` compares `actual` with the file at `path`."""
    return Golden(update=bool(request.config.getoption("--update-golden")))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium, started once; a test that needs one fails where there is none."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else CHROMIUM_NAMES
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.fail("No Chromium found: install it, or set CHROMIUM to its path.", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()
