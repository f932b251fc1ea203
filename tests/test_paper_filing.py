"""The election body enters what a party handed in on paper: checked, marked, and never in the party's own voice."""

import csv
import io
import json
from pathlib import Path

import pytest

from generator.history.gate import Verdict, judge
from generator.history.refusals import ACCOUNT as UNKNOWN
from generator.history.refusals import RIVAL, SPEAKER, Reason
from generator.pipeline import Build, run
from tests.gate_attacks import ACCOUNTS, LUMI, NEW, NOBODY
from tests.invented import FOLDER as ELECTION
from tests.invented import ID, check, copy_to, report, settings
from tests.repositories import OWN, Repository, copy, make
from tests.repositories import RIVAL as RIVALS

pytestmark = pytest.mark.slow

BODY = 900000000000900
BODYS = f"election_body:\n  accounts:\n    - {{id: {BODY}, role: Registry}}\n"
ENTERED = "entered: {from: paper, reference: K-17/2025}\n"
TAKEN = "source: {title: A register, id: K-17}\n"
FILED = (ELECTION / "bashkimi-i-pyllit" / "2025-04.yaml").read_text("utf-8")
FILED = FILED.replace('schema_version: "1.0"', 'schema_version: "1.1"')


def filing(party: str, period: str = "2025-05") -> str:
    """A sound disclosure of a party for a period."""
    return FILED.replace("bashkimi-i-pyllit", party).replace("2025-04", period)


def register(root: Path) -> None:
    """Enter the election body's accounts into the list of accounts."""
    path = root / ACCOUNTS
    text = path.read_text("utf-8").replace('schema_version: "1.0"', 'schema_version: "1.1"')
    path.write_text(text + BODYS, "utf-8")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    made = make(tmp_path_factory.mktemp("paper") / "template")
    made.at_base(lambda: register(made.root))
    return made


@pytest.fixture
def repository(template: Repository, tmp_path: Path) -> Repository:
    return copy(template, tmp_path / "repository")


def ruled(repository: Repository, account: int) -> tuple[Verdict, set[Reason]]:
    ruling = judge(repository.root, "main", "change", account)
    return ruling.verdict, {refusal.reason for refusal in ruling.refusals}


def test_the_body_enters_a_filing_for_any_party(repository: Repository) -> None:
    for party in ("partia-e-lumit", "qytetaret-e-qershorit"):
        repository.add(f"disclosures/al-2025/{party}/2025-05.yaml", text=ENTERED + filing(party))
    assert ruled(repository, BODY) == (Verdict.ALLOWED, set())
    assert ruled(repository, NOBODY) == (Verdict.REFUSED, {UNKNOWN})


def test_the_body_corrects_what_it_entered_and_the_party_may_too(repository: Repository) -> None:
    repository.add(NEW, text=ENTERED + filing("partia-e-lumit"))
    repository.git("switch", "--quiet", "main")
    repository.merge("change")
    repository.commit()
    repository.git("switch", "--quiet", "--force-create", "change", "main")
    second = NEW.replace(".yaml", ".v2.yaml")
    repository.add(second, text=filing("partia-e-lumit"))
    assert ruled(repository, LUMI) == (Verdict.ALLOWED, set())
    repository.add(second, text=ENTERED + filing("partia-e-lumit"))
    assert ruled(repository, BODY) == (Verdict.ALLOWED, set())


def test_the_body_says_that_it_entered_a_file(repository: Repository) -> None:
    repository.add(NEW, text=filing("partia-e-lumit"))
    assert ruled(repository, BODY) == (Verdict.REFUSED, {SPEAKER})


@pytest.mark.parametrize("field", [ENTERED, TAKEN])
def test_no_party_puts_words_into_others_mouths(field: str, repository: Repository) -> None:
    """What is added to a file that was taken over is shown as the words of whoever took it over."""
    added = "annotations:\n  - {text: Found to be wrong., language: en}\n"
    repository.add(NEW, text=field + filing("partia-e-lumit") + added)
    assert ruled(repository, LUMI) == (Verdict.REFUSED, {SPEAKER})
    assert ruled(repository, BODY) == (Verdict.ALLOWED, set())


@pytest.mark.parametrize("text", ["broken: [", "[1, 2]\n", "entered", '"entered": &a 1\n'])
def test_what_cannot_be_read_is_left_to_the_check(text: str, repository: Repository) -> None:
    repository.add(NEW, text=text)
    assert ruled(repository, LUMI) == (Verdict.ALLOWED, set())


@pytest.mark.parametrize("key", ['"entered"', '"\\u0065ntered"', '"sourc\\u0065"'])
def test_the_field_is_found_however_it_is_written(key: str, repository: Repository) -> None:
    repository.add(NEW, text=f"{key}: {{title: K-17}}\n" + filing("partia-e-lumit"))
    assert ruled(repository, LUMI) == (Verdict.REFUSED, {SPEAKER})


def test_a_file_that_stops_its_reader_is_not_let_through(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("generator.history.contents.read", crash)
    repository.add(NEW, text=filing("partia-e-lumit"))
    verdict, reasons = ruled(repository, LUMI)
    assert verdict is Verdict.REFUSED
    assert {reason.code for reason in reasons} == {"unreadable"}


def test_everything_else_of_the_bodys_account_is_as_for_anybody(repository: Repository) -> None:
    repository.add("docs/en/news.md")
    assert ruled(repository, BODY)[0] is Verdict.MAINTAINERS
    repository.add(f"{OWN}/2025-04.yaml", text=ENTERED + filing("partia-e-lumit", "2025-04"))
    assert ruled(repository, BODY)[0] is Verdict.REFUSED


def test_a_party_still_files_for_itself_alone(repository: Repository) -> None:
    repository.add(f"{RIVALS}/2025-05.v2.yaml", text=filing("aleanca-e-maleve"))
    assert ruled(repository, LUMI) == (Verdict.REFUSED, {RIVAL})


def test_an_account_speaks_for_a_party_or_for_the_body(tmp_path: Path) -> None:
    root = copy_to(tmp_path)
    register(root)
    assert not [line for line in report(check(root).findings) if "submitters" in line]
    path = root / ACCOUNTS
    path.write_text(path.read_text("utf-8").replace(str(BODY), str(LUMI)), "utf-8")
    (found,) = [line for line in report(check(root).findings) if "submitters.yaml" in line]
    assert "stands for a party and for the election body" in found


def test_nobody_files_where_an_account_speaks_for_both(repository: Repository) -> None:
    repository.at_base(lambda: repository.edit(ACCOUNTS, str(BODY), str(LUMI)))
    repository.add(NEW, text=filing("partia-e-lumit"))
    verdict, reasons = ruled(repository, LUMI)
    assert verdict is Verdict.REFUSED
    assert {reason.code for reason in reasons} == {"accounts-unknown"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The invented instance, in which the body entered one filing on paper and one that was withdrawn."""
    root = copy_to(tmp_path_factory.mktemp("entered"))
    register(root)
    path = root / OWN / "2025-05.yaml"
    scan = f'{ENTERED.rstrip()[:-1]}, sha256: "{"9e" * 32}"}}\n'
    path.write_text(scan + filing("partia-e-lumit"), "utf-8")
    return run(settings(root))


def page(built: Build, path: str, language: str = "en") -> str:
    return next(page.html for page in built.pages[language] if page.path == path)


def test_the_page_says_who_entered_it_and_from_what(built: Build) -> None:
    for address in ("", "v1/"):
        html = page(built, f"{ID}/parties/partia-e-lumit/2025-05/{address}")
        said = html[html.index('id="entered"') :].partition("</p>")[0]
        assert "Entered by the election body; the party handed it in as: paper." in said
        assert "File number: K-17/2025." in said
        assert f"SHA-256 of the scan: {'9e' * 32}." in said
    assert 'id="entered"' not in page(built, f"{ID}/parties/partia-e-lumit/2025-04/")


def test_the_page_of_filings_marks_it(built: Build) -> None:
    assert page(built, f"{ID}/filings/").count("entered by the election body") == 1
    assert page(built, f"{ID}/filings/", "sq").count("futur nga organi zgjedhor") == 1


def test_tables_and_index_say_it_too(built: Build) -> None:
    files = {file.path: file.content for file in built.artifacts}
    rows = [*csv.DictReader(io.StringIO(files[f"{ID}/data/sections.csv"].decode("utf-8-sig")))]
    said = {row["entered_reference"] for row in rows if row["party"] == "partia-e-lumit"}
    assert said == {"", "K-17/2025"}
    entered = [
        version["entered"]
        for disclosure in json.loads(files["api/v1/index.json"])["disclosures"]
        for version in disclosure["versions"]
        if version["entered"]
    ]
    assert entered == [{"from": "paper", "reference": "K-17/2025", "sha256": "9e" * 32}]


def test_a_personal_number_in_a_reference_is_refused(tmp_path: Path) -> None:
    root = copy_to(tmp_path)
    text = "entered: {from: paper, reference: Arta, +355 69 123 4567}\n".replace(", +", " +")
    (root / OWN / "2025-05.yaml").write_text(text + filing("partia-e-lumit"), "utf-8")
    assert [line for line in report(check(root).findings) if "telephone" in line]
