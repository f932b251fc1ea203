"""What charts say in words claims no more than was declared: ties, shares, bounds, silence, other currencies, VAT."""

from pathlib import Path
from typing import Any

import pytest

from generator.figures.figure import Nothing
from generator.figures.words import Scale, compact_span
from generator.metrics.status import GRAVEST_FIRST, State, gravest
from generator.money import UNIT, Money
from generator.text import say, translator
from tests.chart_hostile import APRIL, MARCH, Filed, drawn, received, spent, view, write
from tests.chart_views import drawings
from tests.invented import ID, change, copy_to

LUMI, MALET, FUSHA = "partia-e-lumit", "aleanca-e-maleve", "lista-e-fushes"
DALLGA, PYLLI, QERSHORI = "levizja-dallga", "bashkimi-i-pyllit", "qytetaret-e-qershorit"
EN, SQ = translator("en"), translator("sq")
MILLIONS = Scale(1_000_000 * UNIT, say("million"), "ALL")


def of(root: Path, filed: Filed, *parties: str) -> dict[str, Any]:
    return drawn(view(write(root, filed), parties=parties))


def lek(low: int, high: int | None = None) -> Money:
    return Money("ALL", low * UNIT, (low if high is None else high) * UNIT)


@pytest.mark.parametrize(
    ("money", "said"),
    [
        (lek(0), "0"),
        (lek(50_000), "0.050"),
        (lek(1), "0.0000010"),
        (lek(41_250_000), "41.3"),
        (lek(403_600), "0.40"),
        (lek(0, 403_600), "≤ 0.40"),
        (lek(0, 440_001), "≤ 0.44"),
        (lek(28_190_000, 32_710_000), "28.2–32.7"),
        (lek(10_000, 2_000_001), "0.010–2.0"),
        (lek(41_210_000, 41_240_000), "41.2"),
        (lek(999_960), "1.00"),
    ],
)
def test_a_figure_keeps_two_digits_and_is_rounded_half_up_as_a_spreadsheet_does(
    money: Money, said: str
) -> None:
    assert compact_span(EN, money, MILLIONS).replace("\xa0", " ") == said
    comma = said.replace(".", ",")
    assert compact_span(SQ, money, MILLIONS).replace("\xa0", " ") == comma


def test_where_every_sum_is_zero_every_chart_is_drawn_and_says_so(tmp_path: Path) -> None:
    charts = of(tmp_path, {(p, APRIL, 1): spent(p, "meta: 0") for p in (LUMI, MALET, FUSHA)})
    assert charts["spend-by-platform"].finding == charts["spend-by-platform"].question
    assert "River Party zero declared" in charts["affiliate-share"].summary
    assert isinstance(charts["money-flow"].figure, Nothing)


TIES: dict[str, Filed] = {
    "all alike": {(p, APRIL, 1): spent(p, "meta: 9") for p in (LUMI, MALET, FUSHA)},
    "the second and the third": {
        (LUMI, APRIL, 1): spent(LUMI, "meta: 90"),
        **{(p, APRIL, 1): spent(p, "meta: 9") for p in (MALET, FUSHA)},
    },
    "a bound that may be more": {
        (LUMI, APRIL, 1): spent(LUMI, "meta: 90"),
        (MALET, APRIL, 1): spent(MALET, "meta: 9"),
        (FUSHA, APRIL, 1): spent(FUSHA, "meta: ≤9.01"),
    },
}


@pytest.mark.parametrize("name", TIES)
def test_a_tie_names_nobody(name: str, tmp_path: Path) -> None:
    chart = of(tmp_path, TIES[name])["spend-by-platform"]
    assert chart.finding == chart.question


def test_the_two_largest_are_named_in_the_order_of_the_roster_with_what_they_have_at_least(
    tmp_path: Path,
) -> None:
    filed = {
        (LUMI, APRIL, 1): spent(LUMI, "meta: 60..70"),
        (MALET, APRIL, 1): spent(MALET, "meta: 1"),
        (FUSHA, APRIL, 1): spent(FUSHA, "meta: 9939"),
    }
    assert of(tmp_path, filed)["spend-by-platform"].finding == (
        "River Party and Lowlands List account for 99.99% of declared advertising"
    )


def test_a_period_is_the_highest_only_beside_another_with_sums(tmp_path: Path) -> None:
    chart = of(tmp_path, {(LUMI, APRIL, 1): spent(LUMI, "meta: 9")})["spend-over-time"]
    assert chart.finding == chart.question


def test_what_is_declared_in_another_currency_is_not_said_to_be_undeclared(tmp_path: Path) -> None:
    filed = {**spent(DALLGA, "meta: 500 EUR"), **received("other, unknown: 7 EUR")}
    charts = of(tmp_path, {(DALLGA, MARCH, 1): {}, (DALLGA, APRIL, 1): filed})
    said = {
        "spend-by-platform": "500\N{NO-BREAK SPACE}EUR",
        "funding-sources": "7\N{NO-BREAK SPACE}EUR",
    }
    for id_, sums in said.items():
        rows = {row.label: row.state for group in charts[id_].figure.groups for row in group.rows}
        assert rows["Wave Movement"] == sums
        assert f"Wave Movement {sums}" in charts[id_].summary
    assert "Wave Movement only in other currencies" in charts["affiliate-share"].summary
    cells = charts["spend-over-time"].table.rows[3]
    assert [c.text for c in cells[1:]] == ["nothing to disclose", "500\N{NO-BREAK SPACE}EUR"]
    flow = "Declared funding 7\xa0EUR; declared advertising 500\xa0EUR."
    assert charts["money-flow"].figure.sentence.startswith(flow)
    assert "500\xa0EUR" in charts["affiliate-share"].note


def test_a_share_of_all_advertising_names_its_currency_where_there_are_several() -> None:
    assert drawings("en")["filed-spend-by-platform"].finding.endswith(
        "70% of advertising declared in lek"
    )


def test_a_side_of_the_flow_that_nobody_declares_is_not_called_zero(tmp_path: Path) -> None:
    withheld = {"state": "withheld", "reason": "It is published once the contract allows it."}
    filed = {(LUMI, MARCH, 1): {**spent(LUMI, "meta: 5..9"), "funding": withheld}}
    chart = of(tmp_path, filed, LUMI)["money-flow"]
    assert chart.summary.startswith("No funding declared; declared advertising 5–9 lek. Not filed")
    assert [node.figure for node in chart.figure.nodes] == ["5–9 out", "5–9"]
    assert "drawn as high as they can be" in chart.note
    assert chart.figure.remarks[-1] == (
        "Not filed: River Party (April 2025). "
        "Withheld: River Party (Sources of funding, March 2025)."
    )


def test_one_party_says_for_each_period_why_it_has_no_sum() -> None:
    for party, said in (
        (QERSHORI, "March 2025 not filed, due 5 April and April 2025 not filed, due 5 May"),
        (PYLLI, "March 2025 nothing to disclose and April 2025"),
    ):
        assert said in drawings("en")[f"filed-{party}-spend-over-time"].summary


def test_a_file_that_cannot_be_read_is_not_said_to_be_missing(tmp_path: Path) -> None:
    root = write(tmp_path, {(LUMI, APRIL, 1): {}})
    path = root / "disclosures" / ID / LUMI / f"{APRIL}.yaml"
    path.write_text(
        path.read_text("utf-8").replace('"nothing_to_disclose"', '"perhaps"', 1), "utf-8"
    )
    note = drawn(view(root, refused=True))["spend-by-platform"].note
    assert "Filed, but cannot be read: River Party (April 2025)." in note
    assert "Not filed: River Party (March 2025)" in note


def test_charts_of_advertising_say_where_not_all_count_vat_the_same() -> None:
    charts = drawings("en")
    for id_ in ("spend-by-platform", "spend-over-time", "money-flow"):
        assert "Not all sums include VAT." in charts[f"filed-{id_}"].note
    assert "VAT" not in charts["filed-funding-sources"].note


@pytest.mark.parametrize("id_", ["spend-by-platform", "spend-over-time", "affiliate-share"])
def test_brackets_are_explained_where_there_are_any_and_only_there(id_: str) -> None:
    assert "Thin line: how far a sum may reach." in drawings("en")[f"filed-{id_}"].note
    assert "Thin line" not in drawings("en")[f"silent-{id_}"].note


def test_what_was_never_due_is_not_counted_as_unanswered(tmp_path: Path) -> None:
    root = copy_to(tmp_path)
    election = root / "disclosures" / ID / "election.yaml"
    change(election, "site: https://qershori.example/", "withdrawn: 2025-03-31")
    chart = drawn(view(root))["completeness"]
    assert "Citizens of June 0 of 5" in chart.summary
    assert chart.table.rows[5][1].text == "0 of 1"


def test_one_party_of_several_is_spoken_of_in_the_singular(tmp_path: Path) -> None:
    funds = {
        (LUMI, APRIL, 1): received("other, foreign: 5"),
        (MALET, APRIL, 1): received("other, foreign: 0"),
    }
    charts = of(tmp_path, {(LUMI, MARCH, 1): {}, **funds})
    assert charts["funding-origins"].finding == (
        "1 of 2 parties declares money from outside the country"
    )
    assert charts["completeness"].finding.startswith("1 of 6 parties has answered")


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        ((True, True), "labelled"),
        ((True, False), "not all labelled"),
        ((True, None), "label not stated"),
        ((None, False), "not all labelled"),
    ],
)
def test_a_label_is_called_missing_only_where_the_party_says_so(
    labels: tuple[bool | None, ...], said: str, tmp_path: Path
) -> None:
    uses = [
        {
            "id": f"use-{number}", "system": "Pen", "stages": ["text"], "platform_default": False,
            "human_review": "always", "data_entered": "none",
            **({} if label is None else {"label": {"applied": label}}),
        }
        for number, label in enumerate(labels)
    ]  # fmt: skip
    charts = of(tmp_path, {(LUMI, APRIL, 1): {"ai": {"state": "disclosed", "uses": uses}}})
    assert charts["ai-use"].table.rows[0][1].text == said


def test_every_reason_for_no_answer_has_its_weight() -> None:
    assert {*GRAVEST_FIRST, State.FILED, State.NIL} == {*State}
    assert gravest([State.NOT_DUE, State.REFUSED, State.FILED]) is State.REFUSED
    assert gravest([State.FILED, State.NIL]) is State.NIL
