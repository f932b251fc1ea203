"""The code lists beside the schemas: which words a field may hold, and their titles.

`codelists.csv` names every list and whether it is open (another word is a warning) or closed (an error). Each list is
`codelists/<name>.csv` with the columns code, title, description and, in a few, more.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import SchemaError
from generator.provided import read_text
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
    """Every list named in `folder`/codelists.csv. Raises SchemaError where one is missing or is no list."""
    index = folder / "codelists.csv"
    lists = {
        row["list"]: _load(folder / "codelists" / f"{row['list']}.csv", row["openness"] == "open")
        for row in _rows(index, "list", "openness")
    }
    if not lists:
        message = f"{index} names no code list."
        raise SchemaError(message)
    return lists


def _load(path: Path, is_open: bool) -> CodeList:
    return CodeList(path.stem, is_open, {row["code"]: row for row in _rows(path, "code", "title")})


def _rows(path: Path, *needed: str) -> Iterator[dict[str, str]]:
    """The rows of a table. Raises SchemaError where it lacks a column, or a row has more or fewer cells."""
    text = read_text(path, SchemaError)
    try:
        table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        if lacking := [column for column in needed if column not in (table.fieldnames or ())]:
            message = f"{path} has no column {lacking[0]}."
            raise SchemaError(message)
        for row in table:
            if None in row or None in row.values():
                message = f"{path}, line {table.line_num}, has not as many cells as the first line."
                raise SchemaError(message)
            yield row
    except csv.Error as error:
        message = f"{path} is no table: {error}."
        raise SchemaError(message) from error
