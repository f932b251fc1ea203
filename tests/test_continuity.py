"""A site that would lose what an earlier one showed is not written."""

import json
from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.errors import HistoryError
from generator.history.continuity import ensure_kept, find_losses
from generator.history.log import Log
from generator.pipeline import run
from tests.command import sixc
from tests.invented import ROOT, change, copy_to, settings
from tests.mainline import APRIL, MARCH, repository

pytestmark = pytest.mark.slow

UNDATED, DATED = Log((), dated=False, name="sixc/log"), Log((), dated=True, name="sixc/log")
FIRST = "disclosures/al-2025/partia-e-lumit/2025-03"
Index = dict[str, Any]


@cache
def index() -> bytes:
    """The index of the site of the invented election."""
    return next(a.content for a in run(settings()).artifacts if a.path == "api/v1/index.json")


LOSSES: dict[str, tuple[Callable[[Index], object], str]] = {
    "an election": (lambda i: i["elections"].pop(0), "elections/al-2025"),
    "a party": (lambda i: i["parties"].pop(0), "parties/partia-e-lumit"),
    "a period": (lambda i: i["periods"].pop(0), "periods/2025-03"),
    "a chart": (lambda i: i["charts"].pop(0), "charts/al-2025/spend-by-platform"),
    "a disclosure": (lambda i: i["disclosures"].pop(0), "disclosures/al-2025/partia-e-lumit/2025-03"),
    "a version": (
        lambda i: i["disclosures"][1]["versions"].pop(0),
        "al-2025/partia-e-lumit/2025-04 version 1",
    ),
    "the bytes of a version": (
        lambda i: i["disclosures"][0]["versions"][0].update(sha256="0" * 64),
        "al-2025/partia-e-lumit/2025-03 version 1",
    ),
    "a sum": (
        lambda i: i["disclosures"][0]["versions"][0]["declared"][0].update(high=1),
        "the sums of al-2025/partia-e-lumit/2025-03 version 1",
    ),
    "a ledger": (
        lambda i: i["data"].remove(next(e for e in i["data"] if e["id"].endswith("04.ads.csv"))),
        "data/al-2025/data/filed/partia-e-lumit/2025-04.ads.csv",
    ),
    "a schema": (lambda i: i["schemas"].pop(0), "schemas/schema/1.0/code.schema.json"),
    "an address": (
        lambda i: i["parties"][0].update(page="elsewhere/"),
        "the address al-2025/parties/partia-e-lumit/",
    ),
    "an embed": (
        lambda i: i["charts"][0].update(embed="elsewhere/"),
        "the address embed/al-2025/spend-by-platform/",
    ),
    "a picture": (
        lambda i: i["charts"][0].pop("png"),
        "the address al-2025/charts/spend-by-platform/chart.png",
    ),
    "a language": (lambda i: i["languages"].pop(1), "languages/sq"),
    "the language at the root": (lambda i: i["languages"][0].update(path="en/"), "the address /"),
}  # fmt: skip


@pytest.mark.parametrize(("lose", "named"), LOSSES.values(), ids=LOSSES)
def test_whatever_is_lost_is_named(lose: Callable[[Index], object], named: str) -> None:
    earlier = json.loads(index())
    now = deepcopy(earlier)
    lose(now)
    assert [*find_losses(earlier, now, frozenset())] == [named]


def test_what_is_added_is_no_loss() -> None:
    now = json.loads(index())
    for lose, _ in LOSSES.values():
        earlier = deepcopy(now)
        if lose in {
            LOSSES[name][0] for name in ("a party", "a period", "a disclosure", "a version")
        }:
            lose(earlier)
        assert [*find_losses(earlier, now, frozenset())] == []


def test_the_sums_of_an_earlier_release_in_hundredths_are_the_same_sums() -> None:
    earlier = json.loads(index())
    sums = [
        each
        for disclosure in earlier["disclosures"]
        for version in disclosure["versions"]
        for each in (*version["declared"], *version["received"])
    ]
    for each in sums:
        for end in ("low", "high"):
            each[end] = int(Decimal(each[end]) * 100)
    assert len(sums) > 20
    assert list(find_losses(earlier, json.loads(index()), frozenset())) == []
    sums[0]["high"] += 1
    assert len(list(find_losses(earlier, json.loads(index()), frozenset()))) == 1


def test_what_the_law_had_taken_down_is_no_loss() -> None:
    earlier, now = json.loads(index()), json.loads(index())
    now["disclosures"][0]["versions"][0]["sha256"] = "0" * 64
    assert [*find_losses(earlier, now, frozenset({f"{FIRST}.yaml"}))] == []


def test_a_disclosure_that_the_law_had_taken_down_with_its_ledger_is_no_loss() -> None:
    earlier, now = json.loads(index()), json.loads(index())
    (gone,) = (d for d in now["disclosures"] if d["id"] == "al-2025/partia-e-lumit/2025-04")
    now["disclosures"].remove(gone)
    now["data"] = [file for file in now["data"] if "partia-e-lumit/2025-04." not in file["id"]]
    path = "disclosures/al-2025/partia-e-lumit/2025-04"
    assert [*find_losses(earlier, now, frozenset({f"{path}.yaml", f"{path}.ads.csv"}))] == []
    assert len([*find_losses(earlier, now, frozenset({f"{path}.ads.csv"}))]) == 2


def test_a_preview_without_a_history_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "api/v1").mkdir(parents=True)
    (tmp_path / "api/v1/index.json").write_text("no index", "utf-8")
    ensure_kept(tmp_path, index(), UNDATED)
    with pytest.raises(HistoryError, match=r"index\.json is not the index of a site"):
        ensure_kept(tmp_path, index(), DATED)


def test_a_published_site_is_not_written_over_by_one_that_shows_less(tmp_path: Path) -> None:
    made = repository(tmp_path / "instance")
    (made.root / "mkdocs.yml").unlink()
    copy_to(made.root)
    (made.root / "docs").symlink_to(ROOT / "docs")
    made.commit(MARCH)
    site = tmp_path / "site"
    assert sixc("--root", made.root, "build", "--site-dir", site).code == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    change(made.root / f"{FIRST}.yaml", 'schema_version: "1.0"', 'schema_version: "0.9"')
    made.commit(APRIL)
    done = sixc("--root", made.root, "build", "--site-dir", site)
    assert done.code == 2
    assert "disclosures/al-2025/partia-e-lumit/2025-03" in done.err
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
