"""What an embed costs its reader, against the same figure put on a page with plotly's own write_html.

Every chart of the invented instance, in its default language. The peers are plotly's two usual ways: one file with the
script in it, and one with the script beside it. Each is opened by itself, with an empty cache; where it stands in an
article, the frame around it costs the same. The peers take seconds to open, so two charts stand for all of them there.
The comparison that readers build is weighed where it is heaviest, with 30 parties; by medium it asks for one file more.
Undisturbed is the quickest of several runs, which what else the computer is doing has touched least.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser
from plotly.io import write_html

from benchmarks.browser import chromium, served
from benchmarks.crowd import write_crowd
from benchmarks.measurement import BIN, ROOT, Limit, load, report, seconds, summary
from benchmarks.phone import NAME, asked, foreign, painted, weights
from benchmarks.synthetic import ELECTION
from generator.addresses import BUILDER, ElectionAddresses
from generator.charts import CHARTS

INSTANCE = ROOT / "tests" / "elections" / "invented"
TO = ElectionAddresses("al-2025")
OURS = {chart.id: TO.embed(chart.id) for chart in CHARTS}
WAYS: Mapping[str, bool | str] = {"full": True, "directory": "directory"}
CROWD = ElectionAddresses(ELECTION).embed(BUILDER)
BUILT = {"comparison": CROWD, "comparison by medium": f"{CROWD}#media=each"}
COMPARED = ("spend-over-time", "money-flow")
BYTES = 15_000
LATEST = 0.5
RUNS = 5
PEER_RUNS = 3


def main() -> None:
    with TemporaryDirectory(prefix="sixc-embed-") as folder:
        site, crowd = Path(folder, "site"), Path(folder, "crowd")
        seconds([BIN / "sixc", "--root", INSTANCE, "build", "--site-dir", site])
        write_crowd(crowd)
        seconds([BIN / "sixc", "--root", crowd, "build"])
        peers = {way: _write_peers(site, way) for way in WAYS}
        with served(site) as address, chromium() as browser:
            found = {id_: asked(browser, address + path) for id_, path in OURS.items()}
            others = sum(len(foreign(urls, address)) for urls in found.values())
            ours = {id_: sum(weights(site, urls, address).values()) for id_, urls in found.items()}
            theirs = {way: _weigh(browser, site, address, peers[way]) for way in WAYS}
            rounds = [_round(browser, address, OURS) for _ in range(RUNS)]
            peer_rounds = {
                way: [_round(browser, address, paths) for _ in range(PEER_RUNS)]
                for way, paths in peers.items()
            }
        with served(crowd / "site") as address, chromium() as browser:
            built = _weigh(browser, crowd / "site", address, BUILT)
            built_rounds = [_round(browser, address, BUILT) for _ in range(RUNS)]
    times = {id_: summary([one[id_]["largest"] for one in rounds]) for id_ in OURS}
    built_times = {id_: summary([one[id_]["largest"] for one in built_rounds]) for id_ in BUILT}
    usual = median(one[id_]["largest"] for one in rounds for id_ in OURS)
    slowest = max(found["lowest"] for found in times.values())
    report(
        "embed",
        [
            Limit("bytes of the heaviest embed, gzip", max(ours.values()), at_most=BYTES),
            Limit("seconds until an embed is painted, median of all", usual, at_most=LATEST),
            Limit("seconds for the slowest embed, undisturbed", slowest, at_most=LATEST),
            Limit("bytes of a comparison of 30 parties, gzip", built["comparison"], at_most=BYTES),
            Limit(
                "seconds for it, undisturbed", built_times["comparison"]["lowest"], at_most=LATEST
            ),
            Limit("requests to others", others, at_most=0),
        ],
        bytes={**ours, **built},
        seconds_until_largest_part={**times, **built_times},
        peers={way: _compared(ours, theirs[way], rounds, peer_rounds[way]) for way in WAYS},
        phone=NAME,
        load=load(),
    )


def _write_peers(site: Path, way: str) -> dict[str, str]:
    """Each chart as one usually publishes it; where it stands."""
    paths = {id_: f"usual/{way}/{id_}.html" for id_ in COMPARED}
    for id_, path in paths.items():
        figure = json.loads((site / TO.chart_file(id_, "figure.json")).read_bytes())
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        write_html(figure, site / path, include_plotlyjs=WAYS[way], validate=False)
    return paths


def _weigh(browser: Browser, site: Path, address: str, paths: Mapping[str, str]) -> dict[str, int]:
    return {
        id_: sum(weights(site, asked(browser, address + path), address).values())
        for id_, path in paths.items()
    }


def _round(browser: Browser, address: str, paths: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """When each page is painted. Taking turns lets a busy moment of the computer touch all alike."""
    return {id_: painted(browser, address + path) for id_, path in paths.items()}


def _compared(
    ours: Mapping[str, int],
    theirs: Mapping[str, int],
    rounds: list[dict[str, dict[str, float]]],
    peer_rounds: list[dict[str, dict[str, float]]],
) -> dict[str, Any]:
    """How many times as much the same charts take when published the usual way, the least of all."""

    def middle(found: list[dict[str, dict[str, float]]], id_: str, part: str) -> float:
        return median(one[id_][part] for one in found)

    return {
        "bytes": theirs,
        "times_the_bytes": round(min(theirs[id_] / ours[id_] for id_ in theirs), 1),
        **{
            f"seconds_until_{part}": {
                id_: round(middle(peer_rounds, id_, part), 3) for id_ in theirs
            }
            for part in ("largest", "charts")
        },
        **{
            f"times_until_{part}": round(
                min(middle(peer_rounds, id_, part) / middle(rounds, id_, part) for id_ in theirs), 1
            )
            for part in ("largest", "charts")
        },
    }


if __name__ == "__main__":
    main()
