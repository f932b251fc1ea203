"""Writes down files that the law has taken down, in the list of redactions that keeps the log whole.

The log is a Merkle tree, so each of its entries that names such a file is kept as it stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.addresses import NEWEST_SCHEMA
from generator.documents.editing import with_entry
from generator.documents.model import Document
from generator.documents.names import DISCLOSURES
from generator.documents.writer import write
from generator.errors import HistoryError
from generator.history.log import Log, written
from generator.history.proof import Entry

HEADING = """yaml-language-server: $schema=../../schema/redactions.schema.json
What the law had taken down, with its entries of the log. Written by sixc redact; only maintainers change this file."""
LIST = "redactions"


@dataclass(frozen=True, slots=True)
class Order:
    """Who ordered it, on what ground, and on which day, written 2025-06-02."""

    by: str
    ground: str
    date: str


def place(election: str) -> str:
    """Where the list of an election stands."""
    return f"{DISCLOSURES}/{election}/redactions.yaml"


def redact(
    election: str, paths: Iterable[str], order: Order, log: Log, listed: Document | None
) -> bytes:
    """The list of an election with an entry more for each path. Raises HistoryError where one cannot be made."""
    made = [_redaction(path, order, log) for path in paths]
    if listed is None:
        data = {"schema_version": NEWEST_SCHEMA, "election": election, LIST: made}
        return write(data, HEADING)
    present = {entry["path"] for _, entry in listed.entries(LIST)}
    for entry in made:
        if entry["path"] in present:
            message = f"{listed.path} names {entry['path']} already."
            raise HistoryError(message)
        longer = with_entry(listed, f"/{LIST}", entry)
        if longer is None:
            message = f"{listed.path} cannot be added to; put each of its entries on lines of its own, after a hyphen."
            raise HistoryError(message)
        listed = longer
    return listed.raw


def _redaction(path: str, order: Order, log: Log) -> Mapping[str, Any]:
    name = written(path)
    kept = [_kept(e) for e in log.entries if e.path == name and e.event != "redacted"]
    if not kept:
        message = (
            f"{path} never reached the main line, so the log holds nothing of it; just remove it."
        )
        raise HistoryError(message)
    return {
        "path": name,
        "ordered_by": order.by,
        "ground": order.ground,
        "date": order.date,
        "entries": kept,
    }


def _kept(entry: Entry) -> Mapping[str, Any]:
    """An entry of the log as the list keeps it: all of it but its path."""
    return {name: value for name, value in entry._asdict().items() if name != "path"}
