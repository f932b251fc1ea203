"""The interactive version of a chart in a real Chromium: when it comes, where, and how it is read."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.interactive.bundle import ScriptBundle
from generator.interactive.plot import interactive as interactive_figure
from tests.browsing import opened
from tests.built import Site
from tests.chart_cases import NAMES
from tests.chart_figures import FIGURES, drawing_of

pytestmark = pytest.mark.slow

CHARTS = (
    *("spend-by-platform", "spend-over-time", "funding-sources", "money-flow"),
    *("targeting-methods", "ai-use", "affiliate-share", "completeness"),
)
CHART = "al-2025/charts/spend-by-platform/"
FAST = {"effectiveType": "4g", "downlink": 10, "saveData": False}
# What a browser tells of its connection and memory, what the page breaks of its policy, and what it lacks.
TOLD = """([connection, memory, media]) => {
  Object.defineProperty(navigator, 'connection', { value: connection || undefined });
  Object.defineProperty(navigator, 'deviceMemory', { value: memory });
  const asked = window.matchMedia.bind(window);
  const yes = () => Object.assign(new EventTarget(), { matches: true });
  window.matchMedia = query => media && query.includes(media) ? yes() : asked(query);
  window.broken = [];
  document.addEventListener('securitypolicyviolation', event => broken.push([event.violatedDirective, event.sample]));
}"""
PLACES = """() => [...document.querySelectorAll('main *, #content *')]
  .filter(e => e.offsetParent && !e.closest('.plotly-holder, .plotly-status, svg, .key li *'))
  .map(e => [e.tagName, e.id, e.offsetTop, e.offsetLeft, e.offsetHeight])"""
BOX = """selector => [...document.querySelectorAll(selector)].filter(e => e.offsetParent)
  .map(e => [e.offsetLeft, e.offsetTop, e.offsetWidth, e.offsetHeight])"""
OUTSIDE = """() => {
  const box = document.querySelector('.plotly-holder').getBoundingClientRect();
  const outside = b => b.width && (b.left < box.left - 1 || b.right > box.right + 1 || b.bottom > box.bottom + 1);
  return [...document.querySelectorAll('.plotly-holder text')]
    .filter(text => text.textContent && outside(text.getBoundingClientRect())).map(text => text.textContent);
}"""
# Texts of names, figures and reasons that lie over each other.
OVER = """() => {
  const texts = [...document.querySelectorAll('.plotly-holder text')]
    .filter(text => text.textContent && !text.closest('.bartext, [transform*=rotate]'))
    .map(text => [text.textContent, text.getBoundingClientRect()]);
  const touch = (a, b) => a.left + 1 < b.right && b.left + 1 < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
  return texts.flatMap(([said, box], n) => texts.slice(n + 1).filter(other => touch(box, other[1]))
    .map(other => [said, other[0]]));
}"""
HARD_ONES = (
    "stacked-names",
    "stacked-outlier",
    "stacked-bounds",
    "shares-names",
    "time-names",
    "uses-names",
    "flow-names",
)
CANVAS_TEXT = """() => {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'CanvasText';
  return getComputedStyle(probe).color;
}"""


@contextmanager
def told(
    chromium: Browser,
    connection: dict[str, Any] | None = None,
    memory: int | None = 8,
    media: str = "",
    **options: Any,
) -> Iterator[Page]:
    """A page in a browser that tells this of its connection; nothing, unless it is given."""
    script = f"({TOLD})({json.dumps([connection, memory, media])})"
    with opened(chromium, script, **options) as page:
        yield page


def interactive(page: Page) -> None:
    """Ask for the interactive version, and wait until it is there."""
    page.locator("button.interactive").click()
    expect(page.locator("figure.live .plotly-holder .main-svg").first).to_be_visible()


def said(page: Page, key: str) -> str:
    """What is said when a key is pressed."""
    before = page.locator(".plotly-status").text_content()
    page.keyboard.press(key)
    expect(page.locator(".plotly-status")).not_to_have_text(before or "-")
    return (page.locator(".plotly-status").text_content() or "").replace("\xa0", " ")


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("width", [1280, 360])
def test_a_chart_becomes_interactive_when_asked_in_the_place_of_the_picture(
    chart: str, width: int, site: Site, chromium: Browser
) -> None:
    with told(chromium, viewport={"width": width, "height": 900}) as page:
        asked: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{site.address}al-2025/charts/{chart}/", wait_until="networkidle")
        assert [url for url in asked if "plotly" in url or "figure.json" in url] == []
        picture = page.evaluate(BOX, "figure.chart > :is(.wide, .narrow)")
        places = page.evaluate(PLACES)
        interactive(page)
        assert page.locator(".plotly-holder text").count() > 3
        expect(page.locator("figure.chart svg[role=img]:visible")).to_have_count(0)
        assert page.evaluate(BOX, ".plotly-holder") == picture
        assert page.evaluate(PLACES) == places
        assert [url for url in asked if not url.startswith(site.address)] == []
        assert complaints == []
        assert page.evaluate("broken") == []
        page.locator("button.interactive").click()
        expect(page.locator(".plotly-holder")).to_be_hidden()
        expect(page.locator("figure.chart svg[role=img]:visible")).to_have_count(1)
        assert page.evaluate(PLACES) == places


@pytest.mark.parametrize("chart", ["spend-by-platform", "money-flow", "completeness"])
def test_every_text_of_the_drawing_is_inside_it(chart: str, site: Site, chromium: Browser) -> None:
    for width in (1280, 360):
        with told(chromium, viewport={"width": width, "height": 900}) as page:
            page.goto(f"{site.address}al-2025/charts/{chart}/")
            interactive(page)
            assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", HARD_ONES)
def test_what_is_hard_to_draw_can_be_read(
    name: str, width: int, site: Site, chromium: Browser
) -> None:
    drawing = drawing_of(FIGURES[name])
    body = json.dumps(interactive_figure(drawing))
    with told(chromium, viewport={"width": width, "height": 900}) as page:
        page.route("**/figure.json", lambda route: route.fulfill(body=body))
        page.goto(site.address + CHART)
        interactive(page)
        assert page.evaluate(OUTSIDE) == []
        assert page.evaluate(OVER) == []


def test_names_that_differ_only_at_their_ends_stay_apart(site: Site, chromium: Browser) -> None:
    drawing = drawing_of(FIGURES["stacked-names"])
    body = json.dumps(interactive_figure(drawing))
    for width in (1280, 360):
        with told(chromium, viewport={"width": width, "height": 900}) as page:
            page.route("**/figure.json", lambda route: route.fulfill(body=body))
            page.goto(site.address + CHART)
            interactive(page)
            names = page.locator(".plotly-holder .ytick text").all_text_contents()
            assert len(set(names)) == len(names) == len(NAMES)


def test_bars_have_the_edgings_of_the_key_also_where_some_are_switched_off(
    site: Site, chromium: Browser
) -> None:
    with told(chromium) as page:
        page.goto(site.address + CHART)
        interactive(page)
        lines = page.locator(".plotly-holder .shapelayer path")
        dashes = lines.evaluate_all("all => all.map(each => each.style.strokeDasharray)")
        assert {"1px, 3px", "4px, 4px"} <= set(dashes)
        before = len(dashes)
        page.locator(".key button").nth(1).press("Space")
        expect(lines).not_to_have_count(before)
        assert lines.count() > 0


def test_the_button_says_how_much_is_loaded(
    site: Site, chromium: Browser, plotly_bundle: ScriptBundle
) -> None:
    size = plotly_bundle.size
    for language in ("", "sq/"):
        with told(chromium) as page:
            page.goto(f"{site.address}{language}{CHART}")
            found = re.search(r"\d+", page.locator("button.interactive").inner_text())
            assert found
            assert size <= int(found[0]) * 1000 < size + 10_000


@pytest.mark.parametrize("language", ["", "sq/"])
def test_a_fast_connection_makes_a_chart_in_view_interactive_and_nothing_moves(
    language: str, site: Site, chromium: Browser
) -> None:
    held: list[Route] = []
    with told(chromium, FAST) as page:
        page.route("**/plotly.min.js", lambda route: held.append(route))  # noqa: PLW0108 - it counts arguments
        with page.expect_request("**/plotly.min.js"):
            page.goto(f"{site.address}{language}{CHART}")
        expect(page.locator("figure.chart svg[role=img]:visible")).to_have_count(1)
        places = page.evaluate(PLACES)
        held[0].continue_()
        expect(page.locator("figure.live .plotly-holder .main-svg").first).to_be_visible()
        assert page.evaluate(PLACES) == places
        assert page.evaluate("document.activeElement === document.body && scrollY === 0")
        assert page.locator(".plotly-status").text_content() == ""


SAVING: dict[str, tuple[dict[str, Any] | None, int | None, str]] = {
    "a browser that tells nothing": (None, 8, ""),
    "data saving": ({**FAST, "saveData": True}, 8, ""),
    "3g": ({**FAST, "effectiveType": "3g"}, 8, ""),
    "a slow line": ({**FAST, "downlink": 1.4}, 8, ""),
    "a mobile connection": ({**FAST, "type": "cellular"}, 8, ""),
    "a cheap phone": (FAST, 2, ""),
    "a wish for less data": (FAST, 8, "prefers-reduced-data"),
    "forced colours": (FAST, 8, "forced-colors"),
}


@pytest.mark.parametrize("name", SAVING)
def test_nothing_is_loaded_unasked_where_it_may_cost_the_reader(
    name: str, site: Site, chromium: Browser
) -> None:
    with told(chromium, *SAVING[name]) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(site.address + CHART, wait_until="networkidle")
        page.wait_for_timeout(100)
        assert [url for url in asked if "plotly" in url or "figure.json" in url] == []


def test_nothing_is_loaded_unasked_before_the_chart_is_in_view(
    site: Site, chromium: Browser
) -> None:
    with told(chromium, FAST, viewport={"width": 1280, "height": 240}) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(site.address + CHART, wait_until="networkidle")
        page.wait_for_timeout(100)
        assert [url for url in asked if "plotly" in url] == []
        page.locator("figure.chart .wide").scroll_into_view_if_needed()
        expect(page.locator("figure.live .plotly-holder .main-svg").first).to_be_visible()


@pytest.mark.parametrize("path", ["", "al-2025/charts/", "al-2025/parties/partia-e-lumit/"])
def test_pages_that_show_charts_among_other_things_never_load_it(
    path: str, site: Site, chromium: Browser
) -> None:
    with told(chromium, FAST) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(site.address + path, wait_until="networkidle")
        assert [url for url in asked if "plotly" in url or "interactive" in url] == []


BROKEN = {
    "no answer": None,
    "not a script": "<!doctype html>",
    "a script that fails": "window.Plotly = {react() { throw new Error(); }, purge() {}}",
    "a script that refuses": "window.Plotly = {react: () => Promise.reject(Error()), purge() {}}",
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("connection", [None, FAST], ids=["asked", "unasked"])
def test_the_picture_stays_where_the_script_fails(
    name: str, connection: dict[str, Any] | None, site: Site, chromium: Browser
) -> None:
    with told(chromium, connection) as page:
        body = BROKEN[name]

        def answer(route: Route) -> None:
            if body is None:
                route.abort()
            else:
                route.fulfill(body=body, content_type="text/javascript")

        page.route("**/plotly.min.js", answer)
        page.goto(site.address + CHART, wait_until="networkidle")
        button = page.locator("button.interactive")
        if connection is None:
            button.click()
            expect(page.get_by_role("alert")).to_have_text(
                button.get_attribute("data-failed") or ""
            )
        expect(button).not_to_have_attribute("aria-busy", "true")
        expect(page.locator("figure.chart svg[role=img]:visible")).to_have_count(1)
        expect(page.locator(".plotly-holder")).to_be_hidden()
        expect(page.get_by_role("alert")).to_have_count(int(connection is None))
        expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("name", ["no answer", "not a script"])
def test_what_failed_can_be_tried_again(name: str, site: Site, chromium: Browser) -> None:
    body = BROKEN[name]
    with told(chromium) as page:
        page.route(
            "**/plotly.min.js",
            lambda route: route.fulfill(body=body) if body else route.abort(),
        )
        page.goto(site.address + CHART)
        page.locator("button.interactive").click()
        expect(page.get_by_role("alert")).to_be_visible()
        page.unroute("**/plotly.min.js")
        interactive(page)
        expect(page.get_by_role("alert")).to_have_count(0)


def test_the_keyboard_reaches_every_bar_and_the_reason_where_there_is_none(
    site: Site, chromium: Browser
) -> None:
    with told(chromium) as page:
        page.goto(site.address + CHART)
        page.locator("button.interactive").focus()
        page.keyboard.press("Enter")
        expect(page.locator("figure.live")).to_be_visible()
        page.keyboard.press("Tab")
        holder = page.locator(".plotly-holder")
        expect(holder).to_be_focused()
        assert holder.get_attribute("role") == "application"
        assert holder.get_attribute("aria-label")
        expect(page.locator(".keys")).to_be_visible()
        assert said(page, "ArrowDown") == "River Party, Meta: 41,204,815.40 ALL"
        expect(page.locator(".hoverlayer")).to_contain_text("River Party, Meta: 41,204,815.40")
        assert said(page, "ArrowRight") == "River Party, Google: 12,607,370 ALL"
        assert said(page, "End").startswith("River Party, Outdoor & print")
        assert said(page, "Home").startswith("River Party, Meta")
        assert said(page, "ArrowDown").startswith("Alliance of the Mountains, Meta")
        for _ in range(8):
            page.keyboard.press("ArrowDown")
        expect(page.locator(".plotly-status")).to_have_text(
            "Citizens of June: not filed, due 5 May"
        )
        expect(page.locator(".plotly-status")).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(page.locator("button.interactive")).to_be_focused()
        expect(page.locator(".hoverlayer")).to_have_text("")
        expect(page.locator(".plotly-status")).to_have_text("")


def test_the_keyboard_reaches_every_answer_of_a_grid(site: Site, chromium: Browser) -> None:
    with told(chromium) as page:
        page.goto(f"{site.address}al-2025/charts/completeness/")
        interactive(page)
        page.locator(".plotly-holder").focus()
        assert said(page, "ArrowRight").startswith("River Party, Who campaigns")
        assert said(page, "ArrowRight").startswith("River Party, Advertising")
        assert said(page, "ArrowDown").startswith("Alliance of the Mountains, Advertising")
        expect(page.locator(".hoverlayer")).to_contain_text(
            "Alliance of the Mountains, Advertising"
        )


def test_the_keyboard_reaches_every_station_of_a_flow_and_what_leaves_it(
    site: Site, chromium: Browser
) -> None:
    with told(chromium) as page:
        page.goto(f"{site.address}al-2025/charts/money-flow/")
        interactive(page)
        page.locator(".plotly-holder").focus()
        assert said(page, "ArrowDown") == "Public funding: 80.3"
        expect(page.locator(".hoverlayer")).to_have_text("Public funding: 80.3")
        ribbon = said(page, "ArrowRight")
        assert "Parties" in ribbon
        expect(page.locator(".hoverlayer")).to_contain_text(ribbon.split(":")[0][:12])
        page.keyboard.press("Tab")
        expect(page.locator(".hoverlayer")).to_have_text("")


def test_the_key_switches_series_off_and_on_by_keyboard(site: Site, chromium: Browser) -> None:
    with told(chromium) as page:
        page.goto(site.address + CHART)
        interactive(page)
        bars = page.locator(".plotly-holder .trace.bars")
        switches = page.locator(".key button")
        before, total = bars.count(), page.locator(".annotation", has_text="81.2")
        expect(total).to_have_count(1)
        switches.first.focus()
        page.keyboard.press("Space")
        expect(switches.first).to_have_attribute("aria-pressed", "false")
        expect(bars).not_to_have_count(before)
        expect(total).to_have_count(0)  # it is the sum of all, and would stand at the end of some
        page.locator(".plotly-holder").focus()
        assert said(page, "ArrowDown").startswith("River Party, Google")
        for switch in switches.all():
            switch.press("Space")
        pressed = [switch.get_attribute("aria-pressed") for switch in switches.all()]
        assert pressed.count("true") >= 1
        page.locator("button.interactive").click()
        expect(switches).to_have_count(0)
        expect(page.locator(".key li").first).to_have_text("Meta")


TAPPED = {
    "spend-by-platform": ".bars path",
    "money-flow": ".node-rect",
    "completeness": ".textpoint",
}


@pytest.mark.parametrize("chart", TAPPED)
def test_a_finger_scrolls_the_page_and_a_tap_shows_the_value(
    chart: str, site: Site, chromium: Browser
) -> None:
    with told(chromium, viewport={"width": 360, "height": 740}, has_touch=True) as page:
        page.goto(f"{site.address}al-2025/charts/{chart}/")
        page.locator("button.interactive").tap()
        expect(page.locator("figure.live .plotly-holder .main-svg").first).to_be_visible()
        actions = page.locator(".plotly-holder *").evaluate_all(
            "all => all.map(each => getComputedStyle(each).touchAction)"
        )
        assert set(actions) == {"auto"}
        page.locator(TAPPED[chart]).first.tap(force=True)
        expect(page.locator(".hoverlayer")).to_contain_text(re.compile(r"\w"))


def test_a_click_while_it_is_loading_by_itself_is_not_lost(site: Site, chromium: Browser) -> None:
    held: list[Route] = []

    def answer(route: Route) -> None:
        if held:
            route.continue_()
        held.append(route)

    with told(chromium, FAST) as page:
        page.route("**/figure.json", answer)
        with page.expect_request("**/figure.json"):
            page.goto(f"{site.address}{CHART}")
        page.locator("button.interactive").click()
        held[0].abort()
        expect(page.locator("figure.live .plotly-holder .main-svg").first).to_be_visible()


def test_it_follows_the_colours_of_the_page(site: Site, chromium: Browser) -> None:
    with told(chromium) as page:
        page.goto(site.address + CHART)
        interactive(page)
        label = page.locator(".plotly-holder .ytick text").first
        for scheme, ink in (("slate", "rgb(233, 234, 236)"), ("default", "rgb(21, 24, 29)")):
            page.locator(f"button[data-scheme={scheme}]").click()
            expect(label).to_have_css("fill", ink)
        page.emulate_media(color_scheme="dark", forced_colors="active")
        expect(label).to_have_css("fill", page.evaluate(CANVAS_TEXT))


def test_it_is_drawn_anew_for_another_width(site: Site, chromium: Browser) -> None:
    with told(chromium) as page:
        page.goto(site.address + CHART)
        interactive(page)
        page.set_viewport_size({"width": 360, "height": 900})
        expect(page.locator(".main-svg").first).to_have_attribute("width", re.compile(r"^3\d\d$"))
        assert page.evaluate(BOX, ".plotly-holder") == page.evaluate(BOX, "figure.chart > .narrow")
        page.set_viewport_size({"width": 1280, "height": 900})
        expect(page.locator(".main-svg").first).to_have_attribute(
            "width", re.compile(r"^7\d\d$|^8")
        )


def test_the_picture_is_printed(site: Site, chromium: Browser) -> None:
    with told(chromium) as page:
        page.goto(site.address + CHART)
        interactive(page)
        page.emulate_media(media="print")
        expect(page.locator("figure.chart svg[role=img]:visible")).to_have_count(1)
        expect(page.locator(".plotly-holder")).to_be_hidden()


def test_without_scripts_there_is_no_offer(site: Site, chromium: Browser) -> None:
    with told(chromium, java_script_enabled=False) as page:
        page.goto(site.address + CHART)
        expect(page.locator("button.interactive")).to_be_hidden()
        expect(page.locator("figure.chart svg[role=img]:visible")).to_have_count(1)
