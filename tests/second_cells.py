"""Cells of the tables in `<election>/data/` as a spreadsheet reads them, worked out with none of the program.

A cell is text, a number, yes, no or nothing. Texts that begin like a formula have an apostrophe in front.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tests.recount import span
from tests.second_reading import File

Row = dict[str, str]
Rows = Iterator[tuple[str, int, Row]]
"""The file and the line that each row is from, and the row."""
FORMULAS = tuple("=+-@\t\n\r'＝＋－＠")
BOOLEANS = {"true": "True", "false": "False"}
ANSWERS = {"true": "yes", "false": "no"}
DECIMALS = {"JPY": 0, "TND": 3}
"""The decimals of currencies that have others than two (ISO 4217)."""


def cell(value: object) -> str:
    """A value as it stands in a file."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULAS) else text


def units(amount: Decimal, currency: str) -> str:
    """An amount with the decimals of its currency."""
    return str(amount.quantize(Decimal(1).scaleb(-DECIMALS.get(currency, 2))))


def money(name: str, declared: Mapping[str, str] | None) -> Row:
    """The columns of a sum."""
    said = declared or {}
    currency = said.get("currency", "")
    low, high = (units(end, currency) for end in span(dict(said))) if said else ("", "")
    return {
        f"{name}_currency": currency,
        f"{name}_low": low,
        f"{name}_high": high,
        f"{name}_basis": said.get("basis", ""),
        f"{name}_includes_vat": ANSWERS.get(said.get("includes_vat", ""), ""),
    }


def names(file: File) -> Row:
    """Everybody a disclosure declares, by the id it uses; the party itself is none of them."""
    found = [file.data.get("affiliates", {}).get("entities", [])]
    said = file.data.get("advertising", {})
    found += [said.get(kind, []) for kind in ("candidates", "third_parties", "intermediaries")]
    return {entry["id"]: entry["name"] for entries in found for entry in entries}
