"""Reads the bytes of one ledger (`.ads.csv`) as a `Document` of rows of text, or finds why they are none.

Strict: UTF-8, commas, the exact header, the same number of cells in every row. Cells stay text; an empty cell is
the text "". Marks point at the row's line; the column is that of the cell.
"""

import csv
import io
import re
from collections.abc import Iterable
from functools import partial
from typing import Any

from generator.documents import refusals
from generator.documents.marks import Mark, Marks, positions
from generator.documents.model import Document
from generator.documents.reader import Reading, decode
from generator.findings import Finding, Level, Place
from generator.text import Message, say, say_many

COLUMNS = ("ad_id", "line", "start", "end", "amount", "currency", "library_url")
MAX_ROWS = 20_000
_CELL = re.compile(r'(?:"(?:[^"]|"")*"|[^,]*)(?:,|\Z)')


def read_ledger(path: str, raw: bytes) -> Reading:
    """Read one ledger. `path` is used for places only; nothing is opened."""
    text, findings = decode(path, raw)
    if text is None:
        return Reading(None, findings)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        if tuple(next(reader, ())) != COLUMNS:
            return _refuse(path, 1, _header(), _HEADER_FIX)
        return _rows(path, raw, text, reader)
    except csv.Error:
        return _refuse(
            path, reader.line_num, say("A quotation mark is opened and not closed."), _QUOTE_FIX
        )


def _rows(path: str, raw: bytes, text: str, reader: Any) -> Reading:
    rows: list[dict[str, str]] = []
    numbers = positions()
    for cells in reader:
        line = reader.line_num
        if len(cells) != len(COLUMNS):
            message = say_many(
                "The row has {count} cell instead of {wanted}.",
                "The row has {count} cells instead of {wanted}.",
                len(cells),
                wanted=len(COLUMNS),
            )
            return _refuse(path, line, message, _CELLS_FIX)
        if len(rows) == MAX_ROWS:
            message = say("The ledger has more than {most} rows.", most=MAX_ROWS)
            return _refuse(
                path, line, message, say("Split it over several periods or sum up small ads.")
            )
        numbers.append(line)
        rows.append(dict(zip(COLUMNS, cells, strict=True)))
    return Reading(Document(path, rows, Marks(partial(_marks, text, numbers)), {}, raw))


def _marks(text: str, numbers: Iterable[int]) -> dict[str, Mark]:
    """The mark of each row and cell; `numbers` are the lines the rows stand on."""
    lines = text.split("\n")
    marks = {"": (1, 1)}
    for row, line in enumerate(numbers):
        marks[f"/{row}"] = (line, 1)
        for name, cell in zip(COLUMNS, _CELL.finditer(lines[line - 1]), strict=False):
            marks[f"/{row}/{name}"] = (line, cell.start() + 1)
    return marks


def _header() -> Message:
    return say("The first row is not {columns}.", columns=",".join(COLUMNS))


def _refuse(path: str, line: int, message: Message, fix: Message) -> Reading:
    finding = Finding(
        kind=refusals.TABLE,
        place=Place(path, max(line, 1), 1),
        message=message,
        fix=fix,
        level=Level.ERROR,
    )
    return Reading(None, (finding,))


_HEADER_FIX = say(
    "Write the names of the columns as the first row, in this order, with commas between them."
)
_CELLS_FIX = say(
    "Put a cell that holds a comma in double quotes; leave a cell empty where nothing is given."
)
_QUOTE_FIX = say("Close the quotation mark; write a quotation mark inside a cell twice.")
