"""Embeds in a real Chromium, on pages of another origin: heights, messages, sandbox, colours, copying.

The page around is served at another port than the site, which makes it another origin.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from generator import addresses
from generator.charts import CHARTS
from tests import wordpress
from tests.browsing import opened
from tests.built import Site, parse
from tests.conftest import served
from tests.invented import ID

pytestmark = pytest.mark.slow

ROOT = "https://campaigns.example/"
CHART = "spend-by-platform"
HEAD = "<!doctype html><link rel=icon href=data:,>"
EMBED = f"embed/{ID}/{CHART}/"
WIDTHS = (320, 340, 559, 560, 700, 1000)
BLANK = 135
"""Pixels that may stay free below: where lines of many texts become fewer at once, and readers' fonts are narrower."""
SAID = "AbCdEf1234"
SEEN = """
const seen = [];
addEventListener('message', event => seen.push({ data: event.data, ours: event.source === frames[0] }));
"""
DATAWRAPPER = """
addEventListener('message', event => {
  const heights = event.data['datawrapper-height'];
  if (heights) document.querySelectorAll('iframe').forEach(frame => {
    if (frame.contentWindow === event.source) for (const id in heights) frame.style.height = heights[id] + 'px';
  });
});
"""
LIE = (
    "parent.postMessage({ type: 'sixc:height', id: 'al-2025/spend-by-platform', height: %s }, '*');"
)
LIES = ("NaN", "Infinity", "-5", "99", "10000", "'500'", "null", "{}", "[500]")
Around: TypeAlias = Callable[[str], Page]


@pytest.fixture
def around(chromium: Browser, tmp_path: Path) -> Iterator[Around]:
    """Opens a page of another site with some HTML in it."""
    with served(tmp_path) as address, ExitStack() as pages:

        def show(html: str) -> Page:
            (tmp_path / "page.html").write_text(f"{HEAD}<body>{html}", "utf-8")
            page = pages.enter_context(opened(chromium))
            page.goto(f"{address}page.html", wait_until="load")
            return page

        yield show


def here(site: Site, code: str) -> str:
    """A code as copied, for the site at the address where the test serves it."""
    return code.replace(ROOT, site.address).replace(' loading="lazy"', "")


def code(site: Site, name: str, chart: str = CHART, prefix: str = "") -> str:
    """A code that the page of a chart offers."""
    fields = site.pages[f"{prefix}{ID}/charts/{chart}/"].tree.find("textarea")
    (found,) = [field.text for field in fields if field.attributes["id"] == name]
    return here(site, found)


def high(frame: Frame) -> float:
    """The height of what is in a frame."""
    found = frame.evaluate("document.documentElement.getBoundingClientRect().height")
    return float(found)


def given(page: Page, index: int = 0) -> int:
    """The height of a frame."""
    return int(page.locator("iframe").nth(index).evaluate("frame => frame.clientHeight"))


@pytest.mark.parametrize("prefix", ["", "sq/"])
@pytest.mark.parametrize("chart", [chart.id for chart in CHARTS])
def test_a_frame_without_a_script_is_as_high_as_its_chart_at_every_width(
    chart: str, prefix: str, site: Site, around: Around
) -> None:
    copied = code(site, "code-frame", chart, prefix)
    page = around("".join(f'<div style="width:{w}px">{copied}</div>' for w in WIDTHS))
    for index, frame in enumerate(page.frames[1:]):
        assert frame.evaluate("innerWidth") == WIDTHS[index]
        wide = frame.locator("svg.chart-wide").is_visible()
        assert wide == (WIDTHS[index] >= 560) != frame.locator("svg.chart-narrow").is_visible()
        free = given(page, index) - high(frame)
        assert 0 <= free <= BLANK, (WIDTHS[index], free)
        assert not frame.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_the_height_changes_where_the_drawing_changes_and_nowhere_else(
    site: Site, around: Around
) -> None:
    page = around(f'<div id="box">{code(site, "code-frame")}</div>')
    heights = {}
    for width in range(545, 576):
        page.locator("#box").evaluate("(box, wide) => { box.style.width = wide + 'px'; }", width)
        heights[width] = given(page)
    jumps = [w for w in range(546, 576) if abs(heights[w] - heights[w - 1]) > 3]
    assert jumps == [560]


@pytest.mark.parametrize("style", [
    "display:flex", "display:flex;flex-direction:column;align-items:center", "display:grid;justify-items:center",
    "float:left", "display:inline-block", "display:table", "position:absolute", "width:fit-content",
])  # fmt: skip
def test_a_frame_is_seen_wherever_a_page_puts_it(style: str, site: Site, around: Around) -> None:
    page = around(f'<div style="{style}">{code(site, "code-frame")}</div>')
    wide = int(page.locator("iframe").evaluate("frame => frame.clientWidth"))
    assert wide > 1000 if style.startswith(("display:flex", "display:grid")) else wide >= 240
    assert given(page) > 300


def test_between_two_widths_the_frame_is_never_nothing(site: Site, around: Around) -> None:
    page = around(f'<div id="box">{code(site, "code-frame")}</div>')
    for tenths in range(5585, 5605):
        page.locator("#box").evaluate("(b, w) => { b.style.width = w / 10 + 'px'; }", tenths)
        assert given(page) > 300, tenths


def test_where_styles_are_taken_away_the_frame_is_as_high_as_on_a_phone(
    site: Site, around: Around
) -> None:
    (frame,) = parse(code(site, "code-frame")).find("iframe")
    kept = {name: frame.attributes[name] for name in ("src", "title", "width", "height")}
    attributes = " ".join(f'{name}="{value}"' for name, value in kept.items())
    page = around(f'<div style="width:340px"><iframe {attributes} frameborder="0"></iframe></div>')
    assert 0 <= given(page) - high(page.frames[1]) <= BLANK


def test_with_the_script_a_frame_is_exactly_as_high_as_its_chart_and_its_table(
    site: Site, around: Around
) -> None:
    page = around(f'<div id="box" style="width:700px">{code(site, "code-script")}</div>')
    inside = page.frames[1]

    def fits() -> None:
        wanted = inside.evaluate(
            "Math.ceil(document.documentElement.getBoundingClientRect().height)"
        )
        expect(page.locator("iframe")).to_have_js_property("clientHeight", wanted)

    fits()
    before = given(page)
    inside.locator("main summary").click()
    page.wait_for_function(f"document.querySelector('iframe').clientHeight > {before + 100}")
    fits()
    page.locator("#box").evaluate("box => { box.style.width = '340px'; }")
    page.wait_for_function("document.querySelector('iframe').clientHeight > 800")
    fits()


@pytest.mark.parametrize("lie", LIES)
def test_a_height_that_is_none_changes_nothing(lie: str, site: Site, around: Around) -> None:
    script = code(site, "code-script").partition("</div>")[2]
    liar = f"<script>{LIE % lie}</script>"
    page = around(
        f"<iframe data-sixc style='height:321px' srcdoc=\"{liar}\"></iframe>{script}<script>{SEEN}</script>"
    )
    page.frames[1].evaluate(LIE % lie)
    page.wait_for_function("seen.length")
    assert page.locator("iframe").first.evaluate("frame => frame.style.height") == "321px"


def test_a_height_from_another_frame_or_from_the_page_changes_nothing(
    site: Site, around: Around
) -> None:
    page = around(f"{code(site, 'code-script')}<iframe srcdoc='x' style='height:50px'></iframe>")
    page.wait_for_timeout(300)
    before = given(page)
    page.frames[2].evaluate(LIE % "777")
    page.evaluate("postMessage({ type: 'sixc:height', height: 777 }, '*')")
    page.evaluate("postMessage(null, '*'); postMessage('sixc:height', '*'); postMessage(7, '*')")
    page.wait_for_timeout(300)
    assert (given(page), given(page, 1)) == (before, 50)


def test_a_frame_that_is_honest_gets_its_height(site: Site, around: Around) -> None:
    script = code(site, "code-script").partition("</div>")[2]
    page = around(f"<iframe data-sixc srcdoc='x'></iframe>{script}")
    page.frames[1].evaluate(LIE % "432.1")
    expect(page.locator("iframe")).to_have_css("height", "433px")


def test_many_scripts_on_a_page_ask_each_frame_once(site: Site, around: Around) -> None:
    counting = "<script>asked = 0; addEventListener('message', () => asked++)</script>"
    page = around(f'<iframe data-sixc srcdoc="{counting}"></iframe>')
    for _ in range(3):
        page.add_script_tag(url=site.address + addresses.RESIZE_SCRIPT)
    page.wait_for_timeout(300)
    assert page.frames[1].evaluate("asked") == 1


def test_every_frame_of_a_page_keeps_its_own_height_wherever_it_is_moved(
    site: Site, around: Around
) -> None:
    copied = code(site, "code-script")
    page = around(
        "".join(f'<div class="box" style="width:{w}px">{copied}</div>' for w in (700, 340, 700))
    )

    def heights() -> list[int]:
        page.wait_for_timeout(500)
        for index, frame in enumerate(page.frames[1:]):
            assert 0 <= given(page, index) - high(frame) < 2
        return sorted(given(page, index) for index in range(3))

    before = heights()
    page.evaluate("document.body.append(document.querySelector('.box'))")
    expect(page.frame_locator("iframe").last.locator("h1")).to_be_visible()
    assert heights() == before


def test_a_listener_made_for_datawrapper_gives_the_right_height(site: Site, around: Around) -> None:
    frame = (
        f'<iframe src="{site.address}{EMBED}" style="width:340px;height:50px;border:0"></iframe>'
    )
    page = around(f"<script>{DATAWRAPPER}</script>{frame}")
    page.wait_for_function("document.querySelector('iframe').clientHeight > 600")
    assert given(page) - high(page.frames[1]) < 1


def test_an_embed_tells_its_height_and_nothing_else(site: Site, around: Around) -> None:
    page = around(f'<script>{SEEN}</script><iframe src="{site.address}{EMBED}"></iframe>')
    page.wait_for_function("seen.length >= 2")
    name = f"{ID}/{CHART}"
    found: list[dict[str, Any]] = page.evaluate("seen")
    assert all(message["ours"] for message in found)
    (own,) = {json.dumps(m["data"]) for m in found if m["data"].get("type") == "sixc:height"}
    height = json.loads(own)["height"]
    assert json.loads(own) == {"type": "sixc:height", "id": name, "height": height}
    assert {json.dumps(m["data"]) for m in found} == {
        own,
        json.dumps({"datawrapper-height": {name: height}}),
    }


def test_an_embed_that_needs_one_more_pixel_says_so(site: Site, around: Around) -> None:
    page = around(f'<script>{SEEN}</script><iframe src="{site.address}{EMBED}"></iframe>')
    page.wait_for_function("seen.length >= 2")
    page.wait_for_timeout(300)
    before = page.evaluate("seen.at(-1).data.height")
    for taller in (1, 0):  # one pixel less is not worth a message
        page.frames[1].locator("main").evaluate(f"e => e.style.paddingBottom = '{taller}px'")
        page.wait_for_timeout(300)
        assert page.evaluate("seen.at(-1).data.height") == before + 1


def test_an_embed_answers_its_parent_and_nobody_else(site: Site, around: Around) -> None:
    page = around(
        f'<script>{SEEN}</script><iframe src="{site.address}{EMBED}"></iframe><iframe srcdoc="x"></iframe>'
    )
    page.wait_for_function("seen.length >= 2")
    page.wait_for_timeout(300)
    before = page.evaluate("seen.length")
    page.frames[2].evaluate("parent.frames[0].postMessage({ type: 'sixc:ready' }, '*')")
    page.frames[2].evaluate(
        "parent.frames[0].postMessage({ type: 'sixc:theme', theme: 'dark' }, '*')"
    )
    page.wait_for_timeout(300)
    assert page.evaluate("seen.length") == before
    assert ground(page.frames[1]) > 600
    page.evaluate("frames[0].postMessage({ type: 'sixc:ready' }, '*')")
    page.wait_for_function(f"seen.length === {before + 2}")
    page.evaluate("frames[0].postMessage({ type: 'sixc:theme', theme: 'dark' }, '*')")
    page.wait_for_timeout(300)
    assert ground(page.frames[1]) < 200


def posted(site: Site) -> str:
    """What a WordPress site makes of the oEmbed answer."""
    said = json.loads((site.folder / ID / "charts" / CHART / "oembed.json").read_bytes())
    return here(site, wordpress.kept(said["html"], SAID))


def test_on_wordpress_the_chart_takes_the_place_of_the_quotation(
    site: Site, around: Around
) -> None:
    page = around(wordpress.page(posted(site)))
    expect(page.locator("blockquote")).to_be_hidden()
    frame = page.locator("iframe")
    expect(frame).to_be_visible()
    expect(frame).to_be_in_viewport()
    assert 0 <= given(page) - high(page.frames[1]) < 3
    expect(page.frames[1].locator("svg.chart-wide")).to_be_visible()


def test_on_wordpress_without_a_script_the_quotation_stays(site: Site, around: Around) -> None:
    page = around(posted(site))
    page.wait_for_timeout(500)
    expect(page.locator("blockquote a")).to_be_visible()
    expect(page.locator("iframe")).to_be_hidden()


def test_on_wordpress_another_secret_shows_nothing(site: Site, around: Around) -> None:
    page = around(wordpress.page(posted(site).replace(f"secret={SAID}", "secret=ZyXwVu9876")))
    page.wait_for_timeout(500)
    expect(page.locator("blockquote a")).to_be_visible()


def test_on_wordpress_the_link_leads_to_the_page_of_the_chart(site: Site, around: Around) -> None:
    page = around(wordpress.page(posted(site)))
    expect(page.locator("iframe")).to_be_visible()
    page.frames[1].locator("footer a").click()
    page.wait_for_url(f"{site.address}{ID}/charts/{CHART}/")


@pytest.mark.parametrize(
    "attributes", ["", 'sandbox="allow-scripts"', "sandbox"], ids=["plain", "scripts", "sandbox"]
)
def test_in_every_frame_an_embed_can_be_read_and_breaks_no_policy(
    attributes: str, site: Site, around: Around
) -> None:
    page = around("")
    faults: list[str] = []
    asked: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.evaluate(
        "html => { document.body.innerHTML = html; }",
        f'<iframe {attributes} src="{site.address}{EMBED}" width="700" height="600"></iframe>',
    )
    frame = page.frame_locator("iframe")
    expect(frame.locator("svg.chart-wide")).to_be_visible()
    expect(frame.locator("h1")).to_be_visible()
    page.wait_for_timeout(300)
    blocked = "Blocked script execution"  # what Chromium says of a frame that may run none
    assert [words for words in faults if not (attributes == "sandbox" and blocked in words)] == []
    assert all(url.startswith(site.address) for url in asked)
    assert len(asked) <= 2


def test_no_embed_breaks_its_policy_or_asks_anything_of_another_site(
    site: Site, chromium: Browser
) -> None:
    asked: list[str] = []
    with opened(
        chromium,
        "broken = []; addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective));",
    ) as page:
        page.on("request", lambda request: asked.append(request.url))
        for path in site.embeds:
            page.goto(f"{site.address}{path}#theme=dark")
            for table in page.locator("summary").all():
                table.click()
            page.evaluate("location.hash = '#theme=light'")
            page.emulate_media(media="print")
            page.emulate_media(media="screen")
            assert page.evaluate("broken") == [], path
    assert [url for url in asked if not url.startswith((site.address, "data:"))] == []


@pytest.mark.parametrize("prefix", ["", "sq/"])
@pytest.mark.parametrize("chart", [chart.id for chart in CHARTS])
def test_a_frame_without_a_script_is_printed_whole_with_source_licence_and_address(
    chart: str, prefix: str, site: Site, around: Around
) -> None:
    copied = code(site, "code-frame", chart, prefix)
    page = around("".join(f'<div style="width:{w}px">{copied}</div>' for w in (340, 560, 703)))
    page.frames[1].locator("summary").first.click()  # what a reader has opened is not printed
    page.emulate_media(media="print")
    for index, frame in enumerate(page.frames[1:]):
        assert high(frame) <= given(page, index)
        for kept in ("footer > p:first-child", ".more", "svg:visible"):
            assert frame.locator(kept).first.is_visible()
        assert "CC BY 4.0" in frame.locator(".more").inner_text()
        printed = frame.locator(".more").evaluate("e => getComputedStyle(e, '::after').content")
        assert printed == f'"{ROOT}{prefix}{ID}/charts/{chart}/"'
    # The link at the very end of the frame is on the paper too.
    assert page.pdf(format="A4").count(f"{prefix}{ID}/charts/{chart}/".encode()) >= 3


def test_every_embed_fits_on_the_paper_it_is_printed_on(site: Site, page: Page) -> None:
    """A4 upright with the margins that browsers choose. What was released stays as it was made."""
    page.set_viewport_size({"width": 703, "height": 1000})
    page.emulate_media(media="print")
    for path in (path for path in site.embeds if not path.startswith("v/")):
        page.goto(f"{site.address}{path}")
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path


def test_an_embed_can_be_read_without_javascript(site: Site, chromium: Browser) -> None:
    with opened(chromium, java_script_enabled=False) as page:
        page.goto(f"{site.address}{EMBED}")
        expect(page.locator("svg[role=img]:visible")).to_have_count(1)
        page.locator("main summary").click()
        expect(page.locator("table")).to_be_visible()


def ground(page: Page | Frame) -> int:
    """How light the ground of a page is, from 0 to 765."""
    found = page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    )
    return int(sum(found[:3]))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_embed_is_light_or_dark_as_the_system_or_the_address_says(
    scheme: Any, scripts: bool, site: Site, chromium: Browser
) -> None:
    wanted = {"": scheme, "#theme=light": "light", "#theme=dark": "dark", "#theme=pink": scheme}
    if scripts:
        wanted |= {f"#theme=dark#?secret={SAID}": "dark"}
    with opened(chromium, color_scheme=scheme, java_script_enabled=scripts) as page:
        for fragment, theme in wanted.items():
            page.goto("about:blank")
            page.goto(f"{site.address}{EMBED}{fragment}")
            assert (ground(page) < 200) == (theme == "dark"), fragment


def test_a_code_is_copied_with_one_click(site: Site, chromium: Browser) -> None:
    with opened(chromium, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{site.address}{ID}/charts/{CHART}/")
        for name in ("code-frame", "code-script", "code-picture", "citation"):
            box = page.locator(f".copied:has(#{name})")
            box.get_by_role("button").click()
            expect(box.get_by_role("status")).to_have_text("Copied")
            code = page.locator(f"#{name}").input_value()
            assert page.evaluate("navigator.clipboard.readText()") == code


@pytest.mark.parametrize(("allowed", "said"), [("true", "Copied"), ("false", "Selected")])
def test_where_the_clipboard_is_closed_the_text_is_selected(
    allowed: str, said: str, site: Site, chromium: Browser
) -> None:
    closed = (
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
        f"document.execCommand = () => {allowed};"
    )
    with opened(chromium, closed) as page:
        page.goto(f"{site.address}{ID}/charts/{CHART}/")
        box = page.locator(".copied:has(#code-frame)")
        box.get_by_role("button").click()
        expect(box.get_by_role("status")).to_contain_text(said)
        chosen = "f => f.selectionEnd - f.selectionStart === f.value.length"
        assert page.locator("#code-frame").evaluate(chosen)
