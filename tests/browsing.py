"""Pages in a real Chromium, and what is heard of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

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
def opened(chromium: Browser, **options: Any) -> Iterator[Page]:
    """A page in a browser that knows nothing yet."""
    context = chromium.new_context(**{"viewport": {"width": WIDE, "height": 800}, **options})
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()
