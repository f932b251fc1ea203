"""What the workflows run on a proposal and before publication, run here on real repositories."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from generator.text import Message, translator
from tests.command import INSTANCE, ROOT
from tests.gate_attacks import LUMI, MALE, NEW, NOBODY, program
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
    summary, outputs = (repository.root.parent / name for name in ("summary.md", "outputs"))
    outputs.write_text("", "utf-8")
    done = run(
        "check-proposal", repository, "main", "change", account, association,
        GITHUB_STEP_SUMMARY=str(summary), GITHUB_OUTPUT=str(outputs),
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, done.stdout, summary.read_text("utf-8")


def only_filings(repository: Repository) -> bool:
    """Whether the proposal that was checked last needs no other test."""
    return (repository.root.parent / "outputs").read_text("utf-8") == "filings=yes\n"


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
    assert not only_filings(repository)


def test_filings_need_no_other_test_and_everything_else_does(repository: Repository) -> None:
    repository.add(NEW, text=GOOD)
    propose(repository)
    assert only_filings(repository)
    repository.git("checkout", "--quiet", "--force", "change")
    repository.add("generator/charts/x.py", text="CHART = 2\n")
    propose(repository, association="OWNER")
    assert not only_filings(repository)


def test_a_bad_filing_is_still_only_a_filing(repository: Repository) -> None:
    repository.add(NEW, text=BAD)
    assert propose(repository)[0] == 1
    assert only_filings(repository)


def test_what_a_maintainer_changes_among_disclosures_is_checked(repository: Repository) -> None:
    repository.edit(f"{FOLDER}/election.yaml", "country: AL", "country: Albania")
    repository.commit()
    code, out, _ = propose(repository, NOBODY, "OWNER")
    assert f"::error file={FOLDER}/election.yaml,line=" in out
    assert code == 1


def test_a_maintainer_files_for_a_party_by_the_same_rules(repository: Repository) -> None:
    repository.add(NEW, text=GOOD)
    code, out, _ = propose(repository, NOBODY, "OWNER")
    assert "It files for a party: send that in a change of its own" in out
    assert code == 1


def test_a_new_election_brings_its_files_with_it(repository: Repository) -> None:
    new = repository.root / "disclosures" / "al-2021"
    shutil.copytree(repository.root / FOLDER, new)
    for path in new.rglob("*.yaml"):
        text = path.read_text("utf-8").replace("al-2025", "al-2021")
        path.write_text(text.replace("code: al-2021", "code: al-2025"), "utf-8")
    repository.commit()
    code, out, _ = propose(repository, NOBODY, "OWNER")
    assert code == 0, out


@pytest.mark.parametrize("listed", [False, True])
def test_what_is_published_goes_only_with_an_order(listed: bool, repository: Repository) -> None:
    path = f"{RIVAL}/2025-05.yaml"
    repository.git("rm", "--quiet", path)
    if listed:
        blob = "0" * 40
        repository.write(
            f"{FOLDER}/redactions.yaml",
            f'schema_version: "1.0"\nelection: al-2025\nredactions:\n  - path: {path}\n'
            "    ordered_by: District Court\n    ground: Decision 1\n    date: 2025-05-02\n    entries:\n"
            "      - {number: 1, day: 2025-04-30, event: published, size: 1,"
            f' blob: "{blob}", sha256: "{blob}{blob[:24]}"}}\n',
        )
    repository.commit()
    code, out, _ = propose(repository, NOBODY, "OWNER")
    assert code == (0 if listed else 1), out
    assert ("no redactions.yaml says by whose order" in out) is not listed


def test_a_wrongly_named_upload_may_be_renamed_in_the_same_proposal(repository: Repository) -> None:
    wrong = f"{OWN}/Maj 2025.yaml"
    repository.add(wrong, text=GOOD)
    code, out, _ = propose(repository)
    assert code == 1
    assert f"Move it to {NEW}." in out
    repository.git("checkout", "--quiet", "--force", "change")
    repository.git("mv", wrong, NEW)
    repository.git("commit", "--quiet", "--message", "x")
    code, out, _ = propose(repository)
    assert code == 0, out


def test_a_report_is_in_the_languages_of_the_election(repository: Repository) -> None:
    repository.at_base(
        lambda: repository.edit(f"{FOLDER}/election.yaml", "languages: [en, sq]", "languages: [sq, en]")
    )  # fmt: skip
    repository.add(NEW, text=BAD)
    _, out, summary = propose(repository)
    t = translator("sq")
    assert t.text(Message("This account may make this change.")) in out
    for language in ("sq", "en"):
        title = translator(language).text(Message("A field that is not known"))
        assert title in summary


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


def left_out(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """The files that may not be published, each with the code of the reason."""
    assert done.returncode == 0, done.stdout + done.stderr
    return {each["id"]: each["reason"] for each in json.loads(done.stdout)}


def test_what_parties_and_maintainers_did_by_the_rules_is_published(published: Repository) -> None:
    merged(published, lambda: published.add(NEW, text=GOOD))
    merged(published, lambda: published.add("docs/en/news.md"))
    published.add(f"{RIVAL}/2025-05.v2.yaml")  # as a squashed proposal
    published.add(f"{FOLDER}/monitoring/week-1.yaml")
    published.add("releases/al-2025/2025-05-12/manifest.json")
    assert left_out(regate(published, LUMI, 0, MALE, 0, 0)) == {}


def hidden(r: Repository) -> None:
    r.add(NEW)
    r.git("switch", "--quiet", "--create", "side", "main")
    r.add(PLANTED)
    r.git("switch", "--quiet", "change")
    r.merge("side")
    r.commit()


def second(r: Repository) -> None:
    merged(r, lambda: r.add(NEW))
    r.add(PLANTED)


PLANTED = f"{RIVAL}/2025-04.v3.yaml"
REPORT, MANIFEST = f"{FOLDER}/monitoring/week-1.yaml", "releases/al-2025/2025-05-12/manifest.json"
UNKNOWN, OTHER = "account-unknown", "other-party"
PUSHES: dict[str, tuple[Callable[[Repository], object], tuple[int, ...], dict[str, str]]] = {
    "pushed by nobody known": (lambda r: r.add(NEW), (0,), {NEW: UNKNOWN}),
    "proposed by a stranger": (
        lambda r: merged(r, lambda: r.add(NEW)), (NOBODY,), {NEW: UNKNOWN}
    ),
    "proposed by a rival": (lambda r: merged(r, lambda: r.add(NEW)), (MALE,), {NEW: OTHER}),
    "hidden in a merge": (lambda r: merged(r, lambda: hidden(r)), (LUMI,), {PLANTED: OTHER}),
    "beside a monitor's report": (lambda r: r.add(PLANTED, REPORT), (0,), {PLANTED: UNKNOWN}),
    "beside a release": (lambda r: r.add(PLANTED, MANIFEST), (0,), {PLANTED: UNKNOWN}),
    "in a folder called like that of the reports": (
        lambda r: r.add(f"{RIVAL}/monitoring/2025-04.yaml"),
        (0,),
        {f"{RIVAL}/monitoring/2025-04.yaml": UNKNOWN},
    ),
    "beside code": (lambda r: merged(r, lambda: r.add(NEW, "generator/x.py")), (LUMI,), {}),
    "after a good one": (second, (LUMI, LUMI), {PLANTED: OTHER}),
    "that skips a version": (
        lambda r: r.add(f"{OWN}/2025-04.v3.yaml"), (LUMI,), {f"{OWN}/2025-04.v3.yaml": "version-order"}
    ),
}  # fmt: skip


@pytest.mark.parametrize(("push", "accounts", "expected"), PUSHES.values(), ids=PUSHES)
def test_a_file_that_reached_main_past_the_gate_costs_itself_only(
    push: Callable[[Repository], object],
    accounts: tuple[int, ...],
    expected: dict[str, str],
    published: Repository,
) -> None:
    published.git("switch", "--quiet", "main")
    push(published)
    assert left_out(regate(published, *accounts)) == expected


REWRITINGS: dict[str, Callable[[Repository], object]] = {
    "changed": lambda r: r.add(f"{OWN}/2025-04.yaml"),
    "removed": lambda r: (r.git("rm", "--quiet", f"{OWN}/2025-04.yaml"), r.commit()),
    "made a program": program(f"{OWN}/2025-04.yaml"),
    "changed in a merge": lambda r: merged(r, lambda: r.add(NEW, f"{RIVAL}/2025-04.yaml")),
}


@pytest.mark.parametrize("rewrite", REWRITINGS.values(), ids=REWRITINGS)
def test_nothing_is_published_over_a_published_file_that_is_rewritten(
    rewrite: Callable[[Repository], object], published: Repository
) -> None:
    published.git("switch", "--quiet", "main")
    rewrite(published)
    done = regate(published, LUMI)
    assert done.returncode == 1
    assert done.stderr.endswith("Nothing is published.\n")
    assert "2025-04.yaml: what is published stays as it is." in done.stderr


def test_what_was_left_out_once_stays_so_until_it_is_taken_away(published: Repository) -> None:
    published.git("switch", "--quiet", "main")
    published.add(PLANTED)
    index = published.root / "site/api/v1/index.json"
    index.parent.mkdir(parents=True)
    index.write_text(f'{{"left_out": {regate(published, 0).stdout}}}', "utf-8")
    published.git("tag", "--force", "published", "main")
    published.add("docs/en/news.md")
    assert left_out(regate(published, 0)) == {PLANTED: UNKNOWN}
    published.git("rm", "--quiet", PLANTED)
    published.git("tag", "--force", "published", published.commit())
    assert left_out(regate(published)) == {}


def test_what_was_left_out_may_be_taken_away_and_a_change_of_it_stays_left_out(
    published: Repository,
) -> None:
    published.git("switch", "--quiet", "main")
    published.add(PLANTED)
    published.add(PLANTED, text="other: true\n")
    assert left_out(regate(published)) == {PLANTED: UNKNOWN}
    published.git("rm", "--quiet", PLANTED)
    published.commit()
    assert left_out(regate(published)) == {}


def test_what_the_election_body_keeps_is_its_own_to_change(published: Repository) -> None:
    published.git("switch", "--quiet", "main")
    published.edit(f"{FOLDER}/submitters.yaml", "role: Treasurer", "role: First treasurer")
    published.edit(
        f"{FOLDER}/election.yaml", "country: AL", "country: AL\ntime_zone: Europe/Tirane"
    )
    published.commit()
    assert left_out(regate(published)) == {}


def test_only_what_was_never_published_goes_without_an_order(
    repository: Repository, served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, address = served
    monkeypatch.setenv("SITE", address)
    repository.at_base(lambda: repository.write(PLANTED, BAD))
    repository.git("rm", "--quiet", PLANTED)
    repository.commit()
    for listed, expected in (("[]", 1), (f'[{{"id": "{PLANTED}", "reason": "{UNKNOWN}"}}]', 0)):
        (folder / "api/v1").mkdir(parents=True, exist_ok=True)
        (folder / "api/v1/index.json").write_text(f'{{"left_out": {listed}}}', "utf-8")
        code, out, _ = propose(repository, NOBODY, "OWNER")
        assert code == expected, out
        repository.git("checkout", "--quiet", "--force", "change")


def test_what_an_account_that_may_adds_anew_is_published(published: Repository) -> None:
    published.git("switch", "--quiet", "main")
    published.add(PLANTED)
    index = published.root / "site/api/v1/index.json"
    index.parent.mkdir(parents=True)
    index.write_text(f'{{"left_out": {regate(published, 0).stdout}}}', "utf-8")
    published.git("rm", "--quiet", PLANTED)
    published.git("tag", "--force", "published", published.commit())
    published.add(PLANTED)
    assert left_out(regate(published, MALE)) == {}


def test_a_history_written_anew_is_not_published(published: Repository) -> None:
    published.git("switch", "--quiet", "--orphan", "other")
    published.add("mkdocs.yml")
    published.git("branch", "--force", "main", "other")
    done = run("gate-published", published, "published", os.devnull)
    assert "is not in the history of this one." in done.stderr
    assert done.returncode == 1


def test_the_program_is_tested_again_unless_only_filings_were_merged(
    published: Repository,
) -> None:
    published.git("switch", "--quiet", "main")
    published.write("Makefile", "check:\n\t@echo tested\n")
    published.git("tag", "--force", "published", published.commit())
    published.add(NEW, MANIFEST)
    done = run("test-merged", published, "published")
    assert (done.returncode, "tested" in done.stdout) == (0, False)
    published.add("generator/x.py")
    assert run("test-merged", published, "published").stdout == "tested\n"


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
