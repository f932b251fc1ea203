"""Pictures for sharing say what their charts say, can be read, are the same everywhere, and cost their making once."""

import hashlib
import os
import re
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.drawing.measures import width as laid_out
from generator.drawing.style import ANSWER, FACES, LABEL, TOTAL
from generator.embeds import pictures, store
from generator.embeds.card import BOTTOM, HIGH, MARGIN, WIDE, Setting, card
from generator.embeds.fitting import GROWN, SMALLEST
from generator.embeds.pictures import PictureFile, SharedPicture, published
from generator.embeds.rendering import render
from generator.embeds.typefaces import (
    ITALIC,
    STRONG,
    TEXT,
    TITLE,
    TYPEFACES,
    balanced,
    fitting,
    width,
    widths,
    wrap,
)
from generator.figures.figure import (
    Bars,
    Drawing,
    Figure,
    Flow,
    Grid,
    Group,
    Row,
    Segment,
    Series,
)
from generator.figures.shortening import flat, shortened, size
from generator.pipeline import Build, run
from generator.settings import read_settings
from generator.text import PAGE, translator
from tests.chart_bars import HOSTILE, LONG_NAMES, thirty
from tests.chart_figures import FIGURES, drawing_of
from tests.invented import INSTANCE, ROOT

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parent / "golden" / "cards"
NOTICE = "Example: every party, person and figure is invented."
SETTING = Setting("Who pays for the campaign?", NOTICE, translator("en", PAGE))
SVG = "{http://www.w3.org/2000/svg}"
SERBIAN = "АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШабвгдђежзијклљмнњопрстћуфхцчџш"
GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰΆΈΉΊΌΎΏ"
ALBANIAN = "ABCÇDEËFGHIJKLMNOPQRSTUVXYZabcçdeëfghijklmnopqrstuvxyz"
LATIN = "ÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻĽŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽșțẞ"
SIGNS = "0123456789 .,:;–—≤≥−±%€&·×→“”„‘’…"
PNG = b"\x89PNG\r\n\x1a\n"
every_figure = pytest.mark.parametrize("name", FIGURES)


def drawing(figure: Figure, finding: str = "A finding", note: str = "Source: filings.") -> Drawing:
    measure = "Declared advertising, million lek, March – April 2025"
    said = {"question": "A question?", "finding": finding, "summary": "In words", "note": note}
    return drawing_of(figure, measure=measure, **said)


def letters() -> Drawing:
    names = (
        "Савез за праведну будућност Љубави, Њиховог Ђердапа и Ћуприје", "Κόμμα Ελευθερίας και Δημοκρατίας",
        "Partia për Çështjen Shqiptare", "Žižek Đorđe Ćuprija Ňőűğş",
    )  # fmt: skip
    rows = tuple(
        Row(name, (Segment("a", number * 100, number * 120, "", ""),), f"≤ {number},2 €")
        for number, name in enumerate(names, 1)
    )
    bars = Bars((Series("a", "Мета", "m1"),), (Group("", rows),), (), 480)
    finding = "Странка Љиљана, Ελληνική Αλλαγή και Çështja shqiptare: 70 % декларисаног оглашавања"
    return drawing(bars, finding, "Извор: пријаве странака. Πηγή: δηλώσεις. Burimi: deklarimet.")


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def said(svg: str) -> str:
    return " ".join("".join(text.itertext()) for text in parsed(svg).iter(f"{SVG}text"))


def sizes(png: bytes) -> tuple[int, int]:
    assert png.startswith(PNG)
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def one(svg: str) -> bytes:
    return next(render(svg, (1,)))


@pytest.fixture(scope="module")
def built() -> Build:
    return run(read_settings(INSTANCE))


@pytest.fixture
def few(built: Build) -> tuple[SharedPicture, ...]:
    return tuple(replace(picture, language="en") for picture in built.pictures[1:3])


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is rendered, in this process."""
    found: list[str] = []

    def note(svg: str, scales: list[int]) -> Iterator[bytes]:
        found.extend(f"{scale}" for scale in scales)
        return render(svg, scales)

    monkeypatch.setattr(pictures, "render", note)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    return found


def test_every_chart_has_a_picture_in_every_language_and_the_site_has_one(built: Build) -> None:
    paths = {(one.language, file.path) for one in built.pictures for file in one.files}
    charts = {
        (a.language, a.path.replace("chart.svg", name))
        for a in built.artifacts
        if a.path.endswith("chart.svg") and a.language
        for name in ("chart.png", "chart-2x.png")
        if "/parties/" not in a.path or name == "chart.png"  # those of one party come in one size
    }
    tables = {
        (a.language, a.path.replace("table.svg", "table.png"))
        for a in built.artifacts
        if a.path.endswith("/table.svg")
    }
    cards = {(language, "assets/sixc/card.png") for language in ("en", "sq")}
    assert len(tables) == 2 * 4
    assert paths == charts | tables | cards
    assert all(picture.alt for picture in built.pictures)


def test_pictures_have_the_sizes_that_networks_ask_for() -> None:
    single, double = render(card(letters(), SETTING), (1, 2))
    assert sizes(single) == (1200, 630)
    assert sizes(double) == (2400, 1260)
    assert max(map(len, (single, double))) < 500_000


def test_no_party_of_the_invented_election_is_left_out_of_a_picture(built: Build) -> None:
    names = {"en": "Citizens of June", "sq": "Qytetarët e Qershorit"}
    for picture in built.pictures:
        text = said(picture.svg)
        assert "more on the page" not in text
        of_all = "money-flow" not in picture.page and "/parties/" not in picture.page
        assert not of_all or names[picture.language] in text


def test_a_picture_says_whose_it_is_what_it_shows_and_that_it_is_invented(built: Build) -> None:
    for picture in built.pictures:
        text = said(picture.svg)
        assert {"en": "12 May 2025", "sq": "12 maj 2025"}[picture.language] in text
        assert picture.language != "en" or NOTICE in text
        site = {"en": "Who pays for the campaign?", "sq": "Kush e paguan fushatën?"}
        assert site[picture.language] in text


def test_missing_and_withheld_stay_visible(built: Build) -> None:
    english = {
        picture.page: said(picture.svg) for picture in built.pictures if picture.language == "en"
    }
    assert "not filed, due 5 May" in english["al-2025/charts/spend-by-platform/"]
    assert "withheld" in english["al-2025/charts/completeness/"]
    assert "missing" in english["al-2025/charts/ai-use/"]


@every_figure
def test_a_picture_is_well_formed_and_inert(name: str) -> None:
    svg = card(drawing(FIGURES[name], HOSTILE, HOSTILE), replace(SETTING, site=HOSTILE))
    root = parsed(svg)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {
        "svg", "title", "desc", "style", "defs", "pattern", "g", "path", "rect", "circle", "text", "tspan",
    }  # fmt: skip
    assert "var(" not in svg
    assert not re.search(r'\s(?:on\w+|href|style)="', re.sub(r">[^<]*<", "><", svg))
    assert sizes(one(svg)) == (WIDE, HIGH)


@every_figure
def test_all_words_stand_on_the_picture_and_can_be_read(name: str) -> None:
    root = parsed(card(drawing(FIGURES[name], LONG_NAMES[0] * 3, LONG_NAMES[1] * 9), SETTING))
    for text in root.findall(f"{SVG}text"):
        letters, at = float(text.get("font-size", "0")), float(text.get("x", "0"))
        face = {"title": TITLE, "strong": STRONG, "example": STRONG}.get(
            text.get("class", ""), TEXT
        )
        right = at if text.get("text-anchor") else at + width(text.text or "", face, letters)
        assert letters >= SMALLEST
        assert at >= MARGIN
        assert right <= WIDE - MARGIN + 1
        assert float(text.get("y", "0")) <= BOTTOM
    *_, group = root.findall(f"{SVG}g")
    scale = float(re.search(r"scale\(([0-9.]+)\)", group.get("transform", ""))[1])  # type: ignore[index]
    smallest = min(face.size for face in FACES.values()) / 10 * GROWN / 100
    assert scale * smallest >= SMALLEST - 0.05


@every_figure
def test_the_figure_ends_above_the_foot(name: str) -> None:
    root = parsed(card(drawing(FIGURES[name]), SETTING))
    *_, group = root.findall(f"{SVG}g")
    top, scale = map(float, re.findall(r"[0-9.]+", group.get("transform", ""))[1:])
    lowest = max((float(text.get("y", "0")) for text in group.iter(f"{SVG}text")), default=0)
    foot = min(float(text.get("y", "0")) for text in root.findall(f"{SVG}text[@class='about']")[1:])
    assert top + lowest * scale < foot


def test_what_has_no_room_is_counted() -> None:
    text = said(card(drawing(thirty()), SETTING))
    shown = [row.label for row in thirty().groups[0].rows if row.label in text]
    more = int(re.search(r"and (\d+) more on the page", text)[1])  # type: ignore[index]
    assert len(shown) >= 8
    assert shown == [row.label for row in thirty().groups[0].rows][: len(shown)]
    assert more == 30 - len(shown)


@pytest.mark.parametrize("name", FIGURES)
def test_a_shortened_figure_keeps_what_comes_first(name: str) -> None:
    figure = FIGURES[name]
    for count in (1, 2, 5, 100):
        short, left_out = shortened(figure, count)
        assert size(short) <= max(count, 0)
        assert left_out >= max(size(figure) - count, 0)
        if count == 100:
            assert left_out == 0
    if isinstance(figure, Grid):
        assert shortened(figure, 2)[0].rows == figure.rows[:2]  # type: ignore[union-attr]
    if isinstance(figure, Flow):
        short, _ = shortened(figure, 2)
        assert isinstance(short, Flow)
        keys = {node.key for node in short.nodes}
        assert all({ribbon.source, ribbon.target} <= keys for ribbon in short.ribbons)


def test_flat_bars_say_whose_each_row_is() -> None:
    figure = flat(FIGURES["periods"])
    assert isinstance(figure, Bars)
    [group] = figure.groups
    assert not group.heading
    assert size(figure) == size(FIGURES["periods"])
    assert group.rows[0].label == "Partia e Lumit · March 2025"
    assert flat(FIGURES["methods"]) is FIGURES["methods"]


@pytest.mark.parametrize("face", TYPEFACES, ids=lambda face: str(face.name))
def test_the_typefaces_have_the_letters_of_the_languages(face: object) -> None:
    known = widths(face)
    missing = set(SERBIAN + GREEK + ALBANIAN + LATIN + SIGNS) - known.keys()
    assert missing <= ({"→"} if face is TITLE else set())


def test_every_character_of_the_invented_pictures_is_in_the_typefaces(built: Build) -> None:
    for picture in built.pictures:
        assert set(said(picture.svg)) - {"\n"} <= widths(TEXT).keys()
        assert set(said(picture.svg)) - {"\n"} <= widths(STRONG).keys() & widths(ITALIC).keys()


@pytest.mark.parametrize("family", ["Card Sans", "Card Serif"])
def test_letters_are_drawn_and_no_two_alike(family: str) -> None:
    def drawn(letter: str) -> bytes:
        words = f'<text x="5" y="30" font-size="30" font-family="{family}">{letter}</text>'
        return one(f'<svg xmlns="http://www.w3.org/2000/svg" width="50" height="40">{words}</svg>')

    pictures_of = {letter: drawn(letter) for letter in "ëçљњђћџЉЊЂЋЏΩψΐžĐłş"}
    assert len(set(pictures_of.values()) | {drawn("\ue000"), drawn(" ")}) == len(pictures_of) + 2


def test_letters_are_no_wider_than_the_drawing_was_laid_out_for() -> None:
    texts = [
        *LONG_NAMES,
        "not filed, due 5 May",
        "Aleanca e Maleve",
        "12,000,000.00 ALL",
        "Љубав и правда",
        "Ελλάδα",
    ]
    for text in texts:
        for face, letters in ((LABEL, STRONG), (TOTAL, STRONG), (ANSWER, TEXT)):
            assert (
                width(text, letters, face.size / 10 * GROWN / 100) <= laid_out(text, face) / 10
            ), text


def test_lines_fit_and_lose_nothing() -> None:
    text = "River Party and Alliance of the Mountains account for 70% of declared advertising"
    lines = wrap(text, TITLE, 40, 700, 4)
    assert " ".join(lines) == text
    assert all(width(line, TITLE, 40) <= 700 for line in lines)
    even = balanced(text, TITLE, 40, 1104, 2)
    assert " ".join(even) == text
    assert min(width(line, TITLE, 40) for line in even) > 500
    assert fitting("x" * 999, TEXT, 20, 300).endswith("…")
    assert wrap(" ", TEXT, 20, 300, 2) == ()
    assert fitting("", TEXT, 20, 300) == ""


@pytest.mark.parametrize("reference", [
    '<image href="/etc/hostname" width="9" height="9"/>', '<image xlink:href="http://x.example/"/>',
    '<use href="#a"/>', '<rect fill="url(http://x.example/#a)"/>', "<!DOCTYPE svg>", "<script/>",
])  # fmt: skip
def test_a_drawing_that_names_anything_outside_is_not_rendered(reference: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{reference}</svg>'
    with pytest.raises(ValueError, match="shapes and text only"):
        one(svg)


def test_words_that_look_like_references_are_words() -> None:
    words = 'href="http://x.example/" url(http://x.example/) <image> @import'
    assert sizes(one(card(drawing(FIGURES["nothing"], words, words), SETTING))) == (WIDE, HIGH)


SCRIPT = """
import hashlib
from tests.test_pictures import SETTING, FIGURES, card, drawing, letters, render
found = hashlib.sha256()
for each in (letters(), drawing(FIGURES["flow"]), drawing(FIGURES["methods"])):
    for png in render(card(each, SETTING), (1, 2)):
        found.update(png)
print(found.hexdigest())
"""


def test_the_same_picture_has_the_same_bytes_in_every_environment(tmp_path: Path) -> None:
    def rendered_in(seed: str, zone: str, language: str, folder: Path) -> str:
        env = {
            "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "HOME": str(folder),
            "PATH": os.environ["PATH"],
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=folder,
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    here = rendered_in("1", "UTC", "C", INSTANCE)
    assert here == rendered_in("77", "Pacific/Auckland", "sq_AL.UTF-8", tmp_path)
    assert len(here.strip()) == 64


def test_an_unchanged_picture_is_rendered_once(
    tmp_path: Path, few: tuple[SharedPicture, ...], rendered: list[str]
) -> None:
    first = list(published(tmp_path, few, "en"))
    assert rendered == ["1", "2"] * len(few)
    rendered.clear()
    assert list(published(tmp_path, few, "en")) == first
    assert rendered == []


@pytest.mark.parametrize("harm", [
    lambda path: path.write_bytes(b""), lambda path: path.write_bytes(path.read_bytes()[:-1]),
    lambda path: path.write_bytes(path.read_bytes()[:-1] + b"!"), lambda path: path.unlink(),
    lambda path: (path.unlink(), path.mkdir()),
], ids=["empty", "cut short", "changed", "deleted", "a folder"])  # fmt: skip
def test_a_kept_file_that_is_not_whole_is_made_again(
    tmp_path: Path,
    few: tuple[SharedPicture, ...],
    rendered: list[str],
    harm: Callable[[Path], object],
) -> None:
    first = list(published(tmp_path, few, "en"))
    rendered.clear()
    harm(min((tmp_path / pictures.FOLDER).iterdir()))
    assert list(published(tmp_path, few, "en")) == first
    assert len(rendered) == 1


def test_the_store_can_be_deleted_and_holds_what_the_build_uses(
    tmp_path: Path, few: tuple[SharedPicture, ...]
) -> None:
    folder = tmp_path / pictures.FOLDER
    first = list(published(tmp_path, few, "en"))
    (folder / f"{'0' * 64}.1.part").write_bytes(b"left behind")
    second, other = few[:1], replace(few[1], language="sq")
    list(published(tmp_path, (*second, other), "en"))
    assert len(list(folder.iterdir())) == 4
    list(published(tmp_path, second, "en"))
    assert len(list(folder.iterdir())) == 2
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert list(published(tmp_path, few, "en")) == first


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(
    tmp_path: Path, few: tuple[SharedPicture, ...], rendered: list[str]
) -> None:
    (tmp_path / ".cache").write_text("no folder", "utf-8")
    assert [sizes(png) for _, png in published(tmp_path, few[:1], "en")] == [
        (1200, 630),
        (2400, 1260),
    ]
    assert rendered == ["1", "2"]


def test_several_processes_render_the_same_as_one(
    tmp_path: Path, built: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    svgs = [one for one in built.pictures if one.language == "en"][:5]
    small = [replace(each, files=(PictureFile(each.page, 1),)) for each in svgs]
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("threading.active_count", lambda: 1)
    shared = list(published(tmp_path / "a", small, "en"))
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert shared == list(published(tmp_path / "b", small, "en"))


def test_a_stored_file_starts_with_the_digest_of_the_rest(tmp_path: Path) -> None:
    store.write(tmp_path, "key", b"content")
    data = (tmp_path / "key").read_bytes()
    assert data == hashlib.sha256(b"content").digest() + b"content"
    assert store.read(tmp_path, "key") == b"content"
    assert store.read(tmp_path, "other") is None


@pytest.mark.parametrize("name", ["thirty", "uses", "letters"])
def test_cards_look_as_reviewed(name: str, golden: Callable[[Path, str], None]) -> None:
    found = letters() if name == "letters" else drawing(FIGURES[name], f"A finding about {name}")
    golden(GOLDEN / f"{name}.svg", card(found, SETTING))
