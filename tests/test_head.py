"""A link to a page, shown elsewhere, says what the page says; with a picture where the site knows its own address."""

import json
import re
from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from generator.pages.head import LinkPreview, head, territory
from tests.browsing import opened
from tests.built import Site, parse
from tests.chart_bars import HOSTILE

CHART = "al-2025/charts/spend-by-platform/"
SITE = "https://campaigns.example/"
PREVIEW = LinkPreview(
    site="Who pays?", title="A finding", description="In words", url=f"{SITE}{CHART}",
    language="sq", others=("en",), image=f"{SITE}{CHART}chart.png", alt="A bar",
    chart="Who spent how much?", about="What parties filed.",
)  # fmt: skip


def tags(html: str) -> dict[str, str]:
    """What a page says, by the tag's name."""
    found = [e.attributes for e in parse(html) if e.tag == "meta"]
    return {a.get("property") or a.get("name") or "": a.get("content", "") for a in found}


def data(html: str) -> list[dict[str, object]]:
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return [json.loads(block) for block in blocks]


def test_a_chart_is_shown_with_its_own_picture() -> None:
    found = tags(head(PREVIEW))
    assert found["og:image"] == f"{SITE}{CHART}chart.png"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:image:alt"] == "A bar"
    assert (found["og:type"], found["og:title"]) == ("article", "A finding")
    assert (found["og:locale"], found["og:locale:alternate"]) == ("sq_AL", "en_US")
    assert found["twitter:card"] == "summary_large_image"


def test_a_site_that_does_not_know_its_address_offers_no_picture() -> None:
    html = head(replace(PREVIEW, url="", image=""))
    assert "og:image" not in html
    assert tags(html)["twitter:card"] == "summary"
    assert data(html) == []


def test_search_engines_find_the_data_of_a_chart() -> None:
    [found] = data(head(PREVIEW))
    assert found["@type"] == "Dataset"
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert {part["contentUrl"] for part in found["distribution"]} == {  # type: ignore[attr-defined]
        f"{SITE}{CHART}data.csv", f"{SITE}{CHART}data.json",
    }  # fmt: skip
    assert data(head(replace(PREVIEW, chart=""))) == []


def test_party_text_in_the_head_is_never_markup() -> None:
    hostile = HOSTILE + "</script><!-- \u2028"
    html = head(replace(PREVIEW, title=hostile, description=hostile, alt=hostile, site=hostile))
    assert tags(html)["og:title"] == tags(html)["og:image:alt"] == hostile
    assert (data(html)[0]["name"], data(html)[0]["description"]) == (PREVIEW.chart, PREVIEW.about)
    assert [e.tag for e in parse(html)][1:] == ["meta"] * 13 + ["script"]


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "en_US"), ("sq", "sq_AL"), ("sr", "sr_RS"), ("el", "el_GR")]
)
def test_a_language_is_given_the_country_of_most_of_its_readers(
    language: str, expected: str
) -> None:
    assert territory(language) == expected


def test_every_page_says_who_it_is(site: Site) -> None:
    for path, page in site.pages.items():
        if path.endswith(".html") or path.startswith(("embed/", "sq/embed/", "v/")):
            continue
        found = tags(page.html)
        assert found["og:url"] == f"{SITE}{path}", path
        assert found["og:title"], path
        assert found["og:image:alt"], path
        image = found["og:image"].removeprefix(SITE)
        assert image != found["og:image"], path
        assert (site.folder / image).read_bytes()[:4] == b"\x89PNG", path
        own = "/charts/" in path and not path.endswith("/charts/")
        assert image == (
            f"{path}chart.png"
            if own
            else f"{path[:3] if path[:3] == 'sq/' else ''}assets/sixc/card.png"
        )


def test_every_image_on_every_page_has_its_text(site: Site) -> None:
    for path, page in site.pages.items():
        for image in (e for e in page.tree if e.tag == "img"):
            assert "alt" in image.attributes, path


def test_no_browser_complains_about_the_data_in_the_head(site: Site, chromium: Browser) -> None:
    said: list[str] = []
    with opened(chromium) as page:
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{site.address}/{CHART}")
        assert page.locator('script[type="application/ld+json"]').count() == 1
        assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1
    assert said == []
