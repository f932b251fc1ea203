"""The tables hold what was filed, with the file and line of every fact, and nothing else."""

import csv
import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.analysis import frames, types
from generator.exports.tables import SHARED, SUM, cells, columns
from generator.facts import TABLES
from generator.facts.build import build
from generator.facts.dataset import Dataset
from generator.facts.table import Table
from generator.history.filed import History
from generator.metrics.figures import count
from generator.validation.identity import fold, organisation
from generator.validation.places import SECTIONS
from tests.invented import FOLDER, ID, INSTANCE, LISTS, change, check, copy_to, dataset, disclosures

NAMES = [table.name for table in TABLES]
AMOUNT = [f"amount_{part}" for part in SUM]


def made(root: Path) -> Dataset:
    """The tables of a changed copy, which passes its checks."""
    (election,) = check(root).elections
    assert election.refused == ()
    return build(election, History(), LISTS)


def rows(table: str, held: Dataset | None = None) -> list[dict[str, Any]]:
    """Every row of a table, whatever the version."""
    (found,) = (each for each in TABLES if each.name == table)
    facts = (held or dataset()).facts
    return [dict(zip(columns(found), row, strict=True)) for row in cells(found, facts)]


@cache
def as_filed(file: Path) -> dict[str, Any]:
    """A disclosure as another program reads it."""
    data: dict[str, Any] = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
    return data


def entries(*path: str) -> list[tuple[str, dict[str, Any]]]:
    """Each entry of a list in every disclosure, as another program reads it, with its file."""
    found = []
    for file in disclosures():
        node: Any = as_filed(file)
        for key in path:
            node = node.get(key, {})
        found += [(file.relative_to(INSTANCE).as_posix(), entry) for entry in node or ()]
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_has_its_columns_and_types_with_and_without_rows(
    table: Table[Any], tmp_path: Path
) -> None:
    root = copy_to(tmp_path)
    for path in [*disclosures(root), *(root / "disclosures" / ID).glob("*/*.csv")]:
        path.unlink()
    for facts in (dataset().facts, made(root).facts):
        frame = frames(facts)[table.name]
        assert {column: str(kind) for column, kind in frame.dtypes.items()} == types(table)
    taken_over = table.name == "annotations"  # which nobody did with the invented disclosures
    assert (len(frames(dataset().facts)[table.name]) > 0) is not taken_over


def test_every_row_says_where_it_comes_from() -> None:
    files = {path.relative_to(INSTANCE).as_posix() for path in FOLDER.glob("*/*.*")}
    for name in NAMES:
        for row in rows(name):
            assert set(SHARED) <= set(row)
            assert row["file"] in files
            party, period = row["file"].split("/")[2:]
            assert (row["party"], row["period"]) == (party, period[:7])


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("sections", r"^{section}:|\bstate:"),
        ("affiliates", r"\bid: {id}\b"),
        ("accounts", r"\bid: {id}\b"),
        ("lines", r"\bspent:|\bvalue:"),
        ("funding", r"\bid: {id}\b"),
        ("methods", r"\bid: {technique}\b"),
        ("ai", r"\bid: {id}\b"),
        ("ads", r"^{ad_id},{line_id},"),
    ],
)
def test_the_line_of_a_row_is_the_line_of_its_fact(name: str, sign: str) -> None:
    for row in rows(name):
        line = (INSTANCE / row["file"]).read_text("utf-8").splitlines()[row["line"] - 1]
        assert re.search(sign.format(**row), line), f"{row['file']}:{row['line']} {line}"


def test_every_version_is_kept_and_the_newest_counts() -> None:
    counted = {
        (v.filing.party, v.filing.period): v.filing.version for v in dataset().current.values()
    }
    assert len(dataset().versions) == len(disclosures())
    assert counted["partia-e-lumit", "2025-03"] == 2
    assert counted["aleanca-e-maleve", "2025-04"] == 2
    for name in NAMES:
        for row in rows(name):
            assert row["current"] == (counted[row["party"], row["period"]] == row["version"])


def test_every_version_is_known_by_its_bytes_and_its_day() -> None:
    for version in dataset().versions:
        assert re.fullmatch(r"[0-9a-f]{64}", version.sha256)
        attested = version.filing.document.data["attestation"]["date"]
        assert version.filed == date.fromisoformat(attested)
    assert len({version.sha256 for version in dataset().versions}) == len(disclosures())


def test_every_section_of_every_version_has_its_state() -> None:
    states = {
        (row["file"], row["section"]): (row["state"], row["reason"]) for row in rows("sections")
    }
    for file in disclosures():
        data = as_filed(file)
        for section in SECTIONS:
            state = states.pop((file.relative_to(INSTANCE).as_posix(), section))
            assert state == (data[section]["state"], data[section].get("reason", ""))
    assert states == {}


@pytest.mark.parametrize(
    ("table", "path"),
    [
        ("affiliates", ("affiliates", "entities")),
        ("accounts", ("advertising", "accounts")),
        ("funding", ("funding", "sources")),
    ],
)
def test_every_entry_gives_one_row(table: str, path: tuple[str, ...]) -> None:
    expected = sorted((file, entry["id"]) for file, entry in entries(*path))
    assert sorted((row["file"], row["id"]) for row in rows(table)) == expected


SOURCES, TECHNIQUES = ("funding", "sources"), ("targeting", "techniques")
WRITTEN = {"true": "yes", "false": "no"}


def said(entry: Any, field: str) -> str:
    """What an entry says in a field, as a table writes it; empty where it does not say."""
    for name in field.split("/"):
        entry = entry.get(name, {})
    return " ".join(entry) if isinstance(entry, list) else WRITTEN.get(entry or "", entry or "")


@pytest.mark.parametrize(
    ("table", "path", "column", "field"),
    [
        ("affiliates", ("affiliates", "entities"), "control_note", "control/note"),
        ("lines", ("advertising", "lines"), "paid_from", "funding"),
        ("lines", ("advertising", "lines"), "note", "note"),
        ("lines", ("advertising", "lines"), "without_disclaimer", "without_disclaimer/ads"),
        (
            *("lines", ("advertising", "lines"), "without_disclaimer_explanation"),
            "without_disclaimer/explanation",
        ),
        ("funding", SOURCES, "donor_country", "donor/country"),
        ("funding", SOURCES, "security", "loan/security"),
        ("funding", SOURCES, "earmarked_for_advertising", "earmarked_for_advertising"),
        ("methods", TECHNIQUES, "data_categories", "personal_data/categories"),
        ("methods", TECHNIQUES, "audience_min", "audience/min"),
        ("methods", TECHNIQUES, "audience_max", "audience/max"),
        ("methods", TECHNIQUES, "policy_url", "policy_url"),
        ("methods", TECHNIQUES, "rights_contact", "rights_contact"),
        ("methods", TECHNIQUES, "note", "note"),
    ],
)
def test_a_row_says_what_its_entry_says_and_nothing_where_it_is_silent(
    table: str, path: tuple[str, ...], column: str, field: str
) -> None:
    expected = {(file, entry["id"], said(entry, field)) for file, entry in entries(*path)}
    found = {
        (row["file"], row.get("id") or row["technique"], str(row[column])) for row in rows(table)
    }
    assert found == expected
    assert {bool(value) for *_, value in found} == {True, False}


@pytest.mark.parametrize(
    ("role", "group", "field"),
    [
        ("candidate", "candidates", "constituency"),
        ("third_party", "third_parties", "note"),
        ("intermediary", "intermediaries", "service"),
        ("intermediary", "intermediaries", "note"),
    ],
)
def test_a_role_says_what_the_entry_of_who_holds_it_says(role: str, group: str, field: str) -> None:
    declared = [row for row in rows("roles") if row["role"] == role and not row["about"]]
    expected = [(file, e["name"], said(e, field)) for file, e in entries("advertising", group)]
    assert sorted((r["file"], r["name"], r[field]) for r in declared) == sorted(expected)
    assert any(row[field] for row in declared)


def test_a_giver_is_known_by_its_register_numbers() -> None:
    found = {row["donor_register"] for row in rows("funding") if row["donor"] == "Fondacioni Ura"}
    assert found == {"AL-QKB L91234567A"}
    silent = {row["donor_register"] for row in rows("funding") if row["donor_country"] == "CH"}
    assert silent == {""}


def test_every_sum_says_whether_vat_is_in_it_or_stays_silent() -> None:
    expected = [
        (file, entry["id"], said(money, "includes_vat"))
        for file, entry in entries("advertising", "lines")
        for money in (entry.get("spent"), entry.get("in_kind", {}).get("value"))
        if money
    ]
    found = [(row["file"], row["id"], row["amount_includes_vat"]) for row in rows("lines")]
    assert sorted(found) == sorted(expected)
    assert {vat for *_, vat in found} == {"yes", "no", ""}


def test_what_ads_without_a_disclaimer_cost_stands_apart_from_the_line() -> None:
    sums = {
        row["id"]: [row[f"without_disclaimer_{column}"] for column in SUM]
        for row in rows("lines")
        if row["without_disclaimer"] != ""
    }
    assert sums == {"meta-april": ["ALL", Decimal(41300), Decimal(41300), "platform_reported", ""]}
    without = [row for row in rows("lines") if row["without_disclaimer"] == ""]
    assert {row["without_disclaimer_high"] for row in without} == {""}


def test_the_value_of_a_whole_campaign_stands_beside_the_line_and_is_not_its_sum() -> None:
    (row,) = [row for row in rows("lines") if row["campaign_value_currency"]]
    assert row["id"] == "tv-april"
    assert (row["amount_low"], row["campaign_value_low"]) == (14262000, 15822000)


def test_every_method_and_every_stage_gives_one_row() -> None:
    methods = [
        (file, entry["id"], method)
        for file, entry in entries("targeting", "techniques")
        for method in entry["methods"]
    ]
    stages = [
        (file, entry["id"], stage)
        for file, entry in entries("ai", "uses")
        for stage in entry["stages"]
    ]
    found = [(row["file"], row["technique"], row["method"]) for row in rows("methods")]
    assert sorted(found) == sorted(methods)
    assert sorted((row["file"], row["id"], row["stage"]) for row in rows("ai")) == sorted(stages)


def ends(money: dict[str, str]) -> tuple[str, Decimal, Decimal]:
    """Currency, lowest and highest sum of a sum of money as written."""
    low = money.get("amount") or money.get("min") or "0"
    high = money.get("amount") or money.get("max") or money["at_most"]
    return money["currency"], Decimal(low), Decimal(high)


def test_every_sum_of_a_line_is_one_row_in_units_of_its_currency() -> None:
    expected = []
    for file, entry in entries("advertising", "lines"):
        if "spent" in entry:
            expected.append((file, entry["id"], False, *ends(entry["spent"])))
        if "in_kind" in entry:
            expected.append((file, entry["id"], True, *ends(entry["in_kind"]["value"])))
    found = [
        (row["file"], row["id"], row["in_kind"], *(row[name] for name in AMOUNT[:3]))
        for row in rows("lines")
    ]
    assert sorted(found) == sorted(expected)
    assert any(low == 0 < high for *_, low, high in found)


def test_what_was_not_said_stays_visible() -> None:
    """An empty answer is neither yes nor no, and no number is neither none nor nought."""
    said = {row["id"]: row for row in rows("lines")}
    counted = {entry["id"]: entry for _, entry in entries("advertising", "lines")}
    for name, entry in counted.items():
        assert (said[name]["number_of_ads"] == "") == ("number_of_ads" not in entry), name
    answers = {row["labelled"] for row in rows("ai")}
    assert answers == {"yes", "no", ""}


def test_an_affiliate_that_spent_nothing_differs_from_one_that_does_not_say() -> None:
    for (file, entry), row in zip(
        sorted(entries("affiliates", "entities"), key=lambda found: (found[0], found[1]["id"])),
        sorted(rows("affiliates"), key=lambda row: (row["file"], row["id"])),
        strict=True,
    ):
        assert (file, entry["id"]) == (row["file"], row["id"])
        assert row["has_spent"] == ("spent" in entry)
        assert row["has_spent"] or {row[name] for name in AMOUNT} == {""}


def test_every_ad_of_a_ledger_is_a_row_of_its_disclosure() -> None:
    expected = []
    for path in FOLDER.glob("*/*.ads.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for number, ad in enumerate(csv.DictReader(file), 2):
                high = Decimal(ad["amount"].lstrip("≤ "))
                low = Decimal(0) if ad["amount"].startswith("≤") else high
                expected.append(
                    (path.relative_to(INSTANCE).as_posix(), number, ad["ad_id"], low, high)
                )
    found = [
        (row["file"], row["line"], row["ad_id"], row["amount_low"], row["amount_high"])
        for row in rows("ads")
    ]
    assert sorted(found) == sorted(expected)
    assert len(found) > 300


@pytest.mark.parametrize("bound", ["≤100", "≤ 100.00"])
def test_an_ad_that_cost_at_most_something_is_a_bound(bound: str, tmp_path: Path) -> None:
    root = copy_to(tmp_path)
    path = root / "disclosures" / ID / "partia-e-lumit" / "2025-04.ads.csv"
    head, first, *rest = path.read_text("utf-8").splitlines(keepends=True)
    cells = first.split(",")
    path.write_text("".join([head, ",".join([*cells[:4], bound, *cells[5:]]), *rest]), "utf-8")
    (row,) = [row for row in rows("ads", made(root)) if row["ad_id"] == cells[0]]
    assert (row["amount_low"], row["amount_high"], row["line"]) == (0, 100, 2)


@pytest.mark.parametrize("name", ["NA", "null", "None", "nan", "NaN", "N/A", "inf", "1", "<NA>"])
def test_a_name_that_looks_like_nothing_is_counted_like_any_other(
    name: str, tmp_path: Path
) -> None:
    root = copy_to(tmp_path)
    path = root / "disclosures" / ID / "partia-e-lumit" / "2025-04.yaml"
    text = path.read_text("utf-8").replace("name: Fondacioni Ura\n", f'name: "{name}"\n')
    path.write_text(text, "utf-8")
    held = made(root)
    before, after = (
        {
            (spend.payer, spend.medium, spend.money)
            for spend in count(each).spent("partia-e-lumit", ("2025-04",))
        }
        for each in (dataset(), held)
    )
    assert after != before
    assert {(payer.replace("Fondacioni Ura", name), *rest) for payer, *rest in before} == {
        (payer, *rest) for payer, *rest in after
    }
    assert name in {row["name"] for row in rows("affiliates", held)}


def test_parties_and_periods_keep_the_order_of_the_election() -> None:
    election = yaml.load((FOLDER / "election.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    assert [party.id for party in dataset().parties] == [
        entry["id"] for entry in election["parties"]
    ]
    assert [period.id for period in dataset().periods] == ["2025-03", "2025-04", "2025-05"]
    assert [period.id for period in dataset().due] == ["2025-03", "2025-04"]
    assert list(dataset().by_party) == [party.id for party in dataset().parties]
    assert list(dataset().by_period) == [period.id for period in dataset().periods]


def test_a_period_is_due_from_the_day_after_its_due_date(tmp_path: Path) -> None:
    root = copy_to(tmp_path)
    change(root / "disclosures" / ID / "election.yaml", "as_of: 2025-05-12", "as_of: 2025-05-05")
    assert [period.id for period in made(root).due] == ["2025-03"]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Fondacioni Ura", "fondacioni-ura"),
        ("Çlirimi i Ëndrrës", "clirimi-i-endrres"),
        ("  O'Brien & Sons!  ", "o-brien-sons"),
        ("Łódź Ǆ Ørsted ıı", "lodz-dz-orsted-ii"),
        ("STRASSE Straße", "strasse-strasse"),
    ],
)
def test_a_name_becomes_an_address_of_plain_letters(name: str, address: str) -> None:
    assert fold(name) == address


def test_names_that_differ_in_case_accents_and_punctuation_are_one_organisation() -> None:
    for one, other in (
        ("Fondacioni Ura", "FONDACIONI «URA»"),
        ("Çlirimi", "Clirimi"),
        ("Çlirimi", "C\u0327lirimi"),
        ("Ντόρα", "ΝΤΌΡΑ"),
    ):
        assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Партија", "Партии"),
        ("מפלגת הנהר", "מפלגת הים"),
        ("!!!", "???"),
        ("Ura 1", "Ura 2"),
        ("Ura ☂", "Ura Партија"),
        (
            "Shoqata e Miqve të Lumit dhe të Detit në Qarkun e Tiranës",
            "Shoqata e Miqve të Lumit dhe të Detit në Qarkun e Durrësit",
        ),
    ],
)
def test_names_that_differ_otherwise_are_two_organisations(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    for name in (one, other):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", fold(name))
        assert len(fold(name)) <= 63


def test_a_register_number_tells_organisations_apart_whatever_their_name() -> None:
    number = {"identifiers": [{"scheme": "AL-QKB", "id": "L91234567A"}]}
    assert (
        organisation({"name": "Ura", **number}).slug
        == organisation({"name": "Fondacioni Ura", **number}).slug
    )
    assert organisation({"name": "Ura", **number}).slug == "al-qkb-l91234567a"
    assert organisation({"name": "Ura", **number}).slug != organisation({"name": "Ura"}).slug
    assert organisation({"name": "Ura", "identifiers": []}).slug == "ura"


def test_roles_name_everybody_but_the_party_and_only_payers_have_money() -> None:
    parties = {party.name["en"] for party in dataset().parties}
    for row in rows("roles"):
        assert row["slug"]
        assert row["name"] not in parties
        assert row["has_money"] or {row[name] for name in AMOUNT} == {""}
    assert {row["role"] for row in rows("roles")} >= {
        *("affiliate", "third_party", "intermediary", "sponsor", "paid_by")
    }
