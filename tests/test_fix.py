"""`sixc check --fix` puts right what can only mean one thing, shows it, and leaves every other byte as it is."""

import json
import re
import stat
import subprocess
from pathlib import Path

import pytest

from generator.documents.reader import read
from generator.findings import Finding, Kind, Level
from generator.history.published import published
from generator.history.repair import Repaired, corrected, repair
from generator.settings import read_settings
from generator.validation.catalogue import CATALOGUE
from generator.validation.check import inspect
from generator.validation.suggestions import certain, nearest
from tests.command import Done, sixc
from tests.examples import copy_to, make_bad

pytestmark = pytest.mark.slow

HERE = Path("disclosures/prova-2025/partia-e-lumit")
APRIL, MARCH = HERE / "2025-04.yaml", HERE / "2025-03.v2.yaml"

# What is written, and what it can only mean. The first stands in cases/catalogue in the place of the second.
CERTAIN = {
    "a known slip for a word of an open list": ("medium: facebook", "medium: meta"),
    "a known slip with capitals": ("medium: Facebook", "medium: meta"),
    "a letter too many": ("kind: foundationn", "kind: foundation"),
    "two letters swapped": ("data_entered: noen", "data_entered: none"),
    "capitals and spaces": ("kind: Membership Fees", "kind: membership_fees"),
    "a misspelt field": ("mediun: meta", "medium: meta"),
    "a field in other words": ("payer: fondacioni-ura", "paid_by: fondacioni-ura"),
    "a field with a hyphen": ("paid-by: fondacioni-ura", "paid_by: fondacioni-ura"),
    "a country that is read as no": ("country: NO", 'country: "NO"'),
    "a country in small letters": ("country: al", "country: AL"),
    "a currency in small letters": (
        'amount: "50000000.00", currency: all',
        'amount: "50000000.00", currency: ALL',
    ),
    "an amount without quotes": (
        "campaign_budget: {amount: 50000000.00, currency: ALL, basis: estimated}",
        'campaign_budget: {amount: "50000000.00", currency: ALL, basis: estimated}',
    ),
    "an answer in words": ("special_category_data: no", "special_category_data: false"),
    "an answer in Albanian": ("special_category_data: jo", "special_category_data: false"),
    "an answer in quotes": ('special_category_data: "false"', "special_category_data: false"),
    "a number in quotes": ('number_of_ads: "2"', "number_of_ads: 2"),
    "a version without quotes": ("schema_version: 1.0", 'schema_version: "1.0"'),
    "spaces at the ends": ('name: " Fondacioni Ura "', "name: Fondacioni Ura"),
}
DOUBTFUL = {
    "separators between thousands": ('amount: "1.500.000,00"', 'amount: "1500000.00"'),
    "a decimal comma": ('amount: "1500000,00"', 'amount: "1500000.00"'),
    "a currency beside the amount": ('amount: "1500000.00 ALL"', 'amount: "1500000.00"'),
    "an underscore in a number": ("amount: 1_500_000", 'amount: "1500000.00"'),
    "another way to write a day": ("start: 11.04.2025", "start: 2025-04-11"),
    "a day with a month of one digit": ("start: 2025-4-11", "start: 2025-04-11"),
    "nothing to disclose in other words": (
        "targeting:\n  state: none",
        "targeting:\n  state: nothing_to_disclose",
    ),
    "mail, which may go through the post": ("medium: mail", "medium: tv"),
    "money from abroad": ("origin: abroad", "origin: diaspora"),
    "a text with a remark": (
        "note: Printed in May, invoice #12",
        'note: "Printed in May, invoice #12"',
    ),
    "a name that is not known": ("account: facebook", "account: fb"),
    "the opposite of a word": ("minors: unexcluded", "minors: excluded"),
    "a field twice": ("country: AL\n      country: AL", "country: AL"),
    "a field without a value": ("number_of_ads: 2\n      note:", "number_of_ads: 2"),
    "a number with a zero in front": ("number_of_ads: 02", "number_of_ads: 2"),
    "a short name with capitals": ("id: Meta-April", "id: meta-april"),
}

SHOWN = [kind for kind in CATALOGUE if kind.example is not None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the instance in which nothing is found."""
    return copy_to(tmp_path / "instance")


def write(root: Path, bad: str, good: str) -> Path:
    """Put the one in the place of the other in the first file that has it."""
    for path in (root / APRIL, root / MARCH):
        text = path.read_text("utf-8")
        if good in text:
            path.write_text(text.replace(good, bad, 1), "utf-8")
            return path
    pytest.fail(f"{good!r} stands in no file.", pytrace=False)


def repaired(root: Path) -> Repaired:
    return repair(read_settings(root), lambda _file: True)


def fix(root: Path, *arguments: object) -> Done:
    return sixc("--root", root, "check", "--fix", *arguments)


def contents(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("case", CERTAIN)
def test_what_can_only_mean_one_thing_is_put_right(case: str, root: Path) -> None:
    before = contents(root)
    write(root, *CERTAIN[case])
    (change,) = repaired(root).changes
    assert change.places == 1
    assert contents(root) == before
    assert repaired(root).changes == ()


@pytest.mark.parametrize("case", DOUBTFUL)
def test_what_could_mean_something_else_is_left_to_the_party(case: str, root: Path) -> None:
    write(root, *DOUBTFUL[case])
    before = contents(root)
    assert Level.ADVICE not in {f.level for f in inspect(read_settings(root)).findings}
    assert repaired(root).changes == ()
    assert contents(root) == before


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.code)
def test_an_example_that_can_be_put_right_becomes_its_good_half(kind: Kind, root: Path) -> None:
    good = contents(root)
    make_bad(root, kind)
    bad = contents(root)
    sure = any(finding.correction for finding in inspect(read_settings(root)).findings)
    assert bool(repaired(root).changes) == sure
    assert contents(root) == (good if sure else bad)


def test_several_slips_that_hide_each_other_are_put_right_in_one_go(root: Path) -> None:
    before = contents(root)
    for case in ("a version without quotes", "a misspelt field", "a known slip with capitals"):
        good = CERTAIN[case][1]
        text = (root / APRIL).read_text("utf-8")
        (root / APRIL).write_text(text.replace(good, CERTAIN[case][0], 1), "utf-8")
    text = (root / APRIL).read_text("utf-8").replace("mediun: meta", "mediun: Facebook")
    (root / APRIL).write_text(text, "utf-8")
    done = fix(root)
    assert contents(root) == before
    assert done.code == 0
    assert "places were changed" in done.out


def test_where_nothing_is_certain_nothing_is_changed_and_that_is_said(root: Path) -> None:
    write(root, *DOUBTFUL["a decimal comma"])
    done = fix(root)
    assert done.out.startswith("Nothing was changed")
    assert done.code == 1


def test_the_difference_shows_what_was_changed_and_the_report_what_remains(root: Path) -> None:
    write(root, *CERTAIN["a misspelt field"])
    write(root, *DOUBTFUL["another way to write a day"])
    done = fix(root, root / APRIL)
    assert done.code == 1
    assert f"--- {APRIL}\n+++ {APRIL}\n@@ -" in done.out
    assert "\n-      mediun: meta\n+      medium: meta\n" in done.out
    assert "One place was changed; see above whether it is what you mean." in done.out
    after = done.out.partition("see above")[2]
    assert "This cannot be published yet: one error must be put right." in after
    assert "11.04.2025" in after


def test_comments_order_quotes_and_line_ends_stay(root: Path) -> None:
    path = root / APRIL
    raw = path.read_bytes().replace(b"\n", b"\r\n")
    raw = b"\xef\xbb\xbf# first\r\n" + raw.replace(
        b"country: AL\r\n", b"country: 'AL'   # here\r\n", 1
    )
    path.write_bytes(raw.replace(b'country: "NO"', b"country:   NO  # N"))
    assert fix(root).code == 0
    assert path.read_bytes() == raw.replace(b'country: "NO"', b'country:   "NO"  # N')


def test_without_fix_no_file_is_changed(root: Path) -> None:
    write(root, *CERTAIN["a misspelt field"])
    before = contents(root)
    assert sixc("--root", root, "check").code == 1
    assert contents(root) == before


def test_only_what_is_named_is_changed(root: Path) -> None:
    march = (root / MARCH).read_text("utf-8").replace("medium: print", "medium: newspapers")
    (root / MARCH).write_text(march, "utf-8")
    write(root, *CERTAIN["a misspelt field"])
    fix(root, root / APRIL)
    assert "medium: newspapers" in (root / MARCH).read_text("utf-8")
    assert "medium: meta" in (root / APRIL).read_text("utf-8")


def test_the_file_keeps_its_rights_and_nothing_is_left_beside_it(root: Path) -> None:
    path = write(root, *CERTAIN["a misspelt field"])
    path.chmod(0o640)
    names = sorted(path.parent.iterdir())
    fix(root)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(path.parent.iterdir()) == names


@pytest.mark.parametrize("link", [APRIL, HERE, Path("disclosures")])
def test_a_link_is_not_followed(link: Path, root: Path) -> None:
    outside = root.parent / "outside"
    write(root, *CERTAIN["a misspelt field"])
    (root / link).rename(outside)
    before = {path: path.read_bytes() for path in [outside, *outside.rglob("*")] if path.is_file()}
    (root / link).symlink_to(outside)
    fix(root)
    assert all(path.read_bytes() == raw for path, raw in before.items())
    assert (root / link).is_symlink()


@pytest.mark.parametrize("style", ["json", "sarif", "github", "gitlab", "markdown"])
def test_a_report_for_programs_stays_all_of_standard_output(style: str, root: Path) -> None:
    write(root, *CERTAIN["a misspelt field"])
    done = fix(root, "--format", style)
    assert "+      medium: meta" in done.err
    assert "+      medium: meta" not in done.out
    if style in {"json", "sarif", "gitlab"}:
        json.loads(done.out)


def test_the_difference_gives_no_command_to_whoever_prints_it(root: Path) -> None:
    write(root, 'name: " ##[error]gone "', "name: Fondacioni Ura")
    write(root, '"::error::x": 1\n      mediun: meta', "medium: meta")
    out = fix(root).out
    assert "\n+      medium: meta" in out
    assert r"+      name: #\#[error]gone" in out or r'+      name: "#\#[error]gone"' in out
    assert not re.search(r"(?m)^\s*::|##\[|[\x00-\x09\x0b-\x1f\x7f]", out)


def git(root: Path, *arguments: str) -> None:
    person = ("-c", "user.name=T", "-c", "user.email=t@lumi.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *person, *arguments], check=True, capture_output=True)


def commit(root: Path, branch: str = "main") -> None:
    git(root, "init", "-q", "-b", branch)
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Filed")


def test_what_is_published_is_not_changed(root: Path) -> None:
    path = write(root, *CERTAIN["a misspelt field"])
    commit(root)
    before = path.read_bytes()
    done = fix(root, path)
    assert path.read_bytes() == before
    assert f"{APRIL} is published and stays as it is; file a correction" in done.out.replace(
        "\n", " "
    )
    assert done.code == 1


def test_what_is_published_is_not_changed_even_where_it_was_edited_since(root: Path) -> None:
    commit(root)
    path = write(root, *CERTAIN["a misspelt field"])
    before = path.read_bytes()
    fix(root)
    assert path.read_bytes() == before


def test_what_is_new_beside_published_files_is_put_right(root: Path) -> None:
    text = (root / APRIL).read_text("utf-8")
    (root / APRIL).unlink()
    commit(root)
    git(root, "checkout", "-q", "-b", "april")
    (root / APRIL).write_text(text.replace("medium: meta", "mediun: meta"), "utf-8")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Proposed")
    assert fix(root).code == 0
    assert (root / APRIL).read_text("utf-8") == text


def test_the_election_is_no_published_version(root: Path) -> None:
    path = root / "disclosures" / "prova-2025" / "election.yaml"
    good = path.read_bytes()
    path.write_bytes(good.replace(b"country: AL", b"country: al"))
    commit(root)
    assert fix(root).code == 0
    assert path.read_bytes() == good


def test_every_main_line_that_is_known_holds_published_files(root: Path, tmp_path: Path) -> None:
    assert published(root) == frozenset()
    commit(root)
    everything = {p.relative_to(root).as_posix() for p in root.glob("disclosures/**/*.*")}
    assert published(root) == everything
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(root), str(clone)], check=True, capture_output=True)
    git(clone, "checkout", "-q", "-b", "mine")
    git(clone, "branch", "-D", "main")
    git(clone, "rm", "-q", APRIL.as_posix())
    git(clone, "commit", "-q", "-m", "Removed")
    assert published(clone) == everything


def test_a_commit_counts_as_published_where_no_main_line_is_known(root: Path) -> None:
    commit(root, "trunk")
    assert APRIL.as_posix() in published(root)


def test_a_correction_that_would_break_the_file_is_not_made() -> None:
    (finding,) = read("a.yaml", b"a: NO\n").findings
    good = Finding(
        kind=finding.kind,
        place=finding.place,
        message=finding.message,
        fix=finding.fix,
        level=finding.level,
        correction='"NO"',
    )
    bad = Finding(
        kind=finding.kind,
        place=finding.place,
        message=finding.message,
        fix=finding.fix,
        level=finding.level,
        correction='"',
    )
    assert corrected("a.yaml", "a: NO\n", [good]) == ('a: "NO"\n', 1)
    assert corrected("a.yaml", "a: NO\n", [bad]) == ("a: NO\n", 0)


@pytest.mark.parametrize(
    ("word", "name"),
    [("amount_spent", "spent"), ("mediun", "medium"), ("e-mail", "email"), ("campain", "campaign")],
)
def test_a_slip_of_the_hand_is_certain(word: str, name: str) -> None:
    assert certain(word, name, [name, "another", "target"])


@pytest.mark.parametrize(
    ("word", "name", "names"),
    [
        ("unlisted", "listed", ["listed"]),
        ("stat", "start", ["start", "state"]),
        ("mix", "min", ["min", "max"]),
        ("completely", "complete", ["complete"]),
        ("medium", "medium", ["other"]),
    ],
)
def test_what_could_be_another_word_is_not_certain(word: str, name: str, names: list[str]) -> None:
    assert not certain(word, name, names) or word == name


def test_a_suggestion_comes_from_the_list_of_known_slips_first() -> None:
    media = ["meta", "tiktok", "google", "x"]
    assert nearest("facebook", media) == nearest("Facebok", media) == "meta"
    assert nearest("balloons", media) is None
    assert nearest("m" * 100_000, media) is None


def test_two_names_for_one_field_are_left_to_the_party(root: Path) -> None:
    bad = "payer: fondacioni-ura\n      paying_entity: fondacioni-ura"
    path = write(root, bad, "paid_by: fondacioni-ura")
    before = path.read_bytes()
    fix(root)
    assert path.read_bytes() == before
