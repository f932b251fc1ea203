"""The feeds are Atom as RFC 4287 asks, name every filing once, and hold text alone."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from generator.artifact import Artifact
from generator.exports import feed
from generator.pipeline import run
from tests.built import parse
from tests.command import copy_instance, sixc
from tests.invented import ID, settings

pytestmark = pytest.mark.slow

SITE = "https://fushata.example/2025/"
ATOM = "{http://www.w3.org/2005/Atom}"
LUMI = f"disclosures/{ID}/partia-e-lumit"
EVIL = "</summary><script>alert(1)</script>&lt;b> {0} ${1*1}"
WITHDRAWAL = f"""\
schema_version: "1.0"
election: {ID}
party: partia-e-lumit
period: 2025-04
version: 2
withdrawal: {{reason: '{EVIL}'}}
contact: {{role: Treasurer, email: financa@lumi.example}}
attestation: {{role: Secretary General, date: 2025-05-11}}
"""


def feeds(root: Path) -> dict[str, Artifact]:
    """The feed of each language."""
    artifacts = run(settings(root)).artifacts
    return {a.language: a for a in artifacts if a.path == "feed.xml"}


def read(artifact: Artifact) -> ET.Element:
    return ET.fromstring(artifact.content)  # noqa: S314 - written by us


def entries(artifact: Artifact) -> dict[str, ET.Element]:
    """Each entry by its title."""
    found = read(artifact).findall(f"{ATOM}entry")
    return {one.findtext(f"{ATOM}title", ""): one for one in found}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented instance at an address; a party withdrew one disclosure, with words that try to be more."""
    made = copy_instance(tmp_path_factory.mktemp("feed") / "instance")
    path = made / "mkdocs.yml"
    text = re.sub(r"(?m)^site_url:.*\n", "", path.read_text("utf-8"))
    path.write_text(f"{text}\nsite_url: {SITE}\n", "utf-8")
    (made / LUMI / "2025-04.v2.yaml").write_text(WITHDRAWAL, "utf-8")
    return made


@pytest.fixture(scope="module")
def made(root: Path) -> dict[str, Artifact]:
    return feeds(root)


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    """The site built from it."""
    done = sixc("--root", root, "build")
    assert done.code == 0, done.err
    return root / "site"


def test_every_language_has_a_feed(made: dict[str, Artifact]) -> None:
    assert [*made] == ["en", "sq"]
    assert {artifact.media_type for artifact in made.values()} == {"application/atom+xml"}


def has_what_atom_asks(element: ET.Element) -> Iterator[str]:
    """What RFC 4287, sections 4.1.1 and 4.1.2, ask of a feed and of an entry, and is not there exactly once."""
    for name in ("id", "title", "updated"):
        if len(element.findall(ATOM + name)) != 1 or not element.findtext(ATOM + name, "").strip():
            yield name
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.findtext(f"{ATOM}updated", "")):
        yield "the form of updated"
    if not urlsplit(element.findtext(f"{ATOM}id", "")).scheme:
        yield "the form of id"
    if not element.findtext(f"{ATOM}author/{ATOM}name"):
        yield "author"
    links = element.findall(f"{ATOM}link")
    kinds = [(link.get("rel"), link.get("type")) for link in links]
    if kinds.count(("alternate", "text/html")) != 1 or len(kinds) != len(set(kinds)):
        yield "link"
    if not all(link.get("href", "").startswith(SITE) for link in links):
        yield "an absolute address"


@pytest.mark.parametrize("language", ["en", "sq"])
def test_a_feed_and_its_entries_have_what_atom_asks(
    language: str, made: dict[str, Artifact]
) -> None:
    top = read(made[language])
    each = top.findall(f"{ATOM}entry")
    assert [*has_what_atom_asks(top)] == []
    assert {fault for entry in each for fault in has_what_atom_asks(entry)} == set()
    ids = [entry.findtext(f"{ATOM}id") for entry in each]
    assert len(ids) == len(set(ids))
    days = [entry.findtext(f"{ATOM}updated", "") for entry in each]
    assert days == sorted(days, reverse=True)
    assert top.findtext(f"{ATOM}updated") == days[0]
    (own,) = (link for link in top.findall(f"{ATOM}link") if link.get("rel") == "self")
    path = "feed.xml" if language == "en" else "sq/feed.xml"
    assert own.get("href") == f"{SITE}{path}"


def test_every_version_has_its_entry_and_each_leads_to_its_page(
    root: Path, made: dict[str, Artifact]
) -> None:
    build = run(settings(root))
    pages = {f"{SITE}{page.path}" for page in build.pages["en"] if page.kind == "version"}
    links = {entry.find(f"{ATOM}link") for entry in entries(made["en"]).values()}
    assert pages
    assert {link.get("href") for link in links if link is not None} == pages


def test_an_entry_says_who_filed_what_and_what_it_comes_to(made: dict[str, Artifact]) -> None:
    told = {
        name: one.findtext(f"{ATOM}summary", "").replace("\N{NO-BREAK SPACE}", " ")
        for name, one in entries(made["en"]).items()
    }
    assert told["Lowlands List filed its disclosure for May 2025"] == (
        "Advertising declared: 6,815,375 ALL. Funding received: 6,845,800 ALL."
    )
    corrected = told["River Party corrected its disclosure for March 2025: version 2"]
    assert corrected.startswith(
        "Advertising declared: 17,360,990 ALL → 17,860,990 ALL (+500,000). The party's reason: Late invoice."
    )
    withdrawn = told["River Party withdrew its disclosure for April 2025"]
    assert withdrawn == f"The party's reason: {EVIL}"


def test_a_feed_says_what_is_invented_and_where_the_log_stands(
    root: Path, made: dict[str, Artifact]
) -> None:
    log = run(settings(root)).log
    said = read(made["en"]).findtext(f"{ATOM}subtitle", "")
    assert said.startswith("Example: every party, person and figure on this site is invented.")
    assert said.endswith(f"Log: {log.size} entries, {log.root}")
    assert f'href="{SITE}log/head.txt"' in made["en"].content.decode()


def test_nothing_in_a_feed_is_markup(made: dict[str, Artifact]) -> None:
    for artifact in made.values():
        held = {element.tag.removeprefix(ATOM) for element in read(artifact).iter()}
        assert held == {
            *("feed", "title", "subtitle", "id", "updated", "generator", "rights", "author"),
            *("name", "link", "entry", "summary", "category"),
        }
        assert {element.get("type") for element in read(artifact).iter(f"{ATOM}summary")} == {None}


def test_only_the_newest_are_in_a_feed(
    root: Path, made: dict[str, Artifact], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "MOST", 3)
    assert [*entries(feeds(root)["en"])] == [*entries(made["en"])][:3]


def test_a_new_version_changes_no_name_of_an_earlier_entry(
    root: Path, made: dict[str, Artifact], tmp_path: Path
) -> None:
    later = copy_instance(tmp_path / "later")
    (later / "mkdocs.yml").write_bytes((root / "mkdocs.yml").read_bytes())
    names = {one.findtext(f"{ATOM}id") for one in entries(feeds(later)["en"]).values()}
    assert names < {one.findtext(f"{ATOM}id") for one in entries(made["en"]).values()}


def test_without_an_address_of_the_site_there_is_no_feed(tmp_path: Path) -> None:
    plain = copy_instance(tmp_path / "plain")
    path = plain / "mkdocs.yml"
    path.write_text(re.sub(r"(?m)^site_url:.*\n", "", path.read_text("utf-8")), "utf-8")
    assert feeds(plain) == {}
    assert sixc("--root", plain, "build").code == 0
    assert not [p for p in (plain / "site").rglob("*.html") if "atom+xml" in p.read_text("utf-8")]


def test_every_page_names_the_feed_of_its_language(folder: Path) -> None:
    for way, path in (("", "feed.xml"), ("sq/", "sq/feed.xml")):
        assert (folder / path).is_file()
        for page in ("index.html", "404.html", "about/index.html", f"{ID}/data/index.html"):
            head = parse((folder / way / page).read_text("utf-8"))
            links = [e.attributes for e in head if e.attributes.get("type") == feed.MEDIA_TYPE]
            here = f"{SITE}{way}{page}"
            assert [urljoin(here, link["href"]) for link in links] == [f"{SITE}{path}"], here
    data = (folder / "sq" / ID / "data/index.html").read_text("utf-8")
    assert 'href="../../feed.xml"' in data


def test_other_languages_of_a_page_are_named_from_every_language(folder: Path) -> None:
    expected = {"en": f"{SITE}{ID}/data/", "sq": f"{SITE}sq/{ID}/data/"}
    for way in ("", "sq/"):
        page = parse((folder / way / ID / "data/index.html").read_text("utf-8"))
        links = [e.attributes for e in page if e.tag == "link" and "hreflang" in e.attributes]
        assert {link["hreflang"]: link["href"] for link in links} == expected
