"""What is said of the election that is made to trap whoever counts: three currencies, months that are not there, ties.

Every expectation is worked out by hand from the few lines of its files.
"""

import json
import re
from typing import Any

import pytest

from generator.pipeline import Build, run
from tests.built import parse
from tests.command import TRAP
from tests.invented import settings

pytestmark = pytest.mark.slow

ID = "izbori-2027"


@pytest.fixture(scope="module")
def built() -> Build:
    """Everything made from the election."""
    return run(settings(TRAP))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " "))


def chart(built: Build, name: str) -> dict[str, Any]:
    """What the file of a chart for programs says in English."""
    path = f"{ID}/charts/{name}/data.json"
    (found,) = (a for a in built.artifacts if a.path == path and a.language == "en")
    data: dict[str, Any] = json.loads(found.content)
    return data


def page(built: Build, path: str) -> Any:
    """A page in English."""
    (found,) = (page for page in built.pages["en"] if page.path == path)
    return parse(found.html)


def test_a_sentence_gives_every_currency_and_the_months_it_is_of(built: Build) -> None:
    assert plain(chart(built, "spend-by-platform")["summary"]) == (
        "Declared advertising in thousand Macedonian denari: "
        "Aurora 101.0–104.0, ≤ 400.50 EUR and 2,500 USD (only May 2027), Borealis 101.0 (only May 2027), "
        "Cirrus 0 (only May 2027), Drift 0.000010–0.000020 and 300 EUR (only June 2027) and Ember nothing to disclose."
    )
    assert plain(chart(built, "spend-over-time")["summary"]) == (
        "Declared advertising in thousand Macedonian denari: "
        "May 2027 202.1–205.1, ≤ 400.50 EUR and 2,500 USD (from 4 of 5 parties) "
        "and June 2027 0.000010–0.000020 and 300 EUR (from 1 of 4 parties)."
    )


def test_no_month_is_called_the_highest_where_months_cannot_be_compared(built: Build) -> None:
    assert chart(built, "spend-over-time")["finding"] == "When was the money spent?"


def test_the_share_of_affiliates_says_what_it_is_of(built: Build) -> None:
    table = chart(built, "affiliate-share")["table"]
    covers = {row[0]["text"]: row[-1]["text"] for row in table["rows"]}
    assert covers["Cirrus"] == covers["Aurora"] == "only May 2027"


def test_the_first_figure_says_of_how_many_filings_it_is(built: Build) -> None:
    figures = page(built, "").find("dl", "figures")[0]
    first = plain(figures.find("dt")[0].text)
    assert first.startswith("declared on advertising, May – June 2027, in 5 of 9 filings")
    assert first.endswith("besides, 300–700.50 EUR and 2,500 USD")
    assert plain(figures.find("dd")[0].text) == "202.1–205.1"


LEADS = {
    "aurora": "Declared ≤ 400.50 euros, 101.0–104.0 thousand Macedonian denari and 2.5 thousand US dollars of "
    "advertising for May 2027. Names one organisation that campaigns on its behalf. "
    "Targeting: by region, by age and own list. Not filed: June 2027.",
    "borealis": "Declared 101.0 thousand Macedonian denari of advertising for May 2027. "
    "Names no organisation that campaigns on its behalf. Declares no targeting. Withdrawn: June 2027.",
    "cirrus": "Declared 0 Macedonian denari of advertising for May 2027. "
    "Names no organisation that campaigns on its behalf. Declares no targeting. Not filed: June 2027. "
    "Withheld for May 2027: Sources of funding and Use of AI.",
    "drift": "Declared 300 euros and 0.01–0.02 Macedonian denari of advertising for June 2027. "
    "Names one organisation that campaigns on its behalf. Targeting: by age. "
    "Withheld for May 2027: Advertising and Targeting.",
}


@pytest.mark.parametrize("party", LEADS)
def test_a_party_is_said_to_have_declared_for_the_months_it_filed_for(
    party: str, built: Build
) -> None:
    (found,) = (page for page in built.pages["en"] if page.path == f"{ID}/parties/{party}/")
    assert plain(found.description) == LEADS[party]
