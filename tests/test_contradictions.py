"""What two fields say that cannot both be true is pointed out, with both places; an explanation answers it.

Each rule has its own cases in cases/rules; here stand whole files, as parties would file them.
"""

from pathlib import Path

import pytest

from generator.documents.codelists import load_codelists
from generator.findings import Finding, Level
from generator.settings import read_settings
from generator.text import translator
from generator.validation.rule import Subject
from generator.validation.rules import RULES
from generator.validation.special_categories import category_of
from tests.examples import copy_to
from tests.invented import LISTS, ROOT, change, check

FILED = "disclosures/prova-2025/partia-e-lumit/2025-04.yaml"
EARLIER = "disclosures/prova-2025/partia-e-lumit/2025-03.v2.yaml"
SOURCES = (
    "  state: disclosed\n  sources:\n    - {id: dues, kind: membership_fees, origin: domestic, "
    'amount: {amount: "1000000.00", currency: ALL, basis: paid}}\n'
)

# What was published without a word: the rule, the file, what stands there, and what is written in its place.
SILENT = {
    "spending": ("spending-without-funding", EARLIER, SOURCES, "  state: nothing_to_disclose\n"),
    "minors": ("ages-include-minors", FILED, "value: 18-34", "value: 13-17"),
    "list": ("personal-data-agrees", FILED, "[geographic, age]", "[geographic, custom_audience]"),
    "church": ("special-category-data", FILED, "value: sea and fishing", "value: Catholic church"),
    "account": ("account-of-another-platform", FILED, "account: fb", "account: yt"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of an instance in which nothing is found."""
    return copy_to(tmp_path / "instance")


def found(root: Path, code: str) -> list[Finding]:
    return [finding for finding in check(root).findings if finding.kind.code == code]


@pytest.mark.parametrize("name", SILENT)
def test_a_contradiction_is_told_of_and_an_explanation_answers_it(root: Path, name: str) -> None:
    code, file, good, bad = SILENT[name]
    change(root / file, good, bad)
    (finding,) = found(root, code)
    assert finding.level is Level.WARNING
    assert finding.place.file == file
    path = root / file
    reason = f"\nexplanations:\n  - {{rule: {code}, reason: The bank has confirmed it.}}\n"
    text = path.read_text("utf-8")
    held = "\nexplanations:\n"
    text = text.replace(held, reason) if held in text else text + reason
    path.write_text(text, "utf-8")
    (finding,) = found(root, code)
    assert finding.level is Level.ADVICE
    assert finding.explained


@pytest.mark.parametrize("name", SILENT)
def test_both_places_of_a_contradiction_are_named(root: Path, name: str) -> None:
    code, file, good, bad = SILENT[name]
    change(root / file, good, bad)
    (finding,) = found(root, code)
    assert [place.file for place in finding.also] == [file]


def test_no_contradiction_keeps_a_published_file_from_the_site() -> None:
    """Rules of this release that could refuse what an earlier one published, and why they do not."""
    spared = {
        "attested-after-filed": "It looks only at what is not yet published.",
        "annotations-of-others": "What it looks at came with schema 1.1.",
    }
    refusing = {
        rule.code
        for rule in RULES
        if rule.since == "0.2.0"
        and rule.level is Level.ERROR
        and rule.subject is Subject.DISCLOSURE
    }
    forms = {"amount-decimals", "election-names-free", "time-zone-known"}
    assert refusing - forms <= set(spared)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Catholic church", "religion or belief"),
        ("Besimtarë të Kishës Ortodokse", "religion or belief"),
        ("people with DIABETES", "health"),
        ("Left-wing voters", "political opinion"),
        ("Same-sex marriage", "sex life or sexual orientation"),
        ("pakica etnike", "racial or ethnic origin"),
        ("anëtarë të sindikatave", "membership of a trade union"),
        ("Union members of the port", "membership of a trade union"),
        ("biometric", "genetic or biometric data"),
        ("sea and tourism", None),
        ("European Union", None),
        ("Churchill", None),
        ("natyrë dhe peshkim", None),
        ("sports and jewellery", None),
        ("healing", None),
        ("", None),
        ("音楽", None),
    ],
)
def test_words_tell_of_a_category_whatever_their_case_and_accents(
    text: str, category: str | None
) -> None:
    found = category_of(text, LISTS["special-category-terms"])
    assert (found and translator("en").text(found)) == category


def test_an_instance_adds_terms_of_its_language(root: Path) -> None:
    folder = root / "schema" / "codelists"
    folder.mkdir(parents=True)
    row = "code,title,description,terms\nreligion_sr,religion or belief,,црква*; хришћан*\nempty,nothing,,*; \n"
    (folder / "special-category-terms.csv").write_text(row, "utf-8")
    change(root / FILED, "value: sea and fishing", "value: Православна црква")
    assert found(root, "special-category-data")
    terms = load_codelists(read_settings(root).schema)["special-category-terms"]
    assert category_of("sea", terms) is None


def test_every_category_has_terms_in_the_languages_of_the_program() -> None:
    rows = LISTS["special-category-terms"].rows
    assert {code.rpartition("_")[0] for code in rows if code.endswith("_en")} == {
        code.rpartition("_")[0] for code in rows if code.endswith("_sq")
    }
    assert all(row["terms"] for row in rows.values())
    assert (ROOT / "schema" / "codelists" / "special-category-terms.csv").exists()
