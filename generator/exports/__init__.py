"""A dataset in; files to download out: one file for each format.

`EXPORTS` makes what stands once for all languages; `chart_files` makes what each language has of its own.
"""

from collections.abc import Callable, Iterator

from generator.exports import filed, log, schemas, tables
from generator.exports.artifact import Artifact
from generator.exports.bundle import Bundle

EXPORTS: tuple[Callable[[Bundle], Iterator[Artifact]], ...] = (
    tables.export,
    filed.export,
    schemas.export,
    log.export,
)
