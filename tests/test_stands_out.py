"""What stands out: the same checks for every party, counted out of how many, linked, with the party's own words."""

import csv
import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.figures.checks import WORDINGS
from generator.figures.outcomes import Outcome, count_words, none_words, outcomes, unknown_words
from generator.metrics.checks import CHECKS
from generator.text import translator
from tests.built import Site, prefix
from tests.chart_hostile import APRIL, MARCH, Filed, received, spent, view, write
from tests.invented import FOLDER, ID, INSTANCE

LUMI, MALET, FUSHA = "partia-e-lumit", "aleanca-e-maleve", "lista-e-fushes"
DALLGA, QERSHORI = "levizja-dallga", "qytetaret-e-qershorit"
PAGE = f"{ID}/stands-out/"
MADE = {"text", "image", "audio", "video"}


def use(**said: Any) -> dict[str, Any]:
    entry = {
        "id": "maker",
        "system": "Maker",
        "stages": ["image"],
        "platform_default": False,
        **said,
    }
    return {"ai": {"state": "disclosed", "uses": [entry]}}


def technique(**said: Any) -> dict[str, Any]:
    entry = {
        "id": "young", "methods": ["age"], "applies_to": ["line-0"], "personal_data": {"used": False},
        "include": [{"dimension": "age", "value": "18-34"}], **said,
    }  # fmt: skip
    return {"targeting": {"state": "disclosed", "techniques": [entry]}}


def found(root: Path, filed: Filed, check: str) -> dict[str, Outcome]:
    """What a check found for each party of an election with these disclosures."""
    by_check = {row[0].wording.check.id: row for row in outcomes(view(write(root, filed)))}
    return {each.party.id: each for each in by_check[check]}


def words_of(result: Outcome, root: Path) -> list[str]:
    seen = view(root)
    texts = (seen.t.text(result.wording.words(seen, each)) for each in result.tally.found)
    return [text.replace("\u00a0", " ") for text in texts]


def said(result: Outcome, root: Path) -> str:
    return count_words(view(root), result)


def test_every_check_has_its_words_in_the_same_order() -> None:
    assert [wording.check for wording in WORDINGS] == [*CHECKS]
    assert len({check.id for check in CHECKS}) == len(CHECKS) >= 10


def test_a_label_that_is_not_said_is_neither_found_nor_nought(tmp_path: Path) -> None:
    filed = {
        (LUMI, APRIL, 1): use(label={"applied": False}),
        (MALET, APRIL, 1): use(label={"applied": True, "text": "Made with AI"}),
        (FUSHA, APRIL, 1): use(),
        (DALLGA, APRIL, 1): use(platform_default=True),
    }
    labels = found(tmp_path, filed, "ai-labels")
    counts = {
        party: (r.tally.part, r.tally.whole, r.tally.unanswered) for party, r in labels.items()
    }
    expected = {LUMI: (1, 1, 0), MALET: (0, 1, 0), FUSHA: (0, 1, 1), DALLGA: (0, 0, 0)}
    assert {party: counts[party] for party in expected} == expected
    assert said(labels[FUSHA], tmp_path) == "0 of 1, 1 not said, only April 2025"
    assert said(labels[DALLGA], tmp_path) == "none declared, only April 2025"
    assert said(labels[QERSHORI], tmp_path) == "missing"


def test_ads_without_a_disclaimer_are_counted_of_all_ads_that_are_counted(tmp_path: Path) -> None:
    section = spent(LUMI, "meta: 9", "google: 8")
    first, second = section["advertising"]["lines"]
    first |= {"number_of_ads": 40, "without_disclaimer": {"ads": 3, "explanation": "A slip."}}
    second |= {"without_disclaimer": {"ads": 1, "explanation": "Another."}}
    ads = found(tmp_path, {(LUMI, APRIL, 1): section}, "disclaimers")[LUMI]
    assert said(ads, tmp_path).startswith("4 of 41")
    assert [each.said.words.text for each in ads.tally.found if each.said] == [
        "A slip.",
        "Another.",
    ]


def test_special_categories_minors_and_lists(tmp_path: Path) -> None:
    data = {
        "used": True,
        "categories": ["contact"],
        "sources": ["sign_ups"],
        "legal_basis": "consent",
    }
    filed = {
        (LUMI, APRIL, 1): {
            **spent(LUMI, "meta: 9"),
            **technique(
                special_category_data=True, minors="not_excluded", methods=["custom_audience"],
                include=[{"dimension": "audience", "value": "members"}], personal_data=data,
            ),
        },
        (MALET, APRIL, 1): {
            **spent(MALET, "meta: 9"), **technique(special_category_data=False, minors="excluded"),
        },
        (FUSHA, APRIL, 1): {
            **spent(FUSHA, "meta: 9"),
            **technique(special_category_data=False, methods=["none"], include=[]),
        },
    }  # fmt: skip
    for check, expected in (
        ("special-categories", {LUMI: "1 of 1", MALET: "0 of 1", FUSHA: "0 of 1"}),
        ("minors", {LUMI: "1 of 1", MALET: "0 of 1", FUSHA: "none declared"}),
        ("lists", {LUMI: "1 of 1", MALET: "none declared", FUSHA: "none declared"}),
    ):
        counted = found(tmp_path / check, filed, check)
        for party, words in expected.items():
            assert said(counted[party], tmp_path / check) == f"{words}, only April 2025"


def test_money_from_outside_keeps_its_currency_and_leaves_the_diaspora_out(tmp_path: Path) -> None:
    gifts = ("foreign: 5 EUR", "unknown: 4", "eu: 3", "diaspora: 2", "domestic: 1")
    filed = {(LUMI, APRIL, 1): received(*(f"donation_organisation, {gift}" for gift in gifts))}
    outside = found(tmp_path, filed, "outside-money")[LUMI]
    words = words_of(outside, tmp_path)
    assert said(outside, tmp_path).startswith("3 of 5")
    assert [text.partition(",")[0] for text in words] == [
        "foreign: 5 EUR", "unknown: 4 ALL", "European Union: 3 ALL",
    ]  # fmt: skip


def test_an_explanation_is_the_one_for_this_check_and_entry(tmp_path: Path) -> None:
    reasons = [
        {"rule": "ai-personal-data", "about": "maker", "reason": "About the data."},
        {"rule": "ai-without-label", "about": "maker", "reason": "About the label."},
    ]
    filed = {
        (LUMI, APRIL, 1): {
            **use(label={"applied": False}, note="A remark."), "explanations": reasons,
        },
        (MALET, APRIL, 1): use(label={"applied": False}, note="A remark."),
        (FUSHA, APRIL, 1): use(label={"applied": False}),
    }  # fmt: skip
    labels = found(tmp_path, filed, "ai-labels")
    words = {party: labels[party].tally.found[0].said for party in (LUMI, MALET, FUSHA)}
    assert (words[LUMI].words.text, words[LUMI].explains) == ("About the label.", True)  # type: ignore[union-attr]
    assert (words[MALET].words.text, words[MALET].explains) == ("A remark.", False)  # type: ignore[union-attr]
    assert words[FUSHA] is None


def test_a_difference_needs_two_sums_that_cannot_be_one(tmp_path: Path) -> None:
    def total(*sums: str) -> list[dict[str, str]]:
        return [
            {"amount": amount, "currency": currency, "basis": "paid"}
            for amount, _, currency in (each.partition(" ") for each in sums)
        ]

    lumi, malet = spent(LUMI, "meta: 9", "tv: 5 EUR"), spent(MALET, "meta: ≤ 10")
    lumi["advertising"]["declared_total"] = total("8 ALL")
    malet["advertising"]["declared_total"] = total("7 ALL")
    filed = {
        (LUMI, APRIL, 1): lumi, (MALET, APRIL, 1): malet, (FUSHA, APRIL, 1): spent(FUSHA, "tv: 1"),
    }  # fmt: skip
    sums = found(tmp_path, filed, "differences")
    assert words_of(sums[LUMI], tmp_path) == [
        "Advertising: declared as 8 ALL, the entries come to 9 ALL: 1 ALL apart",
        "Advertising: declared as none, the entries come to 5 EUR: 5 EUR apart",
    ]
    assert (sums[LUMI].tally.whole, sums[MALET].tally.part, sums[MALET].tally.whole) == (2, 0, 1)
    assert said(sums[FUSHA], tmp_path) == "nothing to compare, only April 2025"


def test_late_missing_withheld_corrected_and_withdrawn_are_each_counted_once(
    tmp_path: Path,
) -> None:
    withheld = {"funding": {"state": "withheld", "reason": "Once the contract allows it."}}
    withdrawal = {"withdrawal": {"reason": "It was filed by mistake."}}
    filed = {
        (LUMI, MARCH, 1): withheld,  # attested a month after it was due
        (LUMI, APRIL, 1): spent(LUMI, "tv: 1"),
        (LUMI, APRIL, 2): spent(LUMI, "tv: 2"),
        (MALET, MARCH, 1): spent(MALET, "tv: 1"),
        (MALET, MARCH, 2): withdrawal,
    }
    expected = {
        "withheld": {LUMI: "1 of 10", QERSHORI: "missing"},
        "late": {LUMI: "1 of 2", MALET: "1 of 2", QERSHORI: "2 of 2"},
        "corrected": {LUMI: "1 of 2", MALET: "1 of 1, only March 2025", QERSHORI: "missing"},
    }
    for check, words in expected.items():
        counted = found(tmp_path / check, filed, check)
        assert {party: said(counted[party], tmp_path / check) for party in words} == words


def test_who_has_none_and_of_whom_it_is_not_known_are_named(tmp_path: Path) -> None:
    filed = {(LUMI, APRIL, 1): received("donation_person, domestic: 1")}
    row = [*found(tmp_path, filed, "outside-money").values()]
    seen = view(tmp_path)
    assert none_words(seen, row) == "None: River Party (only April 2025)."
    unknown = unknown_words(seen, row)
    assert "River Party (March 2025: missing)" in unknown
    assert "Citizens of June (March 2025 and April 2025: missing)" in unknown


def counted_again(party: str, period: str) -> Counter[str]:
    """Three of the counts of a disclosure of the invented election, taken from its file by another program."""
    files = sorted(FOLDER.glob(f"{party}/{period}*.yaml"), key=lambda f: (len(f.name), f.name))
    data = yaml.load(files[-1].read_text("utf-8"), Loader=yaml.BaseLoader)
    uses = data["ai"].get("uses", [])
    found: Counter[str] = Counter()
    for each in uses:
        made = MADE & {*each["stages"]} and each["platform_default"] == "false"
        found["ai-labels"] += bool(made and each.get("label", {}).get("applied") == "false")
        found["ai-personal-data"] += each.get("data_entered") == "personal"
    for each in data["advertising"].get("lines", []):
        found["disclaimers"] += int(each.get("without_disclaimer", {}).get("ads", 0))
    for each in data["funding"].get("sources", []):
        found["outside-money"] += each["origin"] in {"eu", "foreign", "unknown"}
    for each in data["targeting"].get("techniques", []):
        found["special-categories"] += each.get("special_category_data") == "true"
    return found


def test_the_table_counts_what_the_files_say_and_leaves_empty_what_is_not_known(site: Site) -> None:
    text = (site.folder / ID / "data" / "stands-out.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len({(r["check"], r["party"], r["period"]) for r in rows})
    assert {row["check"] for row in rows} == {check.id for check in CHECKS}
    for row in rows:
        known = row["state"] in {"disclosed", "nothing_to_disclose"}
        assert all(bool(row[name]) == known for name in ("found", "of", "not_said")), row
        again = (
            counted_again(row["party"], row["period"]) if known and row["check"] != "late" else {}
        )
        if row["check"] in again:
            assert int(row["found"]) == again[row["check"]], row
        for place in row["places"].split():
            file, _, line = place.rpartition(":")
            assert (INSTANCE / file).read_text("utf-8").splitlines()[int(line) - 1].strip()


@pytest.mark.parametrize("language", ["en", "sq"])
def test_the_page_has_a_count_for_every_party_and_check_and_a_link_for_everything_found(
    site: Site, language: str
) -> None:
    page = site.pages[prefix(language) + PAGE]
    (table,) = page.tree.find("table", "counts")
    cells = [cell.text.strip() for cell in table.find("td")]
    assert len(cells) == len(CHECKS) * 6
    assert all(cells)
    assert (
        {f"#{check.id}" for check in CHECKS}
        == {a.attributes["href"] for a in table.find("a") if "at" not in a.classes}
        <= {f"#{id_}" for id_ in page.ids}
    )
    order = {party: number for number, party in enumerate((LUMI, MALET, FUSHA, DALLGA))}
    for listed in page.tree.find("dl", "stands"):
        named = [
            a.attributes["href"].split("/")[-2] for dt in listed.find("dt") for a in dt.find("a")
        ]
        known = [order[party] for party in named if party in order]
        assert known == sorted(known)
    if language == "en":
        assert "The party's explanation: Gjashtë reklamat dolën pa etiketë" in page.tree.text
        assert "No explanation." in page.tree.text
        assert page.tree.text.count("2025-04.v2.yaml:195") == 1


def test_each_partys_page_says_what_stands_out_in_the_same_words(site: Site) -> None:
    """Who filed nothing has nothing to check: its page says that once."""
    assert "stands-out" not in site.pages[f"{ID}/parties/{QERSHORI}/"].ids
    for party in (LUMI, MALET, FUSHA, DALLGA, "bashkimi-i-pyllit"):
        page = site.pages[f"{ID}/parties/{party}/"]
        assert "stands-out" in page.ids
        block = page.html[page.html.index('id="stands-out"') :]
        block = block[: block.index("<h2", 4)]
        for wording in WORDINGS:
            title = translator("en").text(wording.title)
            assert len(re.findall(rf"\b{re.escape(title)}\b", block)) >= 1, (party, title)


def test_nothing_hides_its_words_in_a_title(site: Site) -> None:
    hidden = [
        (path, element.tag, element.attributes["title"])
        for path, page in site.pages.items()
        for element in page.tree
        if "title" in element.attributes and element.tag not in {"iframe", "link"}
    ]
    assert hidden == []
    remarks = site.pages[f"{ID}/commitments/"].tree.text
    assert "Piktori Shembull 2 was used for images, without a label." in remarks
