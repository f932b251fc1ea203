"""`sixc rights` says who may file for whom, and adds an account without touching anything else."""

from pathlib import Path

import pytest

from tests.command import Done, sixc
from tests.invented import ID, change, copy_to

pytestmark = pytest.mark.slow

PARTY = "partia-e-lumit"
LAST = "      - {id: 900000000000103, role: Digital campaign office}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_to(tmp_path)


def listed(root: Path) -> Path:
    return root / "disclosures" / ID / "submitters.yaml"


def ask(root: Path, *arguments: object) -> Done:
    return sixc("--root", root, "rights", ID, *arguments)


def test_each_party_is_named_with_its_accounts_and_the_body_last(root: Path) -> None:
    path = listed(root)
    change(path, "  - party: lista-e-fushes\n", "  - party: lista-e-fushes\n    frozen: true\n")
    change(path, 'schema_version: "1.0"', 'schema_version: "1.1"')
    body = "election_body:\n  accounts:\n    - {id: 7, role: Registry}\n"
    path.write_text(path.read_text("utf-8") + body, "utf-8")
    done = ask(root)
    assert done.code == 0, done.err
    assert "partia-e-lumit:\n  900000000000101  Treasurer\n" in done.out
    assert "lista-e-fushes: filing is stopped\n" in done.out
    assert done.out.endswith("with entered in each file:\n  7  Registry\n")


def test_one_party_is_shown_alone(root: Path) -> None:
    done = ask(root, PARTY)
    assert len(done.out.splitlines()) == 4
    assert ask(root, "nova-parti").code == 2
    assert sixc("--root", root, "rights", "al-1999").code == 2


def test_an_account_is_added_and_every_other_byte_stays(root: Path) -> None:
    before = listed(root).read_text("utf-8")
    done = ask(root, PARTY, "--add", 77, "--role", "Vice: treasurer")
    assert done.code == 0, done.err
    assert "  77  Vice: treasurer\n" in done.out
    added = '      - {id: 77, role: "Vice: treasurer"}\n'
    assert listed(root).read_text("utf-8") == before.replace(LAST, LAST + added)


def test_an_account_is_added_before_the_remarks_that_follow(root: Path) -> None:
    change(listed(root), LAST, f"{LAST}\n  # the next party\n")
    assert ask(root, PARTY, "--add", 77, "--role", "Clerk").code == 0
    text = listed(root).read_text("utf-8")
    assert f"{LAST}      - {{id: 77, role: Clerk}}\n\n  # the next party\n" in text


def test_a_party_without_accounts_begins_with_two(root: Path) -> None:
    text = listed(root).read_text("utf-8")
    listed(root).write_text(text.partition("  - party: qytetaret-e-qershorit")[0], "utf-8")
    one = ("qytetaret-e-qershorit", "--add", 77, "--role", "Treasurer")
    kept = listed(root).read_bytes()
    assert ask(root, *one).code == 2
    assert listed(root).read_bytes() == kept
    done = ask(root, *one, "--add", 78, "--role", "Spokesperson")
    assert done.out == "qytetaret-e-qershorit:\n  77  Treasurer\n  78  Spokesperson\n", done.err


@pytest.mark.parametrize(
    "arguments",
    [
        (PARTY, "--add", 900000000000101, "--role", "Again"),
        (PARTY, "--add", 77),
        (PARTY, "--role", "Clerk"),
        ("--add", 77, "--role", "Clerk"),
        (PARTY, "--add", 0, "--role", "Clerk"),
        (PARTY, "--add", 77, "--role", " "),
        (PARTY, "--election-body", "--add", 77, "--role", "Clerk"),
        ("--election-body",),
        ("--election-body", "--add", 900000000000101, "--role", "Registry"),
    ],
)
def test_what_cannot_be_added_changes_nothing(arguments: tuple[object, ...], root: Path) -> None:
    kept = listed(root).read_bytes()
    done = ask(root, *arguments)
    assert done.code == 2, done.out
    assert listed(root).read_bytes() == kept


def test_a_list_on_one_line_is_left_to_the_person(root: Path) -> None:
    text = listed(root).read_text("utf-8")
    begin = text.index("    accounts:\n", text.index(PARTY))
    end = text.index(LAST) + len(LAST)
    inline = "    accounts: [{id: 1, role: A}, {id: 2, role: B}]\n"
    listed(root).write_text(text[:begin] + inline + text[end:], "utf-8")
    done = ask(root, PARTY, "--add", 77, "--role", "Clerk")
    assert done.code == 2
    assert "put each account on a line of its own" in done.err


@pytest.mark.parametrize("rest", ["", "election_body:\n  accounts: [{id: 7, role: Registry}]\n"])
def test_a_list_without_any_party_is_opened(rest: str, root: Path) -> None:
    head = f'schema_version: "1.1"\nelection: {ID}\n'
    listed(root).write_text(f"{head}parties: []\n{rest}", "utf-8")
    two = ("--add", 77, "--role", "Treasurer", "--add", 78, "--role", "Chair")
    done = ask(root, PARTY, *two)
    assert done.code == 0, done.err
    added = f"  - party: {PARTY}\n    accounts:\n"
    people = "      - {id: 77, role: Treasurer}\n      - {id: 78, role: Chair}\n"
    assert listed(root).read_text("utf-8") == f"{head}parties:\n{added}{people}{rest}"


def test_the_election_body_enters_with_accounts_of_its_own(root: Path) -> None:
    change(listed(root), 'schema_version: "1.0"', 'schema_version: "1.1"')
    before = listed(root).read_text("utf-8")
    one, two = (("--election-body", "--add", n, "--role", f"Registry {n}") for n in (77, 78))
    done = ask(root, *one)
    assert done.code == 0, done.err
    assert done.out.endswith("with entered in each file:\n  77  Registry 77\n")
    assert ask(root, *two).code == 0
    added = "".join(f"    - {{id: {n}, role: Registry {n}}}\n" for n in (77, 78))
    assert listed(root).read_text("utf-8") == f"{before}election_body:\n  accounts:\n{added}"


def test_a_list_of_the_first_schema_is_told_what_to_change(root: Path) -> None:
    done = ask(root, "--election-body", "--add", 77, "--role", "Registry")
    assert done.code == 2
    assert "election_body came with version 1.1; the file names 1.0" in done.err
