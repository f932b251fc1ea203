"""What holds on every page of the site, in both languages, as its files say it.

Every address leads somewhere, every figure to the line it came from, and nothing is asked of another site.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator.exports.index import CHART_FILES
from tests.built import Element, Page, Site, language
from tests.invented import dataset

pytestmark = pytest.mark.slow

OTHER = {"en": "sq", "sq": "en"}
NOTICE = {"en": "is invented", "sq": "është e trilluar"}
LOADING = {
    "link": "href",
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "image": "href",
    "use": "href",
    "object": "data",
}
ADDRESSES = ("href", "src", "action", "data-figure", "data-plotly")
KINDS = {
    "": 1,
    "al-2025/": 1,
    "al-2025/compare/": 1,
    "al-2025/compare/*/": 3,
    "al-2025/parties/": 1,
    "al-2025/parties/*/": 6,
    "al-2025/parties/*/*/": 18,
    "al-2025/parties/*/*/v*/": 13,
    "al-2025/parties/*/charts/*/": 54,
    "al-2025/periods/": 1,
    "al-2025/periods/*/": 3,
    "al-2025/filings/": 1,
    "al-2025/money/": 1,
    "al-2025/organisations/": 1,
    "al-2025/platforms/": 1,
    "al-2025/commitments/": 1,
    "al-2025/charts/": 1,
    "al-2025/charts/*/": 9,
    "al-2025/chart-builder/": 1,
    "al-2025/data/": 1,
    "methods/": 1,
    "how-to-file/": 1,
    "about/": 1,
    "evidence/": 1,
}


def links(page: Page) -> Iterator[str]:
    """Every address a page names."""
    for element in page.tree:
        for name in ADDRESSES:
            if name in element.attributes:
                yield element.attributes[name]


def is_ours(address: str) -> bool:
    """Whether an address stays on the site."""
    return not urlsplit(address).scheme and not address.startswith("//")


def broken(site: Site, page: Page, address: str) -> str:
    """What is wrong with an address on a page; empty where it leads to something."""
    path, fragment = page.to(address)
    there = site.pages.get(path) or site.embeds.get(path)
    if there is not None:
        known = fragment in there.ids or not fragment or is_choice(there, fragment)
        return "" if known else f"no #{fragment} on {path}"
    return "" if path and (site.folder / path).is_file() else f"no {path}"


def is_choice(page: Page, fragment: str) -> bool:
    """Whether a fragment is a choice of parties on a page that compares them."""
    boxes = [e.attributes for e in page.tree.find("input") if e.attributes.get("name") == "party"]
    return set(fragment.split(",")) <= {box["value"] for box in boxes}


def source_rows(page: Page) -> Iterator[tuple[Element, Element]]:
    """Every row of a table with a column for where it comes from, and its link."""
    for row in page.tree.find("tr"):
        for cell in row.find("td", "n"):
            for link in cell.find("a", "src"):
                yield row, link


def figures(row: Element) -> set[Decimal]:
    """The sums of money in the cells of a row; a range is two of them."""
    text = " ".join(cell.text for cell in row.find("td", "n"))
    spans = re.findall(r"([\d,.]+)(?:–([\d,.]+))?\s[A-Z]{3}(?![A-Z])", text)
    return {Decimal(number.replace(",", "")) for span in spans for number in span if number}


def entry(listing: list[str], line: int) -> list[str]:
    """A line of a file and the lines below that belong to it."""
    depth = len(listing[line - 1]) - len(listing[line - 1].lstrip())
    below = [listing[line - 1]]
    for text in listing[line:]:
        if text.strip() and len(text) - len(text.lstrip()) <= depth:
            break
        below.append(text)
    return below


@pytest.mark.parametrize("lang", ["en", "sq"])
def test_every_kind_of_page_is_there(site: Site, lang: str) -> None:
    prefix = "" if lang == "en" else "sq/"
    for pattern, count in KINDS.items():
        regex = re.escape(prefix + pattern).replace(r"\*", r"[^/]+")
        found = [path for path in site.pages if re.fullmatch(regex, path)]
        assert len(found) == count, pattern


def test_every_page_has_one_heading_a_title_and_its_language(site: Site) -> None:
    for path, page in site.pages.items():
        waiting = sum(len(template.find("h1")) for template in page.tree.find("template"))
        assert [len(page.tree.find(tag)) for tag in ("h1", "main")] == [1 + waiting, 1], path
        assert page.tree.find("h1")[0].text.strip(), path
        assert page.tree.find("title")[0].text.strip(), path
        assert page.tree.find("html")[0].attributes["lang"] == language(path), path


def test_every_page_says_that_everything_is_invented(site: Site) -> None:
    for path, page in site.pages.items():
        (notice,) = page.tree.find("aside", "site-notice")
        assert NOTICE[language(path)] in notice.text, path


def test_no_id_stands_twice_on_a_page(site: Site) -> None:
    for path, page in site.pages.items():
        ids = Counter(e.attributes["id"] for e in page.tree if "id" in e.attributes)
        assert [name for name, count in ids.items() if count > 1] == [], path


def test_every_address_on_every_page_leads_somewhere(site: Site) -> None:
    faults = {
        f"{path or '(home)'}: {address}: {fault}"
        for path, page in {**site.pages, **site.embeds}.items()
        for address in set(links(page))
        if is_ours(address) and (fault := broken(site, page, address))
    }
    assert sorted(faults) == []


def test_nothing_is_loaded_from_another_site(site: Site) -> None:
    for path, page in site.pages.items():
        for element in page.tree:
            address = element.attributes.get(LOADING.get(element.tag, ""), "")
            is_reference = element.attributes.get("rel", "").strip() in {"canonical", "alternate"}
            assert is_ours(address) or is_reference or address.startswith("data:"), (path, address)
        assert "@import" not in page.html
    for sheet in (site.folder / "assets").rglob("*.css"):
        loaded = re.findall(r"url\(['\"]?([^)'\"]+)", sheet.read_text(encoding="utf-8"))
        assert [a for a in loaded if not is_ours(a) and not a.startswith("data:")] == [], sheet.name


def test_links_out_of_the_site_give_nothing_away_and_lend_no_weight(site: Site) -> None:
    for path, page in site.pages.items():
        for link in page.tree.find("a"):
            parts = urlsplit(link.attributes.get("href", ""))
            assert parts.scheme in {"", "https", "mailto"}, (path, parts)
            if parts.scheme == "https" and "/parties/" in path:
                rel = set(link.attributes["rel"].split())
                assert rel in ({"nofollow", "noopener", "noreferrer", "ugc"}, {"license"}), path


def test_the_language_switch_keeps_the_page(site: Site) -> None:
    for path, page in site.pages.items():
        if path.endswith("404.html"):
            continue
        below = path.removeprefix("sq/")
        other = f"sq/{below}" if language(path) == "en" else below
        switch = [a for a in page.tree.find("a") if "hreflang" in a.attributes]
        assert [page.to(a.attributes["href"])[0] for a in switch] == [other], path
        assert [a.attributes["hreflang"] for a in switch] == [OTHER[language(path)]], path


def test_every_page_of_data_is_one_click_from_the_navigation(site: Site) -> None:
    wanted = {"compare/", "parties/", "money/", "filings/", "commitments/", "data/"}
    for path, page in site.pages.items():
        prefix = "sq/" if language(path) == "sq" else ""
        found = {
            page.to(a.attributes["href"])[0] for nav in page.tree.find("nav") for a in nav.find("a")
        }
        assert {f"{prefix}al-2025/{name}" for name in wanted} <= found, path
        assert {f"{prefix}methods/", f"{prefix}how-to-file/"} <= found, path


def row_of_ledger(site: Site, there: str, link: Element) -> str:
    """The row of a ledger that a link names; it leads to the file, which has no place for each of its lines."""
    rows = (site.folder / there).read_text("utf-8").splitlines()
    return rows[int(link.text.rpartition(":")[2]) - 1]


def test_every_figure_leads_to_the_line_it_came_from(site: Site) -> None:
    """A row of a party's page may hold the figures of several periods, each with its line."""
    checked = 0
    for path, page in site.pages.items():
        filed: dict[Element, set[Decimal]] = {}
        for row, link in source_rows(page):
            there, fragment = page.to(link.attributes["href"])
            if there.endswith(".ads.csv"):
                (head,) = row.find("th")
                ad_id = row_of_ledger(site, there, link).partition(",")[0]
                assert head.text.startswith(ad_id), (path, head.text)
                continue
            listing = [e for e in site.pages[there].tree.find("li") if "id" in e.attributes]
            lines = {e.attributes["id"]: e.text for e in listing}
            assert fragment in lines, (path, link.attributes["href"])
            assert link.text.endswith(f":{fragment.removeprefix('L')}"), (path, link.text)
            block = "\n".join(entry(list(lines.values()), int(fragment[1:])))
            amounts = {
                Decimal(a) for a in re.findall(r'(?:amount|min|max|at_most): "([\d.]+)"', block)
            }
            assert amounts or "id: " in lines[fragment], (path, lines[fragment])
            filed.setdefault(row, set()).update(amounts)
        for row, amounts in filed.items() if language(path) == "en" else ():
            assert figures(row) <= amounts, (path, words_of(row))
            checked += bool(figures(row))
    assert checked > 300


def words_of(element: Element) -> str:
    """Its text in one line."""
    return " ".join(element.text.split())


def test_every_remark_and_reason_leads_to_its_line(site: Site) -> None:
    found = 0
    for path, page in site.pages.items():
        for link in page.tree.find("a", "src"):
            there, fragment = page.to(link.attributes["href"])
            if there.endswith(".ads.csv"):
                assert row_of_ledger(site, there, link), (path, link.text)
            else:
                assert fragment in site.pages[there].ids, (path, link.attributes["href"])
            found += 1
    assert found > 500


def words(node: Any, key: str = "") -> Iterator[str]:
    """Everything a disclosure says of its entries in the party's own words."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from words(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from words(value, key)
    elif key in {"note", "reason", "explanation", "method", "valuation_method", "security"}:
        yield node


def test_what_a_party_says_in_its_own_words_is_shown_as_such(site: Site) -> None:
    named = {
        quote.text
        for path, page in site.pages.items()
        if path.startswith("al-2025/organisations/")
        for quote in page.tree.find("q", "said")
    }
    shown = 0
    for (party, period), version in dataset().current.items():
        page = site.pages[f"al-2025/parties/{party}/{period}/"]
        quotes = {quote.text for quote in page.tree.find("q", "said")}
        told = set(words(version.filing.document.data))
        assert told - quotes - named == set(), (party, period)
        shown += len(told & quotes)
    assert shown > 40


def test_a_sum_says_whether_vat_is_in_it(site: Site) -> None:
    said = {
        party: {
            word
            for row in site.pages[f"al-2025/parties/{party}/2025-04/"].tree.find("tr")
            for cell in row.find("td", "n")
            for word in re.findall(r"with(?:out)? VAT", cell.text)
        }
        for party in ("partia-e-lumit", "lista-e-fushes", "bashkimi-i-pyllit")
    }
    assert said == {
        "partia-e-lumit": {"with VAT"},
        "lista-e-fushes": {"without VAT"},
        "bashkimi-i-pyllit": set(),
    }


def test_the_comparison_says_where_vat_is_in_some_sums_only(site: Site) -> None:
    for path, differs in (("compare/", True), ("compare/2025-03/", False)):
        page = site.pages[f"al-2025/{path}"]
        warnings = [e for e in page.tree.find("li") if "data-differs" in e.attributes]
        assert len(warnings) == differs, path
    answers = {
        answer.attributes["data-answer"]: [
            e.attributes["data-about"] for e in answer.find("li") if "data-about" in e.attributes
        ]
        for answer in site.pages["al-2025/compare/"].tree.find("li")
        if "data-answer" in answer.attributes and "some sums" not in answer.text
    }
    assert answers == {
        "with": ["aleanca-e-maleve"],
        "without": ["lista-e-fushes"],
        "unsaid": ["bashkimi-i-pyllit"],
    }


def test_all_that_cannot_be_compared_stands_in_one_notice(site: Site) -> None:
    (notice,) = site.pages["al-2025/compare/"].tree.find("div", "warnline")
    said = [e.text for e in notice.find("li")]
    assert "Alliance of the Mountains: “Sources of funding” withheld for April 2025." in said
    assert "Citizens of June: March 2025 and April 2025 missing." in said
    assert not site.pages["al-2025/compare/"].tree.find("p", "warnline")


def test_every_field_of_a_charts_table_names_its_column(site: Site) -> None:
    for path in (p for p in site.pages if re.fullmatch(r"(sq/)?al-2025/charts/[^/]+/", p)):
        (table,) = site.pages[path].tree.find("table", "stack")
        columns = [e.text for e in table.find("th") if e.attributes.get("scope") == "col"]
        assert len(columns) > 1, path
        labels = [e.attributes["data-label"] for e in table.find("td")]
        assert labels == columns[1:] * (len(labels) // len(columns[1:])), path


def test_the_table_of_a_chart_of_money_says_which_money(site: Site) -> None:
    for chart, says in (("spend-by-platform", True), ("targeting-methods", False)):
        notes = [e.text for e in site.pages[f"al-2025/charts/{chart}/"].tree.find("p", "note")]
        assert ("Sums in ALL where no other currency is named, as declared." in notes) == says, (
            chart
        )


def test_no_page_of_a_chart_asks_its_question_twice(site: Site) -> None:
    for path in (p for p in site.pages if re.fullmatch(r"(sq/)?al-2025/charts/[^/]+/", p)):
        tree = site.pages[path].tree
        headings = [e.text for tag in ("h1", "h2") for e in tree.find(tag)]
        assert len(headings) == len(set(headings)), path


def test_days_and_shares_are_written_as_everywhere(site: Site) -> None:
    page = site.pages["al-2025/parties/partia-e-lumit/2025-04/"].tree.find("div", "sixc")[0].text
    assert "6.75% a year, to be repaid by 30 April 2027" in page
    assert "Secretary General, 4 May 2025" in page


def test_what_a_targeting_entry_links_to_can_be_reached(site: Site) -> None:
    links = {
        a.text: a.attributes
        for a in site.pages["al-2025/parties/partia-e-lumit/2025-04/"].tree.find("a")
    }
    assert links["policy on targeting"]["href"] == "https://lumi.example/reklama"
    assert links["ask about your data"]["href"] == "mailto:te-dhenat@lumi.example"


def test_a_version_shows_its_file_as_it_was_filed(site: Site) -> None:
    versions = [path for path in site.pages if re.search(r"/v\d+/$", path)]
    assert len(versions) == 26
    for path in versions:
        (listing,) = site.pages[path].tree.find("ol", "listing")
        shown = [line.text for line in listing.find("li")]
        (download,) = [
            site.folder / site.pages[path].to(a.attributes["href"])[0]
            for a in site.pages[path].tree.find("a")
            if a.attributes.get("href", "").endswith(".yaml")
        ]
        raw = download.read_bytes()
        assert shown == raw.decode().splitlines(), path
        assert hashlib.sha256(raw).hexdigest() in site.pages[path].html, path


def test_every_chart_is_a_picture_a_sentence_and_a_table(site: Site) -> None:
    charts = 0
    for path, page in site.pages.items():
        for figure in page.tree.find("figure", "chart"):
            pictures = [e for e in figure.find("svg") if e.attributes.get("role") == "img"]
            assert len(pictures) == 2, path
            for picture in pictures:
                named = picture.attributes["aria-labelledby"].split()
                assert all(
                    "".join(e.text for e in page.tree if e.attributes.get("id") == i) for i in named
                )
            assert figure.find("figcaption"), path
            assert figure.find("table") or page.tree.find("table"), path
            charts += 1
    assert charts > 40


def test_the_index_for_programs_names_only_what_is_there(site: Site) -> None:
    index = json.loads((site.folder / "api/v1/index.json").read_bytes())
    assert index["version"] == 1
    for group in ("elections", "parties", "periods", "disclosures", "charts", "data", "schemas"):
        assert index[group], group
        assert all("id" in entry for entry in index[group]), group
    pages = ("page", "compare", "filings", "commitments", "builder")
    files = ("builder_data", "builder_media", "path", "file", *CHART_FILES)
    listed = [e for group in index.values() if isinstance(group, list) for e in group]
    listed += [version for disclosure in index["disclosures"] for version in disclosure["versions"]]
    assert [e[k] for e in listed for k in pages if k in e and e[k] not in site.pages] == []
    assert {chart["embed"] for chart in index["charts"]} <= site.embeds.keys()
    found = [e[k] for e in listed for k in files if k in e and e[k] not in {"", "sq/"}]
    assert [path for path in found if not (site.folder / path).is_file()] == []
    for disclosure in index["disclosures"]:
        for version in disclosure["versions"]:
            raw = (site.folder / version["file"]).read_bytes()
            assert hashlib.sha256(raw).hexdigest() == version["sha256"], disclosure["id"]
