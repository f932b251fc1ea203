"""Opens a page as a phone on a slow line does: says what it asks for, and when it has painted.

Slow 4G: 1.6 Mbit/s both ways, 150 ms there and back; the processor is slowed to a quarter. Nothing is kept from before.
"""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser

from benchmarks.browser import PHONE, packed

LINE = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 2e5}
SLOWER = 4
SETTLE = 300
NAME = "1.6 Mbit/s, 150 ms there and back, processor slowed to a quarter, 360 x 740"


def asked(browser: Browser, address: str) -> list[str]:
    """The address of everything that is asked for until a page is at rest, the page's own first."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    page.goto(address, wait_until="networkidle")
    context.close()
    return found


def foreign(found: list[str], address: str) -> list[str]:
    """What is asked of others than the site."""
    return [url for url in found if not url.startswith((address, "data:"))]


def weights(site: Path, found: list[str], address: str) -> dict[str, int]:
    """The packed size of each file of the site that is asked for, the heaviest first."""
    own = {unquote(urlsplit(url).path).lstrip("/") for url in found if url.startswith(address)}
    files = {path: site / path for path in own}
    sizes = {
        path: len(packed(file / "index.html" if file.is_dir() else file))
        for path, file in files.items()
    }
    return dict(sorted(sizes.items(), key=lambda item: (-item[1], item[0])))


def painted(browser: Browser, address: str) -> dict[str, float]:
    """Seconds until the largest contentful paint of a page, and until its charts stand in it."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.add_init_script(_WATCH)
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.emulateNetworkConditions", LINE)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    page.wait_for_function("window.drawn")
    page.wait_for_timeout(SETTLE)
    milliseconds: dict[str, float] = page.evaluate(_MEASURE)
    context.close()
    return {part: value / 1000 for part, value in milliseconds.items()}


# Notes when every chart of the page has its picture, ours or plotly's.
_WATCH = """
const watch = () => {
  const charts = [...document.querySelectorAll("figure, .plotly-graph-div, main:has(> .chart)")];
  const drawn = charts.filter(chart => chart.querySelector(".chart-narrow, .main-svg"));
  if (document.readyState !== "loading" && drawn.length === charts.length) {
    window.drawn = performance.now();
  } else requestAnimationFrame(watch);
};
watch();
"""
_MEASURE = """() => new Promise(done => new PerformanceObserver(paints => done({
  largest: paints.getEntries().at(-1).startTime,
  charts: window.drawn,
})).observe({type: "largest-contentful-paint", buffered: true}))"""
