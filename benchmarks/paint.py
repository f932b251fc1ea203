"""When a phone on a slow line has painted the largest part of a page; a party's page also as one usually makes it.

The peer is the same party page, where the charts are the same figures put in by plotly's own to_html, its script in a
file beside the page, instead of pictures. Each page is opened with an empty cache.
"""

import json
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from plotly.io import to_html
from plotly.offline import get_plotlyjs

from benchmarks.browser import chromium, served
from benchmarks.measurement import BIN, Limit, load, report, seconds, summary
from benchmarks.phone import NAME, painted
from benchmarks.synthetic import ELECTION, Place, Size, write_instance
from benchmarks.ten_charts import PAGE as TEN
from benchmarks.ten_charts import write_ten

SIZE = Size(parties=6, periods=3)
PARTY = f"{ELECTION}/parties/{Place(0, 0).party_id}/"
PEER = f"{ELECTION}/parties/peer/"
OURS = {
    "home": "",
    "party": PARTY,
    "comparison": f"{ELECTION}/compare/",
    "chart": f"{ELECTION}/charts/spend-over-time/",
    "ten charts": TEN,
}
PAGES = {**OURS, "peer": PEER}
CHARTS = ("spend-over-time", "money-flow")
RUNS = 5
LATEST = 1.0


def main() -> None:
    with TemporaryDirectory(prefix="sixc-paint-") as folder:
        root = Path(folder)
        write_instance(root, SIZE)
        seconds([BIN / "sixc", "--root", root, "build"])
        _write_peer(root / "site")
        write_ten(root / "site")
        with served(root / "site") as address, chromium() as browser:
            # Taking turns lets a busy moment of the computer touch all pages alike.
            rounds = [
                {name: painted(browser, address + path) for name, path in PAGES.items()}
                for _ in range(RUNS)
            ]
    largest, charts = (
        {name: summary([found[name][part] for found in rounds]) for name in names}
        for part, names in (("largest", PAGES), ("charts", ("party", "peer")))
    )
    what = "seconds until the largest part of the {} page is painted"
    report(
        "paint",
        [Limit(what.format(name), largest[name]["median"], at_most=LATEST) for name in OURS],
        seconds_until_largest_part=largest,
        seconds_until_charts=charts,
        peer_to_party={
            part: round(found["peer"]["median"] / found["party"]["median"], 1)
            for part, found in (("largest", largest), ("charts", charts))
        },
        phone=NAME,
        load=load(),
    )


def _write_peer(site: Path) -> None:
    """Write the party's page with plotly's charts in place of ours, as a neighbour of it."""
    html = (site / PARTY / "index.html").read_text("utf-8")
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    for number, chart in enumerate(CHARTS):
        figure = json.loads((site / ELECTION / "charts" / chart / "figure.json").read_bytes())
        script = "directory" if number == 0 else False
        made = to_html(figure, include_plotlyjs=script, full_html=False, validate=False)
        start = html.index('<div class="wide">', html.index(f'id="{chart}"'))
        html = html[:start] + made + html[html.index('<details class="table">', start) :]
    folder = site / PEER
    folder.mkdir()
    (folder / "index.html").write_text(html, "utf-8")
    (folder / "plotly.min.js").write_text(get_plotlyjs(), "utf-8")


if __name__ == "__main__":
    main()
