"""Whatever a party files, the reader, the pages and the command end as promised: accepted and stable, or refused.

The inputs are generated, the same ones in every run: any bytes, YAML put together from what parsers trip over, and the
invented instance's own files with bytes and lines deleted, doubled, swapped and replaced.
"""

import csv
import io
import json
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.charts.record import Edition
from generator.codes import assess, read_code
from generator.documents.characters import find_hidden
from generator.documents.ledger import read_ledger
from generator.documents.reader import MAX_BYTES, Reading, read
from generator.documents.writer import write
from generator.embeds.embed import offer
from generator.exports import chart_files
from generator.exports.bundle import Bundle
from generator.exports.csv_text import write_csv
from generator.exports.tables import cells as table_cells
from generator.exports.tables import export, silences
from generator.facts import TABLES
from generator.facts.build import build
from generator.facts.dataset import Dataset
from generator.figures.view import View
from generator.history.filed import History
from generator.history.log import Log
from generator.metrics.figures import count
from generator.pages import party
from generator.pages.site import Site
from generator.text import PAGE, translator
from generator.validation.check import Election
from generator.validation.identity import name_key
from tests import invented
from tests.built import Element, parse
from tests.command import INSTANCE, sixc

pytestmark = pytest.mark.slow

FILE = "2025-04.yaml"
PARTY = "partia-e-lumit"
TEXTS = (
    *("role", "name", "note", "notes", "reason", "method", "lender", "security", "value", "system"),
    *("provider", "text", "valuation_method", "constituency", "short_name"),
)

# What files that are not what they seem are made of.
FRAGMENTS = (
    *(
        "a: 1",
        "a: b",
        "- a",
        "? a",
        ": b",
        "a:",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "{a: b}",
        "[a, b]",
        ",",
        "#",
        " # x",
    ),
    *(
        "&a ",
        "*a",
        "<<: *a",
        "!!str ",
        "!x ",
        "!!python/object:os.system ",
        "%YAML 1.2",
        "---",
        "...",
        "|",
        ">-",
    ),
    *(
        "'",
        '"',
        '"\\u0000"',
        '"\\ud800"',
        '"\\x41"',
        '"\\',
        "''",
        "\\",
        "\t",
        "  ",
        "    ",
        "\n",
        "\n\n",
        "\r\n",
    ),
    *(
        "\r",
        "\u0085",
        "\u2028",
        "\u202e",
        "\u200d",
        "\ufeff",
        "\u00a0",
        "\x00",
        "\x1b[31m",
        "é",
        "ё",
        "👩‍👧",
        "١",
    ),
    *(
        "yes",
        "No",
        "null",
        "~",
        "0x1F",
        "0123",
        "1e3",
        ".inf",
        ".nan",
        "1:30",
        "1_000",
        "2025-02-30",
        "-0",
        "9" * 400,
    ),
    *(
        "::error::x",
        "##[error]x",
        "<<<<<<< a",
        "=======",
        ">>>>>>> b",
        "= 1+1",
        "<script>",
        "{{ 7*7 }}",
        "${{ x }}",
    ),
    *(
        "[" * 30,
        "a: &a [*a]",
        "a" * 6_000,
        "a: 'b\n  c'",
        "a: |\n  b\n c",
        "a:\n- b\n-c",
        '"a": "b" c',
    ),
)
pieces = st.lists(st.sampled_from(FRAGMENTS), max_size=12)
near_yaml = st.one_of(
    pieces.map("".join),
    pieces.map("\n".join),
    pieces.map(lambda values: "".join(f"k{i}: {value}\n" for i, value in enumerate(values[:2]))),
    pieces.map(lambda values: "".join(f"k{i}: {json.dumps(v)}\n" for i, v in enumerate(values))),
    st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(FRAGMENTS)).map(": ".join),
)


@cache
def originals() -> tuple[bytes, ...]:
    """Files of the invented instance that are to be spoilt."""
    files = [*invented.FOLDER.glob("*.yaml"), *invented.disclosures()[::4]]
    return tuple(path.read_bytes() for path in sorted(files))


@st.composite
def spoilt(draw: st.DrawFn, raws: tuple[bytes, ...] = ()) -> bytes:
    """A file with a few bytes or lines deleted, doubled, swapped or replaced."""
    raw = draw(st.sampled_from(raws or originals()))
    for _ in range(draw(st.integers(1, 3))):
        by_line = draw(st.booleans())
        parts = (
            raw.splitlines(keepends=True) if by_line else [raw[i : i + 1] for i in range(len(raw))]
        )
        if len(parts) < 2:
            break
        first, second = (draw(st.integers(0, len(parts) - 1)) for _ in range(2))
        match draw(st.sampled_from(("delete", "double", "swap", "put"))):
            case "delete":
                del parts[first]
            case "double":
                parts.insert(second, parts[first])
            case "swap":
                parts[first], parts[second] = parts[second], parts[first]
            case _:
                parts.insert(
                    first, draw(st.sampled_from(FRAGMENTS)).encode("utf-8", "surrogatepass")
                )
        raw = b"".join(parts)
    return raw


def assert_sound(raw: bytes, reading: Reading) -> None:
    """Either findings with places inside the file, or a document; never both, never neither."""
    assert (reading.document is None) == bool(reading.findings)
    lines = raw.decode("utf-8", "replace").split("\n")
    for finding in reading.findings:
        for place in (finding.place, *finding.also):
            assert 1 <= place.line <= len(lines), finding
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1, finding


def assert_stable(raw: bytes) -> None:
    """What is read is what its canonical writing says, and what that says when it is written again."""
    reading = read(FILE, raw)
    assert_sound(raw, reading)
    if reading.document is None:
        return
    written = write(reading.document.data)
    again = read(FILE, written)
    if len(written) > MAX_BYTES:
        return
    assert again.document is not None, again.findings
    assert again.document.data == reading.document.data
    assert list(again.document.data) == list(reading.document.data)
    assert write(again.document.data) == written
    for pointer, (line, column) in reading.document.marks.items():
        assert line >= 1, pointer
        assert column >= 1, pointer


@settings(max_examples=150)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_read_and_stay_the_same(raw: bytes) -> None:
    assert_stable(raw)


@settings(max_examples=400)
@given(near_yaml.map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"")
@example(b"a: []")
@example(b"{}")
def test_near_yaml_is_refused_or_read_and_stays_the_same(raw: bytes) -> None:
    assert_stable(raw)


@settings(max_examples=150)
@given(spoilt())
def test_a_spoilt_file_is_refused_or_read_and_stays_the_same(raw: bytes) -> None:
    assert_stable(raw)


@settings(max_examples=150)
@given(spoilt(tuple(path.read_bytes()[:3_000] for path in sorted(invented.FOLDER.rglob("*.csv")))))
def test_a_spoilt_ledger_is_refused_or_read(raw: bytes) -> None:
    assert_sound(raw, read_ledger("2025-04.ads.csv", raw))


def legal(text: str) -> bool:
    """Whether the reader takes a text: without hidden characters, and without spaces around."""
    return not any(find_hidden(text, 1)) and text == text.strip() != ""


MARKUP = (
    *(
        "<script>alert(1)</script>",
        "</td></tr></table>",
        '"><img src=x onerror=alert(1)>',
        "'",
        '"',
        "&lt;",
        "&amp",
    ),
    *(
        "]]>",
        "<!--",
        "-->",
        "{{ 7*7 }}",
        "{% raw %}",
        "${{ x }}",
        "[a](javascript:alert(1))",
        "`",
        "=1+1",
        "@x",
        "<line>",
    ),
    *(
        "</title>",
        "<svg/onload=alert(1)>",
        "\\",
        "\\u003c",
        "%3Cb%3E",
        "<period>",
        "<b>",
        "\u0661",
        "👩‍👧",
        "ë",
        "שלום",
    ),
)
texts = st.one_of(
    st.lists(st.sampled_from(MARKUP), min_size=1, max_size=6).map("".join),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60),
).filter(legal)


def told(node: Any, text: Callable[[], str], key: str = "") -> Any:
    """What a file says, with other words in every place for words."""
    match node:
        case dict():
            local = key in {"name", "title"}
            return {k: told(v, text, key if local else k) for k, v in node.items()}
        case list():
            return [told(value, text, key) for value in node]
        case str() if key in TEXTS:
            return text()[:20] if key == "short_name" else text()
        case _:
            return node


def election(text: Callable[[], str]) -> Election:
    """The invented election with one disclosure, and with these texts."""
    found = invented.checked().elections[0]
    filing = next(f for f in found.filings if f.document.path.endswith(f"{PARTY}/{FILE}"))
    document = replace(filing.document, data=told(filing.document.data, text))
    data = dict(found.document.data)
    data["parties"] = [told(p, text) if p["id"] == PARTY else p for p in data["parties"]]
    data["parties"] = [p for p in data["parties"] if p["id"] == PARTY]
    return replace(
        found,
        document=replace(found.document, data=data),
        filings=(replace(filing, document=document),),
        refused=(),
    )


def site(dataset: Dataset, of: Election) -> Site:
    """The site of one election in English."""
    figures, code, t = count(dataset), read_code(of.code), translator("en", PAGE)
    bearing = assess(code, dataset, ())
    return Site(
        settings=invented.settings(),
        figures=figures,
        code=code,
        assessments=bearing,
        findings=(),
        t=t,
        edition=Edition(),
        written=frozenset(),
        make_offer=partial(offer, ()),
    )


def drawn(text: Callable[[], str]) -> tuple[Dataset, dict[str, Element]]:
    """The pages of the party and of its disclosure as trees."""
    of = election(text)
    dataset = build(of, History(), invented.LISTS)
    return dataset, {page.path: parse(page.html) for page in party.pages(site(dataset, of))}


def skeleton(tree: Element) -> list[tuple[str, ...]]:
    """Every element of a page in order, with the names of its attributes; pictures apart, which wrap long words."""
    return list(_skeleton(tree))


def _skeleton(node: Element) -> Iterator[tuple[str, ...]]:
    yield (node.tag, *sorted(node.attributes))
    for part in node.inside:
        if isinstance(part, Element) and node.tag != "svg":
            yield from _skeleton(part)


def in_pictures(tree: Element) -> set[tuple[str, ...]]:
    """What pictures are made of, however long their words are."""
    shapes = {(e.tag, *sorted(e.attributes)) for svg in tree.find("svg") for e in svg}
    return shapes | {
        ("g", "transform"),
        ("title",),
        ("text", "class", "x", "y"),
        ("tspan", "dy", "x"),
    }


def in_turn(words: Sequence[str]) -> Callable[[], str]:
    """These words, one after the other and again from the first."""
    turns = cycle(words)
    return lambda: next(turns)


@cache
def harmless(count: int) -> dict[str, Element]:
    """The same pages with as many harmless words."""
    return drawn(in_turn([f"Fjalë {number}" for number in range(count)]))[1]


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(texts, min_size=3, max_size=6, unique_by=name_key))
def test_no_text_changes_what_a_page_is_made_of(words: list[str]) -> None:
    """Names that are one are entered in one row: these differ."""
    dataset, pages = drawn(in_turn(words))
    same = harmless(len(words))
    assert pages.keys() == same.keys()
    for path, page in pages.items():
        assert skeleton(page) == skeleton(same[path]), path
        assert in_pictures(page) <= in_pictures(same[path]), path
        names = {name for element in page for name in element.attributes}
        assert not [name for name in names if name.startswith("on")], path
        for element in page:
            assert not element.attributes.get("href", "").lower().startswith("javascript:"), path
    assert_told(dataset)


def assert_told(dataset: Dataset) -> None:
    """Every cell of the tables to download reads back as it was."""
    log = Log((), dated=False, name="log")
    code = read_code(dataset.election.code)
    seen = View(count(dataset), code, dataset.parties, dataset.periods, translator("en", PAGE))
    bundle = Bundle(
        settings=invented.settings(), views=(seen,), records=(), history=History(), log=log
    )
    for artifact in export(bundle):
        name = Path(artifact.path).stem
        head, *rows = csv.reader(io.StringIO(artifact.content.decode("utf-8-sig"), newline=""))
        (table,) = (each for each in TABLES if each.name == name)
        told_rows = [*table_cells(table, dataset.facts), *silences(table, seen.figures)]
        roster = [party.id for party in dataset.parties]
        told_rows.sort(key=lambda row: (roster.index(str(row[0])), row[1]))
        assert len(rows) == len(told_rows), name
        for cells, row in zip(rows, told_rows, strict=True):
            for column, cell, value in zip(head, cells, row, strict=True):
                if isinstance(value, str):
                    assert re.sub(r"\A'(?=[=+\-@\t\n\r'＝＋－＠])", "", cell) == value, (
                        name,
                        column,
                    )


@settings(max_examples=200)
@given(st.lists(texts, min_size=1, max_size=4))
def test_a_text_reads_back_from_csv_and_json(words: list[str]) -> None:
    (_, row) = csv.reader(io.StringIO(write_csv(words, [words]).decode("utf-8-sig"), newline=""))
    assert [re.sub(r"\A'(?=[=+\-@\t\n\r'＝＋－＠])", "", cell) for cell in row] == words
    assert json.loads(json.dumps(words)) == words


NAMES = (
    *(
        "O'Brien & Sons",
        "Çlirimi",
        "Përparimi i Dëshmorëve",
        "רשימת הנהר",
        "حزب می‌رود",
        "👨‍👩‍👧‍👦 Familja",
        "🏳️‍🌈 Ura",
    ),
    *(
        "No",
        "NA",
        "null",
        "1e3",
        "true",
        "0123",
        "2025",
        "~ Ura",
        "N/A",
        "None",
        "nan",
        "- a",
        "=Lista",
        "@lista",
        "+1",
    ),
    *(
        "Rruga e Re 2025",
        "A <b> & C",
        '"Lumi"',
        "it's",
        "Lista #1",
        "Ελιά",
        "Ђорђе",
        "ファミリー",
        "مواطنون",
        "5 %",
    ),
)


def test_legitimate_names_are_never_refused_and_stay_what_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "disclosures" / invented.ID
    turns = iter(range(10_000))

    def name() -> str:
        return NAMES[next(turns) % len(NAMES)]

    invented.copy_to(tmp_path)
    for path in (folder / "election.yaml", *sorted(folder.glob("*/*.yaml"))):
        document = read(path.name, path.read_bytes()).document
        assert document is not None
        keep = {
            key: document.data[key] for key in ("contact", "attestation") if key in document.data
        }
        path.write_bytes(write({**told(document.data, name), **keep}))
    checked = invented.check(tmp_path)
    assert [f for f in invented.report(checked.findings) if " error " in f] == []
    of = checked.elections[0]
    dataset = build(of, History(), invented.LISTS)
    shown = "".join(parse(page.html).text for page in party.pages(site(dataset, of)))
    assert [one for one in NAMES if one not in shown] == []
    assert_told(dataset)
    assert {one.name["en"] for one in dataset.parties} <= set(in_json(of, dataset))


def in_json(of: Election, dataset: Dataset) -> Iterator[str]:
    """Every text in the files of the charts for programs."""
    for record in site(dataset, of).records.values():
        for artifact in chart_files.files(record.block, "en"):
            if artifact.media_type == "application/json":
                yield from _strings(json.loads(artifact.content))


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    for value in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from _strings(value)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_quotes_is_read_as_it_stands(name: str) -> None:
    reading = read(FILE, json.dumps({"name": name}, ensure_ascii=False).encode())
    assert reading.document is not None, reading.findings
    assert reading.document.data == {"name": name}
    assert_stable(write({"name": name}))


ODD_NAMES = (
    "::error::x.yaml",
    "##[group]x.yaml",
    "2025-04.v2.yaml",
    "2025-05.yaml",
    "..yaml",
    "a b.yaml",
    "x\ny.yaml",
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sampled_from(ODD_NAMES), spoilt() | near_yaml.map(str.encode)), max_size=3
    ),
    spoilt(),
    st.sampled_from(("text", "github", "gitlab", "markdown", "json", "sarif")),
)
def test_the_command_ends_as_promised(
    beside: list[tuple[str, bytes]], raw: bytes, format_: str
) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root, "disclosures", invented.ID)
        (folder / PARTY).mkdir(parents=True)
        Path(root, "mkdocs.yml").write_bytes((INSTANCE / "mkdocs.yml").read_bytes())
        (folder / "election.yaml").write_bytes((invented.FOLDER / "election.yaml").read_bytes())
        (folder / PARTY / FILE).write_bytes(raw)
        for name, content in beside:
            (folder / PARTY / name).write_bytes(content)
        done = sixc("--root", root, "check", "--format", format_)
    assert done.code in {0, 1, 2}, done
    said = done.out + done.err
    assert "Traceback" not in said
    commands = r"::(error|warning|notice)( file=[^:]+)?::" if format_ == "github" else r"(?!)"
    for line in said.splitlines():
        assert not line.lstrip().startswith("##["), line
        assert not line.lstrip().startswith("::") or re.match(commands, line), line
