"""`sixc build` against plain `mkdocs build` of the same pages written as Markdown, and its time per page as it grows.

The peer has the same theme, the same search and as many pages; each line of a listing has an address there too, and
nothing is coloured. Its navigation is as short as ours: with 2,000 entries on every page it would be far slower. It
draws no charts, checks no disclosures and exports no files.
"""

import sys
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.markdown import to_markdown
from benchmarks.measurement import BIN, Limit, report, seconds, summary
from benchmarks.synthetic import Size, write_instance
from generator.pipeline import run
from generator.settings import read_settings

# One, seven and seventy-three parties: about 70, 240 and 2,000 pages, each as long as the others.
SIZES = tuple(Size(parties, periods=12) for parties in (1, 7, 73))
RUNS = 3
FASTER = 5
GROWTH = 1.1


def main() -> None:
    with TemporaryDirectory(prefix="sixc-build-") as folder:
        built = [_build(Path(folder) / f"{size.parties}-parties", size) for size in SIZES]
        peer_pages, peer = _build_peer(Path(folder) / f"{SIZES[-1].parties}-parties")
    (_, small, large), further = built, _further(built)
    ratio = median(peer) / large["seconds"]["median"]
    growth = large["milliseconds_a_page"] / small["milliseconds_a_page"]
    report(
        "build",
        [
            Limit("times faster than mkdocs build", ratio, at_least=FASTER),
            Limit("time per page at 2,000 to that at 200", growth, at_most=GROWTH),
        ],
        sixc=built,
        milliseconds_each_further_page={"up_to_200": further[0], "up_to_2000": further[1]},
        each_further_page_ratio=round(further[1] / further[0], 3),
        peer={"pages": peer_pages, "seconds": summary(peer)},
        note="milliseconds_a_page holds start-up and the files that every site has; each further page does not",
    )


def _build(root: Path, size: Size) -> dict[str, Any]:
    """Build an instance of this size several times."""
    files = write_instance(root, size)
    sites = [root / f"site-{number}" for number in range(RUNS)]
    runs = [_built(root, site) for site in sites]
    pages = _count(sites[-1])
    return {
        "pages": pages,
        "disclosures": len(files),
        "seconds": summary(runs),
        "milliseconds_a_page": round(median(runs) * 1000 / pages, 2),
    }


def _built(root: Path, site: Path) -> float:
    """Build into a new folder, as the peer does."""
    return seconds([BIN / "sixc", "--root", root, "build", "--site-dir", site])[0]


def _build_peer(root: Path) -> tuple[int, list[float]]:
    """Build the pages of an instance with MkDocs alone, from Markdown."""
    for page in run(read_settings(root)).pages["en"]:
        source = root / "peer" / "docs" / page.path / "index.md"
        source.parent.mkdir(parents=True, exist_ok=True)
        front = "" if page.names is not None else "---\nsearch: {exclude: true}\n---\n"
        source.write_text(front + to_markdown(page.html), "utf-8")
    settings = root / "peer" / "mkdocs.yml"
    settings.write_text(_PEER, "utf-8")
    runs = seconds([BIN / "mkdocs", "build", "--quiet", "--config-file", settings])
    return _count(root / "peer" / "site"), runs


def _further(built: list[dict[str, Any]]) -> list[float]:
    """Milliseconds for each page that one site has more than the next smaller one."""
    return [
        round((more["seconds"]["median"] - less["seconds"]["median"]) * 1000 / extra, 2)
        for less, more in pairwise(built)
        if (extra := more["pages"] - less["pages"])
    ]


def _count(site: Path) -> int:
    return sum(1 for _ in site.rglob("index.html"))


_PEER = """\
site_name: An invented election
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
markdown_extensions:
  - tables
  - pymdownx.superfences
  - pymdownx.highlight: {linenums: true, linenums_style: inline, line_anchors: L}
"""


if __name__ == "__main__":
    main()
