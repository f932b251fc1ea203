"""The tables of facts as CSV: every version, with the column `current` for the one that counts."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.addresses import Election
from generator.exports.artifact import Artifact
from generator.exports.bundle import Bundle
from generator.exports.csv_text import write_csv
from generator.tables.columns import TABLES

_NOT_GIVEN = -1


def export(bundle: Bundle) -> Iterator[Artifact]:
    """One CSV for each table of each election."""
    for dataset in bundle.datasets:
        to = Election(dataset.id)
        for name, rows in dataset.facts.items():
            columns = tuple(TABLES[name])
            yield Artifact(to.table(name), write_csv(columns, _cells(columns, rows)), "text/csv")


def _cells(columns: tuple[str, ...], rows: Iterable[Any]) -> Iterator[list[Any]]:
    """The cells of each row; what was not given is empty, so that it cannot be taken for nought."""
    currency = columns.index("currency") if "currency" in columns else None
    sums = {columns.index(name) for name in ("low", "high") if name in columns}
    for row in rows:
        silent = sums if currency is not None and row[currency] == "" else ()
        yield [
            "" if cell == _NOT_GIVEN or place in silent else cell for place, cell in enumerate(row)
        ]
