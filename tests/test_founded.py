"""A new instance holds on its own: its host can read its pipelines, and both its commands pass from the first day."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.founding.hosts import HOSTS, TEMPLATES
from tests.command import ROOT, SIXC
from tests.life import Body, equip, founded
from tests.test_life import APRIL, ID, RIVER, ROSTER, at, filing, place

pytestmark = pytest.mark.slow

SCHEMAS = {
    "github": "vendor.github-workflows",
    "forgejo": "vendor.github-workflows",  # the same language
    "gitlab": "vendor.gitlab-ci",
}


@pytest.fixture(params=[host.id for host in HOSTS])
def body(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Body]:
    (tmp_path / "roster.csv").write_text(ROSTER, "utf-8")
    options = ("--election", ID, "--country", "XK", "--languages", "sq,en", "--date", "2027-05-09")
    with founded(
        tmp_path, request.param, at(3, 1), *options, "--roster", tmp_path / "roster.csv"
    ) as made:
        yield made


def test_the_host_can_read_the_pipelines(body: Body) -> None:
    root = body.main.root
    found = [
        *root.glob(".github/workflows/*"),
        *root.glob(".forgejo/workflows/*"),
        *root.glob(".gitlab-ci.yml"),
    ]
    assert found
    schema = ("--builtin-schema", SCHEMAS[body.host])
    subprocess.run([SIXC.with_name("check-jsonschema"), "--quiet", *schema, *found], check=True)


@pytest.mark.parametrize("body", ["github"], indirect=True)
def test_both_commands_pass_before_and_after_the_first_filing(body: Body) -> None:
    root = body.main.root
    equip(root)
    assert make(root, "site", "test") == 0
    path = root / place(RIVER, APRIL)
    path.parent.mkdir()
    path.write_text(filing(RIVER, APRIL), "utf-8")
    body.main.commit(at(5, 3))
    assert make(root, "site", "test") == 0
    assert (root / "site" / ID / "parties" / RIVER / APRIL / "v1" / "index.html").is_file()


def make(root: Path, *targets: str) -> int:
    return subprocess.run(
        ["make", "--no-print-directory", *targets], cwd=root, check=False
    ).returncode


def test_an_instance_makes_its_site_as_this_repository_does() -> None:
    recipe = re.compile(r"(?m)^site: .*\n(?:\t.*\n)+")
    own, here = (path.read_text("utf-8") for path in (TEMPLATES / "Makefile", ROOT / "Makefile"))
    assert recipe.findall(own) == recipe.findall(here) != []
