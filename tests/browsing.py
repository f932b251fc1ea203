"""Pages in a real Chromium, and what is heard of them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

WIDE = 1280
GROUND = "getComputedStyle(document.body).backgroundColor"


class Ears:
    """Hears what a page logs, asks for and fails to get."""

    def __init__(self, page: Page) -> None:
        self.console: list[str] = []
        self.requests: list[str] = []
        self.failures: list[str] = []
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on("request", self.ask)
        page.on("response", self.answer)
        page.on("requestfailed", self.miss)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.console.append(message.text)

    def ask(self, request: Request) -> None:
        self.requests.append(request.url)

    def miss(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a page still asked for when it was left
            self.failures.append(request.url)

    def answer(self, response: Response) -> None:
        if response.status >= 400:
            self.failures.append(f"{response.status} {response.url}")


@contextmanager
def opened(chromium: Browser, script: str = "", **options: Any) -> Iterator[Page]:
    """A page that knows nothing yet, in a browser with these options; the script runs before those of each page.

    A browser takes longer for a new page than for what most tests do there. So a page that a test has left is emptied
    and serves the next one that asks for the same; after a failure it is thrown away.
    """
    options = {"viewport": {"width": WIDE, "height": 800}, **options}
    left = _left(chromium, script, json.dumps(options, sort_keys=True))
    page = left.pop() if left else _new(chromium, script, options)
    try:
        yield page
    except BaseException:
        page.context.close()
        raise
    _empty(page, options)
    left.append(page)


@cache
def _left(chromium: Browser, script: str, options: str) -> list[Page]:
    """The pages that tests have left, emptied."""
    del chromium, script, options
    return []


def _new(chromium: Browser, script: str, options: dict[str, Any]) -> Page:
    context = chromium.new_context(**options)
    if script:
        context.add_init_script(script)
    page = context.new_page()
    page.set_default_timeout(20_000)
    return page


def _empty(page: Page, options: dict[str, Any]) -> None:
    """Have the browser forget what it kept for the page, and show it as at first."""
    for other in page.context.pages:
        if other is not page:
            other.close()
    session = page.context.new_cdp_session(page)
    address = urlsplit(page.url)
    page.unroute_all(behavior="ignoreErrors")
    page.goto("about:blank")
    session.send("Network.clearBrowserCache")
    session.send("Network.clearBrowserCookies")
    if address.netloc:
        origin = f"{address.scheme}://{address.netloc}"
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()
    page.emulate_media(
        media="null",
        color_scheme=options.get("color_scheme", "light"),
        forced_colors=options.get("forced_colors", "none"),
        reduced_motion=options.get("reduced_motion", "no-preference"),
    )
    page.set_viewport_size(options["viewport"])
