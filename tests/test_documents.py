"""What the strict reader takes, what it refuses and where, and that what is written is read back.

A case is a file in cases/yaml/good or bad. `x.json` holds what is read from a good one, `x.txt` what is said of a bad
one: for each finding the line and column, the code, the message and the remedy.
"""

import json
import re
import unicodedata
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.model import Document, escape, unescape
from generator.documents.reader import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_FINDINGS,
    MAX_TEXT,
    MAX_VALUES,
    read,
)
from generator.documents.scalars import parse_date
from generator.documents.writer import write
from generator.findings import Finding, Place
from generator.text import translator
from tests.expected import Golden

CASES = Path(__file__).parent / "cases" / "yaml"
GOOD, BAD = (sorted((CASES / kind).glob("*.yaml")) for kind in ("good", "bad"))
ENGLISH = translator("en")
# Default_Ignorable_Code_Point of Unicode 16, but for the joiners and the mark that makes an emoji of a sign.
IGNORABLE = (
    *("\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u180b", "\u180c"),
    *("\u180d", "\u180e", "\u180f", "\u200b", "\u200e", "\u200f", "\u202a", "\u202e", "\u2060"),
    *("\u2064", "\u2066", "\u2069", "\u206a", "\u206f", "\u3164", "\ufe00", "\ufe0e", "\ufeff"),
    *("\uffa0", "\ufff0", "\ufff8", "\U0001bca0", "\U0001bca3", "\U0001d173", "\U0001d17a"),
    *("\U000e0001", "\U000e0020", "\U000e007f", "\U000e0100", "\U000e01ef"),
)

SHOWS_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def explained(finding: Finding) -> str:
    """One finding as the expected outputs hold it."""
    place, also = finding.place, "".join(f" (see {p.line}:{p.column})" for p in finding.also)
    words = f"{ENGLISH.text(finding.message)} | {ENGLISH.text(finding.fix)}"
    return f"{place.line}:{place.column} {finding.kind.code} {words}{also}\n"


def findings(raw: bytes) -> tuple[Finding, ...]:
    """What is found in bytes that are refused."""
    reading = read("x.yaml", raw)
    assert reading.document is None
    return reading.findings


def codes(raw: bytes) -> list[str]:
    return [finding.kind.code for finding in findings(raw)]


def taken(raw: bytes) -> Document:
    reading = read("x.yaml", raw)
    assert reading.document is not None, [explained(finding) for finding in reading.findings]
    return reading.document


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_is_refused_with_place_words_and_remedy(path: Path, golden: Golden) -> None:
    found = findings(path.read_bytes())
    assert found
    golden(path.with_suffix(".txt"), "".join(map(explained, found)))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_file_is_read_as_it_says(path: Path, golden: Golden) -> None:
    data = taken(path.read_bytes()).data
    golden(path.with_suffix(".json"), json.dumps(data, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_file_says_the_same_to_other_programs(path: Path) -> None:
    assert yaml.safe_load(path.read_bytes()) == dated(taken(path.read_bytes()).data)


def dated(data: Any) -> Any:
    """The data with days as PyYAML gives them, where they stand without quotes."""
    if isinstance(data, dict):
        return {key: dated(value) for key, value in data.items()}
    if isinstance(data, list):
        return [dated(value) for value in data]
    return parse_date(data) or data


def test_every_expected_output_belongs_to_a_case() -> None:
    expected = [*CASES.glob("good/*.json"), *CASES.glob("bad/*.txt")]
    assert [path for path in expected if not path.with_suffix(".yaml").exists()] == []


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (b"[" * 100_000, 1, MAX_DEPTH + 2),
        (b"a: " + b"[" * 100_000 + b"]" * 100_000, 1, MAX_DEPTH + 4),
        (b"a: " + b"{a: " * 50_000, 1, MAX_DEPTH * 4 + 4),
        (b"".join(b" " * depth + b"a:\n" for depth in range(500)), MAX_DEPTH + 2, MAX_DEPTH + 2),
        (b'a: b\nc: "' + b"x" * (MAX_TEXT + 1) + b'"\n', 2, 4),
        (b"a: b\nc: " + b"x" * (MAX_TEXT + 1) + b"\n", 2, 4),
        (b"a:\n" + b"- x\n" * MAX_VALUES, MAX_VALUES, 3),
        (b"#" + b"x" * MAX_BYTES, 1, 1),
    ],
    ids=["brackets", "closed", "braces", "levels", "quoted", "plain", "values", "bytes"],
)
def test_a_file_beyond_the_limits_is_refused_where_it_passes_them(
    raw: bytes, line: int, column: int
) -> None:
    (found,) = findings(raw)
    assert found.kind.code == "file-too-big"
    assert found.place == Place("x.yaml", line, column)


def test_a_file_at_the_limits_is_read() -> None:
    assert taken(b"a: '" + b"x" * MAX_TEXT + b"'\n").data == {"a": "x" * MAX_TEXT}
    assert len(taken(b"a:\n" + b"- x\n" * (MAX_VALUES - 2)).data["a"]) == MAX_VALUES - 2


def test_a_file_with_endless_mistakes_gives_a_limited_report() -> None:
    assert len(findings(b"".join(b"k%d: NO\n" % i for i in range(1_000)))) == MAX_FINDINGS
    assert len(findings("a: \u200b\n".encode() * 1_000)[0].also) < MAX_FINDINGS


def test_a_message_never_repeats_a_long_value() -> None:
    for value in (b"1_" + b"0" * 4_900, b"9" * 4_900, b"0o" + b"7" * 25, b"1:" + b"59:" * 3 + b"1"):
        (found,) = findings(b"a: " + value + b"\n")
        assert len(explained(found)) < 300


@pytest.mark.parametrize("character", IGNORABLE, ids=lambda character: f"U+{ord(character):04X}")
def test_a_character_that_shows_nothing_is_refused_raw_and_as_an_escape(character: str) -> None:
    assert codes(f"a: Par{character}tia\n".encode()) == ["hidden-character"]
    assert codes(f'a: "Par\\U{ord(character):08x}tia"\n'.encode()) == ["hidden-character"]


def test_controls_and_noncharacters_are_refused() -> None:
    controls = [c for c in map(chr, range(0xA0)) if unicodedata.category(c) == "Cc"]
    last = [chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)]
    for character in [*controls, *last, "\ufdd0", "\ufdef"]:
        if character not in "\t\n":
            assert codes(f"a: b{character}c\n".encode()) == ["hidden-character"], ascii(character)


def test_a_joiner_is_taken_only_where_a_script_or_emoji_needs_it() -> None:
    for text in ("می‌خواهیم", "क्‍ष", "ක්‍ෂ", "👩🏽‍⚕️", "❤️‍🔥"):
        assert taken(f"a: {text}\n".encode()).data == {"a": text}
    for text in ("par\u200dtia", "par\u200ctia", "\u200dpartia", "partia\u200c", "1\u200d2"):
        assert codes(f"a: {text}\n".encode()) == ["hidden-character"], ascii(text)
    for whole in ("a: می\u200c", "\u200cمی: می", "\u200c", "a: 👩\u200d"):
        assert codes(whole.encode()) == ["hidden-character"], ascii(whole)


def test_every_value_and_every_field_has_its_place() -> None:
    document = taken("ë: 1\nlist:\n  - id: Çlirimi\n    on/~: [x, 'y']\n".encode())
    assert document.locate("/ë") == Place("x.yaml", 1, 4)
    assert document.locate("/list/0") == Place("x.yaml", 3, 5)
    assert document.locate("/list/0/id") == Place("x.yaml", 3, 9)
    assert document.locate("/list/0/on~1~0/1") == Place("x.yaml", 4, 15)
    assert document.locate_key("/list/0/on~1~0") == Place("x.yaml", 4, 5)
    assert document.at("/list/0/on~1~0/1") == "y"
    assert [escape(key) for key in ("~1", "/0", "~/")] == ["~01", "~10", "~0~1"]
    assert [unescape(part) for part in ("~01", "~10", "~0~1")] == ["~1", "/0", "~/"]


def test_places_are_right_with_line_ends_of_windows_and_a_mark_of_the_encoding() -> None:
    document = taken("\ufeffë: 'a\r\n  b'\r\nlist:\r\n- {😀: x, b: z}\r\n".encode())
    assert document.locate("") == Place("x.yaml", 1, 1)
    assert document.locate("/ë") == Place("x.yaml", 1, 4)
    assert document.locate("/list/0") == Place("x.yaml", 4, 3)
    assert document.locate_key("/list/0/b") == Place("x.yaml", 4, 10)
    assert document.locate("/list/0/b") == Place("x.yaml", 4, 13)


def test_a_finding_knows_its_field_however_deep() -> None:
    raw = b"a: [x, {b: NO, b: NO}]\n~: [{c: NO}]\nd/~: NO\ne: NO\n"
    pointers = [(finding.kind.code, finding.pointer) for finding in findings(raw)]
    assert pointers == [
        ("ambiguous-value", "/a/1/b"),
        ("duplicate-key", "/a/1/b"),
        ("ambiguous-value", "/a/1/b"),
        ("ambiguous-value", ""),
        ("ambiguous-value", "/0/c"),  # the name above it could not be taken
        ("ambiguous-value", "/d~1~0"),
        ("ambiguous-value", "/e"),
    ]


def test_what_is_absent_is_placed_at_its_nearest_parent() -> None:
    document = taken(b"a:\n  b: c\n")
    assert document.locate("/a/x/y") == document.locate("/a") == Place("x.yaml", 2, 3)
    assert document.locate_key("/a/x") == Place("x.yaml", 2, 3)
    assert document.locate("/x") == Place("x.yaml", 1, 1)
    assert document.at("/a/x/y") is None
    assert list(document.entries("a", "b")) == []


def test_the_bytes_stay_as_they_came() -> None:
    raw = "\ufeffa: b\r\n".encode()
    assert taken(raw).raw == raw


plain = st.text("0123456789_.:-+eExobinfNaysYESofFTRUEtrulL~=<", min_size=1, max_size=12)


@given(plain)
def test_a_text_without_quotes_is_a_text_to_other_programs_too(text: str) -> None:
    document = read("x.yaml", f"a: {text}\n".encode()).document
    if document is not None and document.data == {"a": text}:
        other = yaml.safe_load(f"a: {text}\n")["a"]
        assert other == (parse_date(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text)


@given(st.binary() | st.text().map(str.encode) | st.lists(plain).map(" ".join).map(str.encode))
def test_any_bytes_give_a_document_or_a_finding_with_its_place(raw: bytes) -> None:
    reading = read("x.yaml", raw)
    if reading.document is None:
        assert reading.findings
        last = raw.count(b"\n") + 1
        assert all(1 <= finding.place.line <= last for finding in reading.findings)
        assert all(finding.place.column >= 1 for finding in reading.findings)
    else:
        assert reading.findings == ()


@given(st.binary(max_size=4), st.sampled_from(GOOD), st.floats(0, 1))
def test_a_good_file_with_bytes_put_in_is_read_or_refused(
    more: bytes, path: Path, where: float
) -> None:
    raw = path.read_bytes()
    at = int(len(raw) * where)
    reading = read("x.yaml", raw[:at] + more + raw[at:])
    assert (reading.document is None) == bool(reading.findings)
    assert [explained(finding) for finding in reading.findings if not finding.place.line] == []


letters = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Co", "Zl", "Zp")
).filter(lambda character: not SHOWS_NOTHING.match(character))
texts = st.text(letters | st.sampled_from("\n\t #:-'\"\\,[]{}&*!|>%@`"), max_size=40)
names = st.text(letters, min_size=1, max_size=20).map(partial(unicodedata.normalize, "NFC"))
values = st.recursive(
    texts | st.integers(-(10**15) + 1, 10**15 - 1) | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.slow
@given(st.dictionaries(names, values, min_size=1, max_size=5))
def test_what_is_written_is_read_back(data: dict[str, Any]) -> None:
    assert taken(write(data)).data == data
    assert list(taken(write(data)).data) == list(data)


@pytest.mark.slow
@given(st.dictionaries(names, values, min_size=1, max_size=5))
def test_what_is_written_means_the_same_to_other_programs(data: dict[str, Any]) -> None:
    assert yaml.load(write(data), Loader=yaml.BaseLoader) == as_text(data)


def as_text(data: Any) -> Any:
    """The data as PyYAML gives it when it converts nothing."""
    if isinstance(data, dict):
        return {key: as_text(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_text(value) for value in data]
    return str(data).lower() if isinstance(data, bool) else str(data)


def test_a_heading_stands_on_top_as_remarks() -> None:
    raw = write({"a": "b"}, "An invented file.\nparty: none")
    assert raw == b"# An invented file.\n# party: none\na: b\n"
    assert taken(raw).data == {"a": "b"}
