"""What is declared in another currency is never left out of a share, a count, a sum or a "none"."""

import ast
import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from generator.figures.figure import Nothing
from generator.metrics.sums import together
from generator.money import UNIT, Money
from generator.pipeline import run
from tests.built import parse
from tests.chart_hostile import Filed, affiliates, drawn, received, spent, view, write
from tests.invented import ID, ROOT, settings

LUMI, DALLGA, FUSHA = "partia-e-lumit", "levizja-dallga", "lista-e-fushes"
MARCH, APRIL = "2025-03", "2025-04"


def charts(root: Path, filed: Filed, *parties: str) -> dict[str, Any]:
    return drawn(view(write(root, filed), parties=parties))


def paid(party: str, *sums: str) -> dict[str, Any]:
    """Advertising that an affiliate of the party paid."""
    return {**affiliates("ura"), **spent(party, *sums, payer="ura")}


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_share_says_what_affiliates_paid_in_other_currencies(tmp_path: Path) -> None:
    both = paid(LUMI, "meta: 3940.20 EUR")
    both["advertising"]["lines"] += [
        {**line, "id": "own"} for line in spent(LUMI, "meta: 500")["advertising"]["lines"]
    ]
    filed = {
        (LUMI, APRIL, 1): both,
        (DALLGA, APRIL, 1): paid(DALLGA, "tv: 70 USD"),
        (FUSHA, APRIL, 1): spent(FUSHA, "tv: 9"),
    }
    chart = charts(tmp_path, filed)["affiliate-share"]
    assert chart.finding == "Affiliates paid for advertising of 2 of 3 parties that declared any"
    summary = plain(chart.summary)
    assert "River Party 0% in lek, and 3,940.20 EUR" in summary
    assert "Wave Movement no share in lek: affiliates paid 70 USD" in summary
    assert "Lowlands List 0%" in summary
    assert chart.table.columns[4:-1] == (
        "Paid by affiliates (EUR)", "Declared advertising (EUR)",
        "Paid by affiliates (USD)", "Declared advertising (USD)",
    )  # fmt: skip
    cells = {row[0].text: [plain(c.text) for c in row[4:-1]] for row in chart.table.rows}
    said = [cells[name] for name in ("River Party", "Wave Movement", "Lowlands List")]
    assert said == [
        ["3,940.20", "3,940.20", "–", "–"],
        ["–", "–", "70", "70"],
        ["–", "–", "–", "–"],
    ]


def test_the_flow_speaks_of_every_currency_and_draws_its_own(tmp_path: Path) -> None:
    filed = {
        (LUMI, APRIL, 1): {**spent(LUMI, "meta: 1000 USD"), **received("other, unknown: 7")},
        (FUSHA, APRIL, 1): spent(FUSHA, "tv: 9 EUR"),
    }
    chart = charts(tmp_path / "all", filed)["money-flow"]
    assert plain(chart.summary).startswith(
        "Declared funding 7 lek; declared advertising 9 EUR and 1,000 USD. Not filed: "
    )
    rows = [[str(cell) for cell in row[-9:]] for row in chart.data.rows]
    held = [[row[0], row[2], *row[6:]] for row in rows]
    assert ["party", "meta", "1000.00", "1000.00", "USD"] in held
    assert ["party", "broadcast", "9.00", "9.00", "EUR"] in held
    assert ["other", "party", "7.00", "7.00", "ALL"] in held


def test_a_period_of_dollars_alone_is_not_called_none(tmp_path: Path) -> None:
    filed = {
        (LUMI, APRIL, 1): spent(LUMI, "meta: 1000 USD"),
        (DALLGA, MARCH, 1): spent(DALLGA, "tv: 9"),
    }
    summary = plain(charts(tmp_path, filed)["spend-over-time"].summary)
    assert summary == (
        "Declared advertising in lek: March 2025 9 (from 1 of 6 parties) "
        "and April 2025 1,000 USD (from 1 of 6 parties)."
    )


def test_a_flow_of_dollars_alone_is_not_nothing(tmp_path: Path) -> None:
    chart = charts(tmp_path, {(LUMI, APRIL, 1): spent(LUMI, "meta: 1000 USD")}, LUMI)["money-flow"]
    assert isinstance(chart.figure, Nothing)
    assert plain(chart.figure.sentence) == (
        "No funding declared; declared advertising 1,000 USD. Not filed: River Party (March 2025)."
    )
    said = [[plain(cell.text) for cell in row] for row in chart.table.rows]
    assert said == [
        ["River Party", "Meta", "not said", "USD", "1,000"],
        ["River Party", "paid, and nothing declared as received", "–", "USD", "1,000"],
    ]


@pytest.mark.parametrize(
    ("sections", "figure", "label"),
    [
        (spent(LUMI, "meta: 1000 USD"), "1,000 USD", "declared on advertising"),
        (spent(LUMI, "meta: 5", "tv: 1000 USD"), "5", "besides, 1,000 USD"),
        ({}, "0", "declared on advertising"),
        (None, "–", "declared on advertising"),
    ],
    ids=("dollars alone", "both", "nothing to disclose", "silence"),
)
def test_the_first_figure_of_the_front_page_leaves_nothing_out(
    sections: Any, figure: str, label: str, tmp_path: Path
) -> None:
    filed = {} if sections is None else {(LUMI, APRIL, 1): sections}
    home = next(p for p in run(settings(write(tmp_path, filed))).pages["en"] if not p.path)
    first = parse(home.html).find("dl", "figures")[0]
    assert plain(first.find("dd")[0].text) == figure
    assert label in plain(first.find("dt")[0].text)


def test_what_others_paid_in_another_currency_is_not_nought(tmp_path: Path) -> None:
    both = paid(LUMI, "meta: 70 USD")
    both["advertising"]["lines"] += [
        {**line, "id": "own"} for line in spent(LUMI, "tv: 5")["advertising"]["lines"]
    ]
    made = run(settings(write(tmp_path, {(LUMI, APRIL, 1): both}))).pages["en"]
    page = next(p for p in made if p.path == f"al-2025/parties/{LUMI}/")
    said = [plain(dd.text) for dd in parse(page.html).find("dl", "figures")[0].find("dd")]
    assert said[:2] == ["5", "70 USD"]


def test_sums_of_two_currencies_are_no_sum() -> None:
    euro, dollar = Money("EUR", UNIT, UNIT), Money("USD", UNIT, UNIT)
    assert together([]) is None
    assert together([euro, euro]) == Money("EUR", 2 * UNIT, 2 * UNIT)
    with pytest.raises(ValueError, match="EUR and USD cannot be added"):
        together([euro, dollar])


ADDING = ("money.py", "metrics/sums.py", "validation/", "importers/", "history/comparison.py")
"""Where money may be added: published sums in one place; rules, importers and the report of a change for themselves."""
DRAWING = ("drawing/bars.py", "drawing/rows.py", "interactive/bars.py")
"""Where lengths of bars are added, which are called low and high too."""


def test_published_sums_are_added_up_in_one_place() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "generator").rglob("*.py"))
        if not path.relative_to(ROOT / "generator").as_posix().startswith(ADDING + DRAWING)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.stmt | ast.expr) and _adds(node)
    ]
    assert found == []


def _adds(node: ast.AST) -> bool:
    """Whether something adds money: by the function for it, by `sum` of its ends, or end by end."""
    match node:
        case ast.ImportFrom(module="generator.validation.sums", names=names):
            return any(name.name != "difference" for name in names)
        case ast.ImportFrom(module="generator.money", names=names):
            return any(name.name == "add_up" for name in names)
        case ast.Call(func=ast.Name(id="sum"), args=[ast.GeneratorExp(elt=each)]):
            return _is_end(each)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return _is_end(left) and _is_end(right)
        case _:
            return False


def _is_end(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in {"low", "high"}


def test_files_and_the_index_hold_units_with_the_decimals_of_each_currency(tmp_path: Path) -> None:
    sums = ("meta: 1200 JPY", "tv: 1.5 KWD", "google: ≤8915.5 EUR", "radio: 7")
    made = run(settings(write(tmp_path, {(LUMI, APRIL, 1): spent(LUMI, *sums)})))
    files = {artifact.path: artifact.content for artifact in made.artifacts}
    text = files[f"{ID}/data/lines.csv"].decode("utf-8-sig")
    found = {
        row["amount_currency"]: (row["amount_low"], row["amount_high"])
        for row in csv.DictReader(io.StringIO(text))
        if row["amount_currency"]
    }
    assert found == {
        "JPY": ("1200", "1200"), "KWD": ("1.500", "1.500"), "EUR": ("0.00", "8915.50"), "ALL": ("7.00", "7.00"),
    }  # fmt: skip
    (disclosure,) = json.loads(files["api/v1/index.json"])["disclosures"]
    declared = disclosure["versions"][0]["declared"]
    assert {each["currency"]: (each["low"], each["high"]) for each in declared} == found
