"""Makes the files to download: one module for each format, listed here.

`index` names what all of them, and the embeds, have made.
"""

from collections.abc import Callable, Iterator

from generator.artifact import Artifact
from generator.exports import (
    chart_files,
    due_dates,
    feed,
    filed,
    log,
    schemas,
    stands_out,
    tables,
)
from generator.exports.bundle import Bundle

EXPORTS: tuple[Callable[[Bundle], Iterator[Artifact]], ...] = (
    tables.export,
    stands_out.export,
    filed.export,
    schemas.export,
    log.export,
    chart_files.export,
    feed.export,
    due_dates.export,
)
