"""Parties stand in the order of the roster everywhere: on pages, in files, in the index and, of one moment, in feeds.

The order of file names would put whoever begins with an A first. Lists by name or by time are ordered so, and say it.
"""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import urljoin

import pytest

from generator.facts import TABLES
from generator.pipeline import Build, run
from tests.built import Element, parse
from tests.invented import FOLDER, ID, dataset, settings

ROSTER = [party.id for party in dataset().parties]
PERIODS = [period.id for period in dataset().periods]
PARTY = re.compile(rf"{ID}/parties/([a-z0-9-]+)/")
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def built() -> Build:
    return run(settings())


def file(path: str) -> str:
    content = next(a.content for a in built().artifacts if a.path == path)
    assert isinstance(content, bytes)
    return content.decode("utf-8-sig")


def runs(names: Iterable[str]) -> list[str]:
    """Names without repeats beside one another."""
    found: list[str] = []
    for name in names:
        if found[-1:] != [name]:
            found.append(name)
    return found


def in_order(names: Iterable[str]) -> bool:
    return (seen := runs(names)) == sorted(seen, key=ROSTER.index)


def test_file_names_would_give_another_order() -> None:
    names = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
    assert names != [party for party in ROSTER if party in names]


def test_versions_are_in_order_of_roster_period_and_number() -> None:
    keys = [
        (ROSTER.index(v.filing.party), PERIODS.index(v.filing.period), v.filing.version)
        for v in dataset().versions
    ]
    assert keys == sorted(keys)


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_each_file_of_facts_has_its_rows_in_order_of_the_roster(table: str) -> None:
    rows = list(csv.DictReader(io.StringIO(file(f"{ID}/data/{table}.csv"))))
    assert runs(row["party"] for row in rows) == ROSTER
    for party in ROSTER:
        periods = runs(row["period"] for row in rows if row["party"] == party)
        assert periods == PERIODS, party


def test_the_index_lists_disclosures_in_order_of_the_roster() -> None:
    index = json.loads(file("api/v1/index.json"))
    assert [entry["id"] for entry in index["parties"]] == ROSTER
    assert in_order(entry["party"] for entry in index["disclosures"])


def test_what_was_filed_at_one_moment_stands_in_order_of_the_roster() -> None:
    named = {party.name["en"]: party.id for party in dataset().parties}
    paths = [a.path for a in built().artifacts if a.path.endswith(".xml") and a.language == "en"]
    shown = 0
    for path in (path for path in paths if "feed" in path):
        moments: dict[str, list[str]] = {}
        for entry in ET.fromstring(file(path)).findall(f"{ATOM}entry"):  # noqa: S314 - written by us
            title = entry.findtext(f"{ATOM}title", "")
            who = next(party for name, party in named.items() if title.startswith(name))
            moments.setdefault(entry.findtext(f"{ATOM}updated", ""), []).append(who)
        assert [*moments] == sorted(moments, reverse=True)
        for parties in moments.values():
            shown += len(set(parties)) > 1
            assert in_order(parties), path
    assert shown


def lists(tree: Element) -> Iterator[list[Element]]:
    """The rows of each table and the items of each list."""
    for kind, part in (("tbody", "tr"), ("ul", "li"), ("ol", "li")):
        for whole in tree.find(kind):
            yield [e for e in whole.inside if isinstance(e, Element) and e.tag == part]


def about(row: Element, path: str) -> str:
    """The party a row or item begins with, by its first link; empty where that leads to no party."""
    links = row.find("a")
    match = PARTY.match(urljoin(path, links[0].attributes["href"])) if links else None
    return match[1] if match else ""


def test_rows_and_items_that_begin_with_a_party_stand_in_order_of_the_roster() -> None:
    seen = 0
    for page in built().pages["en"]:
        for rows in lists(parse(page.html)):
            parties = [about(row, page.path) for row in rows]
            if all(parties) and len(set(parties)) > 1:
                seen += 1
                assert in_order(parties), (page.path, parties)
    assert seen > 20


def test_an_organisation_names_its_parties_in_order_of_the_roster() -> None:
    for page in built().pages["en"]:
        if page.kind == "organisation":
            table = parse(page.html).find("tbody")[0]
            parties = [party for row in table.find("tr") if (party := about(row, page.path))]
            assert in_order(parties), page.path
