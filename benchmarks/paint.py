"""When a phone on a slow line has painted the largest part of a page; a party's page also as one usually makes it.

The peer is the same party page, where the charts are the same figures put in by plotly's own to_html, its script in a
file beside the page, instead of pictures. Each page is opened with an empty cache.
"""

import json
import re
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser
from plotly.io import to_html
from plotly.offline import get_plotlyjs

from benchmarks.browser import PHONE, chromium, served
from benchmarks.measurement import BIN, Limit, report, seconds, summary
from benchmarks.synthetic import ELECTION, Place, Size, write_instance

SIZE = Size(parties=6, periods=3)
PARTY = f"{ELECTION}/parties/{Place(0, 0).party_id}/"
PAGES = {"home": "", "party": PARTY, "comparison": f"{ELECTION}/compare/"}
PEER = f"{ELECTION}/parties/peer/"
CHARTS = ("spend-over-time", "money-flow")
RUNS = 5
LATEST = 1.0
# Slow 4G: 1.6 Mbit/s both ways, 150 ms there and back. The processor is slowed to a quarter.
LINE = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 2e5}
SLOWER = 4
SETTLE = 300


def main() -> None:
    with TemporaryDirectory(prefix="sixc-paint-") as folder:
        root = Path(folder)
        write_instance(root, SIZE)
        seconds([BIN / "sixc", "--root", root, "build"])
        _write_peer(root / "site")
        with served(root / "site") as address, chromium() as browser:
            pages = {**PAGES, "peer": PEER}
            # Taking turns lets a busy moment of the computer touch all pages alike.
            rounds = [
                {name: _paint(browser, address + path) for name, path in pages.items()}
                for _ in range(RUNS)
            ]
    paints = {name: [found[name] for found in rounds] for name in pages}
    what = "seconds until the largest part of the {} page is painted"
    report(
        "paint",
        [Limit(what.format(name), median(paints[name]), at_most=LATEST) for name in PAGES],
        seconds={name: summary(found) for name, found in paints.items()},
        peer_to_party=round(median(paints["peer"]) / median(paints["party"]), 1),
        line="1.6 Mbit/s, 150 ms, processor slowed by 4, 360 x 740",
    )


def _paint(browser: Browser, address: str) -> float:
    """Seconds until the largest contentful paint of a page."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.emulateNetworkConditions", LINE)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    page.wait_for_timeout(SETTLE)
    milliseconds = page.evaluate(_LARGEST)
    context.close()
    return float(milliseconds) / 1000


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


_LARGEST = """() => new Promise(done => new PerformanceObserver(
  list => done(list.getEntries().at(-1).startTime)
).observe({type: "largest-contentful-paint", buffered: true}))"""


if __name__ == "__main__":
    main()
