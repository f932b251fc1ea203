"""The code lists beside the schemas: which words a field may hold, and their titles.

`codelists.csv` names every list and whether it is open (another word is a warning) or closed (an error). Each list is
`codelists/<name>.csv` with the columns code, title, description and, in a few, more.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import SchemaError
from generator.text import Message


@dataclass(frozen=True, slots=True)
class CodeList:
    """One list: rows by code, in the order of the file."""

    name: str
    open: bool
    rows: Mapping[str, Mapping[str, str]]

    def title(self, code: str) -> Message:
        """The title of a code, to be translated; a code that is not in the list stands for itself."""
        row = self.rows.get(code)
        return (
            Message(row["title"]) if row else Message("{code}", (("code", code.replace("_", " ")),))
        )

    def column(self, code: str, column: str, default: str = "") -> str:
        """Another column of a code's row."""
        row = self.rows.get(code)
        return row[column] if row else default


CodeLists = Mapping[str, CodeList]


def load_codelists(folder: Path) -> CodeLists:
    """Every list named in `folder`/codelists.csv. Raises SchemaError where one is missing."""
    try:
        with (folder / "codelists.csv").open(encoding="utf-8", newline="") as index:
            entries = list(csv.DictReader(index))
        return {
            entry["list"]: _load(folder, entry["list"], entry["openness"] == "open")
            for entry in entries
        }
    except (OSError, KeyError) as error:
        message = f"The code lists in {folder} cannot be read: {error}."
        raise SchemaError(message) from error


def _load(folder: Path, name: str, is_open: bool) -> CodeList:
    with (folder / "codelists" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return CodeList(name, is_open, {row["code"]: row for row in csv.DictReader(file)})
