"""The tables of facts as CSV: every version, with the column `current` for the one that counts."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.addresses import Election
from generator.exports.artifact import Artifact
from generator.exports.bundle import Bundle
from generator.exports.csv_text import write_csv

_NOT_GIVEN = -1


def export(bundle: Bundle) -> Iterator[Artifact]:
    """One CSV for each table of each election."""
    for dataset in bundle.datasets:
        to = Election(dataset.id)
        for name, frame in dataset.tables.items():
            rows = map(_cells, frame.astype(object).to_dict("records"))
            yield Artifact(to.table(name), write_csv(list(frame.columns), rows), "text/csv")


def _cells(row: Mapping[Any, Any]) -> list[Any]:
    """The cells of a row; what was not given is empty, so that it cannot be taken for nought."""
    silent = {"low", "high"} if row.get("currency") == "" else set()
    return ["" if name in silent or cell == _NOT_GIVEN else cell for name, cell in row.items()]
