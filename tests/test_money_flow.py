"""The flow shows which money paid for what as far as lines say it, and says in the drawing why in and out differ."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.drawing.svg import NARROW, WIDE, draw
from generator.figures.figure import Drawing, Flow, Ribbon
from generator.interactive.plot import interactive
from tests.built import parse
from tests.chart_hostile import APRIL, MARCH, Filed, affiliates, drawn, received, spent, view, write
from tests.chart_views import drawings

LUMI, MALET = "partia-e-lumit", "aleanca-e-maleve"
WITHHELD = {"state": "withheld", "reason": "It is published once the contract allows it."}


def flow(root: Path, filed: Filed, *parties: str) -> tuple[Drawing, Flow]:
    drawing = drawn(view(write(root, filed), parties=parties or (LUMI,)))["money-flow"]
    assert isinstance(drawing.figure, Flow)
    return drawing, drawing.figure


def paid_from(sections: dict[str, Any], *sources: tuple[str, ...]) -> dict[str, Any]:
    """The same, with the sources that each line names; a source is named by its place."""
    lines = sections["advertising"]["lines"]
    for line, named in zip(lines, sources, strict=True):
        if named:
            line["funding"] = [f"source-{place}" for place in named]
    return sections


def strands(figure: Flow) -> dict[str, list[tuple[str, str]]]:
    """The colours of the money that goes to each medium, and how it is named."""
    return {
        ribbon.target: [(strand.colour, plain(strand.label)) for strand in ribbon.strands]
        for ribbon in figure.ribbons
        if ribbon.target.startswith("to:")
    }


def plain(text: str) -> str:
    return " ".join(text.split())


def written(drawing: Drawing, width: int) -> str:
    """The words of a drawing, in their order."""
    tree = parse(draw(drawing.figure, width, drawing.id, "", ""))
    return plain(" ".join(text.text for text in tree.find("text")))


def typed(drawing: Drawing) -> str:
    """The words that stand in the interactive version."""
    figure = json.dumps(interactive(drawing), ensure_ascii=False)
    return plain(figure.replace("<br>", " "))


def test_money_has_the_colour_of_its_source_only_where_a_line_names_it(tmp_path: Path) -> None:
    sections = paid_from(spent(LUMI, "meta: 5", "tv: 7", "meta: 2"), ("0",), (), ())
    filed = {(LUMI, APRIL, 1): {**sections, **received("public_funding, domestic: 20")}}
    drawing, figure = flow(tmp_path, filed)
    assert strands(figure) == {
        "to:meta": [("m1", "5 from Public funding"), ("open", "")],
        "to:broadcast": [("open", "")],
    }
    parts = {node.label: node.parts for node in figure.nodes if node.column == 2}
    assert parts == {"Meta": ("5 from Public funding",), "Radio & TV": ()}
    said = "Outlined: 9 lek of advertising; which money paid for it is not said."
    for words in (written(drawing, WIDE), written(drawing, NARROW), typed(drawing)):
        assert "5 from Public funding" in words
        assert said in words
    assert [[plain(cell.text) for cell in row] for row in drawing.table.rows] == [
        ["Public funding", "River Party", "Public funding", "ALL", "20"],
        ["River Party", "Meta", "Public funding", "ALL", "5"],
        ["River Party", "Meta", "not said", "ALL", "2"],
        ["River Party", "Radio & TV", "not said", "ALL", "7"],
        ["River Party", "more received than paid", "–", "ALL", "6"],
    ]
    held = {
        (str(row[5]), str(row[7]), str(row[9])): str(row[11]) for row in drawing.data.rows if row[5]
    }
    assert held == {
        ("public", "party", "public"): "20.00",
        ("party", "meta", "public"): "5.00",
        ("party", "meta", "not_said"): "2.00",
        ("party", "broadcast", "not_said"): "7.00",
    }


def test_of_several_kinds_named_together_none_is_given_a_part(tmp_path: Path) -> None:
    came = received("public_funding, domestic: 20", "donation_person, domestic: 20")
    sections = paid_from(spent(LUMI, "meta: 5"), ("0", "1"))
    _, figure = flow(tmp_path, {(LUMI, APRIL, 1): {**sections, **came}})
    assert strands(figure) == {"to:meta": [("open", "from Public funding and Donations")]}
    assert not any("Outlined" in remark for remark in figure.remarks)


def test_help_in_kind_paid_no_money(tmp_path: Path) -> None:
    came = received("membership_fees, domestic: 20", "in_kind, domestic: 3")
    came["funding"]["sources"][1]["valuation_method"] = "At the usual price."
    sections = paid_from(spent(LUMI, "tv: 5", "meta: 1"), ("0", "1"), ())
    sections["advertising"]["lines"][0]["in_kind"] = {
        "value": {"amount": "3", "currency": "ALL", "basis": "estimated"},
        "method": "At the usual price.",
    }
    _, figure = flow(tmp_path, {(LUMI, APRIL, 1): {**sections, **came}})
    assert strands(figure) == {
        "to:broadcast": [("m3", "5 from Members & own funds"), ("m5", "3 from Help in kind")],
        "to:meta": [("open", "")],
    }


@pytest.mark.parametrize(
    ("came", "went", "payer", "remark", "whole"),
    [
        ("20", "12", "", "River Party: 8 lek more received than paid.", "8 lek more came in than advertising cost."),
        ("20", "20..30", "", "", ""),
        ("20", "≤30", "", "", ""),
        (
            "20", "25..30", "", "River Party: 5–10 lek more paid than received.",
            "Advertising cost 5–10 lek more than came in.",
        ),
        ("20", "20", "", "", ""),
        ("20", "20", "ura", "Ura: 20 lek paid, and nothing declared as received.", ""),
        ("20", "20", "ura", "River Party: 20 lek received, and nothing declared as paid.", ""),
        ("0", "9", "", "River Party: 9 lek more paid than received.", "Advertising cost 9 lek more than came in."),
    ],
)  # fmt: skip
def test_the_drawing_says_how_what_a_payer_received_and_paid_differ(
    came: str, went: str, payer: str, remark: str, whole: str, tmp_path: Path
) -> None:
    sections = {**affiliates("ura"), **spent(LUMI, f"meta: {went}", payer=payer)}
    filed = {
        (LUMI, MARCH, 1): {},
        (LUMI, APRIL, 1): {**sections, **received(f"membership_fees, domestic: {came}")},
    }
    drawing, figure = flow(tmp_path, filed)
    balances = [plain(said) for said in figure.remarks if said.startswith(("River", "Ura"))]
    assert remark in balances if remark else balances == []
    assert plain(drawing.summary).partition(". ")[2] == whole
    for words in (written(drawing, WIDE), written(drawing, NARROW), typed(drawing)):
        assert remark in words
    rows = [plain(f"{row[0].text}: {row[4].text} lek {row[1].text}.") for row in drawing.table.rows]
    assert set(balances) <= set(rows)


def test_what_the_drawing_leaves_out_stands_in_it_and_in_the_sentence(tmp_path: Path) -> None:
    filed: Filed = {
        (LUMI, MARCH, 1): {**spent(LUMI, "meta: 5"), "funding": WITHHELD},
        (MALET, APRIL, 1): {
            **spent(MALET, "tv: 7 EUR", "meta: 3"),
            **received("other, unknown: 5"),
        },
    }
    drawing, _ = flow(tmp_path, filed, LUMI, MALET)
    others = "In other currencies, not added: Advertising 7 EUR."
    missing = "Not filed: River Party (April 2025) and Alliance of the Mountains (March 2025)."
    withheld = "Withheld: River Party (Sources of funding, March 2025)."
    for words in (written(drawing, WIDE), written(drawing, NARROW), typed(drawing)):
        for said in (others, missing, withheld):
            assert said in words
    assert plain(drawing.summary).endswith(
        f"Advertising cost 3 lek more than came in. {missing} {withheld}"
    )
    assert missing not in drawing.note


def test_money_that_was_not_given_for_advertising_is_named(tmp_path: Path) -> None:
    came = received("loan, domestic: 12", "membership_fees, domestic: 4")
    came["funding"]["sources"][0]["earmarked_for_advertising"] = False
    came["funding"]["sources"][0]["loan"] = {
        "lender": "Banka",
        "interest_percent": "5",
        "due": "2027-01-01",
    }
    came["funding"]["sources"][1]["earmarked_for_advertising"] = True
    _, figure = flow(tmp_path, {(LUMI, APRIL, 1): {**spent(LUMI, "meta: 5"), **came}})
    assert "Of what came in, 12 lek was not given for advertising." in map(plain, figure.remarks)


def test_of_many_payers_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    names = [f"ngo-{number}" for number in range(7)]
    sections = {**affiliates(*names), **spent(LUMI, *["meta: 5"] * 7)}
    for line, name in zip(sections["advertising"]["lines"], names, strict=True):
        line["paid_by"] = name
    drawing, figure = flow(tmp_path, {(LUMI, APRIL, 1): sections})
    told = [remark for remark in figure.remarks if "nothing declared as received" in remark]
    assert len(told) == 4
    assert "The table has 3 more differences." in figure.remarks
    assert sum("nothing declared" in row[1].text for row in drawing.table.rows) == 7


@pytest.mark.parametrize("language", ["en", "sq"])
def test_strands_are_their_ribbon_and_ribbons_their_station(language: str) -> None:
    figures = [d.figure for d in drawings(language).values() if isinstance(d.figure, Flow)]
    assert any(len(ribbon.strands) > 1 for figure in figures for ribbon in figure.ribbons)
    for figure in figures:
        for ribbon in figure.ribbons:
            assert not ribbon.strands or _value(ribbon) == ribbon.value
        for node in figure.nodes:
            ends = [
                r.value
                for r in figure.ribbons
                if node.key == (r.source, r.target)[node.column == 2]
            ]
            assert node.column == 1 or sum(ends) == node.value


def _value(ribbon: Ribbon) -> int:
    return sum(strand.value for strand in ribbon.strands)
