"""What axe-core, the checker most accessibility tools are built on, finds on every kind of page: nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from tests.browsing import opened
from tests.built import Site
from tests.test_site import PATHS

pytestmark = pytest.mark.slow

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES: dict[str, dict[str, Any]] = {
    "light": {"type": "tag", "values": WCAG},
    # Nothing but the colours is different in the dark.
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}


def violations(page: Page, scheme: str = "light") -> Iterator[tuple[str, str]]:
    """The rules that a page breaks, each with the first place."""
    options = {
        "runOnly": RULES[scheme],
        # What passes is not written down, which takes longer than finding it.
        "resultTypes": ["violations"],
    }
    for found in Axe().run(page, options=options).response["violations"]:
        yield found["id"], found["nodes"][0]["html"][:200]


# That every text stands out in the dark, tests/test_site.py asks of wide pages.
@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_on_any_kind_of_page(
    chromium: Browser, site: Site, scheme: str, width: int
) -> None:
    found: dict[str, list[tuple[str, str]]] = {}
    size = {"width": width, "height": 800}
    with opened(chromium, color_scheme=scheme, viewport=size) as page:
        for name, path in PATHS.items():
            page.goto(site.address + path)
            found[name] = list(violations(page, scheme))
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize(
    ("scheme", "rules"), [("light", {"image-alt", "color-contrast"}), ("dark", {"color-contrast"})]
)
def test_axe_would_find_a_picture_without_a_text_and_a_text_that_is_too_pale(
    chromium: Browser, site: Site, scheme: str, rules: set[str]
) -> None:
    with opened(chromium, color_scheme=scheme) as page:
        page.goto(site.address + PATHS["party"])
        page.evaluate(
            """() => {
              const image = new Image(), pale = document.createElement('p');
              image.src = document.querySelector('link[rel=icon]').href;
              pale.textContent = 'pale';
              pale.setAttribute('class', 'pale');
              pale.style.color = '#777';
              document.querySelector('.sixc').append(image, pale);
            }"""
        )
        assert {rule for rule, _ in violations(page, scheme)} == rules
