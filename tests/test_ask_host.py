"""What a pipeline asks its host of proposals: small servers answer as the three hosts do."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.command import ROOT
from tests.hosts import ENVIRONMENTS, PATHS, STARTER, answering, merged
from tests.mainline import APRIL, MARCH, MAY, repository

pytestmark = pytest.mark.slow

LUMI = 4711


def ask(
    root: Path, address: str, environment: dict[str, str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    apis = {"GITHUB_API_URL": address, "CI_API_V4_URL": address}
    own = {
        key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "CI_"))
    }
    return subprocess.run(
        [ROOT / ".ci" / "ask-host", *arguments],
        cwd=root,
        env={**own, **apis, "GITLAB_USER_ID": str(STARTER), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def commits(tmp_path: Path) -> tuple[Path, list[str]]:
    """A repository, and the names of three commits of its main line."""
    made = repository(tmp_path / "main")
    return made.root, [made.commit(day) for day in (MARCH, APRIL, MAY)]


@pytest.mark.parametrize("host", ENVIRONMENTS)
def test_the_account_is_that_of_the_proposal_and_nobody_elses(
    host: str, commits: tuple[Path, list[str]]
) -> None:
    root, (since, direct, brought) = commits
    with answering({PATHS[host].format(brought): merged(host, LUMI)}) as (address, _):
        done = ask(root, address, ENVIRONMENTS[host], "authors", since)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{brought} {LUMI}\n"  # a commit that no proposal brought has no line
    assert direct not in done.stdout


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_a_commit_of_two_proposals_is_nobodys(host: str, commits: tuple[Path, list[str]]) -> None:
    root, (since, _, brought) = commits
    twice = [*merged(host, LUMI), *merged(host, STARTER)]
    with answering({PATHS[host].format(brought): twice}) as (address, _asked):
        done = ask(root, address, ENVIRONMENTS[host], "authors", since)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("host", "open_"),
    [
        ("github", [{"merged_at": None, "user": {"id": LUMI}}]),
        ("forgejo", {"merged": False, "user": {"id": LUMI}}),
        ("gitlab", [{"state": "opened", "target_branch": "main", "author": {"id": LUMI}}]),
        ("gitlab", [{"state": "merged", "target_branch": "other", "author": {"id": LUMI}}]),
    ],
)
def test_a_proposal_that_was_not_merged_into_main_brought_nothing(
    host: str, open_: Any, commits: tuple[Path, list[str]]
) -> None:
    root, (since, _, brought) = commits
    with answering({PATHS[host].format(brought): open_}) as (address, _asked):
        assert ask(root, address, ENVIRONMENTS[host], "authors", since).stdout == ""


def test_gitlab_names_the_author_of_the_merge_request_not_who_started_the_pipeline(
    tmp_path: Path,
) -> None:
    request = {"CI_MERGE_REQUEST_PROJECT_ID": "7", "CI_MERGE_REQUEST_IID": "12"}
    record = {"author": {"id": LUMI}, "merge_user": {"id": STARTER}}
    with answering({"/projects/7/merge_requests/12": record}) as (address, _):
        done = ask(tmp_path, address, ENVIRONMENTS["gitlab"] | request, "author")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{LUMI}\n", "")


@pytest.mark.parametrize(
    "answer", [{"author": {"id": "4711; true"}}, {"author": None}, [], {"message": "404"}, "/moved"]
)
def test_an_answer_that_names_no_number_stops_the_pipeline(answer: Any, tmp_path: Path) -> None:
    request = {"CI_MERGE_REQUEST_PROJECT_ID": "7", "CI_MERGE_REQUEST_IID": "12"}
    with answering({"/projects/7/merge_requests/12": answer}) as (address, _):
        done = ask(tmp_path, address, ENVIRONMENTS["gitlab"] | request, "author")
    assert (done.returncode, done.stdout) == (2, "")
    assert "the host's answer cannot be used" in done.stderr


@pytest.mark.parametrize("host", ENVIRONMENTS)
def test_a_token_is_shown_to_the_host_alone(host: str, commits: tuple[Path, list[str]]) -> None:
    root, (since, _, brought) = commits
    with (
        answering({}) as (elsewhere, stolen),
        answering({PATHS[host].format(brought): elsewhere}) as (address, asked),
    ):
        token = {"HOST_TOKEN": "secret-token"}
        done = ask(root, address, ENVIRONMENTS[host] | token, "authors", since)
    assert any("secret-token" in value for headers in asked for value in headers.values())
    assert stolen == []
    assert done.returncode == 2


def test_outside_of_any_pipeline_nothing_is_asked(tmp_path: Path) -> None:
    done = ask(tmp_path, "http://127.0.0.1:9", {}, "author")
    assert done.returncode == 2
    assert "no host that is known" in done.stderr
