"""What the files of four test elections hold is what a second reading of their disclosures comes to.

The reading is in the modules named `second_…`, which look at the disclosures alone and use none of the program.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

import pytest

from tests.built import Element, Page, parse
from tests.recount import Span
from tests.second_cells import units
from tests.second_charts import CHARTS, answered, due, figures, spends, stages
from tests.second_reading import ANSWERS, Election
from tests.second_sentences import (
    COUNTED,
    filed_of_due,
    funded,
    headings,
    known,
    only,
    overdue,
    parties,
    period_sentence,
    platform_sentence,
    spent,
    together,
)
from tests.second_sites import ROOTS, Made, made
from tests.second_tables import TABLES, table
from tests.second_unsaid import UNSAID, sentences
from tests.second_words import check, declared, full, listing, plain, received, scale, short, told

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


def picked(rows: Iterable[Row], columns: Iterable[str]) -> list[tuple[str, ...]]:
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
    for name in CHARTS:
        yield name, f"{election.id}/charts/{name}/", ()
        for party in election.parties:
            yield name, f"{election.id}/parties/{party}/charts/{name}/", (party,)


def test_the_file_of_a_chart_holds_every_figure_and_every_silence(each: Made) -> None:
    for election in each.elections:
        for name, path, whose in charts(election):
            if f"{path}data.csv" not in each.files:
                assert whose
                continue
            found, expected = each.rows(f"{path}data.csv"), list(figures(election, name, *whose))
            columns = {column for row in expected for column in row}
            assert Counter(picked(found, columns)) == Counter(picked(expected, columns)), path
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


@pytest.mark.usefixtures("plotly_bundle")
def test_every_sentence_of_the_site_is_said_of_some_election() -> None:
    """A sentence that no test election calls for could say anything."""
    said = frozenset().union(*(made(name).said for name in ROOTS))
    known = frozenset(sentences())
    assert known - said == known & {text for texts in UNSAID.values() for text in texts}


def several(each: Made) -> Iterator[Election]:
    """The elections of more than one party: charts of one alone say other things."""
    return (election for election in each.elections if len(election.parties) > 1)


def chart(each: Made, election: Election, name: str) -> dict[str, Any]:
    found: dict[str, Any] = each.json(f"{election.id}/charts/{name}/data.json")
    return found


def test_headings_of_charts_count_parties_right(each: Made) -> None:
    for election in several(each):
        for name, heading in headings(election).items():
            found = chart(each, election, name)
            assert plain(found["finding"]) == (heading or found["question"])


def test_sentences_of_charts_give_each_sum_and_what_it_covers(each: Made) -> None:
    for election in several(each):
        said = plain(chart(each, election, "spend-by-platform")["summary"])
        assert all(part in said for part in platform_sentence(election)), said
        note = chart(each, election, "spend-by-platform")["note"]
        assert "Not all sums include VAT." not in note or is_without_vat(election)
        said = plain(chart(each, election, "spend-over-time")["summary"])
        assert all(part in said for part in period_sentence(election)), said
        said = plain(chart(each, election, "completeness")["summary"])
        counts = (
            f"{election.name(p)} {answered(election, p)[0]} of {answered(election, p)[1]}"
            for p in election.parties
        )
        assert said == f"Sections answered of sections due: {listing(counts)}."


def is_without_vat(election: Election) -> bool:
    """Whether anybody says so of any sum."""
    every = [one for p in election.parties for one in spends(election, p, *due(election))]
    return any(money.get("includes_vat") == "false" for *_line, money in every)


def cells(row: Element) -> list[str]:
    return [plain(cell.text) for cell in row.inside if isinstance(cell, Element)]


def rows(page: Page, heading: str) -> list[list[str]]:
    """The rows of the first table of a page with some heading of a column."""
    for found in page.tree.find("table"):
        head, *rest = found.find("tr")
        if heading in cells(head):
            return [cells(row) for row in rest]
    return []


def lines(sums: dict[str, Span]) -> str:
    return "".join(f"{full(money)} {currency}" for currency, money in sums.items())


def test_the_list_of_parties_sums_and_counts_right(each: Made) -> None:
    for election in each.elections:
        found = rows(each.pages[f"{election.id}/parties/"], "Filed of due")
        for party, row in zip(election.parties, found, strict=True):
            sums = lines(spent(election, party, *due(election)))
            part = only(election, party, "advertising")
            assert row[0] == election.name(party)
            assert row[1] == sums + part if sums else row[1].endswith(part)
            assert row[2] == "{} of {}".format(*filed_of_due(election, party))
            assert row[3] == "{} of {}".format(*answered(election, party))


def test_the_list_of_periods_sums_over_all_parties_that_answered(each: Made) -> None:
    for election in each.elections:
        found = {row[0]: row for row in rows(each.pages[f"{election.id}/periods/"], "Filed")}
        for period in election.periods:
            row = found[election.title(period)]
            for cell, section, sums in ((4, "advertising", spent), (5, "funding", funded)):
                whole = together(sums(election, party, period) for party in election.parties)
                states = [election.state(party, period, section) for party in election.parties]
                asked = [state for state in states if state != "not_asked"]
                count = sum(state in ANSWERS for state in asked)
                expected = f"{lines(whole) or '–'}from {count} of {parties(len(asked))}"
                assert row[cell] == expected


def figures_of(page: Page) -> dict[str, str]:
    """The figures on top of a page, by what they are of."""
    (found,) = page.tree.find("dl", "figures")[:1]
    words = [plain(each.text) for each in found.find("dt")]
    return dict(zip(words, [plain(each.text) for each in found.find("dd")], strict=True))


def test_the_figures_on_top_of_the_front_page_are_right(each: Made) -> None:
    for election in each.elections:
        # The newest has the front page; its own page only says so.
        own = each.pages[f"{election.id}/"] if f"{election.id}/" in each.pages else each.pages[""]
        front = own if own.tree.find("dl", "figures") else each.pages[""]
        said = figures_of(front)
        counts = [filed_of_due(election, party) for party in election.parties]
        filed, owed = map(sum, zip(*counts, strict=True))
        assert said[f"disclosures filed of {owed} due"] == str(filed)
        late = overdue(election)
        who = {0: "", 1: ", from one party"}.get(len({p for p, _ in late}), "")
        who = who or (f", from {len({p for p, _ in late})} parties" if late else "")
        assert said[f"overdue{who}"] == str(len(late))
        used = [p for p in election.parties if stages(election, p, *due(election))]
        answer = [p for p in election.parties if known(election, p, "ai")]
        assert said["parties that answered say they used AI"] == f"{len(used)} of {len(answer)}"
        whole = together(spent(election, party, *due(election)) for party in election.parties)
        first, value = next(iter(said.items()))
        main = whole.get(election.currency)
        if main:
            assert value == short(main, scale(main[1])[0])
        others = [f"{full(m)} {c}" for c, m in whole.items() if c != election.currency]
        assert listing(others) in (first if main else value) if others else "besides" not in first


def test_the_first_sentence_of_a_party_sums_and_counts_right(each: Made) -> None:
    for election in each.elections:
        for party in election.parties:
            (page,) = (
                p for p in each.build.pages["en"] if p.path == f"{election.id}/parties/{party}/"
            )
            said = plain(page.description)
            affiliates = {
                entry["name"]
                for file, entry in election.entries("affiliates", "entities", party)
                if entry["campaigns_on_behalf"] == "true" and file.key[1] in due(election)
            }
            if known(election, party, "affiliates") and len(affiliates) > 1:
                assert f"Names {len(affiliates)} organisations that campaign" in said
            elif known(election, party, "affiliates"):
                assert f"Names {COUNTED[len(affiliates)]} organisation that campaigns" in said
            else:
                assert "Names" not in said
            sums = spent(election, party, *due(election))
            worded = [short(m, scale(m[1])[0]) for m in sums.values()]
            assert all(each_ in said for each_ in worded)
            assert ("Declared no advertising" in said) == (
                not sums and bool(known(election, party, "advertising"))
            )
            assert ("Has not filed" in said) == (
                not any(election.current(party, p) for p in due(election))
                and any(election.filing(party, p) == "missing" for p in due(election))
                and not any(
                    (party, p) in {*election.newest, *election.broken} for p in due(election)
                )
            )


def test_pictures_write_the_same_figures(each: Made) -> None:
    """Whatever a row of a chart's picture says beside its bar is the sum of that row."""
    for election in several(each):
        svg = each.files[f"{election.id}/charts/spend-by-platform/chart.svg"].decode()
        words = plain(" ".join(parse(svg).text.split()))
        sums = {p: spent(election, p, *due(election)) for p in election.parties}
        owns = [m[election.currency][1] for m in sums.values() if election.currency in m]
        unit, _ = scale(max(owns, default=Decimal(0)))
        for party, found in sums.items():
            own = found.get(election.currency)
            if own:
                assert short(own, unit) in words, party
