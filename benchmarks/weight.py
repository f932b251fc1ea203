"""What a phone loads to read a party's page: every file it asks for, packed with gzip, and the charts among it."""

import gzip
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.browser import PHONE, chromium, packed, served
from benchmarks.measurement import BIN, Limit, report, seconds
from benchmarks.synthetic import ELECTION, Place, Size, write_instance

SIZE = Size(parties=6, periods=3)
PAGE = f"{ELECTION}/parties/{Place(0, 0).party_id}/"
PAGE_BYTES = 120_000
CHART_BYTES = 30_000


def main() -> None:
    with TemporaryDirectory(prefix="sixc-weight-") as folder:
        root = Path(folder)
        write_instance(root, SIZE)
        seconds([BIN / "sixc", "--root", root, "build"])
        with served(root / "site") as address, chromium() as browser:
            page = browser.new_page(viewport=PHONE)
            asked: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            page.goto(address + PAGE, wait_until="networkidle")
            pictures = page.locator("figure.chart svg").evaluate_all(_MARKUP)
        weights = _weights(root / "site", [url for url in asked if url.startswith(address)])
    foreign = [url for url in asked if not url.startswith((address, "data:"))]
    charts = len(gzip.compress("".join(pictures).encode(), mtime=0))
    report(
        "weight",
        _limits(weights, charts, foreign),
        page=PAGE,
        bytes=weights,
        pictures=len(pictures),
    )


def _limits(weights: dict[str, int], charts: int, foreign: list[str]) -> list[Limit]:
    plotly = sum("plotly" in path for path in weights)
    return [
        Limit(
            "bytes of the page and all it asks for, gzip", sum(weights.values()), at_most=PAGE_BYTES
        ),
        Limit("bytes of the charts in it, gzip", charts, at_most=CHART_BYTES),
        Limit("requests to others", len(foreign), at_most=0),
        Limit("requests for Plotly", plotly, at_most=0),
    ]


def _weights(site: Path, addresses: list[str]) -> dict[str, int]:
    """The packed size of each file asked for, the heaviest first."""
    paths = {unquote(urlsplit(address).path).lstrip("/") for address in addresses}
    files = {path: site / path / ("index.html" if path.endswith("/") else "") for path in paths}
    sizes = {path: len(packed(file)) for path, file in files.items()}
    return dict(sorted(sizes.items(), key=lambda item: (-item[1], item[0])))


_MARKUP = "pictures => pictures.map(picture => picture.outerHTML)"


if __name__ == "__main__":
    main()
