"""What is published can be read back exactly, runs nowhere, and is all named in the index."""

import csv
import hashlib
import io
import json
import re
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.addresses import NEWEST_SCHEMA, TABLE_FILES, localised
from generator.analysis import frames
from generator.artifact import Artifact, to_json
from generator.embeds.releases import FOLDER as RELEASES
from generator.exports.csv_text import guard, write_csv
from generator.exports.index import CHART_FILES
from generator.exports.tables import SHARED
from generator.facts import TABLES
from generator.money import UNIT
from generator.pipeline import Build, run
from tests.invented import FOLDER, ID, INSTANCE, ROOT, change, copy_to, dataset, figures
from tests.invented import settings as settings_of

pytestmark = pytest.mark.slow

NAMES = [table.name for table in TABLES]

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ATTACKS = (
    '=HYPERLINK("https://elsewhere.example","x")',
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "＝1+1",
    "'=1+1",
    "'",
    "''",
    "=cmd|' /C calc'!A0",
)
STATES = {
    "disclosed", "nothing_to_disclose", "withheld", "withdrawn", "missing", "not_due", "not_asked", "refused",
}  # fmt: skip
"""The words that files have for what somebody says or does not say."""
SVG = "{http://www.w3.org/2000/svg}"


def published(root: Path) -> Build:
    return run(settings_of(root))


@pytest.fixture(scope="module")
def built() -> Build:
    """Everything made from the invented instance."""
    return published(INSTANCE)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Everything made from a copy in which names and notes try to be more than text."""
    root = copy_to(tmp_path_factory.mktemp("attacked"))
    path = root / "disclosures" / ID / "partia-e-lumit" / "2025-04.yaml"
    text = path.read_text("utf-8")
    text = text.replace("name: Fondacioni Ura\n", f"name: {json.dumps(ATTACKS[0])}\n")
    text = text.replace("name: Rinia e Lumit\n", 'name: "</script><b onclick=x>&amp;"\n')
    path.write_text(f'{text}\nnotes: "\\n=1+1"\n', "utf-8")
    made = published(root)
    assert ("partia-e-lumit", "2025-04") in {
        (filing.party, filing.period) for filing in made.checked.elections[0].filings
    }
    return made


def address(artifact: Artifact) -> str:
    """Where a file stands on the site, whose default language is English."""
    return localised(artifact.path, artifact.language or "en", "en")


def files(build: Build) -> dict[str, Artifact]:
    return {address(artifact): artifact for artifact in build.artifacts}


def pictures(build: Build) -> set[str]:
    return {
        localised(file.path, picture.language, "en")
        for picture in build.pictures
        for file in picture.files
    }


def pages(build: Build) -> set[str]:
    return {
        localised(page.path, language, "en")
        for language, made in build.pages.items()
        for page in made
    }


def no_number(text: str) -> NoReturn:
    raise AssertionError(f"{text} is not JSON")


def strict(raw: bytes) -> Any:
    """JSON as the standard has it, without NaN and Infinity."""
    return json.loads(raw.decode("utf-8"), parse_constant=no_number)


def cells(raw: bytes) -> list[list[str]]:
    """The cells of a CSV file."""
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))


def unguarded(text: str) -> str:
    """A text without the apostrophe, as the documentation says to take it off."""
    return text[1:] if text[:1] == "'" and text[1:].startswith((*FORMULA, "'")) else text


def index(build: Build) -> dict[str, Any]:
    found: dict[str, Any] = strict(files(build)["api/v1/index.json"].content)
    return found


@given(st.text())
@example("'")
@example("''=")
@example("'a")
def test_a_guarded_text_is_no_formula_and_gives_the_text_back(text: str) -> None:
    assert not guard(text).startswith(FORMULA)
    assert unguarded(guard(text)) == text


@pytest.mark.parametrize("text", ATTACKS)
def test_a_formula_is_guarded(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "Ura", "1200000.00", "≤ 100", "O'Brien", "a=b", " =1", "100%"]
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guard(text) == text


lines = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"))


@given(st.lists(st.tuples(lines, st.integers(), st.booleans())))
def test_a_table_is_read_back_as_it_was(rows: list[tuple[str, int, bool]]) -> None:
    raw = write_csv(["a", "=b", "c"], rows)
    head, *body = cells(raw)
    assert head == ["a", "'=b", "c"]
    assert [[unguarded(row[0]), *row[1:]] for row in body] == [
        [text, str(number), str(answer)] for text, number, answer in rows
    ]
    assert raw.startswith(b"\xef\xbb\xbf")


def test_a_figure_below_nought_is_no_formula() -> None:
    assert write_csv(["a"], [(-5,)]) == b'\xef\xbb\xbf"a"\n-5\n'


@pytest.mark.parametrize("name", NAMES)
def test_a_table_of_facts_holds_every_row_of_every_version(name: str, built: Build) -> None:
    frame = frames(dataset().facts)[name]
    head, *body = cells(files(built)[f"{ID}/data/{name}.csv"].content)
    assert head == list(frame.columns)
    facts = [row for row in body if any(row[len(SHARED) :])]
    for row, values in zip(facts, frame.itertuples(index=False), strict=True):
        for column, cell, value in zip(head, row, values, strict=True):
            assert unguarded(cell) == ("" if value is pd.NA else str(value)), column


@pytest.mark.parametrize("name", NAMES)
def test_whoever_declares_none_for_a_period_has_a_row_that_says_why(
    name: str, built: Build
) -> None:
    head, *body = cells(files(built)[f"{ID}/data/{name}.csv"].content)
    rows = [dict(zip(head, row, strict=True)) for row in body]
    election = dataset()
    pairs = {(party.id, period.id) for party in election.parties for period in election.periods}
    counted = [row for row in rows if row["current"] in {"True", ""}]
    assert {(row["party"], row["period"]) for row in counted} == pairs
    facts = [row for row in rows if any(list(row.values())[len(SHARED) :])]
    without = [row for row in rows if row not in facts]
    silent = {(row["party"], row["period"]): row for row in without}
    assert len(facts) == len(frames(election.facts)[name])
    assert len(silent) == len(without) == len(rows) - len(facts)
    assert not silent.keys() & {
        (row["party"], row["period"]) for row in facts if row["current"] == "True"
    }
    for row in silent.values():
        assert row["state"] in STATES - ({"disclosed"} if name == "sections" else set())
        assert bool(row["file"]) == bool(row["version"]) == (row["current"] == "True")
        assert not any(list(row.values())[7:])
    (table,) = (table for table in TABLES if table.name == name)
    if table.section:
        said = figures()
        assert all(
            said.section(*pair, table.section).word == row["state"] for pair, row in silent.items()
        )


def test_what_was_not_given_is_an_empty_cell_and_not_nought(built: Build) -> None:
    for name in NAMES:
        head, *body = cells(files(built)[f"{ID}/data/{name}.csv"].content)
        for row in (dict(zip(head, cells, strict=True)) for cells in body):
            assert "-1" not in row.values()
            if "amount_currency" in row:
                ends = {row[f"amount_{part}"] == "" for part in ("currency", "low", "high")}
                assert len(ends) == 1


def test_every_file_is_published_as_it_was_filed(built: Build) -> None:
    held = {path for path in FOLDER.rglob("*.*") if path.name != "submitters.yaml"}
    prefix = f"{ID}/data/filed/"
    found = {name: each.content for name, each in files(built).items() if name.startswith(prefix)}
    assert found == {
        f"{prefix}{path.relative_to(FOLDER).as_posix()}": path.read_bytes() for path in held
    }


def test_who_may_file_is_not_published(built: Build) -> None:
    accounts = set(re.findall(rb"id: ([0-9]{6,})", (FOLDER / "submitters.yaml").read_bytes()))
    assert accounts
    for name, artifact in files(built).items():
        assert "submitters" not in name or name.startswith("schema/")
        assert not accounts & set(re.findall(rb"[0-9]{6,}", artifact.content)), name


def test_every_schema_is_published_unchanged(built: Build) -> None:
    newest = f"schema/{NEWEST_SCHEMA}/"
    found = {name: each.content for name, each in files(built).items() if name.startswith(newest)}
    assert found == {
        f"{newest}{path.name}": path.read_bytes()
        for path in (ROOT / "schema").glob("*.schema.json")
    }


def test_no_address_is_used_twice(built: Build) -> None:
    assert len(files(built)) == len(built.artifacts)
    assert len(pages(built)) == sum(map(len, built.pages.values()))
    assert {f"{page}index.html" for page in pages(built)}.isdisjoint(files(built))


def test_every_address_is_plain_and_stays_below_the_site(built: Build, attacked: Build) -> None:
    for build_ in (built, attacked):
        for name in {*files(build_), *pages(build_)} - {""}:
            assert re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9._-]*/?)*", name), name
            assert not {"", ".", ".."} & set(name.rstrip("/").split("/")), name


def test_the_index_names_only_what_is_there(built: Build) -> None:
    known = {*files(built), *pages(built), *pictures(built)}
    for name, entries in index(built).items():
        if isinstance(entries, list):
            for entry in entries:
                for key in {"page", "path", "file", *CHART_FILES} & set(entry):
                    assert entry[key] in known, f"{name}: {entry[key]}"
                assert f"{entry['embed']}index.html" in known if "embed" in entry else True
                for version in entry.get("versions", ()):
                    assert {version["page"], version["file"]} <= known
    for election in index(built)["elections"]:
        pages_ = ("compare", "filings", "commitments", "builder", "builder_data", "builder_media")
        assert {election[key] for key in pages_} <= known
        assert f"{election['builder_embed']}index.html" in known


def test_the_index_names_everything_that_can_be_downloaded(built: Build) -> None:
    found = index(built)
    for name, artifact in files(built).items():
        listed = [*found["data"], *found["schemas"], *found["log"], *found["feeds"]]
        charts = [chart[key] for chart in found["charts"] for key in {*CHART_FILES} & set(chart)]
        charts += [f"{chart['embed']}index.html" for chart in found["charts"]]
        charts += [entry[key] for entry in found["comparisons"] for key in TABLE_FILES]
        for election in found["elections"]:
            charts += [
                election["builder_data"],
                election["builder_media"],
                *(figures["path"] for figures in election["builder_figures"]),
                f"{election['builder_embed']}index.html",
            ]
        for release in found["releases"]:
            manifest = json.loads(files(built)[release["path"]].content)
            folder = release["path"].removesuffix("manifest.json")
            charts += [release["path"], *(folder + file["path"] for file in manifest["files"])]
        downloaded = not name.startswith("assets/") and name != "api/v1/index.json"
        if artifact.language in {"", "en"} and downloaded:
            assert name in {*(entry["path"] for entry in listed), *charts}, name
    sizes = {entry["path"]: entry["bytes"] for entry in [*found["data"], *found["schemas"]]}
    assert sizes == {name: len(files(built)[name].content) for name in sizes}


def test_the_index_is_lists_of_things_with_their_own_names(built: Build) -> None:
    found = index(built)
    assert (found["version"], found["left_out"]) == (1, [])
    assert re.fullmatch(r"[0-9a-f]{40}|", found["commit"])
    for name in (
        *("languages", "elections", "parties", "periods", "disclosures", "charts", "data"),
        *("feeds", "schemas", "log", "held_back"),
    ):
        ids = [(entry.get("election"), entry["id"]) for entry in found[name]]
        assert len(set(ids)) == len(ids), name
        assert name == "feeds" or ids


def test_the_index_proves_every_version_by_its_hash(built: Build) -> None:
    versions = [v for entry in index(built)["disclosures"] for v in entry["versions"]]
    assert len(versions) == len(list(FOLDER.glob("*/*.yaml")))
    for version in versions:
        raw = files(built)[version["file"]].content
        assert version["sha256"] == hashlib.sha256(raw).hexdigest()
    for entry in index(built)["disclosures"]:
        assert [version["current"] for version in entry["versions"]].count(True) == 1
        assert [version["id"] for version in entry["versions"]] == sorted(
            version["id"] for version in entry["versions"]
        )


def test_every_json_file_is_strict_and_safe_inside_a_page(built: Build, attacked: Build) -> None:
    for build_ in (built, attacked):
        found = [a for a in build_.artifacts if a.media_type == "application/json"]
        assert found
        for artifact in found:
            strict(artifact.content)
            assert not re.search(rb"[<>&]", artifact.content), artifact.path
            assert artifact.content.endswith(b"}\n")


def test_numbers_that_are_none_cannot_be_written_as_json() -> None:
    for number in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="JSON"):
            to_json({"a": number})


def test_every_table_is_text_that_runs_nowhere(attacked: Build) -> None:
    tables = [
        a for a in attacked.artifacts if a.media_type == "text/csv" and "/filed/" not in a.path
    ]
    assert tables
    seen = set()
    for artifact in tables:
        for row in cells(artifact.content):
            for cell in row:
                assert not cell.startswith(FORMULA), f"{artifact.path}: {cell}"
                seen.add(unguarded(cell))
    assert ATTACKS[0] in seen


def test_every_picture_is_well_formed_and_holds_no_script_or_link_elsewhere(
    attacked: Build,
) -> None:
    pictures = [a for a in attacked.artifacts if a.media_type == "image/svg+xml"]
    assert pictures
    for artifact in pictures:
        for node in ET.fromstring(artifact.content.decode("utf-8")).iter():  # noqa: S314 - our own
            assert node.tag.startswith(SVG)
            assert node.tag.removeprefix(SVG) not in {"script", "foreignObject", "image", "use"}
            assert not [name for name in node.attrib if name.lower().startswith("on")]
            for name, value in node.attrib.items():
                assert not re.search(r"(?i)javascript:|https?://", value), f"{name}={value}"


def test_charts_are_published_in_every_language(built: Build) -> None:
    charts = {(a.language, a.path) for a in built.artifacts if "/charts/" in a.path}
    english = {path for language, path in charts if language == "en"}
    assert english
    assert {path for language, path in charts if language == "sq"} == english
    assert {language for language, _ in charts} == {"en", "sq"}


def named(build: Build) -> set[str]:
    """Every file but the tiles of the log, whose names say how long it is."""
    return {name for name in files(build) if not name.startswith("log/tile/")}


def test_the_same_instance_gives_the_same_bytes(built: Build, tmp_path: Path) -> None:
    root = copy_to(tmp_path / "elsewhere" / "deeper")
    shutil.copytree(INSTANCE / RELEASES, root / RELEASES)
    again = published(root)
    # The copy has no history, so it has another log, by which feeds are named, and its embeds and what says how it is
    # cited name no commit.
    dated = {"api/v1/index.json", "log/log.txt", "log/head.txt"}
    dated |= {feed["path"] for feed in index(built)["feeds"]}
    dated |= {name for name in files(built) if "embed" in name or "log/tile/" in name}
    cited = (TABLE_FILES["svg"], TABLE_FILES["json"])
    dated |= {name for name in files(built) if "/compare/" in name and name.endswith(cited)}
    same = {name: a.content for name, a in files(built).items() if name not in dated}
    assert {name: a.content for name, a in files(again).items() if name in same} == same
    assert named(again) == named(built)
    undated = {"commit": "", "log": [], "feeds": []}
    assert {**index(again), **undated} == {**index(built), **undated}


def test_a_file_that_is_held_back_is_not_published(tmp_path: Path) -> None:
    root = copy_to(tmp_path)
    held = root / "disclosures" / ID / "partia-e-lumit" / "2025-03.v2.yaml"
    change(held, "version: 2", "version: 3")
    made = published(root)
    assert f"{ID}/data/filed/partia-e-lumit/2025-03.v2.yaml" not in files(made)
    assert f"{ID}/parties/partia-e-lumit/2025-03/v2/" not in pages(made)
    (entry,) = [e for e in index(made)["disclosures"] if e["id"].endswith("lumit/2025-03")]
    assert [(version["id"], version["current"]) for version in entry["versions"]] == [(1, True)]


def test_the_published_sums_are_those_that_are_counted(built: Build) -> None:
    head, *body = cells(files(built)[f"{ID}/data/lines.csv"].content)
    rows = [dict(zip(head, row, strict=True)) for row in body]
    for (party, period), spends in figures().spend.items():
        for currency in {spend.money.currency for spend in spends}:
            mine = [
                row
                for row in rows
                if (row["party"], row["period"], row["amount_currency"])
                == (party, period, currency)
                and row["current"] == "True"
            ]
            for end in ("low", "high"):
                total = sum(getattr(s.money, end) for s in spends if s.money.currency == currency)
                assert sum(Decimal(row[f"amount_{end}"]) for row in mine) * UNIT == total
