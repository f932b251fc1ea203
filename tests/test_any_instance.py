"""What holds for every instance: three test elections that differ in everything, and whatever is shipped.

The shipped instance may hold any elections, or none, and disclosures that are refused; no other test reads it.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.settings import read_settings
from tests.built import Page, Site
from tests.command import INSTANCE, ROOT, SINGLE, Done, sixc
from tests.crowd import write_crowd
from tests.shipped import shipped
from tests.test_site_links import broken, is_ours, links

pytestmark = pytest.mark.slow

with shipped() as there:
    SHIPPED = ["shipped"] if [*there.glob("disclosures/*/election.yaml")] else []
OWN = ["invented", "single", "crowd"]
TABLES = ("compare", "parties", "filings", "commitments", "data")
GROUPS = ("elections", "parties", "periods", "charts", "data", "schemas")


@dataclass(frozen=True, slots=True)
class Made:
    """An instance, what the check said of it, and the site that the real command made of it."""

    name: str
    languages: tuple[str, ...]
    checked: Done
    site: Site
    index: dict[str, Any]

    def elections(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each election once for each language, with what its addresses begin with."""
        for language in self.languages:
            before = "" if language == self.languages[0] else f"{language}/"
            for election in self.index["elections"]:
                yield f"{before}{election['id']}/", election

    def language(self, path: str) -> str:
        """The language of the page at a path."""
        first = path.partition("/")[0]
        return first if first in self.languages[1:] else self.languages[0]


def place(name: str, folder: Path) -> Path:
    """Where an instance stands; the crowd is written anew."""
    return {"invented": INSTANCE, "single": SINGLE, "shipped": ROOT}.get(name) or write_crowd(
        folder
    )


@pytest.fixture(scope="module", params=[*OWN, *SHIPPED])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    name: str = request.param
    root, folder = place(name, tmp_path_factory.mktemp(name)), tmp_path_factory.mktemp("site") / "s"
    with shipped() if name in SHIPPED else nullcontext():
        checked = sixc("--root", root, "check", "--format", "json")
        built = sixc("--root", root, "build", "--site-dir", folder)
        languages = read_settings(root).languages
    assert built.code in {0, 1}, built.err
    index = json.loads((folder / "api/v1/index.json").read_bytes())
    return Made(name, languages, checked, Site(folder, "", built), index)


def only_election(root: Path) -> dict[str, Any]:
    """The only election of an instance, as its file says it."""
    (path,) = root.glob("disclosures/*/election.yaml")
    said: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return said


def test_the_check_and_the_build_agree(made: Made) -> None:
    found = json.loads(made.checked.out)
    assert made.checked.code == made.site.done.code == (found["summary"]["errors"] > 0)
    if made.name in OWN:
        assert found["summary"]["errors"] == 0


def test_the_test_elections_are_alike_in_nothing(tmp_path: Path) -> None:
    """What holds for all of them rests on none of their choices."""
    settings = [read_settings(place(name, tmp_path)) for name in OWN]
    assert len({each.languages for each in settings}) == len(OWN)
    said = [only_election(each.root) for each in settings]
    for key in ("code", "country", "currency", "time_zone"):
        assert len({each.get(key) for each in said}) == len(OWN), key
    assert sorted(len(each["parties"]) for each in said) == [1, 6, 30]
    assert sorted(len(each["periods"]) for each in said) == [1, 2, 3]
    assert [("as_of" in each) for each in said] == [True, False, True]


def test_every_page_has_a_heading_a_title_and_its_language(made: Made) -> None:
    for path, page in made.site.pages.items():
        waiting = sum(len(template.find("h1")) for template in page.tree.find("template"))
        assert [len(page.tree.find(tag)) for tag in ("h1", "main")] == [1 + waiting, 1], path
        assert page.tree.find("h1")[0].text.strip(), path
        assert page.tree.find("title")[0].text.strip(), path
        assert page.tree.find("html")[0].attributes["lang"] == made.language(path), path


def rows(page: Page) -> int:
    """How many rows the tables of a page have below their heads."""
    return sum(len(body.find("tr")) for body in page.tree.find("tbody"))


def test_every_election_has_its_pages_and_tables(made: Made) -> None:
    for start, _ in made.elections():
        for name in TABLES:
            assert rows(made.site.pages[f"{start}{name}/"]), (start, name)


def test_every_chart_that_is_drawn_has_its_table(made: Made) -> None:
    drawn = [page for page in made.site.pages.values() if page.tree.find("figure", "chart")]
    assert drawn
    for page in drawn:
        assert rows(page), page.path


def test_every_party_and_every_period_of_every_election_has_a_page(made: Made) -> None:
    for group in ("parties", "periods"):
        for entry in made.index[group]:
            assert entry["page"] in made.site.pages, entry


def test_every_address_on_every_page_leads_somewhere(made: Made) -> None:
    faults = {
        f"{path or '(home)'}: {address}: {fault}"
        for path, page in {**made.site.pages, **made.site.embeds}.items()
        for address in set(links(page))
        if is_ours(address) and (fault := broken(made.site, page, address))
    }
    assert sorted(faults) == []


def test_the_index_for_programs_names_files_that_are_there(made: Made) -> None:
    for group in GROUPS:
        assert made.index[group], group
    for disclosure in made.index["disclosures"]:
        for version in disclosure["versions"]:
            raw = (made.site.folder / version["file"]).read_bytes()
            assert hashlib.sha256(raw).hexdigest() == version["sha256"], disclosure["id"]


def test_every_hash_of_the_site_is_the_one_that_was_published(made: Made) -> None:
    done = sixc("verify", made.site.folder)
    assert (done.code, done.err) == (0, "")
    assert "all as published" in done.out
