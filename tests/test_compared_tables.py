"""The comparison tables can be taken along: as a picture that says whence it is, and as data for programs."""

import csv
import io
import json
import re
import struct
from decimal import Decimal
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from generator.addresses import TABLE_FILES
from generator.drawing.measures import width
from generator.drawing.style import ANSWER
from generator.drawing.table import LABELS, AnsweredRow, CellText, ColumnHead, draw_table
from generator.embeds.rendering import render
from generator.metrics.comparison import METRICS
from generator.pipeline import Build, run
from tests.built import Element, Page, Site, prefix
from tests.invented import ID, dataset, settings

SVG = "{http://www.w3.org/2000/svg}"
PAGES = [
    f"{ID}/compare/",
    *(f"{ID}/compare/{period}/" for period in ("2025-03", "2025-04", "2025-05")),
]
PARTIES = [party.id for party in dataset().parties]
in_each_language = pytest.mark.parametrize("language", ["en", "sq"])


@cache
def built() -> Build:
    return run(settings())


@cache
def files() -> dict[tuple[str, str], bytes]:
    """The bytes of every file by its language and path."""
    return {(each.language, each.path): each.content for each in built().artifacts}


def rows(path: str, language: str = "en") -> list[dict[str, str]]:
    """The rows of a comparison's file."""
    text = files()[language, path + TABLE_FILES["csv"]].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def texts(path: str, language: str) -> list[str]:
    """Every piece of text in a comparison's picture."""
    root = ET.fromstring(files()[language, path + TABLE_FILES["svg"]])  # noqa: S314 - ours
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


@in_each_language
@pytest.mark.parametrize("path", PAGES)
def test_the_picture_says_all_that_the_table_says_and_whence_it_is(
    path: str, language: str
) -> None:
    said = " ".join(" ".join(texts(path, language)).split())
    data = json.loads(files()[language, path + TABLE_FILES["json"]])
    for row in data["table"]["rows"]:
        for cell in row:
            for part in cell["text"].split(" · "):
                assert " ".join(part.split()) in said, (path, part)
    for words in (*data["table"]["columns"], data["note"], data["citation"]):
        assert " ".join(words.split()) in said
    for words in ("CC BY 4.0", f"https://campaigns.example/{prefix(language)}{path}", "2025"):
        assert words in data["citation"]


@in_each_language
def test_the_picture_as_png_is_the_same_drawing(language: str) -> None:
    own = {one.files[0].path: one for one in built().pictures if one.language == language}
    for path in PAGES:
        picture = own[path + TABLE_FILES["png"]]
        (png,) = render(picture.svg, [picture.files[0].scale])
        wide, _ = struct.unpack(">II", png[16:24])
        assert wide == 2 * (1080 + 32)
        drawn = [[*ET.fromstring(svg).itertext()] for svg in (  # noqa: S314 - ours
            picture.svg, files()[language, path + TABLE_FILES["svg"]],
        )]  # fmt: skip
        assert [t for t in drawn[0] if not t.startswith(".")] == [
            t for t in drawn[1] if not t.startswith(".")
        ]


def test_each_party_answers_each_measure_or_it_is_said_why_not() -> None:
    for path in PAGES:
        found = rows(path)
        asked = {(row["party"], row["measure"]) for row in found}
        assert asked == {(party, metric.id) for party in PARTIES for metric in METRICS}
        for row in found:
            says = row["answer"] or row["amount_low"]
            assert bool(says) == (row["state"] == "disclosed"), row


def test_sums_stand_in_units_and_every_currency() -> None:
    spent = [row for row in rows(PAGES[0]) if row["measure"] == "paid-by-others"]
    own = {
        (row["amount_currency"], Decimal(row["amount_low"]))
        for row in spent
        if row["party"] == "levizja-dallga"
    }
    assert own == {("ALL", Decimal("1731160.00")), ("EUR", Decimal("3940.20"))}


def test_the_data_for_programs_are_those_for_spreadsheets() -> None:
    for path in PAGES:
        data: dict[str, Any] = json.loads(files()["en", path + TABLE_FILES["json"]])
        assert [{k: str(v) for k, v in row.items()} for row in data["data"]] == rows(path)
        assert data["licence"].endswith("/by/4.0/")


def test_the_index_lists_every_table_with_its_files() -> None:
    listed = json.loads(files()["", "api/v1/index.json"])["comparisons"]
    assert [entry["page"] for entry in listed] == PAGES
    assert [entry["period"] for entry in listed] == [None, "2025-03", "2025-04", "2025-05"]
    for entry in listed:
        assert {key: entry[key] for key in TABLE_FILES} == {
            key: entry["page"] + name for key, name in TABLE_FILES.items()
        }


def words(element: Element) -> str:
    return " ".join(element.text.split())


def shown(page: Page) -> list[list[str]]:
    """The cells of the page's table, without their marks."""
    (table,) = page.tree.find("table", "compare")
    return [[words(cell) for cell in row if cell.tag in {"th", "td"}] for row in table.find("tr")]


@pytest.mark.slow
@in_each_language
def test_a_page_offers_its_table_and_both_say_the_same(site: Site, language: str) -> None:
    for path in PAGES:
        page = site.pages[prefix(language) + path]
        offered = {page.to(a.attributes["href"])[0] for a in page.tree.find("a")}
        for name in TABLE_FILES.values():
            assert page.path + name in offered
            assert (site.folder / page.path / name).is_file()
        data = json.loads((site.folder / page.path / TABLE_FILES["json"]).read_bytes())["table"]
        said = [[re.sub(r"[ · ]+", " ", c["text"]) for c in row] for row in data["rows"]]
        read = [[re.sub(r"[ · ]+", " ", cell) for cell in row] for row in shown(page)[1:]]
        assert [[squeezed(c) for c in row] for row in read] == [
            [squeezed(c) for c in row] for row in said
        ]


def squeezed(text: str) -> str:
    return re.sub(r"[\s·]+", "", text)


def table(names: list[str], *cells: str) -> tuple[list[ColumnHead], list[AnsweredRow]]:
    """A table of one row whose cells say the same for each party."""
    said = tuple(CellText(cells, "", "") for _ in names)
    return [ColumnHead(name, "#123456") for name in names], [AnsweredRow("Measure", False, said)]


@pytest.mark.parametrize("count", [1, 2, 6, 7, 40])
def test_every_party_has_a_column_however_many_there_are(count: int) -> None:
    names = [f"Party{number}" for number in range(count)]
    picture = draw_table(*table(names, "1,234,567.00\N{NO-BREAK SPACE}ALL"), 10800)
    for name in names:
        assert "".join(picture.parts).count(f">{name}</text>") == 1
    bands = -(-count // 6)
    assert "".join(picture.parts).count(">Measure</text>") == bands


def test_no_text_is_cut_and_none_leaves_its_column() -> None:
    long = "Partia e Bashkimit të Pyjeve dhe Maleve " * 8 + "x" * 300
    parts = draw_table(*table([long, "B"], long), 10800).parts
    lines = [
        line for part in parts if 'class="answer"' in part or 'class="column"' in part
        for line in re.sub(r"<[^>]*>", "\n", part).split("\n") if line.strip()
    ]  # fmt: skip
    assert "".join(lines).count("x") == 3 * 300
    assert all(width(line.strip(), ANSWER) <= (10800 - LABELS) // 2 for line in lines)
    assert not any("…" in line for line in lines)


def test_text_of_a_party_is_text() -> None:
    picture = draw_table(*table(["<script>", "B"], '"><b>'), 10800)
    assert "<script" not in "".join(picture.parts)
    assert "<b>" not in "".join(picture.parts)
