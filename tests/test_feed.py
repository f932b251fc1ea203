"""The feeds are Atom as RFC 4287 asks, name every filing once, and hold text alone."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from generator.artifact import ATOM as ATOM_TYPE
from generator.artifact import JSON_FEED, Artifact
from generator.exports import news
from generator.moments import Now
from generator.pipeline import Build, run
from tests.built import parse
from tests.command import copy_instance, sixc
from tests.examples import copy_to
from tests.invented import ID, change, settings
from tests.mainline import Repository

pytestmark = pytest.mark.slow

SITE = "https://fushata.example/2025/"
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML = "{http://www.w3.org/XML/1998/namespace}"
LUMI = f"disclosures/{ID}/partia-e-lumit"
EVIL = "</summary><script>alert(1)</script>&lt;b> {0} ${1*1}"
WITHDRAWAL = f"""\
schema_version: "1.1"
election: {ID}
party: partia-e-lumit
period: 2025-04
language: sq
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
    assert corrected.startswith("Advertising declared: 17,360,990 ALL → 17,860,990 ALL (+500,000).")
    assert told["River Party withdrew its disclosure for April 2025"] == ""


def test_a_reason_stands_in_its_own_language_with_who_gave_it(made: dict[str, Artifact]) -> None:
    said = {}
    for name, one in entries(made["en"]).items():
        for paragraph in one.iter(f"{XHTML}p"):
            for quote in paragraph.iter(f"{XHTML}q"):
                said[name] = (paragraph.text, quote.attrib, quote.text)
    withdrawn = said["River Party withdrew its disclosure for April 2025"]
    assert withdrawn == (
        "The party's reason, in Albanian: ",
        {"lang": "sq", f"{XML}lang": "sq"},
        EVIL,
    )
    speaker, spoken, reason = said["River Party corrected its disclosure for March 2025: version 2"]
    assert (speaker, spoken) == ("The party's reason: ", {"lang": "", f"{XML}lang": ""})
    assert reason is not None
    assert reason.startswith("Late invoice.")


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
            *("name", "link", "entry", "summary", "category", "content"),
            *(f"{XHTML}{tag}" for tag in ("div", "p", "q")),
        }
        for element in read(artifact).iter():
            if element.tag.startswith(XHTML):
                assert {*element.attrib} <= {"lang", f"{XML}lang"}
        assert {element.get("type") for element in read(artifact).iter(f"{ATOM}summary")} == {None}


def test_only_the_newest_are_in_a_feed(
    root: Path, made: dict[str, Artifact], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "MOST", 3)
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
            links = [e.attributes for e in head if e.attributes.get("type") == ATOM_TYPE]
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


# Every channel, of an election that goes on: March was filed on one morning, twice by one party; April by nobody.

PROVA, OWN = "prova-2025", "disclosures/prova-2025/partia-e-lumit"
MORNING = datetime(2025, 4, 7, 6, 20, 30, tzinfo=UTC)
NOON = datetime(2025, 4, 7, 10, 0, 1, tzinfo=UTC)
JUNE = Now(moment=datetime(2025, 6, 1, tzinfo=UTC))
DUE_DAY_ENDED = "2025-05-05T22:00:00Z"  # in Tirana
HOSTILE = "Prova; 2025, \\N {{ 1 }} <b>ë" + "ë" * 40


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    made = Repository(copy_to(tmp_path_factory.mktemp("channels") / "instance"))
    change(made.root / "mkdocs.yml", "plugins: [sixc]", f"site_url: {SITE}\nplugins: [sixc]")
    election = made.root / "disclosures" / PROVA / "election.yaml"
    change(election, "title: {en: Trial election 2025}", f"title: {{en: {json.dumps(HOSTILE)}}}")
    kept = {}
    for name in ("2025-03.v2.yaml", "2025-04.yaml", "2025-04.ads.csv"):
        kept[name] = (made.root / OWN / name).read_bytes()
        (made.root / OWN / name).unlink()
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit(MORNING)
    (made.root / OWN / "2025-03.v2.yaml").write_bytes(kept["2025-03.v2.yaml"])
    made.commit(NOON)
    return made


@pytest.fixture(scope="module")
def running(repository: Repository) -> Build:
    return run(settings(repository.root), now=JUNE)


def offered(build: Build, kind: str = ATOM_TYPE) -> dict[str, bytes]:
    """Every file of a kind by its path."""
    return {a.path: a.content for a in build.artifacts if a.media_type == kind}


def moments(content: bytes) -> dict[str, str]:
    """The time of each entry by its title."""
    each = ET.fromstring(content).findall(f"{ATOM}entry")  # noqa: S314 - written by us
    return {e.findtext(f"{ATOM}title", ""): e.findtext(f"{ATOM}updated", "") for e in each}


def test_there_is_a_feed_of_the_site_the_election_each_party_corrections_and_what_is_overdue(
    running: Build,
) -> None:
    parties = ("partia-e-lumit", "aleanca-e-maleve", "lista-e-fushes")
    under = [f"{PROVA}/feeds/{name}" for name in ("filed", "corrections", "overdue")]
    paths = {"feed", *under, *(f"{PROVA}/parties/{party}/feed" for party in parties)}
    assert {*offered(running)} == {f"{path}.xml" for path in paths}
    assert {*offered(running, JSON_FEED)} == {f"{path}.json" for path in paths}
    index = json.loads(next(a.content for a in running.artifacts if a.path == "api/v1/index.json"))
    listed = {feed["path"]: feed["media_type"] for feed in index["feeds"]}
    assert listed == dict.fromkeys(offered(running), ATOM_TYPE) | dict.fromkeys(
        offered(running, JSON_FEED), JSON_FEED
    ) | {f"{PROVA}/feeds/due.ics": "text/calendar"}


def test_two_filings_of_one_day_are_two_times_and_the_feed_is_of_the_second(
    running: Build,
) -> None:
    for path in ("feed.xml", f"{PROVA}/parties/partia-e-lumit/feed.xml"):
        content = offered(running)[path]
        assert moments(content) == {
            "River Party corrected its disclosure for March 2025: version 2": "2025-04-07T10:00:01Z",
            "River Party filed its disclosure for March 2025": "2025-04-07T06:20:30Z",
        }
        top = ET.fromstring(content)  # noqa: S314
        assert top.findtext(f"{ATOM}updated") == "2025-04-07T10:00:01Z"
    assert [*moments(offered(running)[f"{PROVA}/feeds/corrections.xml"])] == [
        "River Party corrected its disclosure for March 2025: version 2"
    ]
    assert moments(offered(running)[f"{PROVA}/parties/lista-e-fushes/feed.xml"]) == {}


def test_what_is_overdue_is_so_since_the_due_day_ended_where_the_election_is(
    running: Build,
) -> None:
    told = moments(offered(running)[f"{PROVA}/feeds/overdue.xml"])
    assert told["River Party has not filed its disclosure for April 2025"] == DUE_DAY_ENDED
    assert (
        told["Lowlands List has not filed its disclosure for March 2025"] == "2025-04-05T22:00:00Z"
    )
    # Its stamp of the registry says 5 April, 23:40, so this is not late.
    assert not [title for title in told if "River Party" in title and "March" in title]
    assert len(told) == 5


def test_what_is_filed_late_is_told_under_the_same_name_at_a_later_time(
    repository: Repository, running: Build, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    repository.git("clone", "--quiet", repository.root.as_uri(), str(copy))
    text = (copy / OWN / "2025-03.yaml").read_text("utf-8").replace("2025-03", "2025-04")
    text = re.sub(r"2025-04-(03|28)(?=\n)", "2025-04-10", text).replace("2025-04-02", "2025-05-05")
    (copy / OWN / "2025-04.yaml").write_text(text, "utf-8")
    Repository(copy).commit(datetime(2025, 5, 6, 8, tzinfo=UTC))
    (copy / OWN).parent.joinpath("received.yaml").unlink()
    path = f"{PROVA}/feeds/overdue.xml"
    before, after = (
        {one.findtext(f"{ATOM}id"): one for one in ET.fromstring(content).iter(f"{ATOM}entry")}  # noqa: S314
        for content in (offered(running)[path], offered(run(settings(copy), now=JUNE))[path])
    )
    late = {id_: one for id_, one in after.items() if "late" in one.findtext(f"{ATOM}title", "")}
    assert {
        one.findtext(f"{ATOM}title"): one.findtext(f"{ATOM}updated") for one in late.values()
    } == {
        "River Party filed its disclosure for April 2025 late": "2025-05-06T08:00:00Z",
        "River Party filed its disclosure for March 2025 late": "2025-04-07T06:20:30Z",
    }
    assert len(late.keys() & before.keys()) == 1


def test_no_name_in_a_feed_or_calendar_depends_on_the_address_of_the_site(
    repository: Repository, running: Build, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    repository.git("clone", "--quiet", repository.root.as_uri(), str(copy))
    change(copy / "mkdocs.yml", SITE, "https://other.example/")
    moved = run(settings(copy), now=JUNE)
    names = re.compile(rb"<id>[^<]+|UID:[^\r]+|\"id\":\"[^\"]+")
    for kind in (ATOM_TYPE, JSON_FEED, "text/calendar"):
        here, there = offered(running, kind), offered(moved, kind)
        found = {path: names.findall(content) for path, content in here.items()}
        assert found == {path: names.findall(content) for path, content in there.items()}
        assert sum(map(len, found.values())) > 1
        assert b"fushata.example" not in b"".join(there.values())


def test_every_feed_is_as_the_validators_ask(running: Build) -> None:
    uuid = re.compile(
        r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    )
    tops = []
    for path, content in offered(running).items():
        assert content.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
        top = ET.fromstring(content)  # noqa: S314
        assert top.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
        assert [*has_what_atom_asks(top)] == []
        (own,) = (link for link in top.findall(f"{ATOM}link") if link.get("rel") == "self")
        assert (own.get("href"), own.get("type")) == (f"{SITE}{path}", ATOM_TYPE)
        each = [e.findtext(f"{ATOM}id", "") for e in (top, *top.findall(f"{ATOM}entry"))]
        assert len(set(each)) == len(each)
        assert all(uuid.fullmatch(id_) for id_ in each)
        tops.append(each[0])
        links = [link.get("href", "") for link in top.iter(f"{ATOM}link")]
        assert all(link.startswith(SITE) for link in links)
        assert not re.search(
            "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", content.decode()
        )
    assert len(set(tops)) == len(tops)


def test_where_the_site_speaks_no_party_is_the_author(running: Build) -> None:
    top = ET.fromstring(offered(running)[f"{PROVA}/feeds/overdue.xml"])  # noqa: S314
    assert {e.find(f"{ATOM}author") for e in top.findall(f"{ATOM}entry")} == {None}
    said = json.loads(offered(running, JSON_FEED)[f"{PROVA}/feeds/overdue.json"])
    assert {item["authors"][0]["name"] for item in said["items"]} == {said["authors"][0]["name"]}


def test_a_feed_in_json_says_what_the_one_in_atom_says(running: Build) -> None:
    for path, content in offered(running).items():
        base = path.removesuffix(".xml")
        said = json.loads(offered(running, JSON_FEED)[f"{base}.json"])
        top = ET.fromstring(content)  # noqa: S314
        assert said["version"] == "https://jsonfeed.org/version/1.1"
        assert (said["feed_url"], said["language"]) == (f"{SITE}{base}.json", "en")
        assert said["title"] == top.findtext(f"{ATOM}title")
        told = [
            (e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}updated"))
            for e in top.iter(f"{ATOM}entry")
        ]
        assert [(item["id"], item["date_published"]) for item in said["items"]] == told
        for item in said["items"]:
            assert item["content_text"]
            assert item["url"].startswith(SITE)


def unfolded(content: bytes) -> list[str]:
    """The lines of a calendar as they were before they were cut (RFC 5545, section 3.1)."""
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    [line.decode() for line in lines]  # no letter is cut
    return content.decode().replace("\r\n ", "").splitlines()


def test_a_calendar_has_a_whole_day_for_each_due_date(running: Build) -> None:
    lines = unfolded(offered(running, "text/calendar")[f"{PROVA}/feeds/due.ics"])
    assert lines[:4] == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sixc//due dates//EN", "CALSCALE:GREGORIAN",
    ]  # fmt: skip
    escaped = HOSTILE.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"NAME:{escaped}: due dates" in lines
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20250405", "DTSTART;VALUE=DATE:20250505",
    ]  # fmt: skip
    assert "SUMMARY:Disclosure due for April 2025" in lines
    assert f"URL:{SITE}{PROVA}/periods/2025-04/" in lines
    assert {line for line in lines if line.startswith("DTSTAMP")} == {"DTSTAMP:20250407T062030Z"}
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == len(uids) == 2
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert lines[-1] == "END:VCALENDAR"


def test_a_day_more_changes_no_feed_that_tells_nothing_new(
    repository: Repository, running: Build
) -> None:
    later = run(settings(repository.root), now=Now(moment=datetime(2025, 6, 2, tzinfo=UTC)))
    for kind in (ATOM_TYPE, JSON_FEED, "text/calendar"):
        assert offered(later, kind) == offered(running, kind)


@pytest.mark.parametrize(
    ("path", "own", "calendar"),
    [
        ("parties/partia-e-lumit/", "parties/partia-e-lumit/feed", set[str]()),
        ("filings/", "feeds/overdue", {"feeds/due.ics"}),
    ],
)
def test_pages_offer_the_feeds_that_are_theirs(
    path: str, own: str, calendar: set[str], folder: Path
) -> None:
    under = f"{SITE}sq/{ID}/"
    page = parse((folder / "sq" / ID / path / "index.html").read_text("utf-8"))
    for tag, others in (("link", set[str]()), ("a", calendar)):
        ways = [e.attributes["href"] for e in page if e.tag == tag and "href" in e.attributes]
        to = {urljoin(f"{under}{path}", way) for way in ways}
        assert {f"{under}{file}" for file in (f"{own}.xml", f"{own}.json", *others)} <= to
