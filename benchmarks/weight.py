"""What a phone loads to read a page: every file it asks for, packed with gzip, and the charts among it."""

import gzip
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser

from benchmarks.browser import PHONE, chromium, served
from benchmarks.measurement import BIN, Limit, report, seconds
from benchmarks.phone import asked, foreign, weights
from benchmarks.synthetic import ELECTION, Place, Size, write_instance
from benchmarks.ten_charts import CHARTS, write_ten

SIZE = Size(parties=6, periods=3)
PARTY = f"{ELECTION}/parties/{Place(0, 0).party_id}/"
PARTY_BYTES = 120_000
CHART_BYTES = 30_000
TEN_BYTES = 140_000


def main() -> None:
    with TemporaryDirectory(prefix="sixc-weight-") as folder:
        root = Path(folder)
        write_instance(root, SIZE)
        seconds([BIN / "sixc", "--root", root, "build"])
        ten = write_ten(root / "site")
        with served(root / "site") as address, chromium() as browser:
            pages = {
                name: _weighed(browser, root / "site", address, path)
                for name, path in (("party", PARTY), ("ten charts", ten))
            }
    party = pages["party"]
    report(
        "weight",
        [
            _limit("the party page", party, PARTY_BYTES),
            Limit("bytes of the charts in it, gzip", party["charts"], at_most=CHART_BYTES),
            _limit(f"a page with {CHARTS} charts", pages["ten charts"], TEN_BYTES),
            Limit("requests to others", sum(p["foreign"] for p in pages.values()), at_most=0),
            Limit("requests for Plotly", sum(p["plotly"] for p in pages.values()), at_most=0),
        ],
        pages=pages,
    )


def _limit(what: str, page: dict[str, Any], most: int) -> Limit:
    whole = sum(page["bytes"].values())
    return Limit(f"bytes of {what} and all it asks for, gzip", whole, at_most=most)


def _weighed(browser: Browser, site: Path, address: str, path: str) -> dict[str, Any]:
    found = asked(browser, address + path)
    own = weights(site, found, address)
    page = browser.new_page(viewport=PHONE)
    page.goto(address + path)
    pictures = page.locator("figure.chart svg").evaluate_all(_MARKUP)
    page.close()
    return {
        "path": path,
        "bytes": own,
        "pictures": len(pictures),
        "charts": len(gzip.compress("".join(pictures).encode(), mtime=0)),
        "foreign": len(foreign(found, address)),
        "plotly": sum("plotly" in name for name in own),
    }


_MARKUP = "pictures => pictures.map(picture => picture.outerHTML)"


if __name__ == "__main__":
    main()
