"""What newsrooms are offered: every embed as it will look, with its code, and a page that says how to use them."""

import pytest
from playwright.sync_api import Page, expect

from generator.charts import CHARTS
from tests.built import Site, prefix
from tests.invented import ID

pytestmark = pytest.mark.slow

LANGUAGES = ("en", "sq")
EDITORS = {
    "en": {"WordPress", "Ghost", "Drupal", "Plain HTML", "What changes when", "How to cite", "Whom to ask"},
    "sq": {"WordPress", "Ghost", "Drupal", "HTML e thjeshtë", "Çfarë ndryshon dhe kur", "Si citohet", "Kë të pyesni"},
}  # fmt: skip
FITS = """([number, high]) =>
  Math.abs(document.querySelectorAll("section.embed iframe")[number].clientHeight - high) < 2"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gallery_holds_every_chart_with_its_code(language: str, site: Site) -> None:
    start = prefix(language)
    page = site.pages[f"{start}{ID}/embeds/"]
    previews = [page.to(frame.attributes["src"])[0] for frame in page.tree.find("iframe")]
    assert previews == [f"{start}embed/{ID}/{chart.id}/" for chart in CHARTS]
    offered = {e.attributes["id"]: e.text for e in page.tree.find("textarea")}
    assert set(offered) == {f"code-{chart.id}" for chart in CHARTS}
    links = {page.to(e.attributes["href"]) for e in page.tree.find("a")}
    for chart in CHARTS:
        own = site.pages[f"{start}{ID}/charts/{chart.id}/"]
        (code,) = [e.text for e in own.tree.find("textarea") if e.attributes["id"] == "code-frame"]
        assert offered[f"code-{chart.id}"] == code
        assert (own.path, "embed") in links
        held = f"v/2025-05-12/{ID}/{language}/{chart.id}/"  # but for what came after the release
        assert ((held, "") in links) == (site.folder / held).is_dir()
    assert (f"{start}for-editors/", "") in links
    assert (f"{start}{ID}/chart-builder/", "") in links


@pytest.mark.parametrize("width", [360, 1280])
def test_every_preview_shows_its_chart_and_is_as_high_as_it(
    width: int, site: Site, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site.address}{ID}/embeds/")
    previews = page.locator("section.embed iframe")
    expect(previews).to_have_count(len(CHARTS))
    for number in range(len(CHARTS)):
        preview = previews.nth(number)
        preview.scroll_into_view_if_needed()
        inside = preview.content_frame
        expect(inside.locator("svg[role=img]:visible")).to_have_count(1)
        high = inside.locator("html").evaluate("e => e.getBoundingClientRect().height")
        page.wait_for_function(FITS, arg=[number, high])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_editors_answers_what_they_ask(language: str, site: Site) -> None:
    tree = site.pages[f"{prefix(language)}for-editors/"].tree
    heads = {e.text.strip() for tag in ("h2", "h3") for e in tree.find(tag)}
    assert EDITORS[language] <= heads
