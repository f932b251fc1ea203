"""A new instance holds on its own: its host can read its pipelines, and both its commands pass from the first day."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.founding.hosts import HOSTS, TEMPLATES
from generator.history.proof import CHECKPOINT, HEAD, read_head, report
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


def test_the_pipeline_signs_the_log_where_there_is_a_key(body: Body) -> None:
    assert body.publish(at(5, 3)).code == 0
    site = body.place / "runner" / "site"
    head = read_head((site / HEAD).read_bytes())
    assert body.sign("").code == 0
    assert not (site / CHECKPOINT).exists()
    made = ["openssl", "genpkey", "-algorithm", "ed25519"]
    key = subprocess.run(made, capture_output=True, text=True, check=True).stdout
    said = body.sign(key)
    assert said.code == 0, said.text
    public = subprocess.run(
        [ROOT / ".ci/sign-checkpoint", "--public", head.origin],
        env={**os.environ, "KEY": key}, capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    assert report(str(site), None, (public,)) == 0


def make(root: Path, *targets: str) -> int:
    return subprocess.run(
        ["make", "--no-print-directory", *targets], cwd=root, check=False
    ).returncode


def test_an_instance_makes_its_site_as_this_repository_does() -> None:
    recipe = re.compile(r"(?m)^site: .*\n(?:\t.*\n)+")
    own, here = (path.read_text("utf-8") for path in (TEMPLATES / "Makefile", ROOT / "Makefile"))
    assert recipe.findall(own) == recipe.findall(here) != []
