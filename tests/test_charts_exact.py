"""Every figure of every chart, worked out a second time from the files alone: table, bars, CSV, JSON and sentences."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from generator.drawing.block import block
from generator.exports.chart_files import files
from generator.figures.figure import Bars, Drawing, Flow
from generator.interactive.plot import interactive
from generator.money import UNIT
from tests.chart_hostile import APRIL, MARCH, Filed, affiliates, drawn, received, spent, view, write
from tests.invented import FOLDER, ID, INSTANCE, ROOT
from tests.recount import Span, Written, added, groups, span, spending, written

pytestmark = pytest.mark.slow

LUMI, MALET, FUSHA = "partia-e-lumit", "aleanca-e-maleve", "lista-e-fushes"
DALLGA, PYLLI, QERSHORI = "levizja-dallga", "bashkimi-i-pyllit", "qytetaret-e-qershorit"
PARTIES, DUE = (LUMI, MALET, FUSHA, DALLGA, PYLLI, QERSHORI), (MARCH, APRIL)
WITHHELD = {"state": "withheld", "reason": "It is published once the contract allows it."}
HARD: Filed = {
    (LUMI, MARCH, 1): spent(LUMI, "meta: 999999999999.99"),
    (LUMI, MARCH, 2): {**spent(LUMI, "meta: 50000", "tv: 0.05"), **received("other, eu: ≤70000")},
    (LUMI, APRIL, 1): {**affiliates("ura"), **spent(LUMI, "meta: 10000..2000000", payer="ura")},
    (MALET, MARCH, 1): {**spent(MALET, "google: ≤440001", "meta: 500 EUR"), "funding": WITHHELD},
    (MALET, APRIL, 1): received("membership_fees, domestic: 12.30", "other, unknown: 3..4 EUR"),
    (FUSHA, APRIL, 1): {**spent(FUSHA, "meta: 5 EUR"), **received("donation_person, diaspora: 0")},
    (DALLGA, APRIL, 1): spent(DALLGA, "meta: 0", "radio: 0.00"),
    (PYLLI, APRIL, 1): spent(PYLLI, "meta: 7000000"),
    (PYLLI, APRIL, 2): {"withdrawal": {"reason": "Filed for the wrong party."}},
    (QERSHORI, MARCH, 1): {},
    (QERSHORI, APRIL, 1): {"advertising": WITHHELD, **received("public_funding, domestic: 950000")},
}
LARGE: Filed = {
    (LUMI, APRIL, 1): {
        **affiliates("ura"),
        **spent(LUMI, *["meta: 999999999999.99"] * 1001, *["tv: 1"], payer="ura"),
    },
    (MALET, APRIL, 1): spent(MALET, "print: 0.01"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """An instance: what its files say, and what its charts say in two languages."""

    said: Written
    charts: dict[str, dict[str, Drawing]]


COVERS = "What it covers"


@cache
def case(name: str) -> Case:
    with TemporaryDirectory(prefix="sixc-exact-") as held:
        filed = {"hard": HARD, "large": LARGE}.get(name)
        root = write(Path(held), filed) if filed else INSTANCE
        charts = {language: drawn(view(root, language)) for language in ("en", "sq")}
        return Case(written(FOLDER if root == INSTANCE else root / "disclosures" / ID), charts)


@pytest.fixture(params=["invented", "hard", "large"])
def at(request: pytest.FixtureRequest) -> Case:
    return case(request.param)


def spends(said: Written, *by: str, currency: str = "ALL") -> dict[Any, Span]:
    """What was spent in the periods due, by some fields of its lines."""
    media = groups()
    return added(
        (tuple({**line, "group": media[line["medium"]]}[key] for key in by), span(money))
        for line, money, _ in spending(said)
        if line["period"] in DUE and money["currency"] == currency
    )


def funds(
    said: Written, key: Callable[[str, dict[str, Any]], Any], currency: str = "ALL"
) -> dict[Any, Span]:
    """What was received in the periods due, by a key made from the party and the source."""
    return added(
        (key(party, source), span(source["amount"]))
        for (party, period), data in said.items()
        for source in data["funding"].get("sources", ())
        if period in DUE and source["amount"]["currency"] == currency
    )


def short(number: Decimal, unit: int) -> str:
    """A figure of a sentence in English: in the unit, with one decimal and two digits; in single units exactly."""
    if not number:
        return "0"
    if unit == 1:
        return f"{number:,.2f}".removesuffix(".00")
    places = max(1, 1 - (number / unit).adjusted())
    return f"{(number / unit).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}"


def shorter(found: Span, unit: int) -> str:
    low, high = found
    least, most = short(low, unit), short(high, unit)
    return most if least == most else f"{least}–{most}" if low else f"≤ {most}"


def unit_of(drawing: Drawing) -> int:
    words = {"million lek": 10**6, "thousand lek": 10**3, "lek": 1}
    return next(size for word, size in words.items() if word in drawing.measure)


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def rows(drawing: Drawing) -> list[dict[str, Any]]:
    """The rows of a chart's files, by the names of their columns."""
    return [dict(zip(drawing.data.columns, row, strict=True)) for row in drawing.data.rows]


def sums_in(drawing: Drawing, name: str, *by: str) -> dict[Any, Span]:
    """The sums in a chart's files, by some columns and their currency; rows that give a reason left out."""
    found = {
        (*(row[key] for key in by), row[f"{name}_currency"]): (
            row[f"{name}_low"],
            row[f"{name}_high"],
        )
        for row in rows(drawing)
        if row[f"{name}_currency"]
    }
    assert len(found) == sum(bool(row[f"{name}_currency"]) for row in rows(drawing))
    return found


def in_each_currency(sums: Callable[[str], dict[Any, Span]]) -> dict[Any, Span]:
    return {
        (*key, currency): money
        for currency in ("ALL", "EUR")
        for key, money in sums(currency).items()
    }


def texts(drawing: Drawing) -> dict[str, dict[str, str]]:
    """The figures of the table by party and column, as they are read; none and reasons left out."""
    columns = drawing.table.columns[1:]
    return {
        row[0].link.split("/")[-2]: {
            column: plain(cell.text)
            for column, cell in zip(columns, row[1:], strict=True)
            if column != COVERS and cell.link
        }
        for row in drawing.table.rows
    }


def titles(codelist: str) -> dict[str, str]:
    path = ROOT / "schema" / "codelists" / f"{codelist}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["title"] for row in csv.DictReader(file)}


def expected(cells: dict[Any, Span]) -> dict[str, dict[str, str]]:
    """What a table says of sums by party, column and currency: every currency in its cell, the election's first."""
    found: dict[str, dict[str, str]] = {party: {} for party in PARTIES}
    for (party, column, currency), money in sorted(
        cells.items(), key=lambda cell: cell[0][2] != "ALL"
    ):
        said = shorter(money, 1) + ("" if currency == "ALL" else f" {currency}")
        before = found[party].get(column)
        found[party][column] = f"{before}, {said}" if before else said
    return found


def totals(cells: dict[Any, Span]) -> dict[Any, Span]:
    return added(
        ((party, "Total", currency), money) for (party, _, currency), money in cells.items()
    )


def test_spending_by_medium_is_that_of_the_files(at: Case) -> None:
    names = titles("medium-groups")
    cells = in_each_currency(lambda c: spends(at.said, "party", "group", currency=c))
    drawing = at.charts["en"]["spend-by-platform"]
    assert sums_in(drawing, "spent", "party", "medium") == cells
    assert {row["medium_name"] for row in rows(drawing)} <= {*names.values(), ""}
    named = {(party, names[group], currency): m for (party, group, currency), m in cells.items()}
    assert texts(drawing) == expected({**named, **totals(cells)})
    check_sentence(drawing, totals(cells))


def test_funding_by_kind_is_that_of_the_files(at: Case) -> None:
    names, kinds = titles("funding-groups"), groups("funding-kinds")

    def by(key: Callable[[str, dict[str, Any]], Any]) -> dict[Any, Span]:
        return in_each_currency(lambda c: funds(at.said, key, currency=c))

    cells = by(lambda party, source: (party, kinds[source["kind"]]))
    parted = by(lambda party, source: (party, kinds[source["kind"]], source["origin"]))
    drawing = at.charts["en"]["funding-sources"]
    assert sums_in(drawing, "received", "party", "kind", "origin") == parted
    named = {(party, names[kind], currency): m for (party, kind, currency), m in cells.items()}
    assert texts(drawing) == expected({**named, **totals(cells)})
    check_sentence(drawing, totals(cells))


def check_sentence(drawing: Drawing, sums: dict[Any, Span]) -> None:
    """The summary gives each party its sums or, where there is none, words without any figure but a date's."""
    names = {row["party"]: row["party_name"] for row in rows(drawing)}
    summary = plain(drawing.summary)
    rest = rf"(?:(?:,| and) (?:{'|'.join(names.values())}) .*)?\.$"
    for party, name in names.items():
        match = re.search(rf"{name} (.*?){rest}", summary)
        assert match
        found = match[1]
        declared = [
            shorter(money, unit_of(drawing))
            if currency == "ALL"
            else f"{shorter(money, 1)} {currency}"
            for (each, _, currency), money in sorted(sums.items(), key=lambda i: i[0][2] != "ALL")
            if each == party
        ]
        if declared:
            assert found.partition(" (only ")[0] == " and ".join(declared), (party, found)
        else:
            assert not re.search(r"\d", re.sub(r"due \d+ \w+", "", found)), (party, found)


def test_spending_over_time_is_that_of_the_files(at: Case) -> None:
    drawing = at.charts["en"]["spend-over-time"]
    months = {MARCH: "March 2025", APRIL: "April 2025"}
    sums = in_each_currency(lambda c: spends(at.said, "party", "period", currency=c))
    assert sums_in(drawing, "spent", "party", "periods") == sums
    named = {(party, months[period], currency): m for (party, period, currency), m in sums.items()}
    assert texts(drawing) == expected(named)
    for (period,), money in spends(at.said, "period").items():
        assert f"{months[period]} {shorter(money, unit_of(drawing))}" in plain(drawing.summary)


ROLES = {
    "affiliate": ("affiliates", "entities"), "candidate": ("advertising", "candidates"),
    "third_party": ("advertising", "third_parties"), "intermediary": ("advertising", "intermediaries"),
}  # fmt: skip


def payer(data: dict[str, Any], name: str) -> str:
    """The station in the flow of somebody whom a disclosure names."""
    for role, (section, entries) in ROLES.items():
        if name in {entry["id"] for entry in data[section].get(entries, ())}:
            return role
    return "party"


PAYERS = {
    "party": "Parties", "affiliate": "Affiliates", "candidate": "Candidates", "third_party": "Third parties",
    "intermediary": "Go-betweens",
}  # fmt: skip


def paid_from(
    data: dict[str, Any], line: dict[str, Any], kinds: dict[str, str], *, in_kind: bool
) -> str:
    """The kinds of money that a line names for a sum; help in kind is itself."""
    if in_kind:
        return "in_kind"
    sources = {source["id"]: source["kind"] for source in data["funding"].get("sources", ())}
    named = {kinds[sources[source]] for source in line.get("funding", ())}
    if "in_kind" in line:
        named.discard("in_kind")
    return " ".join(kind for kind in titles("funding-groups") if kind in named) or "not_said"


def differences(came: dict[Any, Span], went: dict[Any, Span]) -> dict[tuple[str, str], Span]:
    """How far what each kind of payer received and paid are apart; all of it where only one is declared."""
    received = added(((payer, currency), m) for (_, payer, _, currency), m in came.items())
    paid = added(((payer, currency), m) for (payer, _, _, currency), m in went.items())
    found = {}
    for key in received.keys() | paid.keys():
        one, other = received.get(key), paid.get(key)
        if one is None or other is None:
            apart = one or other or (Decimal(0), Decimal(0))
        else:
            more, less = (one, other) if one[0] > other[1] else (other, one)
            apart = (
                (more[0] - less[1], more[1] - less[0]) if more[0] > less[1] else (Decimal(0),) * 2
            )
        if apart[1]:
            found[key] = apart
    return found


def test_the_flow_is_that_of_the_files(at: Case) -> None:
    kinds, media = groups("funding-kinds"), groups()
    came = [
        (
            (
                party,
                kinds[source["kind"]],
                payer(data, source.get("received_by", "")),
                kinds[source["kind"]],
                source["amount"]["currency"],
            ),
            span(source["amount"]),
        )
        for (party, period), data in at.said.items()
        for source in data["funding"].get("sources", ())
        if period in DUE
    ]
    went = [
        (
            (
                x["party"],
                payer(at.said[x["party"], x["period"]], x["paid_by"]),
                media[x["medium"]],
                paid_from(at.said[x["party"], x["period"]], x, kinds, in_kind=in_kind),
                money["currency"],
            ),
            span(money),
        )
        for x, money, in_kind in spending(at.said)
        if x["period"] in DUE
    ]
    drawing = at.charts["en"]["money-flow"]
    assert sums_in(drawing, "declared", "party", "section", "from", "to", "money") == {
        (party, section, *ends): money
        for section, sums in (("funding", came), ("advertising", went))
        for (party, *ends), money in added(sums).items()
    }
    links = [added((key[1:], money) for key, money in sums) for sums in (came, went)]
    differing = [row for row in drawing.table.rows if row[2].text == "–" != row[3].text]
    assert len(drawing.table.rows) - len(differing) == sum(map(len, links))
    assert {(row[3].text, plain(row[0].text)): plain(row[4].text) for row in differing} == {
        (currency, PAYERS[role]): shorter(apart, 1)
        for (role, currency), apart in differences(*links).items()
    }
    if isinstance(drawing.figure, Flow):
        ribbons = {(r.source, r.target): Decimal(r.value) / UNIT for r in drawing.figure.ribbons}
        assert ribbons == {
            ends: money[1]
            for sums, first, second in ((links[0], "from", "payer"), (links[1], "payer", "to"))
            for ends, money in added(
                ((f"{first}:{source}", f"{second}:{target}"), money)
                for (source, target, _, currency), money in sums.items()
                if currency == "ALL" and money[1]
            ).items()
        }
    for sums in (funds(at.said, lambda *_: 0), spends(at.said)):
        for money in sums.values():
            assert shorter(money, unit_of(drawing)) in plain(drawing.summary)


def test_the_share_of_affiliates_is_as_wide_as_the_files_allow_and_never_claims_more(
    at: Case,
) -> None:
    drawing = at.charts["en"]["affiliate-share"]
    wholes, found = spends(at.said, "party"), texts(drawing)
    by_payer = added(
        (line["party"], span(money))
        for line, money, _ in spending(at.said)
        if line["period"] in DUE and money["currency"] == "ALL"
and payer(at.said[line["party"], line["period"]], line["paid_by"]) == "affiliate"
    )  # fmt: skip
    for party in PARTIES:
        whole = wholes.get((party,), (Decimal(0), Decimal(0)))
        if not whole[1]:
            assert "Share" not in found[party]
            continue
        part = by_payer.get(party, (Decimal(0), Decimal(0)))
        assert sums_in(drawing, "paid_by_affiliates", "party")[party, "ALL"] == part
        assert sums_in(drawing, "declared", "party")[party, "ALL"] == whole
        assert found[party]["Paid by affiliates (ALL)"] == shorter(part, 1)
        assert found[party]["Declared advertising (ALL)"] == shorter(whole, 1)
        low = part[0] / (part[0] + whole[1] - part[1]) if part[0] else Decimal(0)
        high = part[1] / (part[1] + whole[0] - part[0]) if part[1] else Decimal(0)
        check_share(plain(found[party]["Share"]), low * 100, high * 100)


def check_share(said: str, low: Decimal, high: Decimal) -> None:
    """Each end is said to the nearest of its last digit; nothing and all are only what they are."""
    ends = [Decimal(found) for found in re.findall(r"[0-9.]+", said)]
    assert said.startswith("≤") == (low == 0 < high)
    for end, known in zip((ends[0], ends[-1]), (high if low == 0 else low, high), strict=True):
        exponent = end.as_tuple().exponent
        assert isinstance(exponent, int)
        assert abs(end - known) <= Decimal("0.5").scaleb(exponent)
        assert (end == 0) == (known == 0)
        assert (end == 100) == (known == 100)


def test_sections_answered_are_those_of_the_files(at: Case) -> None:
    names, drawing = titles("sections"), at.charts["en"]["completeness"]
    for party, said in texts(drawing).items():
        for section, column in names.items():
            states = [at.said.get((party, p), {}).get(section, {}).get("state") for p in DUE]
            answered = sum(state in {"disclosed", "nothing_to_disclose"} for state in states)
            assert said[column].split(",")[0] == f"{answered} of 2", (party, section)


@pytest.mark.parametrize(
    ("chart", "section", "entries", "codes", "codelist"),
    [
        ("targeting-methods", "targeting", "techniques", "methods", "targeting-methods"),
        ("ai-use", "ai", "uses", "stages", "ai-stages"),
    ],
)
def test_what_was_used_is_what_the_files_say(
    chart: str, section: str, entries: str, codes: str, codelist: str, at: Case
) -> None:
    names = titles(codelist)
    used = {
        (party, names[code])
        for (party, period), data in at.said.items()
        for entry in data[section].get(entries, ())
        for code in entry[codes]
        if period in DUE and code != "none"
    }
    found = texts(at.charts["en"][chart])
    no = {"not used", "missing", "withheld", "withdrawn"}
    assert {
        (party, column)
        for party, said in found.items()
        for column, word in said.items()
        if word.partition(" in ")[0] not in no
    } == used


def figures_of(drawing: Drawing) -> Iterator[tuple[int, int]]:
    """The ends of each bar of a figure, in the order of its rows; zero bars and rows without one left out."""
    assert isinstance(drawing.figure, Bars)
    for group in drawing.figure.groups:
        for row in group.rows:
            high = sum(segment.high for segment in row.segments)
            if high:
                yield sum(segment.low for segment in row.segments), high


@pytest.mark.parametrize("chart", ["spend-by-platform", "funding-sources", "spend-over-time"])
def test_bars_are_as_long_as_the_table_says_drawn_and_interactive(chart: str, at: Case) -> None:
    drawing = at.charts["en"][chart]
    name = "received" if chart == "funding-sources" else "spent"
    bars = ("party", "periods") if chart == "spend-over-time" else ("party",)
    summed = added(
        (tuple(row[key] for key in bars), (row[f"{name}_low"], row[f"{name}_high"]))
        for row in rows(drawing)
        if row[f"{name}_currency"] == "ALL"
    )
    drawn_as = [(Decimal(low) / UNIT, Decimal(high) / UNIT) for low, high in figures_of(drawing)]
    assert drawn_as == [money for money in summed.values() if money[1]]
    lengths: dict[str, int] = {}
    for trace in interactive(drawing)["data"]:
        for key, length in zip(trace["y"], trace["x"], strict=True):
            lengths[key] = lengths.get(key, 0) + length
    assert sorted(lengths.values()) == sorted(high for _, high in figures_of(drawing))


def test_files_say_what_the_table_says_in_every_language(at: Case) -> None:
    for language, charts in at.charts.items():
        for name, drawing in charts.items():
            made = {
                Path(f.path).name: f.content
                for f in files(block(drawing, name, page="chart/"), language)
            }
            read = list(csv.reader(io.StringIO(made["data.csv"].decode("utf-8-sig"))))
            data = json.loads(made["data.json"])
            assert read == [
                [*drawing.data.columns],
                *([str(value) for value in row] for row in drawing.data.rows),
            ]
            names = drawing.data.columns
            assert [[str(row[column]) for column in names] for row in data["data"]] == read[1:]
            assert [[(c["text"], c["link"]) for c in row] for row in data["table"]["rows"]] == [
                [(c.text, c.link) for c in row] for row in drawing.table.rows
            ]
            assert (data["summary"], data["finding"]) == (drawing.summary, drawing.finding)
            english = rows(at.charts["en"][name])
            words = {column for column in drawing.data.columns if column.endswith("_name")} | {
                "how"
            }
            assert [{**row, **dict.fromkeys(words)} for row in rows(drawing)] == [
                {**row, **dict.fromkeys(words)} for row in english
            ]


def test_every_party_and_period_has_its_row_in_every_file(at: Case) -> None:
    for name, drawing in at.charts["en"].items():
        found = {
            (row["party"], period) for row in rows(drawing) for period in row["periods"].split()
        }
        assert found == {(party, period) for party in PARTIES for period in DUE}, name
        for row in rows(drawing):
            whole = {"disclosed", "nothing_to_disclose", "withheld", "withdrawn", "missing"}
            assert row["state"] in whole
            figures = [*row.values()][5:]
            assert row["state"] == "disclosed" or not any(figures), name
