"""The workflows let a stranger's proposal read only, and the job that publishes run nothing."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
FORMS = GITHUB / "ISSUE_TEMPLATE"

TRIGGERS = {
    "check": {"pull_request"},
    "daily": {"schedule"},
    "elsewhere": {"pull_request", "schedule", "workflow_dispatch"},
    "publish": {"push", "workflow_dispatch"},
}
SYSTEMS = {"ubuntu-24.04", "windows-2025", "macos-15"}
PERMISSIONS = {
    "check-disclosures": {"contents": "read"},
    "check-matrix": {"contents": "read"},
    "check-tests": {},
    "daily-ask": {"actions": "write"},
    "elsewhere-bare": {"contents": "read"},
    "elsewhere-properdocs": {"contents": "read"},
    "elsewhere-systems": {"contents": "read"},
    "publish-build": {"contents": "read", "pull-requests": "read"},
    "publish-sign": {"contents": "read"},
    "publish-witness": {"contents": "read"},
    "publish-deploy": {"pages": "write", "id-token": "write", "attestations": "write"},
}
PINS = {
    "actions/attest-build-provenance": "a2bbfa25375fe432b6a289bc6b6cd05ecd0c4c32",
    "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1",
    "actions/deploy-pages": "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128",
    "actions/download-artifact": "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c",
    "actions/setup-python": "5fda3b95a4ea91299a34e894583c3862153e4b97",
    "actions/upload-pages-artifact": "fc324d3547104276b827a68afc52ff2a11cc49c9",
}


def read(path: Path) -> Any:
    """Return what the file says; every scalar stays text, so that the key `on` stays `on`."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


WORKFLOWS = {path.stem: read(path) for path in sorted((GITHUB / "workflows").iterdir())}
JOBS = {
    f"{workflow}-{name}": job
    for workflow, content in WORKFLOWS.items()
    for name, job in content["jobs"].items()
}
STEPS = [step for job in JOBS.values() for step in job["steps"]]
PUBLISH = (ROOT / ".ci" / "publish").read_text(encoding="utf-8")


def test_each_workflow_starts_only_on_the_event_it_is_for() -> None:
    triggers = {name: set(workflow["on"]) for name, workflow in WORKFLOWS.items()}
    assert triggers == TRIGGERS


def test_only_main_is_published() -> None:
    assert WORKFLOWS["publish"]["on"]["push"] == {"branches": ["main"]}
    assert JOBS["publish-build"]["if"] == "github.ref == 'refs/heads/main'"


def test_main_is_published_every_day_as_of_that_day() -> None:
    (step,) = JOBS["daily-ask"]["steps"]
    assert step["run"] == 'gh workflow run publish.yml --ref main --repo "$GITHUB_REPOSITORY"'
    ((when,),) = (entry.values() for entry in WORKFLOWS["daily"]["on"]["schedule"])
    assert re.fullmatch(r"\d+ \d+ \* \* \*", when)
    assert "SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)} " in PUBLISH


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_grants_nothing_by_itself(name: str) -> None:
    assert WORKFLOWS[name]["permissions"] == {}


def test_each_job_has_exactly_the_rights_it_needs() -> None:
    assert {name: job["permissions"] for name, job in JOBS.items()} == PERMISSIONS


@pytest.mark.parametrize("name", JOBS)
def test_a_job_is_stopped_in_time_on_a_hosted_machine(name: str) -> None:
    machine, matrix = JOBS[name]["runs-on"], JOBS[name].get("strategy", {}).get("matrix", {})
    machines = set(matrix["system"]) if machine == "${{ matrix.system }}" else {machine}
    assert machines <= SYSTEMS
    assert 0 < int(JOBS[name]["timeout-minutes"]) <= 30


def test_actions_are_the_known_ones_at_a_full_commit() -> None:
    used = dict(step["uses"].split("@") for step in STEPS if "uses" in step)
    assert used == PINS
    assert all(re.fullmatch(r"[0-9a-f]{40}", commit) for commit in used.values())


def test_a_checkout_leaves_no_token_behind_and_brings_the_history() -> None:
    checkouts = [step for step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)
    whole = [step for step in checkouts if "sparse-checkout" not in step["with"]]
    assert len(whole) == 6
    assert all(step["with"]["fetch-depth"] == "0" for step in whole)


def test_what_checks_disclosures_comes_from_the_main_line() -> None:
    checkout, *steps = JOBS["check-disclosures"]["steps"]
    assert checkout["with"]["ref"] == "${{ github.base_ref }}"
    assert not [step for step in steps if "checkout" in step.get("uses", "")]
    # Only the script of the main line takes files from the proposal, after the gate let it pass.
    assert not [
        step for step in steps if re.search("git (checkout|switch|merge)", step.get("run", ""))
    ]


def test_the_job_that_may_publish_runs_no_code_of_the_project() -> None:
    job = JOBS["publish-deploy"]
    assert all(set(step) <= {"id", "uses", "with"} for step in job["steps"])
    assert job["environment"]["name"] == "github-pages"
    assert job["needs"] == "witness"


def test_no_job_keeps_a_cache() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (GITHUB / "workflows").iterdir())
    assert "cache" not in text


def test_one_job_alone_knows_a_secret_and_receives_the_head_of_the_log_alone() -> None:
    assert [name for name, job in JOBS.items() if "secrets" in str(job)] == ["publish-sign"]
    job = JOBS["publish-sign"]
    assert job["environment"] == {"name": "log-key"}
    checkout, sign = job["steps"]
    assert checkout["with"]["sparse-checkout"] == ".ci/sign-checkpoint"
    assert sign["env"] == {
        "HEAD": "${{ needs.build.outputs.head }}",
        "KEY": "${{ secrets.LOG_KEY }}",
    }
    script = (ROOT / ".ci" / "sign-checkpoint").read_text(encoding="utf-8")
    assert "python" not in script
    assert "generator" not in script


def test_the_site_is_published_as_it_was_built_but_for_the_signatures() -> None:
    build, witness = JOBS["publish-build"]["steps"][-1], JOBS["publish-witness"]
    assert build["with"] == {"name": "site", "path": "site"}
    added = [
        line.split("> ")[-1] for line in witness["steps"][2]["run"].splitlines() if "> " in line
    ]
    assert added == ["site/log/checkpoint"]


def test_no_command_is_built_from_what_a_stranger_wrote() -> None:
    assert [step["run"] for step in STEPS if "${{" in step.get("run", "")] == []


def test_the_command_is_tried_on_every_system() -> None:
    job = JOBS["elsewhere-systems"]
    assert set(job["strategy"]["matrix"]["system"]) == SYSTEMS
    tried = "".join(step.get("run", "") for step in job["steps"])
    assert all(
        command in tried
        for command in ("pipx install", "uv tool install", "sixc check", "sixc new")
    )


def test_what_is_promised_of_other_machines_is_tried_there() -> None:
    runs = {name: "".join(s.get("run", "") for s in JOBS[name]["steps"]) for name in JOBS}
    assert "tests/bare-root" in runs["elsewhere-bare"]
    assert "make properdocs" in runs["elsewhere-properdocs"]


def rules(name: str) -> dict[str, Any]:
    """The parameters of each rule in a ruleset."""
    ruleset = json.loads((GITHUB / "rulesets" / name).read_text(encoding="utf-8"))
    assert ruleset["enforcement"] == "active"
    assert ruleset["bypass_actors"] == []
    return {rule["type"]: rule.get("parameters", {}) for rule in ruleset["rules"]}


RULESETS = sorted(path.name for path in (GITHUB / "rulesets").iterdir())


@pytest.mark.parametrize("name", RULESETS)
def test_main_changes_only_after_review_and_passed_checks(name: str) -> None:
    found = rules(name)
    checks = found["required_status_checks"]
    required = {each["context"] for each in checks["required_status_checks"]}
    assert {"deletion", "non_fast_forward"} <= set(found)
    assert required == {JOBS["check-disclosures"]["name"], JOBS["check-tests"]["name"]}
    # Parties that file on the last day do not make each other stale; what is published is tested again.
    assert checks["strict_required_status_checks_policy"] is False
    # What a proposal no longer holds does not come to main with it.
    assert found["pull_request"]["allowed_merge_methods"] == ["squash"]
    assert found["pull_request"]["require_last_push_approval"] is True


def test_two_people_approve_whatever_a_host_cannot_tell_apart() -> None:
    assert rules("main.json")["pull_request"]["required_approving_review_count"] == 2


def test_where_the_host_knows_files_one_person_approves_filings_and_two_all_else() -> None:
    plain, team = (rules(name)["pull_request"] for name in ("main.json", "main-with-team.json"))
    assert team["required_approving_review_count"] == 1
    everything, reports = team.pop("required_reviewers")
    assert everything["minimum_approvals"] == reports["minimum_approvals"] == 2
    assert everything["file_patterns"][0] == "**"
    assert all(p.startswith("!disclosures/*/*/*.") for p in everything["file_patterns"][1:])
    assert plain == {**team, "required_approving_review_count": 2}


def test_a_job_that_always_reports_stands_for_the_matrix() -> None:
    collector, matrix = JOBS["check-tests"], JOBS["check-matrix"]
    assert set(collector["needs"]) == {"disclosures", "matrix"}
    assert collector["if"] == "${{ always() }}"
    assert "strategy" not in collector
    variants = matrix["strategy"]["matrix"]
    assert (variants["python"], variants["command"]) == (["3.11", "3.14"], [".ci/run"])
    assert variants["include"] == [{"python": "3.14", "command": "make coverage"}]
    assert matrix["steps"][-1] == {
        "name": "Test", "env": {"COMMAND": "${{ matrix.command }}"}, "run": "$COMMAND",
    }  # fmt: skip
    assert "needs.disclosures.outputs.filings != 'yes'" in matrix["if"]


@pytest.mark.parametrize(
    ("filings", "result", "passes"),
    [("yes", "skipped", True), ("", "success", True), ("yes", "success", True),
     ("", "skipped", False), ("", "failure", False), ("yes", "failure", False),
     ("", "cancelled", False), ("no", "skipped", False), ("yes", "", False)],
)  # fmt: skip
def test_the_collector_passes_only_where_tests_passed_or_were_rightly_skipped(
    filings: str,
    result: str,
    passes: bool,
) -> None:
    (step,) = JOBS["check-tests"]["steps"]
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", step["run"]],
        env={"FILINGS": filings, "RESULT": result},
        capture_output=True,
        check=False,
    )
    assert (done.returncode == 0) is passes


def test_the_main_lines_program_says_what_is_filings_only() -> None:
    disclosures = JOBS["check-disclosures"]
    assert disclosures["outputs"] == {"filings": "${{ steps.check.outputs.filings }}"}
    (step,) = [each for each in disclosures["steps"] if each.get("id") == "check"]
    assert step["run"].startswith(".ci/check-proposal HEAD ")


def test_main_is_judged_and_tested_again_before_it_is_published() -> None:
    assert ".ci/publish" in [step.get("run") for step in JOBS["publish-build"]["steps"]]
    steps = ("/fetch-published", "/test-merged", "/gate-published", "directory site", "verify site")
    order = [PUBLISH.index(words) for words in steps]
    assert order == sorted(order)
    assert "LEAVE_OUT=left-out.json" in PUBLISH


def test_dependencies_are_renewed_a_week_after_their_release() -> None:
    updates = read(GITHUB / "dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"pip", "npm", "github-actions"}
    assert all(int(update["cooldown"]["default-days"]) >= 7 for update in updates)


def test_zizmor_finds_nothing() -> None:
    run_tool("zizmor", "--offline", "--persona", "pedantic", "--strict-collection", ".github")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", "workflows/*.yml"),
        ("custom.github-workflows-require-timeout", "workflows/*.yml"),
        ("vendor.dependabot", "dependabot.yml"),
        ("vendor.github-issue-config", "ISSUE_TEMPLATE/config.yml"),
        ("vendor.github-issue-forms", "ISSUE_TEMPLATE/[!c]*.yml"),
    ],
)
def test_files_for_github_are_what_github_reads(schema: str, pattern: str) -> None:
    files = [str(path) for path in sorted(GITHUB.glob(pattern))]
    assert files
    run_tool("check-jsonschema", "--builtin-schema", schema, *files)


def run_tool(name: str, *arguments: str) -> None:
    """Run a tool installed beside the running Python; fail with what it printed."""
    command = [str(Path(sys.executable).with_name(name)), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
