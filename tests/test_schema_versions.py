"""A file follows the version of the schema that it names, and every version keeps its address and its meaning."""

import json
import re
from pathlib import Path

import pytest

from generator.addresses import NEWEST_SCHEMA, SCHEMA_VERSIONS
from generator.documents.reader import read
from generator.findings import Finding
from generator.history.repair import corrected
from generator.validation.structure import find_faults
from generator.validation.versions import NEWER, as_of
from tests.expected import Golden
from tests.invented import ROOT, SCHEMAS

GOLDEN = Path(__file__).parent / "golden" / "schema-1.0"
SMALLEST = (Path(__file__).parent / "cases" / "rules" / "disclosure.yaml").read_text("utf-8")
FILES = sorted((ROOT / "schema").glob("*.schema.json"))
OLD = [path for path in FILES if as_of(path.read_bytes(), "1.0") is not None]
ENTERED = "entered: {from: paper, reference: K-17/2025}\n"


def faults(text: str, kind: str = "disclosure") -> list[Finding]:
    document = read("x.yaml", text.encode()).document
    assert document is not None
    return list(find_faults(document, SCHEMAS[kind]))


def named(version: str) -> str:
    """The smallest disclosure, with the version of the schema it names."""
    assert SMALLEST.count('schema_version: "1.0"') == 1
    return SMALLEST.replace('schema_version: "1.0"', f'schema_version: "{version}"')


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.name)
def test_the_first_version_stays_what_was_published(path: Path, golden: Golden) -> None:
    made = as_of(path.read_bytes(), "1.0")
    assert made is not None
    text = json.dumps(json.loads(made), indent=1, ensure_ascii=False, sort_keys=True)
    golden(GOLDEN / path.name, f"{text}\n")


def test_no_schema_of_the_first_version_is_lost() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {path.name for path in OLD}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_newest_version_is_the_file_itself(path: Path) -> None:
    assert as_of(path.read_bytes(), NEWEST_SCHEMA) == path.read_bytes()


def test_the_schema_takes_exactly_the_versions_that_are_published() -> None:
    common = json.loads((ROOT / "schema" / "common.schema.json").read_text("utf-8"))
    pattern = common["$defs"]["schema_version"]["pattern"]
    tried = [f"{major}.{minor}" for major in range(3) for minor in range(12)]
    assert tuple(v for v in tried if re.search(pattern, v)) == SCHEMA_VERSIONS


@pytest.mark.parametrize("version", SCHEMA_VERSIONS)
def test_what_was_valid_stays_valid(version: str) -> None:
    assert faults(named(version)) == []


def test_a_later_field_is_taken_by_a_file_that_names_its_version() -> None:
    assert faults(named("1.1") + ENTERED) == []


def test_a_later_field_in_an_earlier_file_is_one_finding_that_leads_to_both_places() -> None:
    text = named("1.0") + ENTERED
    (found,) = faults(text)
    assert found.kind is NEWER
    assert found.pointer == "/schema_version"
    assert text.splitlines()[found.place.line - 1].startswith("schema_version")
    (other,) = found.also
    assert text.splitlines()[other.line - 1] == ENTERED.strip()


def test_the_version_is_put_right_for_the_party() -> None:
    text = named("1.0") + ENTERED
    assert corrected("x.yaml", text, faults(text)) == (named("1.1") + ENTERED, 1)


def test_every_kind_of_file_knows_what_came_later() -> None:
    text = 'schema_version: "1.0"\nelection: al-2025\nparties: []\n'
    body = "election_body: {accounts: [{id: 7, role: Registry}]}\n"
    assert faults(text, "submitters") == []
    (found,) = faults(text + body, "submitters")
    assert found.kind is NEWER
    assert faults(text.replace("1.0", "1.1") + body, "submitters") == []


@pytest.mark.parametrize("odd", ["1", "2.0", "1.x", "", "v1.1"])
def test_a_version_that_is_none_is_the_only_thing_said(odd: str) -> None:
    kinds = {(found.kind.code, found.pointer) for found in faults(named(odd) + ENTERED)}
    assert ("value-wrong", "/schema_version") in kinds
    assert all(pointer == "/schema_version" for _, pointer in kinds)


@pytest.mark.parametrize(
    "entered",
    ["{from: paper}", "{reference: K-17}", "{from: fax, reference: K-17}", "{from: paper, sha256: 1a}", "[]"],
)  # fmt: skip
def test_what_is_entered_names_its_form_and_a_reference_or_a_hash(entered: str) -> None:
    found = faults(named("1.1") + f"entered: {entered}\n")
    assert {each.pointer.split("/")[1] for each in found} == {"entered"}
