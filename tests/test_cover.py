"""What covers less than its heading says so wherever it stands; silence is not called "not used"."""

import re
from pathlib import Path
from typing import Any

from generator.drawing.svg import NARROW, WIDE, draw
from generator.pipeline import run
from tests.built import parse
from tests.chart_hostile import Filed, affiliates, drawn, received, spent, view, write
from tests.invented import ID, settings

LUMI, DALLGA, FUSHA = "partia-e-lumit", "levizja-dallga", "lista-e-fushes"
MARCH, APRIL = "2025-03", "2025-04"
WITHHELD = {"state": "withheld", "reason": "It is published once the contract allows it."}
FILED: Filed = {
    (LUMI, MARCH, 1): {**spent(LUMI, "meta: 9"), **received("donation_person, domestic: 9")},
    (LUMI, APRIL, 1): {**spent(LUMI, "meta: 9"), **received("donation_person, domestic: 9")},
    (DALLGA, APRIL, 1): {
        **affiliates("ura"),
        **spent(DALLGA, "tv: 8", payer="ura"),
        **received("donation_person, domestic: 8"),
    },
    (FUSHA, MARCH, 1): {"advertising": WITHHELD, "funding": WITHHELD, "targeting": WITHHELD},
    (FUSHA, APRIL, 1): {**spent(FUSHA, "tv: 7"), **received("donation_person, domestic: 7")},
}
TECHNIQUE = {
    "id": "young", "applies_to": ["line-0"], "methods": ["age"],
    "include": [{"dimension": "age", "value": "18-34"}],
    "personal_data": {"used": False}, "special_category_data": False,
}  # fmt: skip


def charts(root: Path, filed: Filed = FILED) -> dict[str, Any]:
    return drawn(view(write(root, filed)))


def test_a_bar_says_which_months_it_covers_where_these_are_not_all(tmp_path: Path) -> None:
    made = charts(tmp_path)
    for id_ in ("spend-by-platform", "funding-sources", "affiliate-share"):
        chart = made[id_]
        states = {row.label: row.state for group in chart.figure.groups for row in group.rows}
        assert states["River Party"] == ""
        assert states["Wave Movement"] == states["Lowlands List"] == "only April 2025", id_
        for width in (WIDE, NARROW):
            assert draw(chart.figure, width, id_, "", "").count("only April 2025") == 2
        assert chart.summary.count("(only April 2025)") == 2
        covers = {row[0].link.split("/")[-2]: row[-1].text for row in chart.table.rows}
        assert chart.table.columns[-1] == "What it covers"
        assert re.fullmatch("March\\W+April 2025", covers[LUMI])
        assert covers[DALLGA] == covers[FUSHA] == "only April 2025"
        assert all(covers.values())


def test_a_grid_never_says_not_used_of_a_month_that_is_missing(tmp_path: Path) -> None:
    filed = {
        **FILED,
        (LUMI, MARCH, 1): {
            **FILED[LUMI, MARCH, 1],
            "targeting": {"state": "disclosed", "techniques": [TECHNIQUE]},
        },
    }
    chart = charts(tmp_path, filed)["targeting-methods"]
    cells = {row.label: row.cells[0] for row in chart.figure.rows}
    assert (cells["River Party"].tone, cells["River Party"].word) == ("full", "used")
    wave, lowlands = cells["Wave Movement"], cells["Lowlands List"]
    assert (wave.tone, lowlands.tone) == (wave.word, "half") == ("missing", "half")
    assert wave.title.endswith(": not used in April 2025, else missing")
    assert lowlands.title.endswith(": not used in April 2025, else withheld")
    assert "Wave Movement: none in April 2025, else missing" in chart.summary
    covers = {row[0].link.split("/")[-2]: row[-1].text for row in chart.table.rows}
    assert covers[DALLGA] == covers[FUSHA] == "only April 2025"
    assert covers["aleanca-e-maleve"] == "missing"


def test_a_file_that_cannot_be_read_is_not_called_unfiled(tmp_path: Path) -> None:
    root = write(tmp_path, {(LUMI, APRIL, 1): {}})
    path = root / "disclosures" / ID / LUMI / f"{APRIL}.yaml"
    text = path.read_text("utf-8").replace('"nothing_to_disclose"', '"perhaps"', 1)
    path.write_text(text, "utf-8")
    made = {page.path: page.html for page in run(settings(root)).pages["en"]}
    assert "What it submitted for" in made[f"{ID}/parties/{LUMI}/"]
    assert "Has not filed for" not in made[f"{ID}/parties/{LUMI}/"]
    assert "Has not filed for" in made[f"{ID}/parties/{DALLGA}/"]


def test_the_page_of_a_platform_names_every_party_each_period_and_who_paid() -> None:
    made = {page.path: page.html for page in run(settings()).pages["en"]}
    tree = parse(made[f"{ID}/platforms/meta/"])
    sums, payers, _, lines = (table.find("tbody")[0].find("tr") for table in tree.find("table"))
    said = {row.find("th")[0].text: [cell.text for cell in row.find("td")] for row in sums}
    assert list(said) == [
        *("River Party", "Alliance of the Mountains", "Lowlands List", "Wave Movement"),
        *("Forest Union", "Citizens of June"),
    ]
    _, march, april, whole, covers = said["Lowlands List"]
    assert (march, april, covers) == ("–", whole, "only April 2025")
    assert said["Forest Union"][1] == "none"
    assert set(said["Citizens of June"]) == {"–", "not filed, due 5 May"}
    assert ["Shoqata Ujëvara", "Alliance of the Mountains"] in [
        [row.find("th")[0].text, row.find("td")[0].text] for row in payers
    ]
    order = [row.find("th")[0].text for row in lines]
    assert order == sorted(order, key=list(said).index)


def test_the_page_of_a_period_leaves_no_cell_empty_and_knows_what_lies_ahead() -> None:
    made = {page.path: page.html for page in run(settings()).pages["en"]}
    march, may = (made[f"{ID}/periods/{period}/"] for period in (MARCH, "2025-05"))
    assert "disclosures were due on 5 April 2025" in march
    assert "disclosures are due by 5 June 2025" in may
    for html, said in ((march, "not filed, due 5 April"), (may, "not due yet")):
        cells = [cell.text.strip() for cell in parse(html).find("tbody")[0].find("td")]
        assert said in cells
        assert all(cells)


def test_two_payers_of_one_name_stay_two_on_the_page_of_a_platform(tmp_path: Path) -> None:
    sections = {**affiliates("ura", "era"), **spent(LUMI, "meta: 5", payer="ura")}
    for entity in sections["affiliates"]["entities"]:
        entity["name"] = "Ura"
    (other,) = spent(LUMI, "meta: 7", payer="era")["advertising"]["lines"]
    sections["advertising"]["lines"].append({**other, "id": "other"})
    made = run(settings(write(tmp_path, {(LUMI, APRIL, 1): sections}))).pages["en"]
    page = next(page for page in made if page.path == f"{ID}/platforms/meta/")
    payers = parse(page.html).find("table")[1].find("tbody")[0].find("tr")
    assert [row.find("td")[1].text.split()[0] for row in payers] == ["5", "7"]
