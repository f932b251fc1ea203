"""The catalogue of findings: complete, and each of its examples proved on a whole instance.

With the bad half of an example in the place of the good one, the check finds what the example is for.
"""

import re
from pathlib import Path

import pytest

from generator.findings import Kind, Level
from generator.settings import read_settings
from generator.text import translator
from generator.validation.catalogue import CATALOGUE, UNDERSTOOD_NOTHING
from generator.validation.check import Checked, inspect
from tests.built import Site
from tests.command import ROOT
from tests.examples import INSTANCE, NAMES, copy_to, make_bad

# Of these no lines can be shown, and why.
WITHOUT = {
    "attested-after-filed": "It is about the day on which the file is filed.",
    "file-stopped": "It is about the program that reads the file.",
    "not-allowed": "It is about who added the file.",
    "language-translated": "It is about the catalogues of the instance.",
    "withdrawal-follows": "It is about the files that stand beside it.",
}
SHOWN = [kind for kind in CATALOGUE if kind.example is not None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the instance."""
    return copy_to(tmp_path / "instance")


def found(root: Path) -> Checked:
    return inspect(read_settings(root))


def test_nothing_is_found_in_the_instance_the_examples_come_from() -> None:
    assert found(INSTANCE).findings == ()


def test_every_kind_of_finding_has_an_example() -> None:
    without = {kind.code for kind in CATALOGUE if kind.example is None}
    assert without <= set(WITHOUT)


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.code)
def test_the_bad_half_of_each_example_is_found(kind: Kind, root: Path) -> None:
    make_bad(root, kind)
    findings = found(root).findings
    assert kind.code in {finding.kind.code for finding in findings}
    others = [f.kind.code for f in findings if f.level is Level.ERROR and f.kind != kind]
    assert not others or kind.code in NAMES


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.code)
def test_an_example_changes_as_little_as_it_can(kind: Kind) -> None:
    assert kind.example is not None
    bad, good = kind.example.bad.split("\n"), kind.example.good.split("\n")
    assert kind.example.bad != kind.example.good
    assert max(len(bad), len(good)) <= 4
    assert abs(len(bad) - len(good)) <= 2


def test_every_kind_of_finding_says_since_which_release_it_is_found() -> None:
    releases = re.findall(
        r"(?m)^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8")
    )
    project = re.search(r'(?m)^version = "(.+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert project is not None
    assert {kind.since for kind in CATALOGUE} <= {*releases, project[1]}
    first = (ROOT / "tests" / "golden" / "codes-of-0.1.0.txt").read_text("utf-8").split()
    assert sorted(kind.code for kind in CATALOGUE if kind.since == "0.1.0") == first


def test_the_catalogue_names_each_code_once() -> None:
    codes = [kind.code for kind in CATALOGUE]
    assert len(set(codes)) == len(codes)
    assert set(codes) > UNDERSTOOD_NOTHING


@pytest.mark.parametrize("language", ["en", "sq"])
def test_the_page_of_rules_explains_every_code_in_every_language(site: Site, language: str) -> None:
    page, t = site.pages["rules/" if language == "en" else "sq/rules/"], translator(language)
    sections = {e.attributes["id"]: e for e in page.tree.find("section") if "id" in e.attributes}
    for kind in CATALOGUE:
        said = sections[kind.code].text
        for text in (t.text(kind.title), t.text(kind.why), kind.code, kind.since):
            assert text in said, kind.code
        codes = [element.text for element in sections[kind.code].find("pre")]
        example = kind.example
        assert codes == ([example.bad, example.good] if example else [])
