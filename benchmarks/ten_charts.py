"""Adds a page with ten charts to a built site: the front page, with charts of other pages below its own.

No page of a site has ten charts. Each chart stands there as on its own page: finding, key, both widths, table, source.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.synthetic import ELECTION, Place

PAGE = "ten/"
CHARTS = 10
SOURCES = ("", f"{ELECTION}/money/", f"{ELECTION}/filings/")
PARTIES = tuple(Place(party, 0).party_id for party in range(CHARTS))
_CHART = re.compile(r'<figure class="chart" id="([^"]*)">.*?</figure>', re.DOTALL)


def write_ten(site: Path) -> str:
    """Write the page; its path in the site is returned. Raises ValueError where there are too few charts."""
    home = (site / "index.html").read_text("utf-8")
    own = list(_CHART.finditer(home))
    found = dict(_charts(site))
    if len(found) < CHARTS:
        raise ValueError(f"{len(found)} charts were found instead of {CHARTS}.")
    more = list(found.values())[len(own) : CHARTS]
    end = own[-1].end()
    html = home[:end] + "".join(more) + home[end:]
    (site / PAGE).mkdir()
    # What the front page asks for lies one folder further up.
    page = re.sub(r'((?:href|src)=")(?![a-z]+:|#|/)', r"\1../", html)
    (site / PAGE / "index.html").write_text(page, "utf-8")
    return PAGE


def _charts(site: Path) -> Iterator[tuple[str, str]]:
    """Every chart of the election and of each party, once for each name; the front page's come first."""
    for source in SOURCES:
        for chart in _CHART.finditer((site / source / "index.html").read_text("utf-8")):
            yield chart[1], chart[0]
    for party in PARTIES:
        path = site / ELECTION / "parties" / party / "index.html"
        html = path.read_text("utf-8") if path.exists() else ""
        for chart in _CHART.finditer(html):
            name = f"{chart[1]}-{party}"
            yield name, chart[0].replace(f'id="{chart[1]}"', f'id="{name}"', 1)
