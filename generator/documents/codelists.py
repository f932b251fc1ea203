"""The code lists beside the schemas: which words a field may hold, and their titles.

`codelists.csv` names every list and whether it is open (another word is a warning) or closed (an error). Each list is
`codelists/<name>.csv` with the columns code, title, description and, in a few, more. An instance adds rows to open
lists with a file of the same name and columns.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.errors import SchemaError
from generator.provided import read_text
from generator.shelf import Shelf
from generator.text import Message

Rows = Mapping[str, Mapping[str, str]]
GROUPED = {"media": "medium-groups"}
"""Lists whose column `group` holds a code of another list."""
_CODE = re.compile(r"[A-Za-z0-9]+([_-][A-Za-z0-9]+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class CodeList:
    """One list: rows by code, in the order of the file."""

    name: str
    open: bool
    rows: Rows

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


def load_codelists(shelf: Shelf) -> CodeLists:
    """Every list named in codelists.csv, with the rows an instance adds. Raises SchemaError where one is broken."""
    index, folder = shelf.package / "codelists.csv", shelf.package / "codelists"
    lists = {
        row["list"]: _load(folder / f"{row['list']}.csv", row["openness"] == "open")
        for row in _rows(index, "list", "openness")
    }
    if not lists:
        message = f"{index} names no code list."
        raise SchemaError(message)
    added = sorted((shelf.own / "codelists").glob("*.csv")) if shelf.own else ()
    return {**lists, **{path.stem: _extended(path, lists) for path in added}}


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


def _extended(path: Path, lists: CodeLists) -> CodeList:
    """A list with the rows that an instance adds in a file."""
    known = lists.get(path.stem)
    if known is None:
        raise SchemaError(f"{path}: sixc has no code list of this name; it has {', '.join(lists)}.")
    new = {code: row for code, row in _added(path, known).items() if known.rows.get(code) != row}
    if changed := next((code for code in new if code in known.rows), None):
        raise SchemaError(f"{path}: sixc has the code {changed} already; an instance only adds.")
    if new and not known.open:
        raise SchemaError(f"{path}: this list is closed; nothing can be added to it.")
    groups = lists[GROUPED[path.stem]].rows if path.stem in GROUPED else None
    for code, row in new.items():
        if groups is not None and row["group"] not in groups:
            raise SchemaError(f"{path}: the group of {code} must be one of {', '.join(groups)}.")
    return replace(known, rows={**known.rows, **new})


def _added(path: Path, known: CodeList) -> Rows:
    """The rows of an instance's file, which must have the columns of the program's own."""
    columns = [*next(iter(known.rows.values()))]
    rows = [*_rows(path, *columns)]
    if any([*row] != columns for row in rows):
        raise SchemaError(f"{path}: the columns must be {','.join(columns)}.")
    for row in rows:
        if not _CODE.fullmatch(row["code"]) or not row["title"].strip():
            message = f"{path}: each row needs a code of letters and digits, and a title."
            raise SchemaError(message)
    found = {row["code"]: row for row in rows}
    if len(found) < len(rows):
        raise SchemaError(f"{path} names a code twice.")
    return found
