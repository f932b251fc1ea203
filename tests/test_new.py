"""`sixc new` asks for what the election needs, and a correction begins with what was filed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.documents.reader import read
from generator.findings import Level
from tests.command import copy_instance, sixc
from tests.invented import check, report

pytestmark = pytest.mark.slow

PARTY = "party-one"
ELECTIONS = {
    "serbia": ("RS", "RSD", "2031-02", "2031-02-01", "2031-02-28", ""),
    "ireland": ("IE", "EUR", "week-1", "2030-06-03", "2030-06-09", "IE-COURT"),
    "union": ("EU", "EUR", "2029-h1", "2029-01-01", "2029-06-10", ""),
    "kosovo": ("XK", "EUR", "2028-q1", "2028-01-01", "2028-03-31", ""),
    "sweden": ("SE", "SEK", "2030-08", "2030-08-01", "2030-08-31", ""),
}
ANSWERS = {
    "role": "Treasurer", "email": "office@one.example", "date": "{day}", "state": "disclosed",
    "name": "A name", "country": "IE", "scheme": "X-COURT", "id": '"12345678"', "value": "DE-BE",
    "account_id": '"1234567"', "amount": '"1000.00"', "system": "A system", "text": "Made with AI",
    "reason": "An invoice came late.",
}  # fmt: skip


def make(folder: Path, name: str) -> Path:
    """An instance with one election that nobody has filed for."""
    country, currency, period, start, end, register = ELECTIONS[name]
    numbers = f", identifiers: [{{scheme: {register}, id: '1'}}]" if register else ""
    home = folder / "disclosures" / f"{name}-vote"
    home.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: A vote\nplugins: [sixc]\n", "utf-8")
    (home / "election.yaml").write_text(
        f'schema_version: "1.0"\nid: {name}-vote\ncode: eu-2024\ntitle: {{en: A vote}}\n'
        f"country: {country}\ndate: {end}\ncurrency: {currency}\nlanguages: [en]\ninvented: true\n"
        f"periods:\n  - {{id: {period}, start: {start}, end: {end}, due: {end}}}\n"
        f"parties:\n  - {{id: {PARTY}, name: {{en: Party One}}{numbers}}}\n",
        "utf-8",
    )
    return folder


def new(root: Path, *names: str) -> Path:
    """What `sixc new` makes."""
    done = sixc("new", *names, cwd=root)
    assert (done.code, done.err) == (0, "")
    return root / done.out.strip()


def of(name: str) -> tuple[str, str, str]:
    return f"{name}-vote", PARTY, ELECTIONS[name][2]


def filled(text: str, day: str) -> str:
    """A form with every line used and every place filled in."""
    text = re.sub(r"(?m)^  # ", "  ", text)

    def answer(match: re.Match[str]) -> str:
        return f"{match[1]}: {ANSWERS[match[1]].format(day=day)}"

    lines = text.splitlines(keepends=True)
    form = r'([a-z_]+): "?FILL-IN"?'
    return "".join(line if line[0] == "#" else re.sub(form, answer, line) for line in lines)


@pytest.mark.parametrize("name", ELECTIONS)
def test_a_form_passes_once_it_is_filled_in(name: str, tmp_path: Path) -> None:
    root = make(tmp_path, name)
    path = new(root, *of(name))
    path.write_text(filled(path.read_text("utf-8"), ELECTIONS[name][4]), "utf-8")
    found = check(root)
    assert report(f for f in found.findings if f.level is not Level.ADVICE) == []
    assert [f.document.path for e in found.elections for f in e.filings] == [
        path.relative_to(root).as_posix()
    ]


@pytest.mark.parametrize(("name", "register"), [
    ("serbia", "RS-APR"), ("ireland", "IE-COURT"), ("union", "FILL-IN"), ("sweden", "FILL-IN"),
])  # fmt: skip
def test_a_form_is_that_of_the_election(name: str, register: str, tmp_path: Path) -> None:
    country, currency, _, start, end, _ = ELECTIONS[name]
    text = new(make(tmp_path, name), *of(name)).read_text("utf-8")
    assert set(re.findall("currency: ([A-Z]+)", text)) == {currency}
    assert re.findall("(?:start|end): (.*)", text) == [start, end]
    assert set(re.findall("(?:sponsor|paid_by): (.*)", text)) == {PARTY}
    assert re.findall("scheme: ([A-Z-]+)", text) == [register]
    assert re.findall("country: (.*)", text) == ["FILL-IN" if country == "EU" else country]
    for foreign in ("AL-", "ALL", "2025-04-01", "the-party"):
        assert foreign not in text.replace("Days are written 2025-04-30", "")


def test_a_form_names_the_words_an_instance_added(tmp_path: Path) -> None:
    root = make(tmp_path, "sweden")
    (root / "schema" / "codelists").mkdir(parents=True)
    (root / "schema" / "codelists" / "media.csv").write_text(
        "code,title,description,group\ntown_crier,Town crier,,broadcast\n", "utf-8"
    )
    (root / "schema" / "codelists" / "registers.csv").write_text(
        "code,title,description,country\nSE-BLV,Companies Registration Office,,SE\n", "utf-8"
    )
    text = new(root, *of("sweden")).read_text("utf-8")
    assert "town_crier" in text
    assert "{scheme: SE-BLV, " in text


def test_an_election_with_faults_is_put_right_first(tmp_path: Path) -> None:
    root = make(tmp_path, "union")
    path = root / "disclosures" / "union-vote" / "election.yaml"
    path.write_text(path.read_text("utf-8").replace("id: 2029-h1", "id: 2029"), "utf-8")
    done = sixc("new", *of("union"), cwd=root)
    assert (done.code, done.out) == (2, "")
    assert "election.yaml has faults" in done.err


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An instance in which one disclosure is filed, with remarks."""
    root = make(tmp_path, "sweden")
    path = new(root, *of("sweden"))
    text = filled(path.read_text("utf-8"), "2030-08-31").replace(
        "advertising:\n", "# Our own remark.\nadvertising:\n"
    )
    path.write_text(text, "utf-8")
    return root


def data(path: Path) -> dict[str, object]:
    document = read(path.name, path.read_bytes()).document
    assert document is not None
    found: dict[str, object] = document.data
    return found


def test_a_correction_begins_with_what_was_filed(root: Path) -> None:
    path = new(root, *of("sweden"))
    old, made = data(path.with_name("2030-08.yaml")), data(path)
    assert path.name == "2030-08.v2.yaml"
    assert (made["version"], made["correction"]) == (2, {"reason": "FILL-IN"})
    assert made["attestation"] == {"role": "FILL-IN", "date": "FILL-IN"}
    changed = {"version", "correction", "attestation"}
    assert {k: v for k, v in made.items() if k not in changed} == {
        k: v for k, v in old.items() if k not in changed
    }
    assert "# Our own remark.\nadvertising:\n" in path.read_text("utf-8")
    path.write_text(filled(path.read_text("utf-8"), "2030-09-01"), "utf-8")
    assert report(f for f in check(root).findings if f.level is not Level.ADVICE) == []


def test_the_next_correction_begins_with_the_one_before(root: Path) -> None:
    path = new(root, *of("sweden"))
    text = filled(path.read_text("utf-8"), "2030-09-01").replace('"1000.00"', '"1234.00"')
    path.write_text(text, "utf-8")
    again = new(root, *of("sweden"))
    written = again.read_text("utf-8")
    assert again.name == "2030-08.v3.yaml"
    assert "1234.00" in written
    assert "An invoice came late." not in written
    for line in ("version: 3", "correction:", "# withdrawal:", "# Why this disclosure is filed"):
        assert len(re.findall(f"(?m)^{line}", written)) == 1, line


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("entered", "\n  from: paper\n  reference: K-17"),
        ("source", "\n  title: A register\n  id: K-17"),
        ("annotations", "\n- text: Two pages are missing.\n  language: en"),
    ],
)
def test_who_took_a_version_over_is_said_of_that_version_alone(
    field: str, said: str, root: Path
) -> None:
    path = root / "disclosures/sweden-vote" / PARTY / "2030-08.yaml"
    text = path.read_text("utf-8").replace('version: "1.0"', 'version: "1.1"')
    path.write_text(text.replace("period:", f"{field}:{said}\nperiod:", 1), "utf-8")
    assert field in data(path)
    made = data(new(root, *of("sweden")))
    assert field not in made
    assert made["period"] == "2030-08"


def withdrawn(path: Path) -> None:
    path.with_name("2030-08.v2.yaml").write_text(
        f'schema_version: "1.0"\nelection: sweden-vote\nparty: {PARTY}\nperiod: 2030-08\nversion: 2\n'
        "withdrawal: {reason: Filed by mistake.}\ncontact: {role: Office, email: a@one.example}\n"
        "attestation: {role: Office, date: 2030-09-01}\n",
        "utf-8",
    )


def broken(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "notes: [\n", "utf-8")


def linked(path: Path) -> None:
    outside = path.parents[3] / "outside.yaml"
    path.rename(outside)
    path.symlink_to(outside)


@pytest.mark.parametrize(("change", "kept"), [(withdrawn, True), (broken, False), (linked, False)])
def test_only_what_stands_and_can_be_read_is_carried_over(
    change: Callable[[Path], None], kept: bool, root: Path
) -> None:
    change(root / "disclosures" / "sweden-vote" / PARTY / "2030-08.yaml")
    text = new(root, *of("sweden")).read_text("utf-8")
    assert ("A name" in text) is kept
    assert "correction:" in text


def test_every_disclosure_of_an_instance_can_be_carried_over(tmp_path: Path) -> None:
    root = copy_instance(tmp_path / "instance")
    for path in sorted((root / "disclosures").glob("*/*/*.yaml")):
        election, party = path.parts[-3:-1]
        old = data(path)
        if "withdrawal" not in old:
            made = data(new(root, election, party, str(old["period"])))
            assert made["version"] != old["version"]
            assert made["contact"] == old["contact"]


def test_a_form_names_the_language_of_what_is_written_into_it(tmp_path: Path) -> None:
    root = make(tmp_path, "sweden")
    path = root / "disclosures/sweden-vote/election.yaml"
    path.write_text(path.read_text("utf-8").replace("[en]", "[sv, sq, en]"), "utf-8")
    for asked, language in (((), "sv"), (("--lang", "sq"), "sq")):
        made = new(root, *of("sweden"), *asked)
        assert data(made)["language"] == language
        made.unlink()
