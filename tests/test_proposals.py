"""What the workflows run on a proposal and before publication, run here on real repositories."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.command import INSTANCE, ROOT
from tests.gate_attacks import LUMI, MALE, NEW, NOBODY
from tests.repositories import FOLDER, OWN, RIVAL, Repository, copy, make

pytestmark = pytest.mark.slow

CI = ROOT / ".ci"
GOOD = (INSTANCE / FOLDER / "bashkimi-i-pyllit/2025-04.yaml").read_text("utf-8")
GOOD = GOOD.replace("bashkimi-i-pyllit", "partia-e-lumit").replace("2025-04", "2025-05")
BAD = GOOD.replace("state:", "stat:", 1)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    made = make(tmp_path_factory.mktemp("proposals") / "template")

    def ready() -> None:
        shutil.rmtree(made.root / "schema")
        made.write("generator/validation/check.py", "raise SystemExit(0)\n")
        made.write(".gitignore", "/.venv\n/site/\n/authors.txt\n")

    made.at_base(ready)
    return made


@pytest.fixture
def repository(template: Repository, tmp_path: Path) -> Repository:
    """A repository whose branch `change` is proposed."""
    return copy(template, tmp_path / "repository")


def run(
    script: str, repository: Repository, *arguments: object, **env: str
) -> subprocess.CompletedProcess[str]:
    commands = repository.root / ".venv"
    commands.unlink(missing_ok=True)
    commands.symlink_to(Path(sys.executable).parents[1])
    return subprocess.run(
        [CI / script, *map(str, arguments)],
        cwd=repository.root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **env},
    )


def propose(
    repository: Repository, account: int = LUMI, association: str = "NONE"
) -> tuple[int, str, str]:
    """Check the branch `change` from a checkout of main: exit code, output, summary."""
    repository.git("switch", "--quiet", "main")
    summary = repository.root.parent / "summary.md"
    done = run(
        "check-proposal", repository, "main", "change", account, association,
        GITHUB_STEP_SUMMARY=str(summary),
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, done.stdout, summary.read_text("utf-8")


def test_a_good_disclosure_by_its_party_passes(repository: Repository) -> None:
    repository.add(NEW, text=GOOD)
    code, out, summary = propose(repository)
    assert "This account may make this change." in out
    assert "    This account may make this change." in summary
    assert code == 0, out


def test_a_faulty_disclosure_is_pointed_at_where_it_is(repository: Repository) -> None:
    repository.add(NEW, text=BAD)
    code, out, summary = propose(repository)
    assert f"::error file={NEW},line=" in out
    assert NEW in summary
    assert code == 1


def test_the_reviewer_sees_what_a_correction_changed(repository: Repository) -> None:
    text = (INSTANCE / OWN / "2025-04.yaml").read_text("utf-8")
    text = text.replace("version: 1", "version: 2\ncorrection: {reason: An invoice came late.}")
    repository.add(f"{OWN}/2025-04.v2.yaml", text=text.replace('"18003500.00"', '"18250000.00"'))
    _, out, summary = propose(repository)
    assert "An invoice came late." in summary
    assert "18,250,000" in summary, out + summary


def test_another_partys_folder_is_refused_before_anything_is_read(repository: Repository) -> None:
    repository.add(f"{RIVAL}/2025-04.v3.yaml", text=BAD)
    code, out, _ = propose(repository)
    assert "files for partia-e-lumit, not for aleanca-e-maleve" in out
    assert "::error" not in out
    assert code == 1


@pytest.mark.parametrize(
    "path",
    [".ci/check-proposal", ".github/workflows/check.yml", "generator/validation/check.py",
     "schema/disclosure.schema.json", f"{FOLDER}/submitters.yaml", ".gitattributes", "mkdocs.yml"],
)  # fmt: skip
def test_what_checks_a_proposal_cannot_come_with_it(path: str, repository: Repository) -> None:
    repository.write(path, "exit 0\n")
    repository.add(NEW, text=BAD)
    code, out, _ = propose(repository)
    assert "This account may make this change." not in out
    assert code == 1
    assert not (repository.root / NEW).exists()


@pytest.mark.parametrize("association", ["OWNER", "MEMBER", "COLLABORATOR"])
def test_a_maintainers_change_takes_the_other_path_and_says_so(
    association: str, repository: Repository
) -> None:
    repository.add("generator/charts/x.py", text="CHART = 2\n")
    code, out, summary = propose(repository, NOBODY, association)
    assert code == 0
    for text in (out, summary):
        assert "This change needs a maintainer." in text
        assert "it is reviewed as code" in text


def test_a_name_that_is_a_command_reaches_neither_the_log_nor_the_summary(
    repository: Repository,
) -> None:
    repository.add("::error::x\n::stop-commands::y.yaml", text=BAD)
    _, out, summary = propose(repository)
    assert [line for line in out.splitlines() if line.startswith("::")] == []
    assert [line for line in summary.splitlines() if line.startswith(("::", "<", "!["))] == []


def authors(repository: Repository, *accounts: int) -> Path:
    """A file that says who proposed each commit of the main line since the first publication, oldest first."""
    commits = repository.git("rev-list", "--first-parent", "--reverse", "published..main").split()
    path = repository.root / "authors.txt"
    lines = [f"{c} {a}\n" for c, a in zip(commits, accounts, strict=False) if a]
    path.write_text("".join(lines), "utf-8")
    return path


def merged(repository: Repository, act: Callable[[], object]) -> None:
    """Do something on the branch `change`, and merge it into main."""
    repository.git("switch", "--quiet", "--force-create", "change", "main")
    act()
    repository.git("switch", "--quiet", "main")
    repository.merge("change")
    repository.commit()


@pytest.fixture
def published(repository: Repository) -> Repository:
    repository.git("tag", "published", "main")
    return repository


def regate(repository: Repository, *accounts: int) -> subprocess.CompletedProcess[str]:
    return run("gate-published", repository, "published", authors(repository, *accounts))


def test_what_parties_and_maintainers_did_by_the_rules_is_published(published: Repository) -> None:
    merged(published, lambda: published.add(NEW, text=GOOD))
    merged(published, lambda: published.add("docs/en/news.md"))
    published.add(f"{RIVAL}/2025-05.v2.yaml")  # as a squashed proposal
    published.add(f"{FOLDER}/monitoring/week-1.yaml")
    published.add("releases/al-2025/2025-05-12/manifest.json")
    done = regate(published, LUMI, 0, MALE, 0, 0)
    assert done.returncode == 0, done.stdout + done.stderr


def hidden(r: Repository) -> None:
    r.add(NEW)
    r.git("switch", "--quiet", "--create", "side", "main")
    r.add(f"{RIVAL}/2025-04.v3.yaml")
    r.git("switch", "--quiet", "change")
    r.merge("side")
    r.commit()


def second(r: Repository) -> None:
    merged(r, lambda: r.add(NEW))
    r.add(f"{RIVAL}/2025-04.v3.yaml")


PUSHES: dict[str, tuple[Callable[[Repository], object], tuple[int, ...]]] = {
    "pushed by nobody known": (lambda r: r.add(NEW), (0,)),
    "proposed by a stranger": (lambda r: merged(r, lambda: r.add(NEW)), (NOBODY,)),
    "proposed by a rival": (lambda r: merged(r, lambda: r.add(NEW)), (MALE,)),
    "with a published file changed": (lambda r: r.add(f"{OWN}/2025-04.yaml"), (LUMI,)),
    "hidden in a merge": (lambda r: merged(r, lambda: hidden(r)), (LUMI,)),
    "beside a monitor's report": (
        lambda r: r.add(f"{RIVAL}/2025-04.v3.yaml", f"{FOLDER}/monitoring/week-1.yaml"),
        (0,),
    ),
    "beside a release": (
        lambda r: r.add(f"{RIVAL}/2025-04.v3.yaml", "releases/al-2025/2025-05-12/manifest.json"),
        (0,),
    ),
    "in a folder called like that of the reports": (
        lambda r: r.add(f"{RIVAL}/monitoring/2025-04.yaml"),
        (0,),
    ),
    "beside code": (lambda r: merged(r, lambda: r.add(NEW, "generator/x.py")), (LUMI,)),
    "after a good one": (second, (LUMI, LUMI)),
}  # fmt: skip


@pytest.mark.parametrize(("push", "accounts"), PUSHES.values(), ids=PUSHES)
def test_what_reached_main_past_the_gate_is_not_published(
    push: Callable[[Repository], object], accounts: tuple[int, ...], published: Repository
) -> None:
    published.git("switch", "--quiet", "main")
    push(published)
    done = regate(published, *accounts)
    assert done.returncode == 1
    assert done.stdout.rstrip().endswith(("nothing is published.", "may not be published."))


def test_a_history_written_anew_is_not_published(published: Repository) -> None:
    published.git("switch", "--quiet", "--orphan", "other")
    published.add("mkdocs.yml")
    published.git("branch", "--force", "main", "other")
    done = run("gate-published", published, "published", os.devnull)
    assert "is not in the history of this one; nothing is published." in done.stdout
    assert done.returncode == 1


class Quiet(SimpleHTTPRequestHandler):
    """Serves the folder `served`, in silence."""

    served = ""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, directory=self.served, **named)  # type: ignore[arg-type]

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def served(tmp_path: Path) -> tuple[Path, str]:
    """A folder, and the address it is served at."""
    folder = tmp_path / "served"
    folder.mkdir()
    handler = type("Handler", (Quiet,), {"served": str(folder)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    return folder, f"http://127.0.0.1:{server.server_port}/"


def test_the_published_log_and_index_are_put_where_the_build_looks(
    repository: Repository, served: tuple[Path, str]
) -> None:
    folder, address = served
    serve(folder, "ab" * 20)
    done = run("fetch-published", repository, SITE=address)
    assert done.stdout == "ab" * 20 + "\n", done.stderr
    names = sorted(p.name for p in (repository.root / "site").rglob("*.*"))
    assert names == ["head.txt", "index.json"]


def test_a_site_that_is_there_is_no_first_publication(
    repository: Repository, served: tuple[Path, str]
) -> None:
    folder, address = served
    serve(folder, "ab" * 20)
    done = run("fetch-published", repository, SITE=address, FIRST="yes")
    assert (done.returncode, done.stdout) == (1, "")
    assert "delete the variable FIRST_PUBLICATION" in done.stderr
    (folder / "api/v1/index.json").unlink()
    half = run("fetch-published", repository, SITE=address, FIRST="yes")
    assert (half.returncode, half.stdout) == (1, "")


def test_the_gate_begins_after_what_maintainers_vouch_for(
    published: Repository, served: tuple[Path, str]
) -> None:
    folder, address = served
    since = published.git("rev-parse", "main")
    published.git("switch", "--quiet", "main")
    published.git("rm", "--quiet", f"{RIVAL}/2025-04.yaml")
    taken_down = published.commit()
    published.add("docs/en/news.md")
    for commit in (since, "ab" * 20):  # the second is of a history that was since purged
        serve(folder, commit)
        assert begin(published, address, REVIEWED=taken_down) == taken_down
    for reviewed in ("", "main", "cd" * 20):
        assert begin(published, address, REVIEWED=reviewed) == commit
    for commit in (taken_down, published.git("rev-parse", "main")):
        serve(folder, commit)
        assert begin(published, address, REVIEWED=taken_down) == commit


def serve(folder: Path, commit: str) -> None:
    """Put the files of a site that was built from a commit into a folder."""
    for name in ("log/head.txt", "api/v1/index.json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f'{{"commit": "{commit}"}}', "utf-8")


def begin(repository: Repository, address: str, **env: str) -> str:
    """The commit after which the gate begins."""
    return run("fetch-published", repository, SITE=address, **env).stdout.strip()


def test_only_a_first_publication_may_find_nothing(
    repository: Repository, served: tuple[Path, str]
) -> None:
    _, address = served
    done = run("fetch-published", repository, SITE=address)
    assert (done.returncode, done.stdout) == (1, "")
    assert "cannot be read (404); nothing is published." in done.stderr
    first = run("fetch-published", repository, SITE=address, FIRST="yes")
    assert (first.returncode, first.stdout) == (0, "")
    gone = run("fetch-published", repository, SITE="http://127.0.0.1:1/", FIRST="yes")
    assert gone.returncode == 1


def test_who_proposed_a_commit_is_asked_of_the_host(published: Repository, tmp_path: Path) -> None:
    published.git("switch", "--quiet", "main")
    published.add(NEW)
    published.add("docs/en/news.md")
    commits = published.git("rev-list", "--reverse", "published..main").split()
    host = tmp_path / "bin" / "gh"
    host.parent.mkdir()
    host.write_text(f'#!/bin/sh\ncase "$2" in *{commits[0]}/pulls) echo {LUMI};; esac\n', "utf-8")
    host.chmod(0o755)
    done = run(
        "ask-authors", published, "published",
        PATH=f"{host.parent}:{os.environ['PATH']}", GITHUB_REPOSITORY="x/y",
    )  # fmt: skip
    assert done.stdout == f"{commits[0]} {LUMI}\n"
