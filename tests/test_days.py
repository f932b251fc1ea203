"""Every day is one of the election's time zone: filed, late, due and overdue; and today is what the doors say it is."""

import ast
import json
import os
import re
import zoneinfo
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from generator.addresses import TABLE_FILES
from generator.codes import Assessment, assess, read_code
from generator.errors import SettingsError
from generator.facts.build import build
from generator.facts.dataset import Dataset
from generator.facts.today import has_turned, site_day
from generator.history.filed import read_history
from generator.metrics.figures import count
from generator.metrics.status import State, Status
from generator.moments import LAST, Now, day_of, end_of, read_now, start_of, time_zone, written
from generator.pipeline import run
from generator.plugin.publishing import Preview
from generator.settings import read_settings
from tests.built import pages
from tests.command import sixc
from tests.examples import copy_to
from tests.invented import LISTS, ROOT, change, check
from tests.mainline import Repository

pytestmark = pytest.mark.slow

ID, PARTY = "prova-2025", "partia-e-lumit"
ELECTION = f"disclosures/{ID}/election.yaml"
TIRANE = time_zone("Europe/Tirane")
# The period March is due on 5 April and April on 5 May; the clocks of the zone are two hours ahead of universal time.
ON_TIME, LATE = datetime(2025, 4, 5, 21, 59, 59, tzinfo=UTC), datetime(2025, 4, 5, 22, tzinfo=UTC)
DUE, OVERDUE = datetime(2025, 5, 5, 21, 59, 59, tzinfo=UTC), datetime(2025, 5, 5, 22, tzinfo=UTC)
LAST_CHANGED = re.compile("<lastmod>(.*)</lastmod>")
WITH_APRIL = f"disclosures/{ID}/{PARTY}/2025-04"


def filed(root: Path, moment: datetime, zone: str = "Europe/Tirane") -> Repository:
    """An election in a time zone, of which a party filed March at a moment and April not at all."""
    copy_to(root)
    change(root / ELECTION, "time_zone: Europe/Tirane", f"time_zone: {zone}")
    (root / ELECTION).with_name("received.yaml").unlink()
    (root / f"{WITH_APRIL}.yaml").unlink()
    (root / f"{WITH_APRIL}.ads.csv").unlink()
    change(root / "mkdocs.yml", "plugins:", "site_url: https://fushata.example/\nplugins:")
    (root / "docs").mkdir()
    (root / "docs" / "about.md").write_text("# About\n", "utf-8")
    made = Repository(root)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit(moment)
    return made


def dataset(root: Path, now: Now | None = None) -> Dataset:
    (election,) = check(root).elections
    return build(election, read_history(root), LISTS, now or Now())


def status(root: Path, period: str, now: Now | None = None) -> Status:
    """What the party has filed for a period."""
    return count(dataset(root, now)).status[PARTY, period]


@pytest.mark.parametrize(
    ("zone", "moment", "day", "late"),
    [
        ("Europe/Tirane", ON_TIME, date(2025, 4, 5), False),
        ("Europe/Tirane", LATE, date(2025, 4, 6), True),
        ("UTC", LATE, date(2025, 4, 5), False),
        ("America/New_York", datetime(2025, 4, 6, 3, 59, tzinfo=UTC), date(2025, 4, 5), False),
        ("Pacific/Kiritimati", datetime(2025, 4, 5, 10, tzinfo=UTC), date(2025, 4, 6), True),
    ],
)
def test_filed_and_late_are_days_of_the_election(
    zone: str, moment: datetime, day: date, *, late: bool, tmp_path: Path
) -> None:
    root = filed(tmp_path / "instance", moment, zone).root
    found = status(root, "2025-03")
    assert (found.filed, found.late) == (day, late)
    assert found.first is not None
    assert found.first.moment == moment


def test_without_a_zone_days_are_those_of_universal_time(tmp_path: Path) -> None:
    root = filed(tmp_path / "instance", LATE).root
    change(root / ELECTION, "time_zone: Europe/Tirane\n", "")
    assert str(dataset(root).zone) == "UTC"
    assert not status(root, "2025-03").late


def test_a_disclosure_is_overdue_once_the_due_day_has_ended_in_the_zone(tmp_path: Path) -> None:
    root = filed(tmp_path / "instance", ON_TIME).root
    assert status(root, "2025-04", Now(moment=DUE)).state is State.NOT_DUE
    assert status(root, "2025-04", Now(moment=OVERDUE)).state is State.MISSING


def test_the_day_of_an_election_goes_before_the_day_given_the_moment_given_and_the_commit(
    tmp_path: Path,
) -> None:
    root = filed(tmp_path / "instance", ON_TIME).root
    given = date(2025, 5, 9)
    assert dataset(root).today == date(2025, 4, 5)
    assert dataset(root, read_now("1746482400")).today == date(2025, 5, 6)
    assert dataset(root, read_now("1746482400", given)).today == given
    change(root / ELECTION, "date: 2025-05-11\n", "date: 2025-05-11\nas_of: 2025-06-30\n")
    assert dataset(root, read_now("1746482400", given)).today == date(2025, 6, 30)


@pytest.mark.parametrize("given", ["tomorrow", "2025-06-01", "1.5", "9" * 30, "1e9"])
def test_a_moment_that_is_no_number_of_seconds_is_refused(given: str) -> None:
    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH"):
        read_now(given)


def test_zones_are_those_of_the_program_and_not_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "Europe").mkdir()
    (tmp_path / "Europe" / "Tirane").write_bytes(b"no zone")
    zoneinfo.reset_tzpath([str(tmp_path)])
    time_zone.cache_clear()
    try:
        assert day_of(LATE, time_zone("Europe/Tirane")) == date(2025, 4, 6)
    finally:
        zoneinfo.reset_tzpath()


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Tirane", date(2025, 3, 30), 23),
        ("Europe/Tirane", date(2025, 10, 26), 25),
        ("Asia/Beirut", date(2025, 3, 30), 23),  # its clocks go from midnight to one
        ("Australia/Lord_Howe", date(2025, 4, 6), 24.5),
    ],
)
def test_a_day_ends_where_the_next_begins_also_when_clocks_are_changed(
    zone: str, day: date, hours: float
) -> None:
    start, end = start_of(day, time_zone(zone)), end_of(day, time_zone(zone))
    assert (end - start) / timedelta(hours=1) == hours
    assert day_of(end, time_zone(zone)) == day + timedelta(days=1)
    assert day_of(end - timedelta(seconds=1), time_zone(zone)) == day
    assert day_of(start, time_zone(zone)) == day


def test_the_ends_of_the_calendar_stop_nothing() -> None:
    far = time_zone("Pacific/Kiritimati")
    assert day_of(LAST, far) == date.max
    assert end_of(date.max, far) == LAST
    assert written(start_of(date.min, time_zone("Asia/Tokyo"))) == "0001-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("left", "expected"), [(date(2025, 4, 1), True), (date(2025, 3, 31), False)]
)
def test_what_begins_on_the_very_day_a_party_leaves_is_still_due_from_it(
    left: date, *, expected: bool, tmp_path: Path
) -> None:
    root = filed(tmp_path / "instance", ON_TIME).root
    name = "name: {en: River Party}"
    change(root / ELECTION, name, f"{name}, withdrawn: {left}")
    found = dataset(root, Now(moment=OVERDUE))
    state = count(found).status[PARTY, "2025-04"].state
    assert state is (State.MISSING if expected else State.NOT_EXPECTED)
    assert {a.due // len(a.commitment.sections) for a in assessments(found)} == {1 + expected}


def assessments(found: Dataset) -> list[Assessment]:
    """What the party's disclosures show of each commitment that sections show."""
    every = assess(read_code(found.election.code), found, ()).values()
    return [a for a in every if a.party == PARTY and a.commitment.sections]


# The site.


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filed(tmp_path_factory.mktemp("running") / "instance", ON_TIME).root


def built(root: Path, folder: Path, *options: object, epoch: datetime | None = None) -> Path:
    env = {"SOURCE_DATE_EPOCH": str(int(epoch.timestamp()))} if epoch else {}
    done = sixc("--root", root, "build", "--site-dir", folder, *options, env=env)
    assert done.code == 0, done.err
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def sites(running: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One commit, built in the first and in the last second of a day, and as of the next."""
    folder, begins = tmp_path_factory.mktemp("sites"), end_of(date(2025, 5, 4), TIRANE)
    return {
        "first": built(running, folder / "first", epoch=begins),
        "last": built(running, folder / "last", epoch=DUE),
        "next": built(running, folder / "next", "--today", "2025-05-06", epoch=begins),
    }


def test_one_commit_and_one_day_of_the_election_give_the_same_bytes(
    sites: dict[str, Path],
) -> None:
    first, last, other = (contents(folder) for folder in sites.values())
    assert first == last
    once_due = {f"{ID}/compare/2025-04/{name}" for name in ("index.html", *TABLE_FILES.values())}
    assert {*other} ^ {*first} == once_due
    differ = {path for path in first if first[path] != other[path]}
    assert {"api/v1/index.json", "sitemap.xml", f"{ID}/filings/index.html"} <= differ
    as_filed = {path for path in first if path.startswith(("log/", f"{ID}/data/", "schema/"))}
    tables = {path for path in differ & as_filed if path.endswith(".csv")}
    assert all(b"not_due" in first[path] and b"missing" in other[path] for path in tables)
    assert (differ & as_filed) - tables == {f"{ID}/data/index.html"}


def test_the_foot_names_the_day_and_what_is_due_next(sites: dict[str, Path]) -> None:
    site, over = pages(sites["first"]), pages(sites["next"])
    own = [path for path in site if path.startswith(f"{ID}/") or not path]
    assert len(own) > 10
    for path in own:
        assert "As of 5 May 2025; next due 5 May 2025" in site[path].html, path
        assert "As of 6 May 2025; nothing more is due" in over[path].html, path
    assert "; next due" not in site["about/"].html
    filings = f"{ID}/filings/"
    assert [each[filings].html.count('"Overdue by"') for each in (site, over)] == [2, 5]
    assert "Days are those of the time zone Europe/Tirane." in site[filings].html


def test_a_day_that_is_no_day_ends_with_2_and_writes_nothing(running: Path, tmp_path: Path) -> None:
    done = sixc("--root", running, "build", "--site-dir", tmp_path / "x", "--today", "31.5.2025")
    assert (done.code, (tmp_path / "x").exists()) == (2, False)


def test_two_builds_of_mkdocs_in_one_process_have_two_days(
    running: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    Preview(running, lambda: Now(moment=ON_TIME), tmp_path / "other").build()
    for name, epoch in (("one", DUE), ("two", OVERDUE)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(epoch.timestamp())))
        mkdocs_build(load_config(str(running / "mkdocs.yml"), site_dir=str(tmp_path / name)))
        index = json.loads((tmp_path / name / "api/v1/index.json").read_text("utf-8"))
        sitemap = (tmp_path / name / "sitemap.xml").read_text("utf-8")
        front = (tmp_path / name / "index.html").read_text("utf-8")
        dates = re.findall("Build Date UTC : (.{10})", front)
        found.append((index["elections"][0]["as_of"], *dates, *{*LAST_CHANGED.findall(sitemap)}))
    assert found == [("2025-05-05",) * 3, ("2025-05-06",) * 3]


def test_a_preview_follows_the_day_and_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, now = filed(tmp_path / "instance", ON_TIME).root, [DUE]
    preview = Preview(root, lambda: Now(moment=now[0]), tmp_path / "site")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    preview.build()
    assert not preview.is_of_yesterday()
    now[0] = OVERDUE
    assert preview.is_of_yesterday()
    change(root / "mkdocs.yml", "An instance in which nothing is wrong", "Another name")
    preview.build()
    assert not preview.is_of_yesterday()
    front = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "As of 6 May 2025" in front
    assert "Another name" in front
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_an_election_that_stands_still_is_never_of_yesterday(tmp_path: Path) -> None:
    root = filed(tmp_path / "instance", ON_TIME).root
    change(root / ELECTION, "date: 2025-05-11\n", "date: 2025-05-11\nas_of: 2025-05-12\n")
    made = run(read_settings(root), now=Now(moment=DUE))
    assert not has_turned(made.datasets, Now(moment=OVERDUE))
    assert site_day(made.datasets, made.history.moment) == date(2025, 4, 5)


# Who may ask what day it is.

MODULES = sorted((ROOT / "generator").rglob("*.py"))


def calls(path: Path, found: Callable[[ast.AST], bool]) -> bool:
    return any(found(node) for node in ast.walk(ast.parse(path.read_text("utf-8"))))


def asks_the_clock(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and node.attr in {"now", "utcnow", "today"}
        and (isinstance(node.value, ast.Name) and node.value.id in {"datetime", "date", "dt"})
    )


def reads_the_epoch(node: ast.AST) -> bool:
    asked = node.args if isinstance(node, ast.Call) else ()
    return any(isinstance(a, ast.Constant) and a.value == "SOURCE_DATE_EPOCH" for a in asked)


def test_only_the_doors_ask_what_day_it_is() -> None:
    named = {p: p.relative_to(ROOT / "generator").as_posix() for p in MODULES}
    clock = {name for path, name in named.items() if calls(path, asks_the_clock)}
    assert clock == {"commands/redact.py", "commands/serve.py", "plugin/__init__.py"}
    epoch = {name for path, name in named.items() if calls(path, reads_the_epoch)}
    assert epoch == {"commands/command.py", "plugin/__init__.py"}
