"""What the files of four test elections hold is what a second reading of their disclosures comes to.

The reading is in the modules named `second_…`, which look at the disclosures alone and use none of the program.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

import pytest

from tests.recount import Span
from tests.second_cells import units
from tests.second_charts import CHARTS, figures
from tests.second_reading import Election
from tests.second_sites import ROOTS, Made, made
from tests.second_tables import TABLES, table
from tests.second_unsaid import UNSAID, sentences
from tests.second_words import check, declared, plain, received, told

pytestmark = pytest.mark.slow

Row = dict[str, str]


@pytest.fixture(scope="module", params=ROOTS)
def each(request: pytest.FixtureRequest) -> Made:
    """One of the four."""
    return made(request.param)


def number(cell: str) -> str:
    """A cell, if it is a number without the noughts that change nothing."""
    try:
        return format(Decimal(cell).normalize(), "f")
    except InvalidOperation:
        return cell


def only(rows: Iterable[Row], columns: Iterable[str]) -> list[tuple[str, ...]]:
    names = sorted(columns)
    return [tuple(number(row.get(name, "")) for name in names) for row in rows]


@pytest.mark.parametrize("name", [each.name for each in TABLES])
def test_a_table_holds_what_was_filed_row_by_row(name: str, each: Made) -> None:
    for election in each.elections:
        found, expected = each.rows(f"{election.id}/data/{name}.csv"), table(name, election)
        columns = {column for row in expected for column in row}
        assert columns <= {*found[0]}
        for row, wanted in zip(found, expected, strict=True):
            assert {k: row[k] for k in columns} == {k: wanted.get(k, "") for k in columns}


def charts(election: Election) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every chart there may be: its id, its address, and the parties it is of."""
    for chart in CHARTS:
        yield chart, f"{election.id}/charts/{chart}/", ()
        for party in election.parties:
            yield chart, f"{election.id}/parties/{party}/charts/{chart}/", (party,)


def test_the_file_of_a_chart_holds_every_figure_and_every_silence(each: Made) -> None:
    for election in each.elections:
        for chart, path, parties in charts(election):
            if f"{path}data.csv" not in each.files:
                assert parties
                continue
            found, expected = each.rows(f"{path}data.csv"), list(figures(election, chart, *parties))
            columns = {column for row in expected for column in row}
            assert Counter(only(found, columns)) == Counter(only(expected, columns)), path
            assert [row["party"] for row in found] == [row["party"] for row in expected], path


def test_what_stands_out_is_counted_of_what_was_answered(each: Made) -> None:
    for election in each.elections:
        for row in each.rows(f"{election.id}/data/stands-out.csv"):
            counted = check(election, row["check"], row["party"], row["period"])
            found = tuple(row[name] for name in ("found", "of", "not_said"))
            assert found == (tuple(map(str, counted)) if counted else ("", "", "")), row


def test_the_index_names_every_version_with_its_sums(each: Made) -> None:
    index = each.json("api/v1/index.json")
    found = {
        version["file"]: version for one in index["disclosures"] for version in one["versions"]
    }
    assert len(found) == sum(len(election.files) for election in each.elections)
    for election in each.elections:
        for file in election.files:
            start = f"{election.id}/data/filed/"
            version = found[start + file.path.removeprefix(f"disclosures/{election.id}/")]
            assert version["declared"] == sums_of(declared(file))
            assert version["received"] == sums_of(received(file))
            assert version["current"] is election.counts(file)
            assert version["withdrawn"] is file.withdrawn
            raw = (election.root / file.path).read_bytes()
            assert version["sha256"] == hashlib.sha256(raw).hexdigest()


def sums_of(found: dict[str, Span]) -> list[Row]:
    return [
        {"currency": currency, "low": units(low, currency), "high": units(high, currency)}
        for currency, (low, high) in found.items()
    ]


def test_the_index_names_each_election_party_period_and_file(each: Made) -> None:
    index = each.json("api/v1/index.json")
    named = {
        kind: [(e["election"], e["id"]) for e in index[kind]] for kind in ("parties", "periods")
    }
    assert Counter(named["parties"]) == Counter(
        (e.id, p) for e in each.elections for p in e.parties
    )
    assert Counter(named["periods"]) == Counter(
        (e.id, p) for e in each.elections for p in e.periods
    )
    assert {e["id"]: e["as_of"] for e in index["elections"]} == {
        e.id: e.today for e in each.elections
    }
    for file in index["data"]:
        content = each.files[file["path"]]
        assert file["bytes"] == len(content)
        assert file["sha256"] == hashlib.sha256(content).hexdigest()


def test_feeds_tell_each_filing_with_its_sums_and_whoever_has_not_filed(each: Made) -> None:
    for election in each.elections if "feed.json" in each.files else ():
        filed = each.json(f"{election.id}/feeds/filed.json")["items"]
        overdue = each.json(f"{election.id}/feeds/overdue.json")["items"]
        corrected = each.json(f"{election.id}/feeds/corrections.json")["items"]
        later = [file for file in election.files if file.version > 1]
        silent = [key for key in election.keys if election.filing(*key) == "missing"]
        told_of = {
            item["url"].removesuffix("/").rpartition(f"/{election.id}/")[2]: item for item in filed
        }
        assert len(corrected) == len(later)
        assert {item["title"] for item in overdue} >= {
            f"{election.name(party)} has not filed its disclosure for {election.title(period)}"
            for party, period in silent
        }
        for file in election.files:
            party, period = file.key
            said = plain(told_of[f"parties/{party}/{period}/v{file.version}"]["content_text"])
            for before, found in (
                ("Advertising declared:", declared(file)),
                ("Funding received:", received(file)),
            ):
                if file.version == 1 and found:
                    assert f"{before} {told(found)}." in said


def test_every_sentence_of_the_site_is_said_of_some_election() -> None:
    """A sentence that no test election calls for could say anything."""
    said = frozenset().union(*(made(name).said for name in ROOTS))
    unsaid = {text for text in sentences() if text not in said}
    assert unsaid == {text for texts in UNSAID.values() for text in texts}
