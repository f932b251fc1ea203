"""The site in a real Chromium: at both widths, in both colour schemes, without JavaScript, by keyboard.

Each kind of page is visited once and everything that can be seen of it is noted; the tests then look at the notes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import GROUND, WIDE, Ears, opened
from tests.built import Site

pytestmark = pytest.mark.slow

NARROW, ZOOMED, PRINTED, TABLET = 360, 320, 703, 768
"""The second is a window as wide as a desk's, shown at 400 %; the third is what is printed of a sheet of A4."""
PATHS = {
    "home": "",
    "election": "al-2025/",
    "compare": "al-2025/compare/",
    "compare period": "al-2025/compare/2025-04/",
    "parties": "al-2025/parties/",
    "party": "al-2025/parties/partia-e-lumit/",
    "party that has filed nothing": "al-2025/parties/qytetaret-e-qershorit/",
    "party's chart": "al-2025/parties/aleanca-e-maleve/charts/spend-by-platform/",
    "disclosure": "al-2025/parties/aleanca-e-maleve/2025-04/",
    "version": "al-2025/parties/aleanca-e-maleve/2025-04/v1/",
    "periods": "al-2025/periods/",
    "period": "al-2025/periods/2025-04/",
    "filings": "al-2025/filings/",
    "money": "al-2025/money/",
    "origins": "al-2025/origins/",
    "targeting": "al-2025/targeting/",
    "stands out": "al-2025/stands-out/",
    "organisations": "al-2025/organisations/",
    "organisation": "al-2025/organisations/al-qkb-l91234567a/",
    "platforms": "al-2025/platforms/",
    "platform": "al-2025/platforms/meta/",
    "ads": "al-2025/ads/",
    "ads of a line": "al-2025/parties/partia-e-lumit/2025-04/ads-meta-april/",
    "commitments": "al-2025/commitments/",
    "charts": "al-2025/charts/",
    "gallery": "al-2025/embeds/",
    "chart": "al-2025/charts/spend-by-platform/",
    "builder": "al-2025/chart-builder/",
    "builder's embed": "embed/al-2025/chart-builder/",
    "builder's embed in Albanian": "sq/embed/al-2025/chart-builder/",
    "data": "al-2025/data/",
    "methods": "methods/",
    "how to file": "how-to-file/",
    "about": "about/",
    "for editors": "for-editors/",
    "life": "life-of-an-election/",
    "evidence": "evidence/",
    "rules": "rules/",
    "embed": "embed/al-2025/spend-by-platform/",
    "embed in Albanian": "sq/embed/al-2025/targeting-methods/",
    "no such page": "404.html",
    "home in Albanian": "sq/",
    "party in Albanian": "sq/al-2025/parties/partia-e-lumit/",
    "comparison in Albanian": "sq/al-2025/compare/",
    "builder in Albanian": "sq/al-2025/chart-builder/",
}
COMPARE = "al-2025/compare/"
CHART = "al-2025/charts/spend-by-platform/"
CHOSEN = ["partia-e-lumit", "levizja-dallga"]
OTHERS = ["aleanca-e-maleve", "lista-e-fushes", "bashkimi-i-pyllit", "qytetaret-e-qershorit"]

# The lowest contrast of any text on the page with what lies behind it (WCAG 2.2, 1.4.3), and which text that is.
CONTRAST = """() => {
  const numbers = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const rgba = text => {
    const [r, g, b, a = 1] = numbers(text.replace('color(srgb', ''));
    return text.startsWith('color(srgb') ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3]));
  const light = c => c.slice(0, 3).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(rgba(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const found = [];
  for (const element of document.querySelectorAll('body *:not(svg, svg *, script, option)')) {
    const words = [...element.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join('').trim();
    if (!words || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const back = behind(element), front = over(rgba(getComputedStyle(element).color), back);
    const [a, b] = [light(front), light(back)].sort((x, y) => y - x);
    found.push([(a + 0.05) / (b + 0.05), words.slice(0, 60)]);
  }
  return found.sort((x, y) => x[0] - y[0])[0];
}"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = """() => {
  const e = document.activeElement, style = getComputedStyle(e);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  return { class: e.className, nav: !!e.closest('nav'), value: e.name === 'party' ? e.value : '', ring };
}"""
# What scrolls sideways by itself and cannot be reached with the keyboard (WCAG 2.2, 2.1.1).
LOCKED = """() => [...document.querySelectorAll('main *')]
  .filter(e => e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX))
  .filter(e => e.tabIndex < 0).map(e => e.outerHTML.slice(0, 80))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What was seen of one page; overflows in pixels and contrasts by width and by colour scheme.

    `pressed` is what could be pressed on its print, `folded` the tables closed there.
    """

    console: tuple[str, ...]
    requests: tuple[str, ...]
    failures: tuple[str, ...]
    headings: int
    lang: str
    overflows: dict[int, int]
    contrasts: dict[str, tuple[float, str]]
    grounds: dict[str, str]
    locked: tuple[str, ...]
    pressed: int
    folded: int


@pytest.fixture(scope="module")
def visit(site: Site, chromium: Browser) -> Callable[[str], Visit]:
    """Visits a page, once."""

    @cache
    def look(path: str) -> Visit:
        with opened(chromium) as page:
            ears = Ears(page)
            page.goto(site.address + path, wait_until="load")
            overflows, contrasts, grounds = {}, {}, {}
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                contrasts[scheme] = tuple(page.evaluate(CONTRAST))
                grounds[scheme] = page.evaluate(GROUND)
            for width in (WIDE, NARROW, ZOOMED):
                page.set_viewport_size({"width": width, "height": 800})
                overflows[width] = page.evaluate(OVERFLOW)
            locked = tuple(page.evaluate(LOCKED))
            page.emulate_media(media="print")
            return Visit(
                console=tuple(ears.console),
                requests=tuple(ears.requests),
                failures=tuple(ears.failures),
                headings=page.locator("h1").count(),
                lang=page.locator("html").get_attribute("lang") or "",
                overflows=overflows,
                contrasts=contrasts,
                grounds=grounds,
                locked=locked,
                pressed=page.locator("button:visible, input:visible, select:visible").count(),
                folded=page.locator("details.table table:not(:visible)").count(),
            )

    return look


def columns(page: Page) -> list[str]:
    """The parties whose columns can be seen in the comparison."""
    heads = page.locator("table.compare thead [data-party]:visible")
    return [head.get_attribute("data-party") or "" for head in heads.all()]


def choose(page: Page) -> None:
    """Leave only the chosen parties ticked."""
    for party in OTHERS:
        page.locator(f"input[value={party}]").uncheck()


@pytest.mark.parametrize("kind", PATHS)
def test_a_page_logs_no_error_and_asks_for_nothing_that_is_not_there(
    kind: str, visit: Callable[[str], Visit]
) -> None:
    seen = visit(PATHS[kind])
    assert seen.console == ()
    assert seen.failures == ()


@pytest.mark.parametrize("kind", PATHS)
def test_a_page_asks_nothing_of_another_site(
    kind: str, site: Site, visit: Callable[[str], Visit]
) -> None:
    assert [url for url in visit(PATHS[kind]).requests if not url.startswith(site.address)] == []


@pytest.mark.parametrize("kind", PATHS)
def test_a_page_has_one_heading_and_names_its_language(
    kind: str, visit: Callable[[str], Visit]
) -> None:
    seen = visit(PATHS[kind])
    assert (seen.headings, seen.lang) == (1, "sq" if "Albanian" in kind else "en")


@pytest.mark.parametrize("kind", PATHS)
def test_nothing_to_press_is_printed_and_every_table_is_open(
    kind: str, visit: Callable[[str], Visit]
) -> None:
    assert (visit(PATHS[kind]).pressed, visit(PATHS[kind]).folded) == (0, 0)


@pytest.mark.parametrize("width", [WIDE, NARROW, ZOOMED])
@pytest.mark.parametrize("kind", PATHS)
def test_a_page_does_not_scroll_sideways(
    kind: str, width: int, visit: Callable[[str], Visit]
) -> None:
    assert visit(PATHS[kind]).overflows[width] <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PATHS)
def test_every_text_stands_out_from_its_ground(
    kind: str, scheme: str, visit: Callable[[str], Visit]
) -> None:
    contrast, words = visit(PATHS[kind]).contrasts[scheme]
    assert contrast >= 4.5, words


@pytest.mark.parametrize("kind", PATHS)
def test_a_page_is_dark_where_the_reader_asks_for_dark(
    kind: str, visit: Callable[[str], Visit]
) -> None:
    grounds = {
        s: sum(map(int, re.findall(r"\d+", g)[:3])) for s, g in visit(PATHS[kind]).grounds.items()
    }
    assert grounds["dark"] < 200
    assert grounds["light"] > 600


@pytest.mark.parametrize("kind", ["home", "party", "chart", "embed", "version", "how to file"])
def test_everything_is_on_the_page_without_javascript(
    kind: str, site: Site, chromium: Browser
) -> None:
    with opened(chromium, java_script_enabled=False) as page:
        page.goto(site.address + PATHS[kind])
        for summary in page.locator("details > summary:visible").all():
            summary.click()
        for table in page.locator("main table").all():
            expect(table).to_be_visible()
        for figure in page.locator("figure.chart").all():
            expect(figure.locator("svg[role=img]:visible")).to_have_count(1)
        expect(page.locator("button:visible")).to_have_count(0)


def test_the_comparison_is_whole_without_javascript(site: Site, chromium: Browser) -> None:
    with opened(chromium, java_script_enabled=False) as page:
        page.goto(site.address + COMPARE)
        assert sorted(columns(page)) == sorted(CHOSEN + OTHERS)
        for cell in page.locator("table.compare td").all():
            expect(cell).to_be_visible()
        expect(page.locator("input[name=party]:visible")).to_have_count(0)
        page.get_by_role("link", name="April 2025").click()
        expect(page.locator("table.compare")).to_be_visible()


def test_choosing_parties_hides_the_other_columns(site: Site, page: Page) -> None:
    page.goto(site.address + COMPARE)
    assert sorted(columns(page)) == sorted(CHOSEN + OTHERS)
    choose(page)
    assert columns(page) == CHOSEN
    expect(page.locator("td[data-party=lista-e-fushes]:visible")).to_have_count(0)
    expect(page.locator("[data-live]")).to_contain_text("2")


def test_the_choice_is_in_the_address_and_outlives_a_reload(site: Site, page: Page) -> None:
    page.goto(site.address + COMPARE)
    choose(page)
    assert page.url == f"{site.address}{COMPARE}#{','.join(CHOSEN)}"
    page.reload()
    assert columns(page) == CHOSEN
    for party in OTHERS:
        page.locator(f"input[value={party}]").check()
    assert page.url == site.address + COMPARE


def test_the_choice_is_kept_from_period_to_period_and_back(site: Site, page: Page) -> None:
    page.goto(site.address + COMPARE)
    choose(page)
    page.get_by_role("link", name="April 2025").click()
    page.wait_for_url(f"**/2025-04/#{','.join(CHOSEN)}")
    assert columns(page) == CHOSEN
    page.go_back()
    page.wait_for_url(f"**/compare/#{','.join(CHOSEN)}")
    assert columns(page) == CHOSEN


def test_the_choice_is_kept_from_language_to_language(site: Site, page: Page) -> None:
    page.goto(site.address + COMPARE)
    choose(page)
    page.get_by_role("link", name="Shqip").click()
    page.wait_for_url(f"{site.address}sq/{COMPARE}#{','.join(CHOSEN)}")
    assert columns(page) == CHOSEN


def test_notices_speak_of_chosen_parties_only(site: Site, page: Page) -> None:
    page.goto(site.address + COMPARE)
    notices = page.locator("[data-about]:not([data-differs] *)")
    assert {n.get_attribute("data-about") for n in notices.all()} - set(CHOSEN)
    choose(page)
    for notice in notices.all():
        chosen = bool(set((notice.get_attribute("data-about") or "").split()) & set(CHOSEN))
        expect(notice).to_be_visible(visible=chosen)


def test_a_notice_that_says_nothing_of_chosen_parties_is_gone(site: Site, page: Page) -> None:
    page.goto(f"{site.address}{COMPARE}2025-03/#partia-e-lumit")
    notice = page.locator(".warnline")
    expect(notice).to_be_hidden()
    page.goto(f"{site.address}{COMPARE}2025-03/#lista-e-fushes")
    expect(notice).to_be_visible()


def test_nothing_in_the_table_of_a_chart_is_hidden_on_a_phone(
    site: Site, chromium: Browser
) -> None:
    for path in (CHART, "al-2025/charts/funding-sources/", "al-2025/chart-builder/"):
        with opened(chromium, viewport={"width": ZOOMED, "height": 256}) as page:
            page.goto(site.address + path)
            table = page.locator(".scroll:has(> table)").last
            assert table.evaluate("e => e.scrollWidth <= e.clientWidth"), path
            assert table.locator("td").evaluate_all(
                "all => all.every(e => !e.textContent || getComputedStyle(e, '::before').content.length > 2)"
            ), path


def test_tables_fit_a_printed_page_and_break_no_word_of_the_first_column(
    site: Site, chromium: Browser
) -> None:
    with opened(chromium, viewport={"width": PRINTED, "height": 900}) as page:
        page.emulate_media(media="print")
        for path in (
            COMPARE,
            "al-2025/charts/targeting-methods/",
            "al-2025/charts/funding-sources/",
        ):
            page.goto(site.address + path)
            table = page.locator(".scroll > table").last
            wide, room = table.evaluate("e => [e.scrollWidth, e.parentElement.clientWidth]")
            assert wide <= room * 1.02, path
            heads = table.locator("tbody th")
            assert min(heads.evaluate_all("all => all.map(e => e.clientWidth)")) > PRINTED / 20, (
                path
            )


def test_an_address_that_names_no_party_shows_all(site: Site, page: Page) -> None:
    page.goto(f"{site.address}{COMPARE}#askush,<img>")
    assert sorted(columns(page)) == sorted(CHOSEN + OTHERS)


def test_one_party_stays_chosen_whatever_is_unticked(site: Site, page: Page) -> None:
    page.goto(f"{site.address}{COMPARE}#partia-e-lumit")
    page.locator("input[value=partia-e-lumit]").click()
    assert columns(page) == ["partia-e-lumit"]
    expect(page.locator("input[value=partia-e-lumit]")).to_be_checked()


def test_the_keyboard_reaches_search_navigation_and_choice(site: Site, page: Page) -> None:
    page.goto(site.address + COMPARE)
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert reached[0]["class"] == "skip"
    assert all(focus["ring"] for focus in reached)
    assert any(focus["class"] == "site-search" for focus in reached)
    assert len([focus for focus in reached if focus["nav"]]) == 13
    ticked = [focus["value"] for focus in reached if focus["value"]]
    assert sorted(ticked) == sorted(CHOSEN + OTHERS)


def test_the_keyboard_skips_to_the_content(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id || location.hash.slice(1)") == "content"


def test_search_finds_a_party_and_leads_to_it(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.locator("button.site-search").click()
    page.locator("dialog.find input").fill("Wave Movement")
    found = page.locator(".find .results a[href*='parties/levizja-dallga/']").first
    expect(found).to_be_visible()
    found.click()
    page.wait_for_url("**/parties/levizja-dallga/**")


def test_nothing_of_search_is_loaded_before_somebody_searches(
    visit: Callable[[str], Visit],
) -> None:
    assert [url for url in visit("").requests if "search" in url or "bundle" in url] == []


def test_the_reader_can_choose_the_colours_and_they_are_kept(site: Site, page: Page) -> None:
    page.goto(site.address)
    light = page.evaluate(GROUND)
    page.locator("button[data-scheme=slate]").click()
    assert page.evaluate(GROUND) != light
    page.goto(site.address + COMPARE)
    assert page.evaluate(GROUND) != light


def test_a_figure_leads_to_its_line(site: Site, page: Page) -> None:
    page.goto(site.address + PATHS["party"])
    link = page.locator("#advertising ~ * a.src").first
    number = (link.text_content() or "").rpartition(":")[2]
    link.click()
    page.wait_for_url(f"**#L{number}")
    expect(page.locator(f"#L{number}")).to_be_in_viewport()


@pytest.mark.parametrize("kind", PATHS)
def test_what_scrolls_sideways_by_itself_can_be_reached_by_keyboard(
    kind: str, visit: Callable[[str], Visit]
) -> None:
    assert visit(PATHS[kind]).locked == ()


def test_a_wide_table_scrolls_by_keyboard(site: Site, chromium: Browser) -> None:
    with opened(chromium, viewport={"width": TABLET, "height": 800}) as page:
        page.goto(f"{site.address}al-2025/charts/funding-sources/")
        region = page.locator("main .scroll")
        region.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(500)
        assert region.evaluate("region => region.scrollLeft") > 0
