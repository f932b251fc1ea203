"""The page of every chart says everything a reader, an editor and an observer need, as its embed and its files do."""

import csv
import io
import json
import struct
from xml.etree import ElementTree as ET

import pytest

from generator.charts import CHARTS
from tests.built import Element, Page, Site, prefix
from tests.invented import ID

pytestmark = pytest.mark.slow

ROOT = "https://campaigns.example/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
FACTS = {
    "en": ("Source", "As of", "How it was computed", "Version of the data", "Licence"),
    "sq": ("Burimi", "Gjendja më", "Si u llogarit", "Versioni i të dhënave", "Licenca"),
}
DAY = {"en": "12 May 2025", "sq": "12 maj 2025"}
PNG_HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
every_chart = pytest.mark.parametrize(
    ("language", "chart"), [(language, c.id) for language in FACTS for c in CHARTS]
)


def page_of(site: Site, language: str, chart: str) -> Page:
    return site.pages[f"{prefix(language)}{ID}/charts/{chart}/"]


def words(element: Element) -> str:
    return " ".join(element.text.split())


def cells(tree: Element) -> list[list[str]]:
    """The texts of the first table, with its head."""
    table = tree.find("table")[0]
    return [[words(cell) for cell in row if cell.tag in {"th", "td"}] for row in table.find("tr")]


def downloads(page: Page) -> dict[str, str]:
    """Where each file of the page leads, by the name it has there."""
    (listed,) = page.tree.find("ul", "files")
    return {words(link): page.to(link.attributes["href"])[0] for link in listed.find("a")}


@every_chart
def test_a_page_asks_answers_and_says_whence_and_how(site: Site, language: str, chart: str) -> None:
    page = page_of(site, language, chart)
    said = json.loads((site.folder / downloads(page)["JSON"]).read_bytes())
    (heading,), (lead,) = page.tree.find("h1"), page.tree.find("p", "lead")
    assert words(heading).endswith("?")
    assert words(heading) == " ".join(said["question"].split())
    assert words(lead).endswith(".")
    (facts,) = page.tree.find("dl", "facts")
    found = {
        words(dt): words(dd) for dt, dd in zip(facts.find("dt"), facts.find("dd"), strict=True)
    }
    assert tuple(found) == FACTS[language]
    assert found[FACTS[language][1]] == DAY[language]
    assert all(len(words_) > 10 for words_ in found.values())
    (licence,) = [a for a in facts.find("a") if a.attributes.get("rel") == "license"]
    assert licence.attributes["href"] == CC_BY
    (citation,) = [t for t in page.tree.find("textarea") if t.attributes["id"] == "citation"]
    for part in (said["finding"], DAY[language], "CC BY 4.0", ROOT + page.path):
        assert part in citation.text


@every_chart
def test_every_file_a_page_offers_is_there_and_is_what_it_says(
    site: Site, language: str, chart: str
) -> None:
    page = page_of(site, language, chart)
    files = downloads(page)
    assert list(files) == ["PNG", "PNG 2×", "SVG", "CSV", "JSON"]
    raw = {name: (site.folder / path).read_bytes() for name, path in files.items()}
    for name, size in (("PNG", (1200, 630)), ("PNG 2×", (2400, 1260))):
        assert raw[name].startswith(PNG_HEAD)
        assert struct.unpack(">II", raw[name][16:24]) == size
    assert ET.fromstring(raw["SVG"]).tag.endswith("}svg")  # noqa: S314 - ours
    data = json.loads(raw["JSON"])
    table = data["table"]
    shown = [[" ".join(cell["text"].split()) for cell in row] for row in table["rows"]]
    assert cells(page.tree) == [[" ".join(c.split()) for c in table["columns"]], *shown]
    read = list(csv.reader(io.StringIO(raw["CSV"].decode("utf-8-sig"), newline="")))
    assert {*read[0]} == {*data["data"][0]}
    assert len(read) == 1 + len(data["data"]) > 1


@every_chart
def test_the_page_and_the_embed_say_the_same(site: Site, language: str, chart: str) -> None:
    page = page_of(site, language, chart)
    embed = site.embeds[f"{prefix(language)}embed/{ID}/{chart}/"].tree
    (figure,) = page.tree.find("figure", "chart")
    finding = (figure.find("h2", "finding") or page.tree.find("h1"))[0]
    assert words(embed.find("h1")[0]) == words(finding)
    for kind in ("measure", "key"):
        for tag in ("p", "ul"):
            assert [*map(words, embed.find(tag, kind))] == [*map(words, figure.find(tag, kind))]
    assert cells(embed) == cells(page.tree)
    assert words(embed.find("footer")[0].find("p")[0]) == words(
        figure.find("figcaption")[0].find("span")[0]
    )
    drawn = [[words(t) for t in svg.find("text")] for svg in figure.find("svg")]
    assert drawn == [[words(t) for t in svg.find("text")] for svg in embed.find("svg")]
    assert len(drawn) == 2
    assert all(drawn)


@every_chart
def test_a_page_leads_to_its_codes_and_its_interactive_version(
    site: Site, language: str, chart: str
) -> None:
    page = page_of(site, language, chart)
    (tools,) = page.tree.find("span", "tools")
    places = [page.to(link.attributes["href"]) for link in tools.find("a")]
    assert places == [(page.path, place) for place in ("table", "download", "embed", "cite")]
    assert {place for _, place in places} <= page.ids
    (button,) = page.tree.find("button", "interactive")
    for name in ("data-figure", "data-plotly"):
        assert (site.folder / page.to(button.attributes[name])[0]).is_file()
