"""Each word has its speaker and its language: nobody is quoted with what another wrote, or in a language of the page's.

Every sentence that a disclosure can hold is replaced by one in Maori, English or a language that nobody says; then all
pages and embeds are searched for each of them.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.documents.reader import read
from generator.documents.writer import write
from generator.facts.quote import Speaker, Voice, adding, declaring, filing
from generator.text import translator
from generator.validation.free_texts import SENTENCES, branch, places
from tests.built import Element, Page, pages
from tests.command import copy_instance, sixc
from tests.invented import ID, check, report

pytestmark = pytest.mark.slow

SPOKEN = branch(SENTENCES)
UNSAID = ("levizja-dallga", "2025-03.yaml")
ENTERED = ("lista-e-fushes", "2025-05.yaml")
SOURCED = ("aleanca-e-maleve", "2025-03.yaml")
MARK = "Zzq"
OF_THE_PARTY = (
    "The party, in Māori:",
    "The party's reason, in Māori:",
    "The party's explanation:",
    "The party's remark:",
)
PARTIES = f"{ID}/parties"
ALONE = ("labelled", "secured by", "included", "left out", "Evidence:")
"""After these words of the page's, a few words are quoted that need no speaker named again."""


def put(data: Any, pointer: str, value: str) -> None:
    *way, last = pointer.split("/")[1:]
    for part in way:
        data = data[int(part)] if isinstance(data, list) else data[part]
    data[int(last) if isinstance(data, list) else last] = value


def spoken(path: Path, marks: Iterator[str]) -> dict[str, str]:
    """Replace each sentence of a disclosure; and the language of each."""
    document = read(path.name, path.read_bytes()).document
    assert document is not None
    data, place = document.data, (path.parent.name, path.name)
    data |= {"schema_version": "1.1"} | ({} if place == UNSAID else {"language": "mi"})
    if place in (ENTERED, SOURCED):
        taken = {"from": "paper", "reference": "K-17"} if place == ENTERED else None
        data |= {"entered": taken} if taken else {"source": {"title": "Register"}}
        line = data["advertising"]["lines"][0]["id"]
        data["annotations"] = [
            {"about": line, "text": "x", "language": "en"},
            {"text": "x", "language": "en"},
        ]
    found = {}
    for pointer, _ in [*places(data, SPOKEN)]:
        if "/value" in pointer and "region" in json.dumps(document.at(pointer.rpartition("/")[0])):
            continue
        mark = next(marks)
        put(data, pointer, mark)
        own = "en" if pointer.startswith("/annotations") else data.get("language", "")
        found[mark] = own
    path.write_bytes(write(data))
    return found


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The invented instance with a mark for each sentence, built, and the language of each mark."""
    root = copy_instance(tmp_path_factory.mktemp("words") / "instance")
    marks = (f"{MARK}{number:04} tiaki" for number in range(10_000))
    languages: dict[str, str] = {}
    for path in sorted((root / "disclosures" / ID).glob("*/*.yaml")):
        languages |= spoken(path, marks)
    assert [line for line in report(check(root).findings) if " error " in line] == []
    done = sixc("--root", root, "build")
    assert done.code == 0, done.err
    return root / "site", languages


@pytest.fixture(scope="module")
def site(told: tuple[Path, dict[str, str]]) -> Mapping[str, Page]:
    """Every page and every embed."""
    return {**pages(told[0]), **pages(told[0], bare=True)}


def said(
    element: Element, around: tuple[Element, ...] = ()
) -> Iterator[tuple[str, tuple[Element, ...]]]:
    """Each text with a mark, and the elements it stands in, the nearest last."""
    around = (*around, element)
    for part in element.inside:
        if isinstance(part, Element):
            if "listing" not in part.classes:
                yield from said(part, around)
        elif MARK in part:
            yield part, around


def language(around: tuple[Element, ...]) -> str:
    return next(e.attributes["lang"] for e in reversed(around) if "lang" in e.attributes)


def test_every_quote_says_its_language_or_that_it_is_not_known(
    site: Mapping[str, Page], told: tuple[Path, dict[str, str]]
) -> None:
    seen = set()
    for path, page in site.items():
        for text, around in said(page.tree):
            mark = text.strip()
            assert language(around) == told[1][mark], (path, mark)
            seen.add(mark)
    assert seen == {*told[1]}


def test_no_attribute_hides_what_somebody_wrote(site: Mapping[str, Page]) -> None:
    for path, page in site.items():
        for element in page.tree:
            held = [name for name, value in element.attributes.items() if MARK in value]
            assert held == [], (path, element.tag)


def test_every_quote_has_its_speaker_before_it(site: Mapping[str, Page]) -> None:
    """Or words of the page that say what is quoted."""
    for path, page in site.items():
        for element in page.tree:
            quotes = [
                each for each in element.inside if isinstance(each, Element) and each.tag == "q"
            ]
            if not any(MARK in quote.text for quote in quotes):
                continue
            t = translator("sq" if "sq/" in path else "en")
            around = element.text + element.attributes.get("data-label", "").lower()
            named = any(t.gettext(words) in around for words in ALONE)
            assert named or element.find("span", "voice"), (path, element.text)


@pytest.mark.parametrize(
    ("place", "speakers"),
    [
        (ENTERED, {"As the election body entered it, in Māori:", "Added by the election body:"}),
        (SOURCED, {"The source, in Māori:", "Added on import:", "Added on import, in Māori:"}),
    ],
)
def test_what_others_wrote_is_never_quoted_as_the_partys(
    place: tuple[str, str], speakers: set[str], site: Mapping[str, Page]
) -> None:
    party, file = place
    page = site[f"{PARTIES}/{party}/{file.removesuffix('.yaml')}/"].tree
    voices = {voice.text for voice in page.find("span", "voice")}
    assert voices == speakers
    whole = site[f"{PARTIES}/{party}/"].tree
    for voice in whole.find("span", "voice"):
        assert voice.text in {*speakers, *OF_THE_PARTY}


def test_a_row_of_a_file_says_the_language_and_the_speaker_of_each_text(
    told: tuple[Path, dict[str, str]],
) -> None:
    seen = 0
    for path in (told[0] / ID / "data").glob("*.csv"):
        for row in csv.DictReader(path.read_text("utf-8-sig").splitlines()):
            for name, text in row.items():
                if text.startswith(MARK):
                    seen += 1
                    assert row[f"{name}_language"] == told[1][text], (path.name, name)
                    assert row[f"{name}_speaker"] in {*Speaker}
    assert seen


def test_who_speaks_follows_from_how_a_disclosure_came_here() -> None:
    english = {"language": "en"}
    for came, declares, files, adds in (
        ([], Speaker.PARTY, Speaker.PARTY, Speaker.IMPORT),
        (["source"], Speaker.SOURCE, Speaker.IMPORT, Speaker.IMPORT),
        (["entered"], Speaker.ENTERED, Speaker.ENTERED, Speaker.ELECTION_BODY),
        (["entered", "source"], Speaker.ENTERED, Speaker.ENTERED, Speaker.ELECTION_BODY),
    ):
        data: dict[str, Any] = {key: {} for key in came}
        named = {**data, "language": "sq"}
        assert (declaring(data), declaring(named)) == (Voice(declares, ""), Voice(declares, "sq"))
        assert (filing(named, {}), filing(named, english)) == (
            Voice(files, "sq"),
            Voice(files, "en"),
        )
        assert adding(named, english) == Voice(adds, "en")
