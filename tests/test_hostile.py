"""Every text a party can file is markup, script, template, formula and link at once; the site shows it as text.

The invented instance is filed again with such a text in every field that takes text. The promise is the same for each
output: what it holds more than the harmless site's is text, never an element, an attribute, an address or a command.
"""

import csv
import json
import re
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, expect

from generator.documents.reader import read
from tests.browsing import opened
from tests.built import Page, Site
from tests.command import copy_instance, sixc
from tests.conftest import served

pytestmark = pytest.mark.slow

TEXTS = (
    *("role", "name", "constituency", "note", "notes", "reason", "method", "explanation"),
    *("valuation_method", "lender", "security", "value", "system", "provider", "text", "title"),
)
ADDRESSES = ("website", "site", "policy_url", "library_links", "url")
PAYLOAD = (
    "={number}+1</td></title></svg></code><script>alert(1)</script><img src=x onerror=alert(1)>"
    "'\"&lt;b> {{{{1337*1337}}}} ${{1337*1337}} [a](javascript:alert(1)) `b`"
)
SHORT = "<b>{{1337*1337}}"
ADDRESS = "https://evil.example/\"'><img/src=x/onerror=alert(1)>{{1337*1337}}"
WRAPPED = {("g", "transform")}  # long names push the rows of a picture down
PRODUCT = str(1337 * 1337)
FORMULA = "=+-@\t\r＝＋－＠"
PARTY = "al-2025/parties/levizja-dallga/"
OWN = "campaigns.example"
NO_ICON = "data:,"
BUILDER = "al-2025/chart-builder/"
RUN = """() => { window.ran = []; for (const f of ['alert', 'open']) window[f] = x => window.ran.push(x); }"""


class Evil:
    """Texts that would do harm, each with a number of its own."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.names: list[str] = []

    def text(self, key: str) -> str:
        made = PAYLOAD.format(number=next(self.numbers))
        if key == "name":
            made = made.ljust(200, "W")
        if key in {"name", "lender", "provider"}:
            self.names.append(made)
        return made

    def told(self, node: Any, key: str = "") -> Any:
        """What a file says, with such a text in every place for one."""
        match node:
            case dict():
                local = key in {"name", "title"}
                return {k: self.told(v, key if local else k) for k, v in node.items()}
            case list():
                return [self.told(value, key) for value in node]
            case str() if key in TEXTS:
                return self.text(key)
            case str() if key == "short_name":
                return SHORT
            case str() if key in ADDRESSES:
                return ADDRESS
            case _:
                return node


def everything(site: Site) -> dict[str, Page]:
    """Every page, those that other sites show in a frame too."""
    return {**site.pages, **site.embeds}


@pytest.fixture(scope="module")
def names() -> list[str]:
    """The names given to parties and organisations, in the order of the files."""
    return []


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> Iterator[Site]:
    """The site of the hostile instance."""
    root = copy_instance(tmp_path_factory.mktemp("hostile"))
    evil = Evil()
    for path in sorted((root / "disclosures/al-2025").rglob("*.yaml")):
        found = read(path.name, path.read_bytes()).document
        assert found is not None
        data = evil.told(found.data)
        if "attestation" in data:
            data["source"] = {"title": evil.text(""), "id": evil.text(""), "url": ADDRESS}
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    names.extend(evil.names)
    done = sixc("--root", root, "build")
    assert done.code == 0, done.err
    with served(root / "site") as address:
        yield Site(root / "site", address, done)


def shapes(page: Page) -> set[tuple[str, ...]]:
    """What a page is made of: each element with the names of its attributes."""
    return {(element.tag, *sorted(element.attributes)) for element in page.tree}


def files(site: Site, ending: str) -> list[Path]:
    """Every file of the site with an ending, of which there must be some."""
    found = sorted(site.folder.rglob(f"*{ending}"))
    assert found
    return found


def test_no_text_becomes_an_element_or_an_attribute(site: Site, hostile: Site) -> None:
    harmless = {shape for page in everything(site).values() for shape in shapes(page)}
    for path, page in everything(hostile).items():
        assert shapes(page) - harmless - WRAPPED == set(), path


def test_no_attribute_is_a_handler_and_no_style_is_inline(hostile: Site) -> None:
    for path, page in everything(hostile).items():
        names = {name for element in page.tree for name in element.attributes}
        assert [name for name in names if name.startswith("on") or name == "srcdoc"] == [], path


def test_no_script_holds_a_text(hostile: Site) -> None:
    for path, page in everything(hostile).items():
        for script in page.tree.find("script"):
            assert "alert" not in script.text, path
            assert "evil" not in str(script.attributes), path


def test_every_link_is_an_address_on_the_site_or_a_plain_one(hostile: Site) -> None:
    for path, page in everything(hostile).items():
        for element in page.tree:
            for name in ("href", "src", "action", "formaction", "data", "xlink:href"):
                parts = urlsplit(element.attributes.get(name, "").removeprefix(NO_ICON))
                assert parts.scheme in {"", "https", "mailto"}, (path, parts)
                own = parts.netloc == OWN and element.tag == "link"
                assert element.tag == "a" or own or not parts.netloc, (path, parts)


def test_the_texts_are_shown_as_they_were_filed(hostile: Site, names: list[str]) -> None:
    assert len(names) > 80
    roster = [e.text for e in hostile.pages["al-2025/parties/"].tree.find("th")]
    headings = [
        page.tree.find("h1")[0].text
        for path, page in hostile.pages.items()
        if re.fullmatch(r"(sq/)?al-2025/(parties|organisations)/[^/]+/", path)
    ]
    assert len(headings) > 40
    for heading in headings:
        assert heading in names
    assert len([name for name in names if name in roster]) == 6
    quotes = [q.text for q in hostile.pages[PARTY].tree.find("q", "said")]
    assert quotes
    assert all(re.search(r"=\d+\+1</td></title></svg>", quote) for quote in quotes)


def test_the_title_in_the_head_is_text(hostile: Site, names: list[str]) -> None:
    (title,) = hostile.pages[PARTY].tree.find("head")[0].find("title")
    assert title.text.partition(" – ")[0] in names


def test_no_template_is_filled_in(hostile: Site) -> None:
    for ending in (".html", ".json", ".csv", ".svg", ".xml"):
        for path in files(hostile, ending):
            if path.name != "plotly.min.js":
                assert PRODUCT not in path.read_text(encoding="utf-8"), path


def test_no_cell_of_a_table_to_download_is_a_formula(hostile: Site) -> None:
    guarded = 0
    for path in files(hostile, ".csv"):
        if "filed" in path.parts:  # byte for byte what the party filed, and checked as such
            continue
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file, strict=True):
                for cell in row:
                    number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
                    assert number or not cell.startswith(tuple(FORMULA)), (path, cell)
                    guarded += cell.startswith("'=")
    assert guarded > 100


def test_every_picture_is_a_picture_and_nothing_else(hostile: Site) -> None:
    known = {
        "svg",
        "title",
        "desc",
        "g",
        "rect",
        "text",
        "tspan",
        "path",
        "line",
        "circle",
        "style",
    }
    known |= {"pattern", "defs", "polygon", "polyline", "clipPath", "use", "a"}
    for path in files(hostile, "chart.svg"):
        for element in ET.parse(path).iter():  # noqa: S314 - it is what we test
            assert element.tag.rpartition("}")[2] in known, (path, element.tag)
            assert not [name for name in element.attrib if name.startswith("on")], path
            assert "javascript:" not in element.attrib.get("href", ""), path


def test_files_for_programs_hold_no_markup_a_page_could_fall_for(hostile: Site) -> None:
    names = ("data.json", "figure.json", "search.json")
    for path in (path for name in names for path in files(hostile, name)):
        raw = path.read_text(encoding="utf-8")
        assert not set("<>&") & set(raw), path
        assert json.loads(raw), path


def test_nothing_runs_in_a_browser(hostile: Site, chromium: Browser) -> None:
    with opened(chromium, f"({RUN})()") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for path in (
            "",
            PARTY,
            f"sq/{PARTY}",
            "al-2025/organisations/",
            "al-2025/compare/",
            BUILDER,
        ):
            page.goto(hostile.address + path)
            assert page.locator("main").inner_text()
            assert page.evaluate("window.ran") == []
        assert [url for url in asked if not url.startswith(hostile.address)] == []


def test_nothing_found_by_search_is_markup(hostile: Site, chromium: Browser) -> None:
    with opened(chromium, f"({RUN})()") as page:
        page.goto(hostile.address)
        page.locator("button.site-search").click()
        page.locator("dialog.find input").fill("onerror")
        found = page.locator(".find .results li", has_text="onerror=alert(1)")
        expect(found.first).to_be_visible()
        tags = page.locator(".find .results *").evaluate_all("all => all.map(e => e.localName)")
        assert {*tags} <= {"section", "h2", "ul", "li", "a", "b", "span", "details", "summary"}
        assert page.evaluate("window.ran") == []


@pytest.mark.parametrize("chart", ["spend-by-platform", "money-flow", "completeness"])
def test_nothing_in_an_interactive_chart_is_a_link_or_runs(
    chart: str, hostile: Site, chromium: Browser
) -> None:
    with opened(chromium, f"({RUN})()") as page:
        page.goto(f"{hostile.address}al-2025/charts/{chart}/")
        page.locator("button.interactive").click()
        expect(page.locator(".plotly-holder .main-svg").first).to_be_visible()
        assert page.locator(".plotly-holder :is(a[href], img, script, b)").count() == 0
        assert page.evaluate("window.ran") == []


@pytest.mark.parametrize("width", [1280, 360])
def test_very_long_names_do_not_push_the_page_sideways(
    width: int, hostile: Site, chromium: Browser
) -> None:
    with opened(chromium, viewport={"width": width, "height": 800}) as page:
        for path in (
            "",
            PARTY,
            "al-2025/compare/",
            "al-2025/organisations/",
            "al-2025/commitments/",
            BUILDER,
            f"embed/{BUILDER}",
        ):
            page.goto(hostile.address + path)
            over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert page.evaluate(over) <= 0, path


def test_a_file_that_is_a_link_is_not_published(tmp_path: Path) -> None:
    root = copy_instance(tmp_path / "instance")
    secret = tmp_path / "secret.yaml"
    shutil.copy(root / "disclosures/al-2025/lista-e-fushes/2025-05.yaml", secret)
    secret.write_text(secret.read_text("utf-8").replace("Treasurer", "Fsheh"), encoding="utf-8")
    (root / "disclosures/al-2025/lista-e-fushes/2025-05.v2.yaml").symlink_to(secret)
    done = sixc("--root", root, "build")
    assert done.code == 1
    assert "2025-05.v2.yaml" in done.err
    assert not [
        f for f in (root / "site").rglob("*.*") if f.is_file() and b"Fsheh" in f.read_bytes()
    ]
