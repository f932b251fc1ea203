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


def funds(said: Written, key: Callable[[str, dict[str, Any]], Any]) -> dict[Any, Span]:
    """What was received in the periods due, by a key made from the party and the source."""
    return added(
        (key(party, source), span(source["amount"]))
        for (party, period), data in said.items()
        for source in data["funding"].get("sources", ())
        if period in DUE and source["amount"]["currency"] == "ALL"
    )


def value(found: Span) -> str:
    """A span for machines."""
    low, high = (f"{end:.2f}" for end in found)
    return high if low == high else f"<={high}" if not found[0] else f"{low}..{high}"


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


def values(drawing: Drawing) -> dict[str, dict[str, str]]:
    """The figures of the table by party and column; what is not declared, and reasons and gaps, left out."""
    columns = drawing.table.columns[1:]
    return {
        row[0].value: {
            column: cell.value
            for column, cell in zip(columns, row[1:], strict=True)
            if column != COVERS and cell.value and cell.text != "none"
        }
        for row in drawing.table.rows
    }


def titles(codelist: str) -> dict[str, str]:
    path = ROOT / "schema" / "codelists" / f"{codelist}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["title"] for row in csv.DictReader(file)}


def expected(cells: dict[tuple[str, str], Span]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {party: {} for party in PARTIES}
    for (party, column), money in cells.items():
        found[party][column] = value(money)
    return found


def totals(cells: dict[tuple[str, str], Span]) -> dict[tuple[str, str], Span]:
    return added(((party, "Total"), money) for (party, _), money in cells.items())


def test_spending_by_medium_is_that_of_the_files(at: Case) -> None:
    names = titles("medium-groups")
    cells = {
        (party, names[group]): money
        for (party, group), money in spends(at.said, "party", "group").items()
    }
    drawing = at.charts["en"]["spend-by-platform"]
    assert values(drawing) == expected({**cells, **totals(cells)})
    check_sentence(drawing, {party: money for (party, _), money in totals(cells).items()})


def test_funding_by_kind_and_from_elsewhere_is_that_of_the_files(at: Case) -> None:
    names, kinds, origins = titles("funding-groups"), groups("funding-kinds"), titles("origins")
    cells = funds(at.said, lambda party, source: (party, names[kinds[source["kind"]]]))
    abroad = {
        (party, f"of which {origins[origin]}"): money
        for (party, origin), money in funds(at.said, lambda p, s: (p, s["origin"])).items()
        if origin != "domestic"
    }
    drawing = at.charts["en"]["funding-sources"]
    assert values(drawing) == expected({**cells, **totals(cells), **abroad})
    check_sentence(drawing, {party: money for (party, _), money in totals(cells).items()})


def check_sentence(drawing: Drawing, sums: dict[str, Span]) -> None:
    """The summary gives each party its sum or, where there is none, words without any figure but a date's."""
    names = {row[0].value: row[0].text for row in drawing.table.rows}
    summary = plain(drawing.summary)
    rest = rf"(?:(?:,| and) (?:{'|'.join(names.values())}) .*)?\.$"
    for party, name in names.items():
        match = re.search(rf"{name} (.*?){rest}", summary)
        assert match
        found = match[1]
        if party in sums:
            assert found.partition(" (only ")[0] == shorter(sums[party], unit_of(drawing)), (
                party,
                found,
            )
        else:
            assert not re.search(r"\d", re.sub(r"due \d+ \w+", "", found)), (party, found)


def test_spending_over_time_is_that_of_the_files(at: Case) -> None:
    drawing = at.charts["en"]["spend-over-time"]
    months = {MARCH: "March 2025", APRIL: "April 2025"}
    sums = spends(at.said, "party", "period")
    assert values(drawing) == expected({(p, months[q]): money for (p, q), money in sums.items()})
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
            return f"payer:{role}"
    return "payer:party"


def test_the_flow_is_that_of_the_files(at: Case) -> None:
    kinds, media = groups("funding-kinds"), groups()
    came = [
        (
            (
                f"from:{kinds[source['kind']]}",
                payer(data, source.get("received_by", "")),
                source["amount"]["currency"],
            ),
            span(source["amount"]),
        )
        for (_, period), data in at.said.items()
        for source in data["funding"].get("sources", ())
        if period in DUE
    ]
    went = [
        (
            (
                payer(at.said[x["party"], x["period"]], x["paid_by"]),
                f"to:{media[x['medium']]}",
                money["currency"],
            ),
            span(money),
        )
        for x, money, _ in spending(at.said)
        if x["period"] in DUE
    ]
    links = added([*came, *went])
    drawing = at.charts["en"]["money-flow"]
    found = {tuple(cell.value for cell in row[:3]): row[3].value for row in drawing.table.rows}
    assert found == {key: value(money) for key, money in links.items()}
    if isinstance(drawing.figure, Flow):
        ribbons = {(r.source, r.target): Decimal(r.value) / UNIT for r in drawing.figure.ribbons}
        own = {key[:2]: money for key, money in links.items() if key[2] == "ALL"}
        assert ribbons == {key: money[1] for key, money in own.items() if money[1]}
    for sums in (funds(at.said, lambda *_: 0), spends(at.said)):
        for money in sums.values():
            assert shorter(money, unit_of(drawing)) in plain(drawing.summary)


def test_the_share_of_affiliates_is_as_wide_as_the_files_allow_and_never_claims_more(
    at: Case,
) -> None:
    drawing = at.charts["en"]["affiliate-share"]
    wholes, found = spends(at.said, "party"), values(drawing)
    by_payer = added(
        (line["party"], span(money))
        for line, money, _ in spending(at.said)
        if line["period"] in DUE and money["currency"] == "ALL"
and payer(at.said[line["party"], line["period"]], line["paid_by"]) == "payer:affiliate"
    )  # fmt: skip
    for party in PARTIES:
        whole = wholes.get((party,), (Decimal(0), Decimal(0)))
        if not whole[1]:
            assert found[party] == {}
            continue
        part = by_payer.get(party, (Decimal(0), Decimal(0)))
        assert found[party]["Paid by affiliates (ALL)"] == value(part)
        assert found[party]["Declared advertising (ALL)"] == value(whole)
        low = part[0] / (part[0] + whole[1] - part[1]) if part[0] else Decimal(0)
        high = part[1] / (part[1] + whole[0] - part[0]) if part[1] else Decimal(0)
        check_share(plain(found[party]["Share"]), low * 100, high * 100)


def check_share(said: str, low: Decimal, high: Decimal) -> None:
    """The words hold for both ends of the span, and are within a per cent of it."""
    mark, *numbers = re.findall(r"under|over|≤|≥|\d+", said)
    if mark == "under":
        assert 0 < high < 1
    elif mark == "over":
        assert 99 < low < 100
    elif mark == "≤":
        assert high <= int(numbers[0]) < high + 1
    elif mark == "≥":
        assert low - 1 < int(numbers[0]) <= low
    elif numbers:
        assert low - 1 < int(mark) <= low < high <= int(numbers[0]) < high + 1
    else:
        assert max(abs(low - int(mark)), abs(high - int(mark))) <= Decimal("0.5")
        assert (mark == "0") == (high == 0)
        assert (mark == "100") == (low == 100)


def test_sections_answered_are_those_of_the_files(at: Case) -> None:
    names, drawing = titles("sections"), at.charts["en"]["completeness"]
    for party, said in values(drawing).items():
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
    found = values(at.charts["en"][chart])
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
    column = (
        slice(1, None)
        if chart == "spend-over-time"
        else slice(*[drawing.table.columns.index("Total")] * 2)
    )
    if column.start == column.stop:
        column = slice(column.start, column.start + 1)
    said = [
        cell.value
        for row in drawing.table.rows
        for cell in row[column]
        if cell.value not in {"", "0.00"}
    ]
    drawn_as = [(Decimal(low) / UNIT, Decimal(high) / UNIT) for low, high in figures_of(drawing)]
    assert [value(span_) for span_ in drawn_as] == said
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
                for f in files(block(drawing, name, own_page=True), ID, language)
            }
            read = list(csv.reader(io.StringIO(made["data.csv"].decode("utf-8-sig"))))
            data = json.loads(made["data.json"])
            cells = [[(c["text"], c["value"]) for c in row] for row in data["rows"]]
            assert cells == [[(c.text, c.value) for c in row] for row in drawing.table.rows]
            assert read[1:] == [[row[0][0], *(v or t for t, v in row[1:])] for row in cells], name
            assert (data["summary"], data["finding"]) == (drawing.summary, drawing.finding)
            english = at.charts["en"][name].table.rows
            if all(drawing.table.numeric[1:]) and drawing.unit != "%":
                ours, theirs = (
                    [[c.value for c in row] for row in rows]
                    for rows in (drawing.table.rows, english)
                )
                assert ours == theirs  # fmt: skip
