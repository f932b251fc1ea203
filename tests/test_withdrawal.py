"""A party withdraws what it filed by mistake: nothing is deleted, nothing of it counts, and every page says so."""

import csv
import json
from pathlib import Path

import pytest

from generator.charts import CHARTS
from generator.codes import ShownBy, assess, read_code
from generator.documents.instance import read_filing
from generator.facts.build import build
from generator.figures.view import View
from generator.history.filed import History
from generator.metrics.comparison import METRICS, Scope, measure
from generator.metrics.figures import Figures, count
from generator.metrics.status import State
from generator.text import translator
from generator.validation.places import SECTIONS
from tests.built import Page, pages
from tests.command import copy_instance, sixc
from tests.invented import LISTS, change, check, report

pytestmark = pytest.mark.slow

PARTY, PERIOD = "levizja-dallga", "2025-04"
FOLDER = Path("disclosures/al-2025") / PARTY
REASON = "Filed for April by mistake <b>&; the figures are those of May."
WITHDRAWAL = f"""schema_version: "1.0"
election: al-2025
party: {PARTY}
period: {PERIOD}
version: 2
withdrawal: {{reason: "{REASON}"}}
contact: {{role: Treasurer, email: financa@dallga.example}}
attestation: {{role: Chair, date: 2025-05-11}}
"""
HERE = f"al-2025/parties/{PARTY}/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented instance, in which a party has withdrawn its disclosure for April."""
    root = copy_instance(tmp_path_factory.mktemp("withdrawn"))
    (root / FOLDER / f"{PERIOD}.v2.yaml").write_text(WITHDRAWAL, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def figures(root: Path) -> Figures:
    (election,) = check(root).elections
    return count(build(election, History(), LISTS))


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    """The site built from it."""
    done = sixc("--root", root, "build")
    assert done.code == 0, done.err
    return root / "site"


@pytest.fixture(scope="module")
def built(folder: Path) -> dict[str, Page]:
    return pages(folder)


def test_a_withdrawal_passes_the_check(root: Path) -> None:
    lines = report(check(root).findings)
    assert [line for line in lines if f"{PERIOD}.v2.yaml" in line and PARTY in line] == []


def test_its_state_is_its_own(figures: Figures) -> None:
    status = figures.status[PARTY, PERIOD]
    assert (status.state, status.version) == (State.WITHDRAWN, None)
    assert status.withdrawal is not None
    assert status.withdrawal.filed.isoformat() == "2025-05-11"
    assert {figures.section(PARTY, PERIOD, s) for s in SECTIONS} == {State.WITHDRAWN}
    assert [s.state for s in figures.status.values()].count(State.WITHDRAWN) == 1


def test_its_figures_no_longer_count(figures: Figures) -> None:
    assert list(figures.spent(PARTY, [PERIOD])) == []
    assert list(figures.received(PARTY, [PERIOD])) == []
    assert (PARTY, PERIOD) not in figures.affiliates
    for metric in METRICS:
        scope = Scope(figures, PARTY, (PERIOD,))
        assert measure(metric, scope).state is State.WITHDRAWN, metric.id
    ads = figures.dataset.current_facts.ads
    assert not [ad for ad in ads if (ad.party, ad.period) == (PARTY, PERIOD)]


def test_every_other_figure_stays(figures: Figures, tmp_path: Path) -> None:
    other = copy_instance(tmp_path)
    (election,) = check(other).elections
    before = count(build(election, History(), LISTS))
    for key, spend in before.spend.items():
        if key != (PARTY, PERIOD):
            assert figures.spend[key] == spend


def test_the_commitments_say_so_where_nothing_else_was_filed(root: Path, tmp_path: Path) -> None:
    alone = copy_instance(tmp_path)
    (alone / FOLDER / f"{PERIOD}.v2.yaml").write_text(WITHDRAWAL, encoding="utf-8")
    first = (root / FOLDER / f"{PERIOD}.v2.yaml").read_text(encoding="utf-8")
    march = first.replace("period: 2025-04", "period: 2025-03").replace("05-11", "04-11")
    (alone / FOLDER / "2025-03.v2.yaml").write_text(march, encoding="utf-8")
    checked = check(alone)
    (election,) = checked.elections
    dataset = build(election, History(), LISTS)
    assessed = assess(read_code(election.code), dataset, checked.findings)
    shown = {a.shown for (_, party), a in assessed.items() if party == PARTY and a.due}
    assert shown == {ShownBy.WITHDRAWN}


def test_charts_show_a_sign_of_its_own(figures: Figures, root: Path) -> None:
    (election,) = check(root).elections
    dataset = figures.dataset
    view = View(
        figures,
        read_code(election.code),
        dataset.parties,
        (dataset.by_period[PERIOD],),
        translator("en"),
    )
    for chart in CHARTS:
        drawing = chart.draw(view)
        said = json.dumps([[cell.text for cell in row] for row in drawing.table.rows])
        if PARTY in json.dumps([[cell.link for cell in row] for row in drawing.table.rows]):
            assert "withdrawn" in said + drawing.note + drawing.summary, chart.id


def test_the_table_of_sections_says_it_with_the_reason(folder: Path) -> None:
    with (folder / "al-2025/data/sections.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [
            row for row in csv.DictReader(file) if (row["party"], row["period"]) == (PARTY, PERIOD)
        ]
    assert [(r["version"], r["state"]) for r in rows if r["current"] == "True"] == [
        ("2", "withdrawn")
    ] * len(SECTIONS)
    assert {row["reason"] for row in rows if row["state"] == "withdrawn"} == {REASON}
    assert {row["state"] for row in rows if row["version"] == "1"} != {"withdrawn"}


def test_the_index_names_it(folder: Path) -> None:
    index = json.loads((folder / "api/v1/index.json").read_text(encoding="utf-8"))
    (found,) = [d for d in index["disclosures"] if d["id"] == f"al-2025/{PARTY}/{PERIOD}"]
    assert [(v["id"], v["current"], v["withdrawn"]) for v in found["versions"]] == [
        (1, False, False),
        (2, True, True),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", [f"{HERE}{PERIOD}/", f"{HERE}{PERIOD}/v2/", HERE, "al-2025/filings/"]
)
def test_a_tombstone_stands_with_day_and_reason(built: dict[str, Page], path: str) -> None:
    text = built[path].tree.text
    assert REASON in text
    assert "11 May 2025" in text
    assert "ithdrawn" in text


@pytest.mark.slow
def test_the_withdrawn_version_stays_readable(built: dict[str, Page], folder: Path) -> None:
    text = built[f"{HERE}{PERIOD}/v1/"].tree.text
    assert "The party has withdrawn this disclosure." in text
    assert "21,915,715" in text
    source = folder / "al-2025/data/filed" / PARTY / f"{PERIOD}.yaml"
    assert source.is_file()
    assert "21,915,715" not in built[f"{HERE}{PERIOD}/"].tree.text


@pytest.mark.slow
def test_no_link_leads_nowhere(built: dict[str, Page], folder: Path) -> None:
    for page in built.values():
        for element in page.tree.find("a"):
            href = element.attributes.get("href", "")
            target, _ = page.to(href)
            if not href.startswith(("http", "mailto")):
                file = folder / target / ("index.html" if target.endswith("/") else "")
                assert target in built or file.is_file(), f"{page.path}: {href}"


def test_what_is_filed_after_a_withdrawal_counts_again(root: Path, tmp_path: Path) -> None:
    again = copy_instance(tmp_path)
    place = again / FOLDER
    (place / f"{PERIOD}.v2.yaml").write_text(WITHDRAWAL, encoding="utf-8")
    third = (place / f"{PERIOD}.yaml").read_text(encoding="utf-8")
    assert third.count("\nversion: 1\n") == 1
    third = third.replace("\nversion: 1\n", "\nversion: 3\ncorrection: {reason: It was April.}\n")
    (place / f"{PERIOD}.v3.yaml").write_text(third, encoding="utf-8")
    (election,) = check(again).elections
    figures = count(build(election, History(), LISTS))
    status = figures.status[PARTY, PERIOD]
    assert status.version is not None
    assert status.version.filing.version == 3
    assert status.withdrawal is None
    compared = figures.dataset.comparisons[f"{FOLDER}/{PERIOD}.v3.yaml"]
    assert (compared.old.version, compared.totals) == (1, ())
    assert root != again


def test_a_ledger_filed_with_a_withdrawal_is_refused_and_an_earlier_one_is_none_of_its(
    tmp_path: Path,
) -> None:
    root = copy_instance(tmp_path)
    path = root / FOLDER / f"{PERIOD}.v2.yaml"
    path.write_text(WITHDRAWAL, encoding="utf-8")
    assert path.with_name(f"{PERIOD}.ads.csv").is_file()
    assert read_filing(root, path)[0].ledger is None
    (election,) = check(root).elections
    (withdrawn,) = [f for f in election.filings if f.withdrawn]
    assert withdrawn.ledger is None
    ledger = path.with_name(f"{PERIOD}.ads.csv").read_bytes()
    path.with_name(f"{PERIOD}.v2.ads.csv").write_bytes(ledger)
    assert any("withdrawal-follows" in line for line in report(check(root).findings))


def test_the_difference_is_told_as_a_withdrawal(root: Path) -> None:
    done = sixc(
        "--root", root, "diff", f"al-2025/{PARTY}/{PERIOD}/v1", f"al-2025/{PARTY}/{PERIOD}/v2"
    )
    assert done.code == 0
    assert "version 2 withdraws what was filed" in done.out.splitlines()[0]
    assert "→ withdrawn" in done.out
    assert "State" not in done.out


def test_a_newer_file_that_cannot_be_read_hides_no_withdrawal(root: Path, tmp_path: Path) -> None:
    other = copy_instance(tmp_path)
    (other / FOLDER / f"{PERIOD}.v2.yaml").write_text(WITHDRAWAL, encoding="utf-8")
    bad = other / FOLDER / f"{PERIOD}.v3.yaml"
    bad.write_text(WITHDRAWAL, encoding="utf-8")
    change(bad, "version: 2", "version: three")
    (election,) = check(other).elections
    status = count(build(election, History(), LISTS)).status[PARTY, PERIOD]
    assert status.refused
    assert status.version is None
    assert status.withdrawal is not None
    assert root != other
