"""The election body enters what a party handed in on paper: checked, marked, and never in the party's own voice."""

from pathlib import Path

import pytest

from generator.history.gate import Verdict, judge
from generator.history.refusals import ACCOUNT as UNKNOWN
from generator.history.refusals import RIVAL, SPEAKER, Reason
from tests.gate_attacks import ACCOUNTS, LUMI, NEW, NOBODY
from tests.invented import FOLDER as ELECTION
from tests.invented import check, copy_to, report
from tests.repositories import OWN, Repository, copy, make
from tests.repositories import RIVAL as RIVALS

pytestmark = pytest.mark.slow

BODY = 900000000000900
BODYS = f"election_body:\n  accounts:\n    - {{id: {BODY}, role: Registry}}\n"
ENTERED = "entered: {from: paper, reference: K-17/2025}\n"
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


def test_no_party_puts_words_into_the_bodys_mouth(repository: Repository) -> None:
    repository.add(NEW, text=ENTERED + filing("partia-e-lumit"))
    assert ruled(repository, LUMI) == (Verdict.REFUSED, {SPEAKER})


@pytest.mark.parametrize("text", ["broken: [", "[1, 2]\n", "entered", '"entered": &a 1\n'])
def test_what_cannot_be_read_is_left_to_the_check(text: str, repository: Repository) -> None:
    repository.add(NEW, text=text)
    assert ruled(repository, LUMI) == (Verdict.ALLOWED, set())


@pytest.mark.parametrize("key", ['"entered"', '"\\u0065ntered"'])
def test_the_field_is_found_however_it_is_written(key: str, repository: Repository) -> None:
    repository.add(
        NEW, text=f"{key}: {{from: paper, reference: K-17}}\n" + filing("partia-e-lumit")
    )
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
