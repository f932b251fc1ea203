"""The schemas keep their own promises: every field explained, nothing let through by chance, no slow pattern."""

import json
import re
import shutil
import string
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import jsonschema_rs
import pytest

from generator.documents.instance import Filing
from generator.documents.model import Document
from generator.documents.reader import read
from generator.documents.writer import write
from generator.exports.tables import SHARED, columns
from generator.exports.tables import cells as table_cells
from generator.facts import TABLES, read_facts
from generator.facts.fact import declaration
from generator.facts.left_out import LEFT_OUT
from generator.facts.version import Version
from generator.validation.schemas import Schema
from generator.validation.structure import find_faults
from tests.invented import ID, LISTS, ROOT, SCHEMAS, check, copy_to, report

SCHEMA = ROOT / "schema"
CASES = Path(__file__).parent / "cases" / "schema"
FULL = CASES / "good" / "every-field.yaml"
WITHDRAWN = CASES / "good" / "withdrawal.yaml"
DESIGN = CASES / "good" / "an-example-to-read-aloud.yaml"
FILES = sorted(SCHEMA.glob("*.schema.json"))
Node = Mapping[str, Any]

EXAMPLES = (
    *("fondacioni-ura", "media_buying", "2025-04-30", "sq", "AL", "ALL", "1200000.00", "≤ 100.50"),
    *("https://ura.example/a", "a@lumi.example", "#1f6f8b", "X-COURT-TIRANA", "L91234567A"),
    *("900100455234711", "AR90010020030040050", "4.5", "Partia e Lumit"),
    *("2025-05-05T23:40:00+02:00", "2025-05-05T21:59:58Z"),
    *("1.0", "published", "0a" * 20, "9e" * 32, "disclosures/al-2025/partia-e-lumit/2025-04.yaml"),
)


def nodes(node: Any, at: str = "") -> Iterator[tuple[str, Node]]:
    """Every object inside a schema, with its path."""
    if isinstance(node, dict):
        yield at, node
        for key, value in node.items():
            yield from nodes(value, f"{at}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from nodes(value, f"{at}/{index}")


def everywhere(key: str) -> Iterator[tuple[str, Any]]:
    """Each value of a keyword in any schema, with the file and path it stands at."""
    for path in FILES:
        for at, node in nodes(json.loads(path.read_text("utf-8"))):
            if key in node and not at.endswith(("/properties", "/$defs")):
                yield f"{path.name}{at}", node[key]


PATTERNS = sorted({pattern for _, pattern in everywhere("pattern")})


def fields(name: str) -> Iterator[tuple[str, Node]]:
    """Each field of a kind of file, with everything it refers to; `*` stands for every entry of a list."""
    schema = SCHEMAS[name]

    def under(node: Node, at: tuple[str, ...]) -> Iterator[tuple[str, Node]]:
        node = schema.resolve(node)
        if at:
            yield "/".join(at), node
        for key, child in node.get("properties", {}).items():
            yield from under(child, (*at, key))
        if "items" in node:
            yield from under(node["items"], (*at, "*"))

    yield from under(schema.root, ())


def leaves() -> set[str]:
    """Each field of a disclosure that holds a single value; a sum of money is one, but for the remark on VAT."""
    single = {"properties", "items", "additionalProperties"}.isdisjoint
    return {one_value(at) for at, node in fields("disclosure") if single(node)}


SUMS = [at for at, node in fields("disclosure") if "at_most" in node.get("properties", {})]


def one_value(at: str) -> str:
    """The field that a single value stands for: itself, or the sum of money it is a part of."""
    holder, _, last = at.rpartition("/")
    if holder not in SUMS:
        return at
    return "money/includes_vat" if last == "includes_vat" else holder


def test_every_field_has_a_title_and_a_description() -> None:
    for name in SCHEMAS:
        for at, node in fields(name):
            for words in ("title", "description"):
                assert str(node.get(words, "")).strip(), f"{name}: {at} has no {words}"
            assert node["description"].rstrip().endswith((".", "”")), f"{name}: {at}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_schema_has_a_title_a_description_and_its_dialect(path: Path) -> None:
    schema = json.loads(path.read_text("utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    assert schema["description"].endswith(".")
    assert jsonschema_rs.meta.is_valid(schema)


def test_every_object_names_all_its_fields() -> None:
    for path in FILES:
        for at, node in nodes(json.loads(path.read_text("utf-8"))):
            if node.get("type") == "object":
                closed = node.get("additionalProperties") is False
                declared = "propertyNames" in node and "maxProperties" in node
                assert closed or declared, f"{path.name}{at} takes any field"


def test_every_list_and_every_text_has_a_limit() -> None:
    short = re.compile(r"\^[^*+]*\$\Z")
    for name in SCHEMAS:
        for at, node in fields(name):
            if node.get("type") == "array":
                assert "maxItems" in node, f"{name}: {at} has no end"
            if node.get("type") == "string":
                limited = "maxLength" in node or short.match(node.get("pattern", ""))
                assert limited, f"{name}: {at} has no end"


def test_nothing_is_left_to_formats_or_arithmetic() -> None:
    for keyword in ("format", "multipleOf", "uniqueItems", "patternProperties", "default"):
        assert list(everywhere(keyword)) == [], keyword
    assert [at for at, kind in everywhere("type") if kind == "number"] == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    for at, target in everywhere("$ref"):
        assert target.startswith(("common.schema.json#/$defs/", "#/$defs/")), at


def test_every_field_that_is_needed_is_described() -> None:
    for at, needed in everywhere("required"):
        assert len(set(needed)) == len(needed), at
    for name in SCHEMAS:
        for at, node in fields(name):
            for field in node.get("required", ()):
                assert field in node["properties"], f"{name}: {at}/{field}"


def test_every_code_list_is_there_and_used() -> None:
    used = {name for key in ("x-codelist", "x-suggested") for _, name in everywhere(key)}
    grouping = {"medium-groups", "funding-groups"}
    looked_for = {"special-category-terms", "ad-libraries"}
    assert used <= set(LISTS)
    assert set(LISTS) == used | grouping | looked_for
    assert {path.stem for path in (SCHEMA / "codelists").glob("*.csv")} == set(LISTS)


def test_closed_lists_equal_their_words_and_open_lists_have_none() -> None:
    for path in FILES:
        for at, node in nodes(json.loads(path.read_text("utf-8"))):
            if "x-codelist" in node:
                words = LISTS[node["x-codelist"]]
                expected = None if words.open else list(words.rows)
                assert node.get("enum") == expected, f"{path.name}{at}"


def test_every_closed_set_of_words_is_a_code_list() -> None:
    for at, _ in everywhere("enum"):
        if "/if/" not in at:
            assert at in {place for place, _ in everywhere("x-codelist")}, at


def test_every_word_of_a_code_list_fits_its_field_and_has_a_title() -> None:
    for name, words in LISTS.items():
        for code, row in words.rows.items():
            form = r"[A-Z]{2}-[A-Z]+" if name == "registers" else r"[a-z0-9]+(_[a-z0-9]+)*"
            assert re.fullmatch(form, code), f"{name}: {code}"
            assert row["title"], f"{name}: {code}"


def example(pattern: str) -> str:
    """A text that a pattern is meant for."""
    return next(text for text in EXAMPLES if re.fullmatch(pattern, text))


def one_field(pattern: str) -> Schema:
    """A schema for a file with one field of this pattern."""
    field = {"title": "Field", "description": "A field.", "type": "string", "pattern": pattern}
    return Schema(
        "one", {"type": "object", "description": "One field.", "properties": {"field": field}}
    )


def fits(pattern: str, text: str) -> bool:
    """Whether a text is taken, which both validators must answer alike."""
    schema = one_field(pattern)
    document = Document("x.yaml", {"field": text}, {"": (1, 1), "/field": (1, 8)}, {}, b"")
    found = list(find_faults(document, schema))
    assert schema.accepts(document.data) == (not found)
    assert {finding.pointer for finding in found} <= {"/field"}
    return not found


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_holds_for_the_whole_text(pattern: str) -> None:
    assert pattern.startswith("^")
    assert pattern.endswith("$")
    assert not pattern.endswith(r"\$")
    meant = example(pattern)
    assert fits(pattern, meant)
    for text in (f"{meant}\n", f"\n{meant}", f" {meant}", f"{meant}\n{meant}"):
        assert not fits(pattern, text), ascii(text)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_takes_no_letters_or_digits_of_other_alphabets(pattern: str) -> None:
    if not pattern.startswith("^[^ "):  # one line of text in any alphabet
        for old, new in zip("aeo019L", "аео٠١٩Ꮮ", strict=True):
            text = example(pattern).replace(old, new)
            assert text == example(pattern) or not fits(pattern, text), text


REPEATED = re.compile(r"\(([^()]*)\)(?:[*+]|\{)")
ATOM = re.compile(r"(\[[^]]*\]|\\.|[^][(){}*+?|^$\\])([*+?]|\{[0-9]*,[0-9]*\})?")


def ambiguous(pattern: str) -> Iterator[str]:
    """Each group that repeats and neither begins nor ends with a sign of its own.

    Such a sign stands once, and nothing that is repeated in the group, or right before it, can hold it.
    """
    for group in REPEATED.finditer(pattern):
        atoms = ATOM.findall(group[1])
        repeats = [
            a for a, often in [*ATOM.findall(pattern[: group.start()])[-1:], *atoms] if often
        ]
        ends = [atom for atom, often in (atoms[0], atoms[-1]) if not often]
        if all(any(share(end, atom) for atom in repeats) for end in ends):
            yield group[0]


def share(one: str, other: str) -> bool:
    """Whether a character fits both."""
    return any(re.match(one, c) and re.match(other, c) for c in string.printable)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_can_match_in_one_way_only(pattern: str) -> None:
    assert list(ambiguous(pattern)) == []


@pytest.mark.parametrize("slow", [r"^([a-zA-Z0-9]+\.?)+$", r"^(a+)*$", r"^[a-z]+([a-z]x?){1,9}$"])
def test_a_pattern_that_could_match_in_many_ways_would_be_named(slow: str) -> None:
    assert len(list(ambiguous(slow))) == 1


TRIES = 5


def seconds(document: Document, schema: Schema) -> float:
    """How long looking for faults takes the processor."""
    begun = process_time()
    list(find_faults(document, schema))
    return process_time() - begun


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_quick_on_ten_kilobytes_made_to_slow_it(pattern: str) -> None:
    schema = one_field(pattern)
    for piece in (
        example(pattern),
        "a",
        "0",
        "-",
        ".",
        "a-",
        "a.",
        "0_",
        "A ",
        " ",
        "/",
        "1.",
        "≤",
    ):
        for end in ("", "!", "\n", "é"):
            text = (piece * (10_000 // len(piece) + 1))[:10_000] + end
            document = Document("x.yaml", {"field": text}, {"": (1, 1)}, {}, b"")
            # Expressions run in C, so their calls say nothing; a moment in which the machine was busy does not count.
            quick = (seconds(document, schema) < 0.05 for _ in range(TRIES))
            assert any(quick), f"{piece!r} repeated, then {end!r}"


@pytest.mark.parametrize("name", ["url", "library_url"])
def test_no_web_address_leads_to_a_bare_number_a_port_or_an_account(name: str) -> None:
    schema = json.loads((SCHEMA / "common.schema.json").read_text("utf-8"))["$defs"]["url"]
    if name == "library_url":
        ledger = json.loads((SCHEMA / "ledger.schema.json").read_text("utf-8"))
        schema = ledger["properties"]["library_url"]
    for address in (
        *("https://127.0.0.1/", "https://10.0.0.1", "https://0x7f.1/", "https://a.example:443/"),
        *("https://a@b.example/", "https://localhost/", "http://a.example/", "https://a.example./"),
    ):
        assert not fits(schema["pattern"], address), address
    assert fits(schema["pattern"], "https://a.example/a?b=c&d=%20#e")
    for address in (
        "https://a.example#e",
        "https://a.example?b",
        "HTTPS://A.example/",
        "Https://a.example",
    ):
        assert fits(schema["pattern"], address), address
    for address in (
        "https://a.example:#e",
        "https://#e",
        "https://a.example\\@b.example",
        "httpss://a.example",
    ):
        assert not fits(schema["pattern"], address), address


def test_every_field_is_filled_in_somewhere() -> None:
    """The test of the columns below sees only what this file holds."""
    filled = set()
    for path in (FULL, WITHDRAWN):
        document = read(path.name, path.read_bytes()).document
        assert document is not None
        filled |= {generic(at) for at, _ in singles(document.data)}
    assert filled == leaves()


def singles(
    node: Any, at: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Each single value of a document with the way to it."""
    if isinstance(node, dict | list):
        for part, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from singles(value, (*at, part))
    else:
        yield at, node


def generic(at: tuple[str | int, ...]) -> str:
    """The field at a place, whatever the number of the entry."""
    return one_value("/".join("*" if isinstance(part, int) else part for part in at))


def tables(data: Any) -> dict[str, list[Any]]:
    """What a disclosure adds to each table, but for the place it stands at."""
    document = read(FULL.name, write(data)).document
    assert document is not None
    filing = Filing(
        election=data["election"],
        party=data["party"],
        period=data["period"],
        version=data["version"],
        document=document,
    )
    version = Version(filing=filing, filed=date.min, current=True, sha256="")
    facts = read_facts([declaration(version, LISTS, "River Party")])
    return {table.name: [*map(placeless, table_cells(table, facts))] for table in TABLES}


def placeless(row: list[Any]) -> list[Any]:
    """A row without the file and line it comes from, which stand last of what all rows say."""
    return [*row[: len(SHARED) - 2], *row[len(SHARED) :]]


def other(data: Any, at: tuple[str | int, ...]) -> Any:
    """The data with one single value changed."""
    copy = deepcopy(data)
    holder = copy
    for part in at[:-1]:
        holder = holder[part]
    value = holder[at[-1]]
    if isinstance(value, bool):
        holder[at[-1]] = not value
    else:
        holder[at[-1]] = value + 1 if isinstance(value, int) else f"{value}9"
    return copy


def fed() -> set[str]:
    """The fields whose value is seen in some table."""
    document = read(FULL.name, FULL.read_bytes()).document
    assert document is not None
    whole = tables(document.data)
    return {
        generic(at) for at, _ in singles(document.data) if tables(other(document.data, at)) != whole
    }


def test_every_field_feeds_a_column_or_is_left_out_with_a_reason() -> None:
    seen = fed()
    assert leaves() - seen - set(LEFT_OUT) == set(), "feeds no column, and no reason is given"
    assert seen & set(LEFT_OUT) == set(), "no longer left out"


def test_what_is_left_out_is_a_field_and_has_a_reason() -> None:
    assert set(LEFT_OUT) <= leaves()
    assert [field for field, reason in LEFT_OUT.items() if not reason.endswith(".")] == []


def test_every_row_has_a_cell_in_each_column_of_its_table() -> None:
    document = read(FULL.name, FULL.read_bytes()).document
    assert document is not None
    found = tables(document.data)
    for table in TABLES:
        assert {len(row) + 2 for row in found[table.name]} <= {len(columns(table))}, table.name
        assert len(set(columns(table))) == len(columns(table))


def test_the_example_of_the_guide_passes_the_check(tmp_path: Path) -> None:
    root = copy_to(tmp_path)
    folder = root / "disclosures" / ID / "partia-e-lumit"
    for path in folder.glob("2025-04*"):
        path.unlink()
    shutil.copy(DESIGN, folder / "2025-04.yaml")
    found = check(root)
    (election,) = found.elections
    assert ("partia-e-lumit", "2025-04") in {(f.party, f.period) for f in election.filings}
    lines = report(found.findings)
    assert [
        line for line in lines if "partia-e-lumit/2025-04.yaml" in line and " error " in line
    ] == []
