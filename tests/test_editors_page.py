"""Every address that the page for editors names is there: of every party, every chart and every period."""

import re
from itertools import product

import pytest

from generator.charts import CHARTS
from tests.built import Site, prefix
from tests.command import ROOT
from tests.invented import ID, dataset

pytestmark = pytest.mark.slow

PLACES = {
    "ELECTION": [ID],
    "PARTY": [party.id for party in dataset().parties],
    "CHART": [chart.id for chart in CHARTS],
    "PERIOD": ["2025-03", "2025-04", "2025-05"],
}


def named(language: str) -> list[str]:
    """The addresses on the page, with words in capitals for what differs."""
    text = (ROOT / "docs" / language / "for-editors.md").read_text("utf-8")
    return re.findall(r"`((?:embed/)?ELECTION/[^`]*)`", text)


def meant(address: str) -> list[str]:
    """Every address that one with words in capitals stands for."""
    words = [word for word in PLACES if word in address]
    found = []
    for values in product(*(PLACES[word] for word in words)):
        each = address
        for word, value in zip(words, values, strict=True):
            each = each.replace(word, value)
        found.append(each)
    return found


@pytest.mark.parametrize("language", ["en", "sq"])
def test_every_address_for_editors_is_there(site: Site, language: str) -> None:
    for address in (each for one in named(language) for each in meant(one)):
        path = prefix(language) + address
        file = site.folder / path
        assert file.is_file() or (path.endswith("/") and (file / "index.html").is_file()), path


def test_the_pages_of_all_languages_name_the_same_addresses() -> None:
    assert named("sq") == named("en")
    assert {word for word in PLACES if any(word in one for one in named("en"))} == {*PLACES}
    charts = [one for one in named("en") if "/PARTY/" in one]
    assert {one.rpartition("/")[2] for one in charts} == {
        "", "chart.png", "chart.svg", "data.csv", "data.json", "oembed.json",
    }  # fmt: skip
