"""Finds what a site to publish would lose, by its index, of what was published before.

A published version stays, with its bytes and its sums, and so does every address. So does every other file that is
somebody's word: a ledger, a reply, a report, a figure a platform gave, whether it was shown or only kept. Only what the
law had taken down may go. A fault in a program, a rule grown stricter or a file lost on the way would otherwise go
unnoticed.
"""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from generator.errors import HistoryError
from generator.history.log import Log
from generator.history.proof import FILED, NOT_READ, REFUSED, disclosure_of, source_of
from generator.history.published import is_fixed

MOST = 5  # losses named in one sentence
KINDS = (
    "languages",
    "elections",
    "parties",
    "periods",
    "disclosures",
    "charts",
    "comparisons",
    "data",
    "feeds",
    "releases",
    "schemas",
)
ADDRESSES = (
    "page", "path", "compare", "filings", "commitments", "builder", "builder_embed", "builder_data",
    "embed", "oembed", "svg", "png", "png_2x", "csv", "json", "figure",
)  # fmt: skip
SUMS = ("declared", "received")
SiteIndex = Mapping[str, Any]


def ensure_kept(target: Path, index: bytes, log: Log) -> None:
    """Raise HistoryError where a folder holds a site that shows what the new one does not.

    `index` is the new site's api/v1/index.json. A site without a history is a preview, and holds nothing.
    """
    path = target / "api/v1/index.json"
    if not log.dated or not path.is_file():
        return
    try:
        earlier = json.loads(path.read_bytes())
        losses = [*find_losses(earlier, json.loads(index), _taken_down(log))]
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation) as error:
        message = f"{path} is not the index of a site; delete it and build again."
        raise HistoryError(message) from error
    if losses:
        more = f" and {len(losses) - MOST} more" if len(losses) > MOST else ""
        message = (
            f"The site in {target} shows what the new one would not: {', '.join(losses[:MOST])}{more}. If the folder"
            " holds a preview, delete it and build again; if it holds the published site, find out first what was lost."
        )
        raise HistoryError(message)


def find_losses(earlier: SiteIndex, now: SiteIndex, taken_down: frozenset[str]) -> Iterator[str]:
    """What an earlier index names and a later one does not, in a few words each."""
    for kind in KINDS:
        there = {(e.get("election", ""), e["id"]): e for e in now.get(kind, ())}
        for entry in earlier.get(kind, ()):
            kept = there.get((entry.get("election", ""), entry["id"]))
            if kept is None:
                if not _is_taken_down(entry, taken_down):
                    yield f"{kind}/{entry['id']}"
            elif moved := _moved(entry, kept):
                yield f"the address {moved}"
            elif kind == "releases" and kept["sha256"] != entry["sha256"]:
                yield f"the files of {entry['id']}"
            elif kind == "disclosures":
                yield from _lost_versions(entry, kept, taken_down)
    # What was refused may be put right; what was only kept may be refused by a stricter program, but stands.
    before, after = (
        _files(earlier, frozenset({NOT_READ})),
        _files(now, frozenset({NOT_READ, REFUSED})),
    )
    yield from _rewritten(before, after, taken_down)


def _files(index: SiteIndex, states: frozenset[str]) -> dict[str, SiteIndex]:
    """Each file beside the disclosures that is somebody's word, by its path: those shown, and some that are not."""
    shown = {source_of(file["id"]): file for file in index["data"] if FILED in file["id"]}
    back = {f["id"]: f for f in index["held_back"] if f.get("state") in states}
    every = {**back, **shown}
    return {path: every[path] for path in every if is_fixed(path) and not disclosure_of(path)}


def _rewritten(
    earlier: Mapping[str, SiteIndex], now: Mapping[str, SiteIndex], taken_down: frozenset[str]
) -> Iterator[str]:
    """Files with other bytes than before, where the earlier index says which, and files that nobody could see go."""
    for path, file in earlier.items():
        kept = now.get(path)
        if path in taken_down:
            continue
        if kept is None and "state" in file:
            yield path
        elif kept is not None and file.get("sha256", kept["sha256"]) != kept["sha256"]:
            yield f"the bytes of {path}"


def _moved(earlier: SiteIndex, now: SiteIndex) -> str:
    """The first address that is no longer what it was; empty where all are."""
    return next(
        (earlier[k] or "/" for k in ADDRESSES if k in earlier and now.get(k) != earlier[k]), ""
    )


def _is_taken_down(entry: SiteIndex, taken_down: frozenset[str]) -> bool:
    """Whether the law took down a file, or every version of a disclosure."""
    files = [version["file"] for version in entry.get("versions", ())] or [entry["id"]]
    return all(source_of(file) in taken_down for file in files)


def _lost_versions(earlier: SiteIndex, now: SiteIndex, taken_down: frozenset[str]) -> Iterator[str]:
    there = {version["id"]: version for version in now["versions"]}
    for version in earlier["versions"]:
        name = f"{earlier['id']} version {version['id']}"
        kept = there.get(version["id"])
        if source_of(version["file"]) in taken_down:
            continue
        if kept is None or kept["sha256"] != version["sha256"]:
            yield name
        elif any(_sums(kept, key) != _sums(version, key) for key in SUMS if key in version):
            yield f"the sums of {name}"


def _sums(version: SiteIndex, key: str) -> list[tuple[str, Decimal, Decimal]]:
    """The sums of a version. Until sixc 0.2 an index held whole hundredths, since then text in units."""
    return [
        (each["currency"], _units(each["low"]), _units(each["high"]))
        for each in version.get(key, ())
    ]


def _units(end: str | int) -> Decimal:
    return Decimal(end).scaleb(-2) if isinstance(end, int) else Decimal(end)


def _taken_down(log: Log) -> frozenset[str]:
    return frozenset(entry.path for entry in log.entries if entry.event == "redacted")
