"""The tables of facts as CSV: every version, with the column `current` for the one that counts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.addresses import Election
from generator.artifact import Artifact
from generator.exports.bundle import Bundle
from generator.exports.csv_text import write_csv
from generator.tables.columns import TABLES

_NOT_GIVEN = -1


def export(bundle: Bundle) -> Iterator[Artifact]:
    """One CSV for each table of each election."""
    for dataset in bundle.datasets:
        to = Election(dataset.id)
        for name, rows in dataset.facts.items():
            kinds = TABLES[name]
            yield Artifact(to.table(name), write_csv([*kinds], _cells(kinds, rows)), "text/csv")


def _cells(kinds: Mapping[str, str], rows: Iterable[Any]) -> Iterator[list[Any]]:
    """The cells of each row; what was not given is empty, so that it cannot be taken for nought."""
    columns = [*kinds]
    currency = columns.index("currency") if "currency" in columns else None
    sums = [columns.index(name) for name in ("low", "high") if name in columns]
    numbers = [place for place, name in enumerate(columns) if kinds[name] == "int64"]
    for row in rows:
        cells = list(row)
        for place in numbers:
            if cells[place] == _NOT_GIVEN:
                cells[place] = ""
        if currency is not None and cells[currency] == "":
            for place in sums:
                cells[place] = ""
        yield cells
