"""Targeting: each technique with its data, ground, minors and exclusions, and regions by party."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.built import Element, Site, prefix
from tests.invented import FOLDER, ID

PAGE = f"{ID}/targeting/"


def techniques() -> list[tuple[str, dict[str, Any]]]:
    """Every technique that counts for a period due with its party, as another program reads it."""
    newest: dict[tuple[str, str], Path] = {}
    for file in sorted(FOLDER.glob("*/2025-0[34]*.yaml"), key=lambda f: (len(f.name), f.name)):
        newest[file.parent.name, file.name[:7]] = file
    read = {
        key: yaml.load(f.read_text("utf-8"), Loader=yaml.BaseLoader) for key, f in newest.items()
    }
    return [
        (key[0], t) for key, data in read.items() for t in data["targeting"].get("techniques", [])
    ]


def table(site: Site, name: str, language: str = "en") -> Element:
    (found,) = (
        each
        for each in site.pages[prefix(language) + PAGE].tree.find("table")
        if each.attributes.get("data-table") == name
    )
    return found


def column(found: Element, number: int) -> list[str]:
    """The texts of a column, below its head."""
    rows = [[*row.find("th"), *row.find("td")] for row in found.find("tr")]
    return [" ".join(row[number].text.split()) for row in rows[1:]]


@pytest.mark.parametrize("language", ["en", "sq"])
def test_every_technique_is_there_with_its_line_and_no_cell_is_empty(
    site: Site, language: str
) -> None:
    found = table(site, "techniques", language)
    rows = found.find("tr")[1:]
    assert len(rows) == len(techniques())
    assert all(cell.text.strip() for row in rows for cell in row.find("td"))
    assert all(len(row.find("a", "src")) == 1 for row in rows)
    page = site.pages[prefix(language) + PAGE]
    ads = [a for row in rows for th in row.find("th") for a in th.find("a")]
    assert len(ads) == len(rows)
    assert {page.to(a.attributes["href"])[1] for a in ads} == {"advertising"}


def test_minors_ground_exclusions_and_special_categories_are_those_of_the_files(site: Site) -> None:
    found, said = table(site, "techniques"), [t for _, t in techniques()]
    words = {
        "excluded": "left out",
        "not_excluded": "not left out",
        "unknown": "not known",
        "": "not said",
    }
    assert Counter(column(found, 6)) == Counter(words[t.get("minors", "")] for t in said)
    special = {"true": "used", "false": "none used", "": "not said"}
    assert Counter(column(found, 5)) == Counter(
        special[t.get("special_category_data", "")] for t in said
    )
    grounds = Counter(t["personal_data"].get("legal_basis", "") for t in said)
    assert (
        sum("legal basis: consent" in cell for cell in column(found, 4)) == grounds["consent"] > 0
    )
    excluded = [t for t in said if t.get("exclude")]
    assert sum("nobody named" not in cell for cell in column(found, 3)) == len(excluded) > 0


def test_regions_are_counted_by_party_out_of_all_its_techniques(site: Site) -> None:
    found = table(site, "regions")
    heads = [th.text for th in found.find("thead")[0].find("th")]
    tirana = column(found, 0).index("Tiranë")
    cells = {head: column(found, number)[tirana] for number, head in enumerate(heads) if number}
    own = [t for party, t in techniques() if party == "partia-e-lumit"]
    meant = [t for t in own if {"dimension": "region", "value": "AL-11"} in t.get("include", [])]
    assert cells["Lumi"] == f"{len(meant)} of {len(own)}"
    assert cells["Fusha"].endswith("(only April 2025)")
    assert cells["Qershori"] == "not filed, due 5 May"


def test_a_partys_page_and_its_disclosures_say_what_a_technique_says_of_people(site: Site) -> None:
    for path in ("parties/aleanca-e-maleve/", "parties/aleanca-e-maleve/2025-04/"):
        text = " ".join(site.pages[f"{ID}/{path}"].tree.text.split())
        assert "legal basis: consent" in text
        assert "special categories: none used" in text
        assert "minors: left out" in text
        assert "minors: not said" in text
