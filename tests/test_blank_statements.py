"""What says nothing is refused, what only looks odd is named, and what is good passes."""

from datetime import date
from pathlib import Path

import pytest

from generator.documents.gaps import odd_spaces, remarks_by_line
from generator.documents.reader import read
from generator.findings import Finding
from generator.history.proposed import read_filed
from generator.history.repair import repair
from generator.settings import read_settings
from generator.text import translator
from generator.validation.check import inspect
from generator.validation.personal_data import find_in_remarks
from tests import mainline
from tests.command import sixc
from tests.examples import copy_to

pytestmark = pytest.mark.slow

FILE = Path("disclosures/prova-2025/partia-e-lumit/2025-04.yaml")
NOTE = "note: Questions go to the press office."
NAME = "name: Fondacioni Ura"
SPACES = "\u00a0\u1680\u2000\u2003\u2009\u202f\u205f\u3000"
NOTHING = {
    "a blank": '" "',
    "dots": '"…"',
    "a dash": '"–"',
    "braille without dots": "\u2800",
    "accents alone": '"\u0301\u0308"',
    "no-break spaces": '"\u00a0\u00a0"',
    "signs": '"☂ (?!)"',
    "lines": '"\\n\\n"',
}
HIDDEN = {"a filler": "\u3164", "a first filler": "\u115f", "a space of no width": "\u200b"}
SOMETHING = ("n/a", "7", "未定", "لا", "Ναι", "½", "ა", "🖨 A4")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of an instance in which nothing is found."""
    return copy_to(tmp_path / "instance")


def put(root: Path, old: str, new: str) -> Path:
    """Put the one in the place of the other; the file."""
    path = root / FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def found(root: Path) -> tuple[Finding, ...]:
    return inspect(read_settings(root)).findings


@pytest.mark.parametrize("case", NOTHING)
@pytest.mark.parametrize("line", [NOTE, NAME])
def test_a_text_that_says_nothing_is_refused(case: str, line: str, root: Path) -> None:
    field = line.partition(":")[0]
    put(root, line, f"{field}: {NOTHING[case]}")
    (one,) = found(root)
    assert one.level == "error"
    assert one.pointer.endswith(f"/{field}")
    assert one.field is not None


@pytest.mark.parametrize("case", HIDDEN)
def test_a_text_that_cannot_be_seen_is_refused(case: str, root: Path) -> None:
    put(root, NOTE, f"note: {HIDDEN[case]}")
    assert [f.kind.code for f in found(root)] == ["hidden-character"]


@pytest.mark.parametrize("text", SOMETHING)
def test_a_short_answer_in_any_script_is_one(text: str, root: Path) -> None:
    put(root, NOTE, f'note: "{text}"')
    assert found(root) == ()


def test_every_kind_of_file_is_asked_to_say_something(root: Path) -> None:
    path = root / "disclosures/prova-2025/election.yaml"
    path.write_text(path.read_text("utf-8").replace("Lowlands List", "⠀"), "utf-8")
    (one,) = found(root)
    assert (one.kind.code, one.pointer) == ("text-says-nothing", "/parties/2/name/en")


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("party: partia-e-lumit", "party:·partia-e-lumit"),
        ("party: partia-e-lumit", "party:· partia-e-lumit"),
        ("party: partia-e-lumit", "party: ·partia-e-lumit"),
        ("party: partia-e-lumit", "party: partia-e-lumit·"),
        ("    - id: dues", "    -·id: dues"),
        ("      kind: membership_fees", "    · kind: membership_fees"),
        ("personal_data: {used: false}", "personal_data: {used:·false}"),
        ("personal_data: {used: false}", "personal_data: {·used: false}"),
        ("stages: [image]", "stages: [image·]"),
        (NAME, f"{NAME}·"),
        ('note: "paid: in part"', 'note: "paid: in part"·'),
    ],
)
def test_an_odd_space_outside_a_text_is_one_finding_and_is_put_right(
    good: str, bad: str, space: str, root: Path
) -> None:
    path = put(root, good, bad.replace("·", space))
    lines = path.read_text("utf-8").split("\n")
    (line,) = [number for number, text in enumerate(lines, 1) if space in text]
    (one,) = found(root)
    assert (one.kind.code, one.place.line) == ("odd-space", line)
    assert one.place.column == lines[line - 1].index(space) + 1
    assert f"U+{ord(space):04X}" in translator("en").text(one.message)
    (change,) = repair(read_settings(root), lambda _file: True).changes
    assert change.after == change.before.replace(space, " ")
    assert found(root) == ()


def test_odd_spaces_in_texts_and_remarks_stay(root: Path) -> None:
    put(root, NOTE, "note: Prix:\u00a0100 et\u202fplus # remarque\u00a0: rien")
    put(root, NAME, 'name: "Fondacioni\u00a0Ura"')
    before = (root / FILE).read_text("utf-8")
    assert {f.kind.code for f in found(root)} <= {"comment-after-text"}
    assert repair(read_settings(root), lambda _file: True).changes == ()
    assert (root / FILE).read_text("utf-8") == before


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize("name", ['"_Fondacioni Ura"', '"Fondacioni Ura_"', "'Fondacioni Ura _'"])
def test_an_odd_space_at_an_end_of_a_quoted_line_names_its_field(
    name: str, space: str, root: Path
) -> None:
    put(root, NAME, f"name: {name.replace('_', space)}")
    (one,) = found(root)
    assert one.pointer == "/affiliates/entities/0/name"
    assert f"U+{ord(space):04X}" in translator("en").text(one.message)
    repair(read_settings(root), lambda _file: True)
    assert found(root) == ()


def test_tabs_that_set_an_entry_in_are_named(root: Path) -> None:
    put(root, "    - id: dues", "    -\tid: dues")
    (one,) = found(root)
    assert "tab" in translator("en").text(one.message)


@pytest.mark.parametrize(
    "text",
    ["a: 'x\u00a0", 'a: "\u00a0', "a:\u00a0\tb", "\u00a0", "\u00a0- {", "a: |\u00a0", "? \u00a0"],
)
def test_broken_files_with_odd_spaces_are_findings_like_others(text: str) -> None:
    assert read("x.yaml", text.encode()).document is None
    assert all(text[at] == run[0] for at, run, _ in odd_spaces(text))


def test_a_hash_in_quotes_is_no_remark(root: Path) -> None:
    put(root, "contact: {role: Treasurer, ", 'contact: {role: "Office #2", ')
    assert found(root) == ()


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ('a: {role: "Office #2", email: office@blue.example}', None),
        ("a: 'it''s #2, b@blue.example'", None),
        ("a: |\n  see # b@blue.example\n", None),
        ('a: "one\n  # b@blue.example"\n', None),
        ('a: "Office #2" # b@blue.example', 1),
        ("a: | # b@blue.example\n  c\n", 1),
        ("a: |\n  c\n# b@blue.example\n", 3),
        ("a: b\n# b@blue.example", 2),
        ("a: b\t# b@blue.example", 1),
        ("# b@blue.example\na: b", 1),
    ],
)
def test_only_what_the_parser_leaves_out_is_a_remark(text: str, remark: int | None) -> None:
    document = read("x.yaml", text.encode()).document
    if document is None:
        pytest.fail("The case cannot be read.")
    assert list(remarks_by_line(text)) == ([remark] if remark else [])
    assert bool(find_in_remarks(document)) == (remark is not None)


def test_many_remarks_take_no_long_time() -> None:
    document = read("x.yaml", b"a: b\n" + b"# b@blue.example\n" * 30_000).document
    assert document is not None
    assert find_in_remarks(document)


def test_a_day_far_from_the_election_is_refused(root: Path) -> None:
    for day in ("0001-05-02", "9999-12-31"):
        put(root, "Secretary General, date: 2025-05-02", f"Secretary General, date: {day}")
        (one,) = [f for f in found(root) if f.level == "error"]
        assert (one.kind.code, one.pointer) == ("dates-real", "/attestation/date")
        put(root, day, "2025-05-02")


@pytest.fixture
def proposed(root: Path) -> Path:
    """An instance on whose main stands all but one disclosure, which a branch files on 5 May."""
    text = (root / FILE).read_text("utf-8")
    ledger = (root / FILE).with_suffix(".ads.csv")
    rows = ledger.read_text("utf-8")
    (root / FILE).unlink()
    ledger.unlink()
    repository = mainline.Repository(root)
    repository.git("init", "--quiet", "--initial-branch", "main")
    repository.commit(date(2025, 4, 30))
    repository.git("switch", "--quiet", "--create", "april")
    (root / FILE).write_text(text, "utf-8")
    ledger.write_text(rows, "utf-8")
    repository.commit(date(2025, 5, 5))
    return root


def test_what_is_filed_is_not_confirmed_later(proposed: Path) -> None:
    filed = read_filed(proposed, None)
    moment = filed.proposed(FILE.as_posix())
    assert moment is not None
    assert moment.date() == date(2025, 5, 5)
    assert filed.proposed("disclosures/prova-2025/partia-e-lumit/2025-03.yaml") is None
    assert sixc("--root", proposed, "check").code == 0
    put(proposed, "Secretary General, date: 2025-05-02", "Secretary General, date: 2025-05-07")
    done = sixc("--root", proposed, "check")
    assert done.code == 1
    assert "after it was filed" in done.out


def test_what_is_published_is_judged_no_more(proposed: Path) -> None:
    put(proposed, "Secretary General, date: 2025-05-02", "Secretary General, date: 2025-05-07")
    repository = mainline.Repository(proposed)
    repository.git("branch", "--force", "main")
    assert sixc("--root", proposed, "check").code == 0
