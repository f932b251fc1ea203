"""A dataset in; files to download out: one file for each format.

`EXPORTS` makes what the whole site has, and the feed of each language; `chart_files` makes what a chart has in each.
"""

from collections.abc import Callable, Iterator

from generator.exports import feed, filed, log, schemas, tables
from generator.exports.artifact import Artifact
from generator.exports.bundle import Bundle

EXPORTS: tuple[Callable[[Bundle], Iterator[Artifact]], ...] = (
    tables.export,
    filed.export,
    schemas.export,
    log.export,
    feed.export,
)
