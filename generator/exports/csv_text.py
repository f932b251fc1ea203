"""Writes rows as CSV bytes that a spreadsheet reads and cannot be made to run.

A text that begins like a formula gets an apostrophe in front (OWASP ASVS 5.0, 1.2.10); figures are left as they are.
Taking one apostrophe off a text that begins with one followed by such a character gives the text back.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

CsvCell = str | int | bool | Decimal
FORMULA = frozenset("=+-@\t\n\r'＝＋－＠")


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[CsvCell]]) -> bytes:
    """UTF-8 with a mark of the encoding, commas and line feeds, every text in quotes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([guard(column) for column in columns])
    writer.writerows(
        [
            # Few texts begin so; to ask here saves a call for each of the others.
            [guard(cell) if isinstance(cell, str) and cell[:1] in FORMULA else cell for cell in row]
            for row in rows
        ]
    )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def guard(text: str) -> str:
    """The text, with an apostrophe in front where a program could take it for a formula."""
    return f"'{text}" if text[:1] in FORMULA else text
