"""Where the money comes from: by origin and party, every currency beside the others, with who gave it."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.figures.figure import Bars, Drawing
from tests.built import Site, prefix
from tests.chart_hostile import APRIL, MARCH, Filed, drawn, received, view, write
from tests.invented import FOLDER, ID

LUMI, MALET, FUSHA = "partia-e-lumit", "aleanca-e-maleve", "lista-e-fushes"
PAGE = f"{ID}/origins/"
WITHHELD = {"funding": {"state": "withheld", "reason": "Once the contract allows it."}}
FILED: Filed = {
    (LUMI, MARCH, 1): {},
    (LUMI, APRIL, 1): received(
        "donation_person, domestic: 9000000",
        "donation_person, diaspora: 5 EUR",
        "donation_organisation, foreign: 2000000",
        "donation_organisation, foreign: 3 EUR",
        "other, unknown: ≤ 1000000",
    ),
    (MALET, MARCH, 1): WITHHELD,
    (MALET, APRIL, 1): received("donation_organisation, eu: 4 USD"),
    (FUSHA, MARCH, 1): WITHHELD,
    (FUSHA, APRIL, 1): WITHHELD,
}


def chart(root: Path, id_: str = "funding-origins", filed: Filed = FILED) -> Drawing:
    found: Drawing = drawn(view(write(root, filed)))[id_]
    return found


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_each_origin_has_its_bar_and_another_currency_stands_beside_it(tmp_path: Path) -> None:
    made = chart(tmp_path)
    assert isinstance(made.figure, Bars)
    groups = {group.heading: group.rows for group in made.figure.groups}
    rows = {
        heading: [(row.label, row.total, plain(row.state)) for row in rows]
        for heading, rows in groups.items()
    }
    assert rows["River Party"] == [
        ("domestic", "9.0", ""),
        ("diaspora", "", "5 EUR"),
        ("foreign", "2.0", "and 3 EUR"),
        ("unknown", "≤\u00a01.0", ""),
    ]
    assert rows["Alliance of the Mountains (only April 2025)"] == [("European Union", "", "4 USD")]
    assert rows["Lowlands List"] == [("", "", "withheld")]
    assert rows["Citizens of June"] == [("", "", "not filed, due 5 May")]


def test_no_currency_is_left_out_of_sentence_table_and_file(tmp_path: Path) -> None:
    made = chart(tmp_path)
    said = "River Party: domestic 9.0, diaspora 5 EUR, foreign 2.0 and 3 EUR, unknown ≤ 1.0"
    assert said in plain(made.summary)
    cells = {row[0].text: [plain(cell.text) for cell in row[1:]] for row in made.table.rows}
    assert cells["River Party"][:-2] == [
        "9,000,000",
        "5 EUR",
        "none",
        "2,000,000, 3 EUR",
        "≤ 1,000,000",
    ]
    assert cells["Alliance of the Mountains"][-1] == "only April 2025"
    origin, currency = (made.data.columns.index(name) for name in ("origin", "received_currency"))
    held = {(row[0], row[origin], row[currency]) for row in made.data.rows if row[currency]}
    assert held == {
        (LUMI, "domestic", "ALL"), (LUMI, "diaspora", "EUR"), (LUMI, "foreign", "ALL"),
        (LUMI, "foreign", "EUR"), (LUMI, "unknown", "ALL"), (MALET, "eu", "USD"),
    }  # fmt: skip


def test_a_title_belongs_to_what_is_drawn(tmp_path: Path) -> None:
    assert chart(tmp_path).finding == "2 of 2 parties declare money from outside the country"
    kinds = chart(tmp_path / "kinds", "funding-sources")
    assert re.fullmatch("Donations: .+ of funding declared in .+", kinds.finding)
    nobody = {(LUMI, APRIL, 1): received("donation_person, domestic: 9")}
    quiet = chart(tmp_path / "quiet", filed=nobody)
    assert quiet.finding == quiet.question
    assert chart(tmp_path / "all", "funding-sources", nobody).finding == (
        "Donations: 100% of declared funding"
    )


def test_a_party_that_signed_that_it_has_nothing_is_one_of_those_who_answered(
    tmp_path: Path,
) -> None:
    filed = {(LUMI, APRIL, 1): received("other, foreign: 5"), (MALET, APRIL, 1): {}}
    assert chart(tmp_path, filed=filed).finding == (
        "1 of 2 parties declares money from outside the country"
    )


def sources() -> list[dict[str, Any]]:
    """Every source of the invented election that counts for a period due, as another program reads it."""
    newest: dict[tuple[str, str], Path] = {}
    for file in sorted(FOLDER.glob("*/2025-0[34]*.yaml"), key=lambda f: (len(f.name), f.name)):
        newest[file.parent.name, file.name[:7]] = file
    read = (yaml.load(f.read_text("utf-8"), Loader=yaml.BaseLoader) for f in newest.values())
    return [source for data in read for source in data["funding"].get("sources", [])]


@pytest.mark.parametrize("language", ["en", "sq"])
def test_every_giver_that_is_named_and_all_from_outside_is_listed_with_its_line(
    site: Site, language: str
) -> None:
    page = site.pages[prefix(language) + PAGE]
    for source in sources():
        giver = source.get("donor", {}).get("name") or source.get("loan", {}).get("lender")
        if giver:
            assert giver in page.tree.text
    outside = [source for source in sources() if source["origin"] != "domestic"]
    tables = {
        table.attributes.get("aria-label"): table.find("tr")
        for table in page.tree.find("div", "scroll")
    }
    wanted = {"en": ("foreign", "European Union", "diaspora")}.get(language, ())
    assert sum(len(tables[name]) - 1 for name in wanted) == (len(outside) if wanted else 0)
    assert len(page.tree.find("a", "src")) >= len(outside)
    if language == "en":
        rest = [
            s for s in sources() if s["origin"] == "domestic" and not s.get("donor", s.get("loan"))
        ]
        sums = sum(Decimal(s["amount"].get("amount", 0)) for s in rest)
        assert f"{len(rest)} more sources name no giver:" in page.tree.text
        assert sums > 0


def test_the_page_is_reached_from_where_money_is_followed(site: Site) -> None:
    links = {
        site.pages[f"{ID}/money/"].to(a.attributes.get("href", ""))[0]
        for a in site.pages[f"{ID}/money/"].tree.find("a")
    }
    assert PAGE in links
