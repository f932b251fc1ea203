"""An election body at work: its repository at a host, the pipelines as they are written, and what the public then sees.

Nothing here knows what must be true. Every moment is given; the clock of the machine decides nothing.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from generator.founding.software import REQUIREMENTS
from generator.history.proof import report
from tests.built import Element, parse
from tests.command import sixc
from tests.conftest import served
from tests.hosts import ENVIRONMENTS, PATHS, answering, merged
from tests.mainline import Repository

NEEDED = b"click==8.1.8 \\\n    --hash=sha256:" + b"0" * 64 + b"\n"
EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")
CHECKING = {
    "github": ".github/workflows/check.yml",
    "forgejo": ".forgejo/workflows/check.yml",
    "gitlab": ".gitlab-ci.yml",
}
MAINTAINER = 900000000000001
Files = Mapping[str, str | None]
"""What a proposal writes, by path; None takes a file away."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that an account proposes: its number at the host, and its last commit."""

    number: int
    commit: str
    account: int


@dataclass(frozen=True, slots=True)
class Said:
    """How a pipeline ended, and all it wrote."""

    code: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An election body. `variables` are those that its people set at the host, `answers` what the host's API says."""

    host: str
    main: Repository
    site: Path
    api: str
    answers: dict[str, Any] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    heads: list[Path] = field(default_factory=list)

    @property
    def place(self) -> Path:
        """The folder that holds the repository, its copies and the published site."""
        return self.main.root.parent

    def fork(self, since: str = "main") -> Path:
        """A fresh copy of the repository, such as a party makes, at a commit of the main line."""
        to = self.place / "fork"
        shutil.rmtree(to, ignore_errors=True)
        self.main.git("clone", "--quiet", "--local", str(self.main.root), str(to))
        Repository(to).git("checkout", "--quiet", "--detach", since)
        return to

    def propose(self, account: int, files: Files, at: datetime, since: str = "main") -> Proposal:
        """Write files in a fork, and propose the commit."""
        folder = self.fork(since)
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True) if text is None else path.write_text(text, "utf-8")
        return self.send(account, folder, at)

    def send(self, account: int, folder: Path, at: datetime) -> Proposal:
        """Propose what stands in a fork."""
        commit = Repository(folder).commit(at)
        number = 1 + sum("/merge_requests/" in path for path in self.answers)
        Repository(folder).git("push", "--quiet", "origin", f"HEAD:refs/pull/{number}/head")
        self.answers[f"/projects/7/merge_requests/{number}"] = {"author": {"id": account}}
        return Proposal(number, commit, account)

    def merge(self, proposal: Proposal, at: datetime) -> str:
        """Squash a proposal into the main line, as the host does when somebody presses the button."""
        self.main.git("merge", "--quiet", "--squash", proposal.commit)
        commit = self.main.commit(at)
        path = PATHS[self.host].format(commit)
        self.answers[path] = merged(self.host, proposal.account)
        return commit

    def check(self, proposal: Proposal) -> Said:
        """Run the pipeline that checks a proposal."""
        is_maintainer = proposal.account == MAINTAINER
        known = {
            "github.event.pull_request.number": str(proposal.number),
            "github.event.pull_request.head.sha": proposal.commit,
            "github.event.pull_request.user.id": str(proposal.account),
            "github.event.pull_request.author_association": "OWNER" if is_maintainer else "NONE",
            "vars.MAINTAINERS": str(MAINTAINER),
            "vars.SITE_URL": self.variables["SITE_URL"],
        }
        request = {
            "CI_MERGE_REQUEST_PROJECT_URL": str(self.main.root.with_suffix("")),
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "CI_MERGE_REQUEST_PROJECT_ID": "7",
            "CI_MERGE_REQUEST_IID": str(proposal.number),
            "CI_COMMIT_SHA": proposal.commit,
            "MAINTAINERS": str(MAINTAINER),
            "SITE_URL": self.variables["SITE_URL"],
        }
        runner = self.runner()
        if self.host == "gitlab":  # it begins at the proposal
            self.main.git("-C", str(runner), "fetch", "--quiet", "origin", proposal.commit)
            self.main.git("-C", str(runner), "checkout", "--quiet", "--detach", proposal.commit)
        return self._run(CHECKING[self.host], "disclosures", known, request)

    def publish(self, now: datetime) -> Said:
        """Run the pipeline that publishes main; where it succeeds, the public sees its site."""
        names = ("SITE_URL", "FIRST_PUBLICATION", "REVIEWED_COMMIT")
        known = {f"vars.{name}": self.variables.get(name, "") for name in names}
        known["github.token"] = "token"
        said = self._run(
            CHECKING[self.host].replace("check.yml", "publish.yml"),
            "build",
            known,
            {**self.variables, "SOURCE_DATE_EPOCH": str(int(now.timestamp()))},
            runner=self.runner(),
        )
        if said.code == 0:
            shutil.rmtree(self.site)
            shutil.copytree(self.place / "runner" / "site", self.site)
            head = self.place / "heads" / f"{len(self.heads):02}.txt"
            head.parent.mkdir(exist_ok=True)
            shutil.copy(self.site / "log/head.txt", head)
            self.heads.append(head)
        return said

    def sign(self, key: str) -> Said:
        """Run the jobs that sign the head of the log of what was built, with what each hands on to the next."""
        folder, outputs = self.place / "runner", self.place / "outputs"
        site, secret = folder / "site", self.place / "log-key"
        outputs.unlink(missing_ok=True)
        secret.write_text(key, "utf-8")
        known = {
            "needs.build.outputs.head": (site / "log/head.txt").read_text("utf-8").rstrip("\n"),
            "secrets.LOG_KEY": key,
            "vars.WITNESSES": "",
        }
        pipeline = CHECKING[self.host].replace("check.yml", "publish.yml")
        if self.host == "gitlab":
            self._run(pipeline, "head", known, {})
        said = self._run(pipeline, "sign", known, {"LOG_KEY": str(secret)})
        if self.host == "github":  # what is handed on as the site of Pages is one archive
            shutil.make_archive(str(folder / "artifact"), "tar", site)
            shutil.rmtree(site)
        handed = outputs.read_text("utf-8").split("\n", 1)[1] if outputs.exists() else ""
        known["needs.sign.outputs.checkpoint"] = handed.rpartition("\nEND-OF-CHECKPOINT")[0]
        return self._run(pipeline, "witness", known, {}) if said.code == 0 else said

    def runner(self) -> Path:
        """A machine of the host with a fresh checkout of main, and the software installed as `make` would."""
        folder = self.place / "runner"
        if not folder.exists():
            self.main.git("clone", "--quiet", "--local", str(self.main.root), str(folder))
            equip(folder)
        clone = Repository(folder)
        clone.git("fetch", "--quiet", "origin", "+main:refs/remotes/origin/main")
        clone.git("checkout", "--quiet", "--force", "--detach", "origin/main")
        clone.git("clean", "--quiet", "-ffdx", "--exclude", "/.venv", "--exclude", "/.cache")
        return folder

    def _run(
        self,
        pipeline: str,
        job: str,
        known: Mapping[str, str],
        environment: Mapping[str, str],
        runner: Path | None = None,
    ) -> Said:
        """Run each command of a job as the pipeline has it, until one fails."""
        folder, text = runner or self.place / "runner", ""
        written = yaml.safe_load((self.main.root / pipeline).read_text("utf-8"))
        apis = {"GITHUB_API_URL": self.api, "CI_API_V4_URL": self.api}
        outputs = {"GITHUB_OUTPUT": str(self.place / "outputs")}
        for command, own in steps(written, job, known):
            done = subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", command],
                cwd=folder,
                env={
                    **_plain(),
                    **apis,
                    **outputs,
                    **ENVIRONMENTS[self.host],
                    **environment,
                    **own,
                },
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            text += done.stdout
            if done.returncode:
                return Said(done.returncode, text)
        return Said(0, text)

    def prove(self) -> None:
        """Verify the site against every head that was ever published."""
        for head in self.heads:
            assert report(str(self.site), str(head), ()) == 0, head

    def index(self) -> Any:
        """The machine index of the published site."""
        return json.loads((self.site / "api/v1/index.json").read_bytes())

    def versions(self, disclosure: str) -> list[Any]:
        """The published versions of a disclosure."""
        found = [d for d in self.index()["disclosures"] if d["id"] == disclosure]
        return found[0]["versions"] if found else []

    def page(self, path: str) -> Element:
        """A page of the published site."""
        return parse((self.site / path / "index.html").read_text("utf-8"))

    def text(self, path: str) -> str:
        """What a page of the published site says, in one line."""
        (main,) = self.page(path).find("main")
        return " ".join(main.text.split())

    def filed(self, election: str) -> dict[str, list[str]]:
        """Who has filed, as the page says it: the words for each period, by party."""
        grid, *_ = self.tables(f"{election}/filings/")
        return {name: words for name, *words in grid[1:]}

    def tables(self, path: str) -> list[list[list[str]]]:
        """The rows of every table of a page, as words."""
        return [
            [
                [" ".join(cell.text.split()) for cell in row if cell.tag in {"td", "th"}]
                for row in table.find("tr")
            ]
            for table in self.page(path).find("table")
        ]


def steps(
    pipeline: Any, job: str, known: Mapping[str, str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """The commands of a job with the environment of each. What installs software is left out: it is there."""
    if job in pipeline:  # GitLab
        yield "\n".join(pipeline[job]["script"]), {}
        return
    for step in pipeline["jobs"][job]["steps"]:
        if "run" in step and step.get("name") != "Install":
            own = step.get("env", {})
            yield (
                step["run"],
                {n: EXPRESSION.sub(lambda m: known[m[1]], v) for n, v in own.items()},
            )


def _plain() -> dict[str, str]:
    """The environment without what a host says of the pipeline that runs these tests."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GITHUB_", "GITLAB_", "FORGEJO_", "CI_"))
    }


def equip(folder: Path) -> None:
    """Put the software into a checkout, as `make install` leaves it there."""
    (folder / ".venv").mkdir()
    for path in Path(sys.executable).parents[1].iterdir():
        if not path.name.startswith(".installed"):
            (folder / ".venv" / path.name).symlink_to(path)
    (folder / ".venv" / ".installed").touch()


def wheel(folder: Path) -> Path:
    """A wheel that holds nothing but what init reads of it."""
    path = folder / "sixc-9.9.9-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(REQUIREMENTS, NEEDED)
    return path


@contextmanager
def founded(place: Path, host: str, at: datetime, *options: object) -> Iterator[Body]:
    """An election body that has just made its instance with `sixc init`, and published nothing."""
    main = Repository(place / "main.git")
    done = sixc("init", main.root, "--host", host, "--wheel", wheel(place), *options)
    assert done.code == 0, done.err
    main.git("init", "--quiet", "--initial-branch", "main")
    site = place / "public"
    site.mkdir()
    answers: dict[str, Any] = {}
    with ExitStack() as stack:
        api, _ = stack.enter_context(answering(answers))
        address = stack.enter_context(served(site))
        settings = main.root / "mkdocs.yml"
        text = settings.read_text("utf-8")
        settings.write_text(text.replace("# site_url:", "site_url:"), "utf-8")
        main.commit(at)
        variables = {"SITE_URL": address, "FIRST_PUBLICATION": "yes"}
        yield Body(host=host, main=main, site=site, api=api, answers=answers, variables=variables)
