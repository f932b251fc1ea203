"""Whether an account may make a change is decided by the base, for every commit of the change, in real repositories."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.documents.reader import MAX_BYTES
from generator.history.gate import MOST_FILES, PASSES, judge
from generator.history.paths import FiledPath, locate
from generator.history.refusals import REASONS, Refusal
from tests.command import sixc
from tests.gate_attacks import ACCOUNTS, ATTACKS, LEDGER, LUMI, MALE, NEW, Attack
from tests.repositories import OWN, RIVAL, Repository, copy, make

pytestmark = pytest.mark.slow

BOTH, ALLOWED = (NEW, LEDGER), "This account may make this change."
REFUSED, MAINTAINERS = "This account may not make this change.", "This change needs a maintainer."


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return make(tmp_path_factory.mktemp("gate") / "template")


@pytest.fixture
def repository(template: Repository, tmp_path: Path) -> Repository:
    """The invented instance in a repository of its own."""
    return copy(template, tmp_path / "repository")


def gate(
    root: Path, base: str = "main", head: str = "change", account: object = LUMI, *more: str
) -> Result:
    """Ask the command."""
    arguments = [
        "--root",
        str(root),
        "gate",
        "--base",
        base,
        "--head",
        head,
        "--author-id",
        str(account),
    ]
    return CliRunner().invoke(main, [*arguments, *more])


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_nobody_may_make_such_a_change(attack: Attack, repository: Repository) -> None:
    attack.make(repository)
    done = gate(repository.root, account=attack.account)
    assert [words for words in attack.says if words not in done.output] == [], done.output
    assert done.output.splitlines()[0] == (MAINTAINERS if attack.maintainers else REFUSED)
    assert done.exit_code == 1
    assert not (repository.root / "ran").exists()
    assert harmless(done.output) == []


def harmless(report: str) -> list[str]:
    """Each line of a report that could act on a terminal or on GitHub's runner, or that echoes too much."""
    return [
        line
        for line in report.removesuffix("\n").split("\n")
        if line.lstrip().startswith("::")
        or "##[" in line
        or any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for c in line)
        or len(line) > (300 if line.startswith("  ") else 110)
    ]


def correction(r: Repository) -> None:
    r.add(f"{OWN}/2025-04.v2.yaml", f"{OWN}/2025-04.v2.ads.csv")


def drafts(r: Repository) -> None:
    """What nobody has seen yet may be changed, taken out and put back."""
    r.add(NEW, f"{OWN}/2025-03.v3.yaml")
    r.add(NEW, LEDGER, text="changed: true\n")
    r.git("rm", "--quiet", f"{OWN}/2025-03.v3.yaml")
    r.commit()
    r.add(f"{OWN}/2025-03.v3.yaml", f"{OWN}/2025-03.v4.yaml")


def out_of_order(r: Repository) -> None:
    r.add(f"{OWN}/2025-04.v3.yaml")
    r.add(f"{OWN}/2025-04.v2.yaml")


def renamed_draft(r: Repository) -> None:
    r.add(NEW)
    r.git("mv", NEW, f"{OWN}/2025-04.v2.yaml")
    r.commit()


def with_main_merged(r: Repository) -> None:
    r.add(NEW)
    r.on_main(f"{RIVAL}/2025-03.v2.yaml", "README.md", f"{OWN}/2025-04.v2.yaml")
    r.merge("main")
    r.commit()
    r.add(f"{OWN}/2025-04.v3.yaml")


def main_moved_on(r: Repository) -> None:
    r.add(NEW)
    r.on_main(f"{RIVAL}/2025-03.v2.yaml", "README.md")


def continued_after_a_merge(r: Repository) -> None:
    r.add(NEW)
    r.git("switch", "--quiet", "main")
    r.merge("change")
    r.commit()
    r.git("switch", "--quiet", "change")
    r.add(f"{OWN}/2025-05.v2.yaml")


def branches_merged(r: Repository) -> None:
    for name, file in (("a", NEW), ("b", LEDGER)):
        r.git("switch", "--quiet", "--create", name, "main")
        r.add(file)
    r.git("switch", "--quiet", "change")
    r.merge("a", "b")
    r.commit()


def as_many_as_may_be(r: Repository) -> None:
    numbers = ["", *(f".v{n}" for n in range(2, MOST_FILES // 2 + 1))]
    r.add(*(f"{OWN}/2025-05{n}{end}" for n in numbers for end in (".yaml", ".ads.csv")))


def rival_frozen(r: Repository) -> None:
    r.at_base(
        lambda: r.edit(
            ACCOUNTS, "- party: aleanca-e-maleve", "- frozen: true\n    party: aleanca-e-maleve"
        )
    )
    r.add(NEW)


def files_for_two(r: Repository) -> None:
    r.at_base(lambda: r.edit(ACCOUNTS, "900000000000202", str(LUMI)))
    r.add(NEW, f"{RIVAL}/2025-04.v3.yaml")


def fault_elsewhere(r: Repository) -> None:
    def other_election() -> None:
        for name in ("election.yaml", "submitters.yaml"):
            r.write(f"disclosures/al-2021/{name}", "broken: [")

    r.at_base(other_election)
    r.add(NEW)


ALLOWED_CHANGES: dict[str, Callable[[Repository], object]] = {
    "a new disclosure": lambda r: r.add(NEW),
    "a new disclosure with its ledger": lambda r: r.add(*BOTH),
    "a correction with its ledger": correction,
    "a third version": lambda r: r.add(f"{OWN}/2025-03.v3.yaml"),
    "drafts edited by later commits": drafts,
    "versions committed out of order": out_of_order,
    "a draft under another name": renamed_draft,
    "main merged into the change": with_main_merged,
    "a change that main has left behind": main_moved_on,
    "a branch that goes on after it was merged": continued_after_a_merge,
    "several branches merged at once": branches_merged,
    "as many files as may be": as_many_as_may_be,
    "a file as large as may be": lambda r: r.add(NEW, text="x" * MAX_BYTES),
    "a pointer to a large file, which the check refuses": lambda r: r.add(
        NEW, text="version https://git-lfs\n"
    ),
    "a party beside a frozen one": rival_frozen,
    "one account for two parties": files_for_two,
    "a fault in the list of another election": fault_elsewhere,
}


@pytest.mark.parametrize("change", ALLOWED_CHANGES.values(), ids=ALLOWED_CHANGES.keys())
def test_an_account_may_file_for_its_party(
    change: Callable[[Repository], object], repository: Repository
) -> None:
    change(repository)
    done = gate(repository.root)
    assert done.output.splitlines()[0] == ALLOWED, done.output
    assert len(done.output.splitlines()) == 2
    assert done.exit_code == 0


STRAYED = (
    *(f"{OWN}/Maj 2025.yaml", f"{OWN}/2025-04.YAML", "2025-05.yaml", "docs/upload.yaml"),
    *("disclosures/2025-05.yaml", "disclosures/al-2025/partia-e-lumi/2025-05.yaml"),
)


@pytest.mark.parametrize("path", STRAYED)
def test_a_new_file_that_is_gone_again_has_done_no_harm(path: str, repository: Repository) -> None:
    repository.add(path)
    assert gate(repository.root).exit_code == 1
    repository.git("mv", path, NEW)
    repository.commit()
    assert gate(repository.root).output.startswith(ALLOWED)


def test_others_folders_and_links_count_in_every_commit(repository: Repository) -> None:
    for name in (f"{RIVAL}/2025-05.v2.yaml", NEW):
        repository.git("reset", "--quiet", "--hard", "main")
        path = repository.root / name
        path.symlink_to("x") if name == NEW else path.write_text("x", "utf-8")
        repository.commit()
        path.unlink()
        repository.commit()
        assert gate(repository.root).output.startswith(REFUSED), name


@pytest.mark.parametrize(
    "path", [f"{OWN}/Maj.yaml", "2025-05.yaml", "docs/x.yml", "disclosures/al-2025/lumi/2025-05.yaml"]
)  # fmt: skip
def test_a_file_in_a_wrong_place_is_told_its_right_one(path: str, repository: Repository) -> None:
    text = "election: al-2025\nparty: partia-e-lumit\nperiod: 2025-05\nversion: 1\n"
    repository.add(path, text=text)
    assert f"ove it to {NEW}." in gate(repository.root).output


@pytest.mark.parametrize("name", ["2025-05.pdf", "deklarimi.docx", "May.yaml"])
def test_what_does_not_say_where_it_belongs_is_told_the_pattern(
    name: str, repository: Repository
) -> None:
    repository.add(name)
    expected = "move it to disclosures/<election>/<party>/<period>.yaml."
    assert expected in gate(repository.root).output


def test_code_is_not_told_to_move(repository: Repository) -> None:
    repository.add("generator/x.py", "conftest.py", "README.md")
    assert "ove it to" not in gate(repository.root).output


OWN_FILES = ("2025-05.yaml", "2025-05.ads.csv", "2025-04.v2.yaml", "2025-03.v3.yaml")
RIVALS_FILES = ("2025-05.v2.yaml", "2025-04.v3.yaml", "2025-05.v2.ads.csv")


def test_additions_to_different_folders_cannot_conflict(repository: Repository) -> None:
    """Neither makes the other stale: each is let through before and after, and main holds both, whichever is first."""
    repository.add(*(f"{OWN}/{name}" for name in OWN_FILES))
    repository.git("switch", "--quiet", "--create", "rival", "main")
    repository.add(*(f"{RIVAL}/{name}" for name in RIVALS_FILES))
    trees = set()
    for first, second in (("change", "rival"), ("rival", "change")):
        repository.git("switch", "--quiet", "--force-create", f"after-{first}", "main")
        for branch in (first, second):
            who = LUMI if branch == "change" else MALE
            assert gate(repository.root, "HEAD", branch, who).output.startswith(ALLOWED)
            repository.git("merge", "--quiet", "--squash", branch)
            repository.commit()
        trees.add(repository.git("rev-parse", "HEAD^{tree}"))
    assert len(trees) == 1


def test_two_that_add_the_same_file_conflict_and_the_second_is_refused(
    repository: Repository,
) -> None:
    repository.add(NEW)
    repository.on_main(NEW, text="another: true\n")
    assert gate(repository.root).output.startswith(REFUSED)
    repository.git("switch", "--quiet", "main")
    with pytest.raises(AssertionError):
        repository.git("merge", "--quiet", "--squash", "change")


def test_the_report_says_what_was_looked_at(repository: Repository) -> None:
    repository.add(NEW)
    repository.add(LEDGER)
    expected = (
        f"{ALLOWED}\nLooked at: 2 commits, 2 files. Account: {LUMI}. Party: partia-e-lumit.\n"
    )
    assert gate(repository.root).output == expected


def test_the_command_gives_the_exit_code(repository: Repository) -> None:
    repository.add(NEW)
    options = ("--base", "main", "--head", "change", "--author-id")
    asked = [sixc("--root", repository.root, "gate", *options, account) for account in (LUMI, MALE)]
    assert [done.code for done in asked] == [0, 1], asked
    assert [done.err for done in asked] == ["", ""]
    assert asked[0].out.startswith(ALLOWED)


def test_a_change_without_files_is_let_through(repository: Repository) -> None:
    same = gate(repository.root, head="main")
    repository.commit()
    empty = gate(repository.root, account=424242)
    for done in (same, empty):
        assert done.output.startswith("There is nothing to check: the change touches no file.\n")
        assert done.exit_code == 0


def test_the_working_folder_decides_nothing(repository: Repository) -> None:
    """Files, schemas and settings that lie there are not those of the base."""
    repository.add(f"{RIVAL}/2025-04.v3.yaml")
    repository.edit(ACCOUNTS, "900000000000201", str(LUMI))
    repository.write("schema/submitters.schema.json", "true")
    repository.write("mkdocs.yml", "[")
    assert gate(repository.root).output.startswith(REFUSED)
    repository.git("reset", "--quiet", "--hard", "main")
    repository.add(NEW)
    (repository.root / ACCOUNTS).unlink()
    assert gate(repository.root).output.startswith(ALLOWED)


def test_a_repository_without_a_working_folder_will_do(
    repository: Repository, tmp_path: Path
) -> None:
    repository.add(NEW)
    repository.git("clone", "--quiet", "--bare", str(repository.root), str(tmp_path / "bare"))
    assert gate(tmp_path / "bare").output.startswith(ALLOWED)
    assert gate(tmp_path / "bare", account=MALE).output.startswith(REFUSED)


def test_what_the_person_and_the_machine_have_set_decides_nothing(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.git("mv", f"{RIVAL}/2025-05.yaml", NEW)
    repository.commit()
    settings = tmp_path / ".gitconfig"
    settings.write_text(
        "[diff]\n\trenames = copies\n\tnoprefix = true\n[core]\n\tquotePath = false\n", "utf-8"
    )
    ran = tmp_path / "ran"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", f"touch {ran}")
    monkeypatch.setenv("GIT_TRACE", str(ran))
    monkeypatch.setenv("GIT_DIFF_OPTS", "-M")
    assert f"{RIVAL}/2025-05.yaml" in gate(repository.root).output
    assert not ran.exists()


@pytest.fixture
def below(tmp_path: Path, template: Repository) -> Repository:
    """An instance in a folder of a repository that has another one at its root."""
    root = tmp_path / "whole"
    copied = copy(template, root)
    copied.git("switch", "--quiet", "main")
    copied.git("clone", "--quiet", str(template.root), str(root / "sites" / "al"))
    copied.git("-C", "sites/al", "switch", "--quiet", "main")
    (root / "sites" / "al" / ".git").rename(tmp_path / "git-of-the-copy")
    copied.commit()
    copied.git("switch", "--quiet", "--force-create", "change")
    return copied


def test_an_instance_below_the_root_of_its_repository(below: Repository) -> None:
    below.add(f"sites/al/{NEW}")
    assert gate(below.root / "sites" / "al").output.startswith(ALLOWED)
    assert gate(below.root).output.startswith(MAINTAINERS)


def test_what_lies_outside_of_an_instance_is_refused(below: Repository) -> None:
    below.add(NEW)
    assert gate(below.root / "sites" / "al").output.startswith(MAINTAINERS)


@pytest.mark.parametrize(
    "revision",
    [
        "nowhere",
        "",
        "--help",
        "-x",
        "main:mkdocs.yml",
        "main..change",
        "a\nb",
        "::error::x",
        "HEAD^{tree}",
    ],
)
@pytest.mark.parametrize("side", ["base", "head"])
def test_a_revision_that_is_none_is_wrong_use(
    repository: Repository, revision: str, side: str
) -> None:
    given_as = {"base": "main", "head": "change", side: revision}
    done = CliRunner().invoke(
        main,
        [
            "--root",
            str(repository.root),
            "gate",
            f"--base={given_as['base']}",
            f"--head={given_as['head']}",
            f"--author-id={LUMI}",
        ],
    )
    assert done.output.startswith("sixc: There is no revision ")
    assert done.exit_code == 2
    assert harmless(done.output.replace(str(repository.root), "")) == []


@pytest.mark.parametrize(
    "account",
    [
        "0",
        "-1",
        "+1",
        "1_0",
        "1.0",
        "01",
        "١",
        " 1",
        "1e3",
        "",
        "0x1",
        "9" * 17,
        "me",
        "true",
        "1\n",
    ],
)
def test_an_account_that_is_no_number_is_wrong_use(repository: Repository, account: str) -> None:
    repository.add(NEW)
    options = ["gate", "--base=main", "--head=change", f"--author-id={account}"]
    done = CliRunner().invoke(main, ["--root", str(repository.root), *options])
    assert "is not the number of an account." in done.output
    assert done.exit_code == 2


def test_no_rights_come_with_a_number_that_no_account_has(repository: Repository) -> None:
    repository.add(NEW)
    for number in (0, -1, -LUMI, 1):
        assert judge(repository.root, "main", "change", number).verdict not in PASSES


def test_a_history_that_is_cut_off_is_wrong_use(repository: Repository, tmp_path: Path) -> None:
    repository.add(NEW)
    source = repository.root.as_uri()
    repository.git(
        "clone", "--quiet", "--depth=1", "--no-single-branch", source, str(tmp_path / "shallow")
    )
    done = gate(tmp_path / "shallow", base="origin/main", head="origin/change")
    assert done.output.startswith("sixc: The history is cut off;")
    assert done.exit_code == 2


def test_what_is_no_repository_is_wrong_use(tmp_path: Path) -> None:
    done = gate(tmp_path)
    assert "does not lie in a git repository" in done.output
    assert done.exit_code == 2


def test_without_git_nothing_is_let_through(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.add(NEW)
    monkeypatch.setenv("PATH", "")
    assert gate(repository.root).exit_code == 2


def test_a_base_without_an_instance_is_wrong_use(repository: Repository) -> None:
    done = gate(repository.root / "docs")
    assert "There is no mkdocs.yml" in done.output
    assert done.exit_code == 2


def test_a_base_that_cannot_be_read_is_wrong_use(repository: Repository) -> None:
    """The list of accounts is one of the base's files, but its bytes are lost."""
    repository.add(NEW)
    blob = repository.git("rev-parse", f"main:{ACCOUNTS}")
    path = repository.root / ".git" / "objects" / blob[:2] / blob[2:]
    path.chmod(0o600)
    path.unlink()
    done = gate(repository.root)
    assert f"git cannot read {ACCOUNTS} at the base" in done.output
    assert done.exit_code == 2


def test_at_most_twenty_paths_are_named(repository: Repository) -> None:
    repository.add(*(f"docs/en/{number}.md" for number in range(30)), f"{RIVAL}/2025-04.v3.yaml")
    done = gate(repository.root)
    named = [
        line for line in done.output.splitlines() if line.endswith(")") and not line.startswith(" ")
    ]
    assert len(named) == 20
    assert named[0].startswith(f"{RIVAL}/2025-04.v3.yaml"), (
        "what a maintainer cannot allow comes first"
    )
    assert done.output.endswith("\n11 more; put these right first, then check again.\n")


def test_a_change_larger_than_can_be_looked_at_is_refused(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.history.proposal.MOST_LOOKED_AT", 3)
    repository.add(*(f"docs/en/{number}.md" for number in range(4)))
    done = gate(repository.root)
    assert "The change touches more files than can be looked at." in done.output
    assert done.output.startswith(REFUSED)


def test_the_report_is_there_in_other_languages(repository: Repository) -> None:
    repository.add(NEW)
    assert gate(repository.root, "main", "change", LUMI, "--lang", "sq").exit_code == 0
    wrong = gate(repository.root, "main", "change", LUMI, "--lang", "xx")
    assert "There is no catalogue for the language xx" in wrong.output
    assert wrong.exit_code == 2


def test_every_reason_says_why_and_what_to_do() -> None:
    assert len({reason.code for reason in REASONS}) == len(REASONS)
    for reason in REASONS:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", reason.code)
        assert reason.why.template.endswith(".")
        assert reason.remedy.template.endswith(".")


def test_every_attack_has_a_name_of_its_own() -> None:
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS) >= 35


_PARTS = st.sampled_from(
    [
        b"disclosures",
        b"al-2025",
        b"partia-e-lumit",
        b"2025-05.yaml",
        b"..",
        b".",
        b"",
        b".git",
        b"\xff",
    ]
)


@given(st.one_of(st.binary(max_size=60), st.lists(_PARTS, max_size=6).map(b"/".join)))
def test_any_path_is_the_file_of_a_party_exactly_as_written_or_refused(path: bytes) -> None:
    place = locate(path, b"")
    if isinstance(place, FiledPath):
        assert path.decode() == f"disclosures/{place.election}/{place.party}/{place.file}"
        assert not {"", ".", "..", ".git"} & set(path.decode().split("/"))
        assert path.decode().isprintable()
    else:
        assert isinstance(place, Refusal)
