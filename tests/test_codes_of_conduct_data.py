"""What the codes of conduct in schema/codes and the hand-written pages in docs promise."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from generator.documents.reader import read

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "schema"
LANGUAGES = ("en", "sq")
CODES = sorted((SCHEMA / "codes").glob("*.yaml"))
PAGES = ("about.md", "how-to-file.md", "methods.md")
NUMBERED = (
    *("1", "2", "2a", "2b", "2c", "3", "3a", "3b", "3c", "3d", "3e", "4", "5"),
    *("6a", "6b", "6c-i", "6c-ii", "6c-iii", "6d", "7", "8", "9", "10", "11", "12", "13", "14"),
)
SHOWN_BY = {
    "3b": ["ai"],
    "4": ["ai"],
    "5": ["funding"],
    "6a": ["advertising"],
    "6b": ["advertising"],
    "6c-i": ["affiliates"],
    "6c-ii": ["advertising", "funding"],
    "6c-iii": ["targeting", "ai"],
    "6d": ["targeting"],
}
RULES = {
    "3b": ["ai-without-label"],
    "4": ["ai-personal-data"],
    "6a": ["undeclared-sponsor"],
    "6c-i": ["affiliate-without-line"],
    "6d": ["special-category-data"],
}
PRINTED_ADDRESSES = {
    "https://www.idea.int/european-code-of-conduct-2024",
    "https://www.idea.int/news-media/news/first-national-code-conduct-online-political-advertising-european-union-signed-dutch",
}


def read_code(name: str) -> dict[str, Any]:
    return read_text((SCHEMA / "codes" / f"{name}.yaml").read_text("utf-8"))


def read_text(text: str) -> dict[str, Any]:
    reading = read("example.yaml", text.encode())
    assert reading.findings == ()
    assert reading.document is not None
    return dict(reading.document.data)


def validator(name: str) -> Draft202012Validator:
    common = json.loads((SCHEMA / "common.schema.json").read_text("utf-8"))
    registry = Registry().with_resource("common.schema.json", Resource.from_contents(common))
    schema = json.loads((SCHEMA / f"{name}.schema.json").read_text("utf-8"))
    return Draft202012Validator(schema, registry=registry)


def faults(name: str, data: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(data)]


def texts(code: dict[str, Any]) -> Iterator[dict[str, str]]:
    for part in (code, *code["commitments"]):
        yield part["title"]
        yield part["summary"]


def prose_and_examples(page: Path) -> tuple[list[str], list[str]]:
    """Split a page into its lines outside examples, and its examples."""
    parts = re.split(r"^```", page.read_text("utf-8"), flags=re.MULTILINE)
    return [line for part in parts[::2] for line in part.splitlines()], parts[1::2]


def shape(page: Path) -> list[str]:
    """List what a page is built of: headings by level, rows of tables, items of lists."""
    lines, _ = prose_and_examples(page)
    marks = (re.match(r"#+(?= )|\|(?!-)|-(?= )|[0-9]+\.(?= )", line) for line in lines)
    return [mark[0] for mark in marks if mark]


def yaml_examples(language: str) -> list[dict[str, Any]]:
    _, examples = prose_and_examples(ROOT / "docs" / language / "how-to-file.md")
    return [
        read_text(example.removeprefix("yaml\n"))
        for example in examples
        if example.startswith("yaml\n")
    ]


def test_the_three_codes_are_there() -> None:
    assert [path.stem for path in CODES] == ["al-2025", "eu-2024", "nl-2021"]


@pytest.mark.parametrize("path", CODES, ids=lambda path: path.stem)
def test_every_code_is_valid_against_its_schema(path: Path) -> None:
    code = read_code(path.stem)
    assert faults("code", code) == []
    assert code["id"] == path.stem


@pytest.mark.parametrize("path", CODES, ids=lambda path: path.stem)
def test_ids_and_numbers_are_used_once(path: Path) -> None:
    commitments = read_code(path.stem)["commitments"]
    for field in ("id", "number"):
        values = [commitment[field] for commitment in commitments]
        assert len(values) == len(set(values))


@pytest.mark.parametrize("path", CODES, ids=lambda path: path.stem)
def test_every_text_is_in_english_and_albanian(path: Path) -> None:
    for text in texts(read_code(path.stem)):
        assert tuple(text) == LANGUAGES
        assert text["en"] != text["sq"]


@pytest.mark.parametrize("name", ["al-2025", "eu-2024"])
def test_every_numbered_commitment_stands_in_the_order_of_the_text(name: str) -> None:
    commitments = read_code(name)["commitments"]
    assert tuple(commitment["id"] for commitment in commitments) == NUMBERED
    for commitment in commitments:
        place = re.findall(r"[0-9]+|[a-z]+", commitment["number"])
        assert commitment["source"] == f"Section 3, point {' '.join(place)}"


@pytest.mark.parametrize("name", ["al-2025", "eu-2024"])
def test_sections_stand_where_a_disclosure_shows_the_commitment(name: str) -> None:
    commitments = read_code(name)["commitments"]
    assert {c["id"]: c["sections"] for c in commitments if "sections" in c} == SHOWN_BY


def test_rules_stand_with_the_commitments_they_bear_on() -> None:
    found = {
        name: {c["id"]: c["rules"] for c in read_code(name)["commitments"] if "rules" in c}
        for name in ("al-2025", "eu-2024")
    }
    assert found["al-2025"] == RULES
    assert found["eu-2024"] == RULES | {"6c-i": ["affiliate-without-line", "affiliate-threshold"]}


def test_only_the_european_code_has_a_threshold() -> None:
    thresholds = {path.stem: read_code(path.stem).get("thresholds") for path in CODES}
    assert thresholds == {
        "al-2025": None,
        "eu-2024": {"affiliate_share_percent": "5"},
        "nl-2021": None,
    }


def test_the_european_code_says_that_its_grammar_leaves_the_threshold_open() -> None:
    commitments = {c["id"]: c for c in read_code("eu-2024")["commitments"]}
    summary = commitments["6c-i"]["summary"]
    assert "grammar of the text leaves open" in summary["en"]
    assert "Gramatika e tekstit e lë të hapur" in summary["sq"]


def test_the_albanian_code_is_a_draft_without_a_date() -> None:
    code = read_code("al-2025")
    assert code["status"] == "draft"
    assert "date" not in code


def test_the_dutch_code_says_that_it_is_described_from_secondary_sources() -> None:
    code = read_code("nl-2021")
    assert "full text was not available to us" in code["summary"]["en"]
    assert "Teksti i plotë nuk ishte në dispozicionin tonë" in code["summary"]["sq"]
    for commitment in code["commitments"]:
        assert commitment["source"].startswith("Secondary: ")
        assert commitment["summary"]["en"].startswith("As secondary sources describe it: ")


def test_addresses_are_only_those_the_texts_themselves_print() -> None:
    sources = [read_code(path.stem)["source"] for path in CODES]
    assert {source["url"] for source in sources if "url" in source} == PRINTED_ADDRESSES


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_built_alike_in_both_languages(page: str) -> None:
    english, albanian = (ROOT / "docs" / language / page for language in LANGUAGES)
    assert shape(english)[0] == "#"
    assert shape(english) == shape(albanian)


def test_both_languages_have_the_same_pages() -> None:
    names = [sorted(path.name for path in (ROOT / "docs" / la).glob("*.md")) for la in LANGUAGES]
    assert names[0] == names[1]
    assert set(PAGES) <= set(names[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_how_to_file_passes_the_schema(language: str) -> None:
    whole, *parts = yaml_examples(language)
    assert len(parts) == 2
    for example in (whole, *(whole | part for part in parts)):
        assert faults("disclosure", example) == []


def test_the_example_disclosure_has_the_same_fields_in_both_languages() -> None:
    english, albanian = (yaml_examples(language)[0] for language in LANGUAGES)
    for said in (english, albanian):
        del said["contact"], said["attestation"], said["targeting"]["reason"]
    assert english == albanian
