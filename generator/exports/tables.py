"""The tables of facts as CSV: every version, with the column `current` for the one that counts."""

from collections.abc import Iterator

from generator.addresses import Election
from generator.exports.artifact import Artifact
from generator.exports.bundle import Bundle
from generator.exports.csv_text import write_csv


def export(bundle: Bundle) -> Iterator[Artifact]:
    """One CSV for each table of each election."""
    for dataset in bundle.datasets:
        to = Election(dataset.id)
        for name, frame in dataset.tables.items():
            rows = frame.astype(object).itertuples(index=False, name=None)
            yield Artifact(to.table(name), write_csv(list(frame.columns), rows), "text/csv")
