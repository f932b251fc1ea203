"""A build from end to end, by the real commands: the same bytes everywhere, and one bad file that harms no other."""

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.built import Page, pages
from tests.command import MKDOCS, SIXC, Done, copy_instance, run, sixc

pytestmark = pytest.mark.slow

PARTY = "partia-e-lumit"
BROKEN = Path("disclosures/al-2025") / PARTY / "2025-04.v2.yaml"
REPOSITORY = "https://git.example/fushata"
NOTICE = {
    "en": "A newer file was submitted but cannot be read.",
    "sq": "U dërgua një skedar më i ri, por ai nuk mund të lexohet.",
}
# Python loads this before anything else: whoever asks for the network is named and ended.
GUARD = """
import os, sys
def refuse(event, arguments):
    if event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}:
        os.write(2, f"asked the network: {event} {arguments}\\n".encode())
        os._exit(70)
sys.addaudithook(refuse)
"""


@dataclass(frozen=True, slots=True)
class Built:
    """One build: where it was made, where it was written to, and how the command ended."""

    root: Path
    folder: Path
    done: Done

    @property
    def files(self) -> dict[str, bytes]:
        """Every file of the site."""
        return contents(self.folder)

    @property
    def pages(self) -> dict[str, Page]:
        """Every page of the site."""
        return pages(self.folder)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(root: Path, folder: Path, *options: str) -> Built:
    """Build an instance into a folder elsewhere."""
    return Built(root, folder, sixc("--root", root, "build", "--site-dir", folder, *options))


def copy_backwards(source: Path, to: Path) -> None:
    """The same files, made in another order and at another time."""
    for path in sorted(source.rglob("*"), reverse=True):
        if path.is_file():
            copy = to / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
            os.utime(copy, (1, 1))


def settings(root: Path, old: str, new: str) -> None:
    """Change a line of an instance's mkdocs.yml."""
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def use_plain_theme(root: Path) -> None:
    """Give an instance MkDocs' own theme."""
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^theme:\n( .*\n)+", "theme: mkdocs\n", text), encoding="utf-8")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The invented instance, built."""
    folder = tmp_path_factory.mktemp("here")
    return build(copy_instance(folder / "instance"), folder / "site")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, here: Built) -> Built:
    """The same instance on what could be another machine, one that has no network."""
    folder = tmp_path_factory.mktemp("another place with ë in its name")
    copy_backwards(here.root, folder / "i")
    for name in ("home", "tmp", "guard"):
        (folder / name).mkdir()
    (folder / "guard/sitecustomize.py").write_text(GUARD, encoding="utf-8")
    env = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "sq_AL.ISO-8859-1",
        "PYTHONHASHSEED": "4711",
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "PYTHONPATH": os.pathsep.join([str(folder / "guard"), os.environ.get("PYTHONPATH", "")]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = sixc("build", "--site-dir", "../site", cwd=folder / "i", env=env)
    return Built(folder / "i", folder / "site", done)


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The invented instance with a correction that breaks off in the middle."""
    folder = tmp_path_factory.mktemp("damaged")
    root = copy_instance(folder / "instance")
    (root / BROKEN).write_text('schema_version: "1.0"\nadvertising: {state: [\n', encoding="utf-8")
    return build(root, folder / "site")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The invented instance under MkDocs' own theme."""
    folder = tmp_path_factory.mktemp("plain")
    root = copy_instance(folder / "instance")
    use_plain_theme(root)
    return build(root, folder / "site")


def test_a_build_without_errors_ends_with_0_and_says_where_it_is(here: Built) -> None:
    assert (here.done.code, here.done.err) == (0, "")
    assert re.fullmatch(rf"\d+ pages \(en, sq\) in {re.escape(str(here.folder))}\n", here.done.out)


def test_the_same_files_give_the_same_bytes_on_every_machine(here: Built, elsewhere: Built) -> None:
    assert elsewhere.done.code == 0, elsewhere.done.err
    one, other = here.files, elsewhere.files
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []


def test_a_build_asks_nothing_of_the_network(elsewhere: Built) -> None:
    assert (elsewhere.done.code, elsewhere.done.err) == (0, "")


def test_the_guard_of_the_network_bites(elsewhere: Built) -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    guard = str(elsewhere.root.parent / "guard")
    done = run(SIXC.with_name("python"), "-c", code, env={"PYTHONPATH": guard})
    assert done.code == 70
    assert "asked the network" in done.err


def test_a_build_writes_nothing_but_the_site(here: Built, elsewhere: Built) -> None:
    assert contents(elsewhere.root) == contents(here.root)
    folder = elsewhere.root.parent
    assert sorted(path.name for path in folder.iterdir()) == ["guard", "home", "i", "site", "tmp"]
    assert contents(folder / "home") == contents(folder / "tmp") == {}


def test_no_page_names_the_machine_it_was_made_on(here: Built) -> None:
    for path, content in here.files.items():
        assert str(here.root.parent).encode() not in content, path


def test_a_build_over_an_older_one_leaves_nothing_of_it(here: Built, tmp_path: Path) -> None:
    root, folder = copy_instance(tmp_path / "instance"), tmp_path / "site"
    shutil.rmtree(root / "disclosures/al-2025/levizja-dallga")
    assert build(root, folder).done.code == 0
    (folder / "old.html").write_text("old", encoding="utf-8")
    shutil.copytree(
        here.root / "disclosures/al-2025/levizja-dallga",
        root / "disclosures/al-2025/levizja-dallga",
    )
    assert build(root, folder).files == here.files


# Of pages and feeds: it names the commit and the head of the log, which are others after every change.
FOOT = re.compile(rb"<footer.*?</footer>|\d+ \S+, [\w+/]{43}=", re.DOTALL)


def test_a_broken_file_ends_with_1_and_is_named(damaged: Built) -> None:
    assert damaged.done.code == 1
    assert "MUST FIX (1)" in damaged.done.err
    assert re.search(rf"^  {re.escape(BROKEN.as_posix())}:\d+:\d+", damaged.done.err, re.MULTILINE)
    assert re.fullmatch(r"\d+ pages \(en, sq\) in .*\n", damaged.done.out)


def test_a_broken_file_changes_no_page_of_another_party(here: Built, damaged: Built) -> None:
    before, after = (
        {path: FOOT.sub(b"", content) for path, content in built.files.items()}
        for built in (here, damaged)
    )
    others = [
        path
        for path in before
        if re.search(rf"/(parties/(?!{PARTY}/)[^/]+|data/filed)/", path)
        # Charts and their embeds name the version of all data, to be cited by.
        and "/charts/" not in path
        and "embed/" not in path
    ]
    assert len(others) > 70
    assert [path for path in others if before[path] != after.get(path)] == []


def test_a_broken_file_leaves_the_last_good_version_with_a_notice(
    here: Built, damaged: Built
) -> None:
    for lang, prefix in (("en", ""), ("sq", "sq/")):
        path = f"{prefix}al-2025/parties/{PARTY}/2025-04/"
        warnings = [e.text for e in damaged.pages[path].tree.find("p", "warnline")]
        assert any(words.startswith(NOTICE[lang]) for words in warnings), warnings
        assert not any(NOTICE[lang] in e.text for e in here.pages[path].tree.find("p", "warnline"))
        figures = [e.text for e in damaged.pages[path].tree.find("td", "n")]
        assert figures == [e.text for e in here.pages[path].tree.find("td", "n")]
    party = damaged.pages[f"al-2025/parties/{PARTY}/"]
    assert any("cannot be read" in e.text for e in party.tree.find("p", "warnline"))
    assert "cannot be read" in damaged.pages["al-2025/filings/"].html


def test_a_broken_file_is_not_published(damaged: Built) -> None:
    assert [path for path in damaged.files if "2025-04.v2" in path and PARTY in path] == []
    assert f"al-2025/parties/{PARTY}/2025-04/v2/" not in damaged.pages


def test_strict_writes_nothing_where_a_file_is_broken(damaged: Built, tmp_path: Path) -> None:
    folder = shutil.copytree(damaged.folder, tmp_path / "site")
    (folder / "index.html").write_text("the last good site", encoding="utf-8")
    before = contents(folder)
    done = build(damaged.root, folder, "--strict").done
    assert done.code == 1
    assert BROKEN.as_posix() in done.err
    assert contents(folder) == before


def test_a_broken_election_takes_only_itself_away(tmp_path: Path) -> None:
    root = copy_instance(tmp_path / "instance")
    other = root / "disclosures/mal-2024"
    other.mkdir()
    (other / "election.yaml").write_text("id: [\n", encoding="utf-8")
    built = build(root, tmp_path / "site")
    assert built.done.code == 1
    assert "disclosures/mal-2024/election.yaml" in built.done.err
    assert f"al-2025/parties/{PARTY}/" in built.pages


def test_an_election_nobody_has_filed_for_yet_has_a_site(tmp_path: Path) -> None:
    root = copy_instance(tmp_path / "instance")
    for path in (root / "disclosures/al-2025").iterdir():
        if path.is_dir():
            shutil.rmtree(path)
    built = build(root, tmp_path / "site")
    assert (built.done.code, built.done.err) == (0, "")
    assert "nothing filed yet" in built.pages["al-2025/"].html
    assert len(built.pages["al-2025/filings/"].tree.find("figure")) == 1


def test_mkdocs_alone_builds_the_default_language(here: Built, tmp_path: Path) -> None:
    root = copy_instance(tmp_path / "instance")
    done = run(MKDOCS, "build", "--quiet", "--site-dir", tmp_path / "site", cwd=root)
    assert (done.code, done.out) == (0, ""), done.err
    made = pages(tmp_path / "site")
    wanted = {path: page for path, page in here.pages.items() if not path.startswith("sq/")}
    assert made.keys() == wanted.keys()
    # That for unknown addresses holds all languages.
    for path, page in ((path, page) for path, page in made.items() if path != "404.html"):
        assert marks(page) == marks(wanted[path]), path
        assert [f.text for f in page.tree.find("td")] == [
            f.text for f in wanted[path].tree.find("td")
        ]


def test_mkdocs_alone_links_to_no_language_it_does_not_build(tmp_path: Path) -> None:
    root = copy_instance(tmp_path / "instance")
    run(MKDOCS, "build", "--quiet", "--site-dir", tmp_path / "site", cwd=root)
    for path, page in pages(tmp_path / "site").items():
        assert [a for a in page.tree.find("a") if "hreflang" in a.attributes] == [], path


def test_mkdocs_alone_says_in_one_sentence_what_is_wrong_with_the_settings(tmp_path: Path) -> None:
    root = copy_instance(tmp_path / "instance")
    settings(root, "languages: [en, sq]", "languages: [en, xx]")
    done = run(MKDOCS, "build", "--quiet", "--site-dir", tmp_path / "site", cwd=root)
    assert done.code == 1
    assert "xx" in done.err
    assert "Traceback" not in done.err


def marks(page: Page) -> Counter[str]:
    """How many tables, charts and pictures the content of a page has."""
    (main,) = page.tree.find("main")
    found = Counter({tag: len(main.find(tag)) for tag in ("table", "figure", "h1")})
    found["picture"] = len([e for e in main.find("svg") if e.attributes.get("role") == "img"])
    return found


def test_the_plain_theme_shows_every_table_and_chart(here: Built, plain: Built) -> None:
    assert (plain.done.code, plain.done.err) == (0, "")
    full = {path: page for path, page in here.pages.items() if not path.endswith("404.html")}
    assert full.keys() <= plain.pages.keys()
    for path, page in full.items():
        assert marks(plain.pages[path]) == marks(page), path
    assert sum(marks(page)["picture"] for page in full.values()) > 100


def test_the_plain_theme_says_that_everything_is_invented(plain: Built) -> None:
    words = {"": "is invented", "sq/": "është e trilluar"}
    for path, page in plain.pages.items():
        if not path.endswith("404.html"):
            notice = words["sq/" if path.startswith("sq/") else ""]
            assert any(notice in e.text for e in page.tree.find("p", "warnline")), path


def test_the_plain_theme_asks_nothing_of_another_site(plain: Built) -> None:
    for path, page in plain.pages.items():
        for element in page.tree:
            named = element.attributes.get("rel", "").strip() in {"canonical", "alternate"}
            if element.tag in {"script", "img", "link", "iframe"} and not named:
                address = element.attributes.get("src") or element.attributes.get("href") or ""
                assert not re.match(r"\w+:|//", address), (path, address)


def test_the_plain_theme_names_the_oembed_answers_early(plain: Built) -> None:
    charts = [path for path in plain.pages if re.search(r"/charts/.", path)]
    assert charts
    for path in charts:
        html = plain.pages[path].html
        head = html[html.index("<head>") :][:2048]
        assert f'href="https://campaigns.example/{path}oembed.json"' in head, path


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository with an instance, where every commit has the day it is given."""

    root: Path

    def git(self, *arguments: object, day: str = "2025-06-01") -> str:
        """Run git; commits are made on a day, at noon in UTC."""
        stamp = f"{day}T12:00:00+00:00"
        env: Mapping[str, str] = {
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_NAME": "Arka",
            "GIT_AUTHOR_EMAIL": "arka@lumi.example",
            "GIT_AUTHOR_DATE": stamp,
            "GIT_COMMITTER_NAME": "Arka",
            "GIT_COMMITTER_EMAIL": "arka@lumi.example",
            "GIT_COMMITTER_DATE": stamp,
        }
        command = ["git", "-C", str(self.root), *map(str, arguments)]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def commit(self, day: str) -> str:
        """Commit everything there is; the commit's name."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Filed", day=day)
        return self.git("rev-parse", "HEAD")


@dataclass(frozen=True, slots=True)
class Published:
    """A repository as built: the commit, and the site."""

    repository: Repository
    commit: str
    built: Built


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A real election in a repository: two files on the first day, a correction merged weeks after it was written."""
    folder = tmp_path_factory.mktemp("published")
    root = copy_instance(folder / "instance")
    settings(root, "# repo_url: https://git.example/campaigns", f"repo_url: {REPOSITORY}")
    election = root / "disclosures/al-2025/election.yaml"
    text = election.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^(invented|as_of):.*\n", "", text)
    election.write_text(text, encoding="utf-8")
    correction = root / "disclosures/al-2025" / PARTY / "2025-03.v2.yaml"
    held_back = correction.read_bytes()
    correction.unlink()
    repository = Repository(root)
    repository.git("init", "--quiet", "--initial-branch=main")
    repository.commit("2025-04-30")
    repository.git("checkout", "--quiet", "-b", "correction")
    correction.write_bytes(held_back)
    repository.commit("2025-05-02")
    repository.git("checkout", "--quiet", "main")
    repository.git(
        "merge", "--quiet", "--no-ff", "--message", "Merge", "correction", day="2025-05-20"
    )
    commit = repository.git("rev-parse", "HEAD")
    return Published(repository, commit, build(root, folder / "site"))


def test_the_foot_names_the_commit_and_leads_to_it(published: Published) -> None:
    assert (published.built.done.code, published.built.done.err) == (0, "")
    for path, page in published.built.pages.items():
        (foot,) = page.tree.find("footer")
        links = {a.attributes["href"]: a.text for a in foot.find("a")}
        assert links[f"{REPOSITORY}/tree/{published.commit}"] == published.commit[:12], path


def test_figures_lead_to_the_line_in_the_repository(published: Published) -> None:
    start = f"{REPOSITORY}/blob/{published.commit}/"
    found = 0
    for path, page in published.built.pages.items():
        for link in page.tree.find("a", "src"):
            file, _, line = link.attributes["href"].removeprefix(start).partition("#L")
            lines = (published.built.root / file).read_text(encoding="utf-8").splitlines()
            assert 1 <= int(line) <= len(lines), (path, link.attributes["href"])
            assert link.text.endswith(f"{Path(file).name}:{line}"), path
            found += 1
    assert found > 500


def test_a_file_was_filed_when_it_reached_the_main_line(published: Published) -> None:
    rows = published.built.pages[f"al-2025/parties/{PARTY}/"].tree.find("tr")
    filed = {
        version.text: day.text
        for row in rows
        if row.find("th")[0].text == "March 2025"
        for version in row.find("td")
        if version.attributes.get("data-label") == "Version"
        for day in row.find("td")
        if day.attributes.get("data-label") == "Filed"
    }
    assert filed == {"1": "30 April 2025, late", "2": "20 May 2025"}


def test_a_page_says_which_dates_it_shows(here: Built, published: Published) -> None:
    for path in ("al-2025/", f"al-2025/parties/{PARTY}/", "al-2025/compare/"):
        assert "those of the attestations" in here.pages[path].html, path
        assert "those of the attestations" not in published.built.pages[path].html, path
    assert "reached the main line" in published.built.pages["al-2025/filings/"].html


def test_today_is_the_day_of_the_commit(published: Published) -> None:
    assert "As of 20 May 2025." in published.built.pages["al-2025/filings/"].html


def test_a_real_election_has_no_notice(published: Published) -> None:
    for path, page in published.built.pages.items():
        assert page.tree.find("aside", "site-notice") == [], path


def test_the_same_commit_gives_the_same_bytes_in_a_clone(
    published: Published, tmp_path: Path
) -> None:
    published.repository.git("clone", "--quiet", published.built.root, tmp_path / "clone")
    again = build(tmp_path / "clone", tmp_path / "site")
    assert again.done.code == 0, again.done.err
    assert again.files == published.built.files


def test_a_history_that_is_cut_off_ends_with_2_and_one_sentence(
    published: Published, tmp_path: Path
) -> None:
    source = published.built.root.as_uri()
    published.repository.git("clone", "--quiet", "--depth=1", source, tmp_path / "clone")
    shallow = build(tmp_path / "clone", tmp_path / "site")
    assert shallow.done.code == 2
    assert re.fullmatch(r"sixc: [^\n]*history[^\n]*\.\n", shallow.done.err)
    assert not (tmp_path / "site").exists()


def test_a_day_that_is_no_day_ends_with_2_and_one_sentence(tmp_path: Path) -> None:
    root = copy_instance(tmp_path / "instance")
    done = sixc("build", cwd=root, env={"SOURCE_DATE_EPOCH": "yesterday"})
    assert (done.code, done.out) == (2, "")
    assert re.fullmatch(r"sixc: [^\n]*SOURCE_DATE_EPOCH[^\n]*\.\n", done.err)
