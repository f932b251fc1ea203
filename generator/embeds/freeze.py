"""Makes a release: the files of a folder that holds the charts of one election and is never written again.

Nothing in it is shared with the live site: each embed holds its style, and the scripts lie beside it.

    manifest.json                      what the release is, and the SHA-256 of every other file
    embed.js  resize.js
    <language>/<chart>/index.html      data.csv  chart.svg  chart.png
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from generator import addresses
from generator.artifact import to_json
from generator.charts.record import Record
from generator.embeds.heights import heights
from generator.embeds.look import script
from generator.embeds.page import frozen_page
from generator.embeds.snippets import framed
from generator.embeds.words import words

MANIFEST = "manifest.json"
SCRIPTS = ("embed.js", "resize.js")
KEPT_FILES = ("data.csv", "chart.svg", "chart.png")


def freeze(
    name: str,
    records: Iterable[Record],
    published: Mapping[tuple[str, str], bytes],
    refused: Sequence[str] = (),
) -> dict[str, bytes]:
    """The files of a release by their path in its folder; `published` are the site's files by language and path.

    `refused` are the filed files that no figure of it is made from.
    """
    kept = tuple(records)
    files = {name: script(name) for name in SCRIPTS}
    embeds = []
    for record in kept:
        folder = f"{record.t.language}/{record.id}/"
        said = words(record, name)
        here = addresses.release(name, f"{record.dataset.id}/{folder}")
        files[f"{folder}index.html"] = frozen_page(record, said, here, f"../../{SCRIPTS[0]}")
        files |= dict(_copied(record, folder, published))
        about = asdict(framed(record, heights(record, said)))
        embeds.append({"id": record.id, "language": record.t.language, "path": folder, **about})
    manifest = {
        "version": 1,
        "name": name,
        "election": kept[0].dataset.id,
        "date": kept[0].dataset.today.isoformat(),
        "commit": kept[0].edition.commit,
        "log_head": kept[0].edition.head,
        "left_out": [{"id": path} for path in refused],
        "embeds": embeds,
        "files": [{"path": path, "sha256": digest(files[path])} for path in sorted(files)],
    }
    return {**files, MANIFEST: to_json(manifest)}


def digest(content: bytes) -> str:
    """The hash of a file, as a manifest has it."""
    return hashlib.sha256(content).hexdigest()


def _copied(
    record: Record, folder: str, published: Mapping[tuple[str, str], bytes]
) -> Iterator[tuple[str, bytes]]:
    """The files of a chart that are released as they are."""
    for name in KEPT_FILES:
        found = published.get((record.t.language, record.file(name)))
        if found is not None:
            yield f"{folder}{name}", found
