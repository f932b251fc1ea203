"""Reads the roster of an election from a table of parties, as a spreadsheet saves it.

Columns, in any order: `name` (in the election's first language) or `name_<language>` for each language; `id`,
`short_name`, `colour`, `site`, `register` and `number` may be missing or empty. Without an id, one is made from the
name. The order of the rows is that of the roster.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from generator.documents.names import is_name
from generator.errors import FoundingError

NAME = "name"
PLAIN = ("short_name", "colour", "site")
COLUMNS = ("id", NAME, *PLAIN, "register", "number")
MOST = 500
_SEPARATORS = ",;\t"
# Letters that Unicode does not take apart into one of a to z and an accent.
_LATIN = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)

RosterEntry = dict[str, Any]


def read_roster(name: str, raw: bytes, language: str) -> list[RosterEntry]:
    """The parties of a table, as election.yaml writes them. Raises FoundingError naming the line that is wrong."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{name} is not written in UTF-8; save it as “CSV UTF-8”."
        raise FoundingError(message) from error
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    _ensure_columns(name, tuple(table.fieldnames or ()))
    try:
        parties = [
            _party(name, table.line_num, row, language) for row in table if any(row.values())
        ]
    except csv.Error as error:
        message = f"{name}, line {table.line_num}: this is no table: {error}."
        raise FoundingError(message) from error
    _ensure_whole(name, [party["id"] for party in parties])
    return parties


def _separator(text: str) -> str:
    """What stands between the columns: the sign that the heading has most of."""
    heading = text.partition("\n")[0]
    return max(_SEPARATORS, key=heading.count)


def _ensure_columns(name: str, columns: tuple[str, ...]) -> None:
    unknown = [c for c in columns if c not in COLUMNS and not c.startswith(f"{NAME}_")]
    if unknown or not any(column.startswith(NAME) for column in columns):
        what = f"has a column {unknown[0]!r}" if unknown else "has no column name"
        known = f"{', '.join(COLUMNS)} and name_<language>, such as name_en"
        message = f"{name} {what}; known are {known}."
        raise FoundingError(message)


def _ensure_whole(name: str, ids: list[str]) -> None:
    if not 0 < len(ids) <= MOST:
        message = f"{name} holds {len(ids)} parties; a roster has 1 to {MOST}."
        raise FoundingError(message)
    twice = next((each for each in ids if ids.count(each) > 1), None)
    if twice is not None:
        message = f"{name} has two parties with the id {twice}; give each an id of its own in a column id."
        raise FoundingError(message)


def _party(name: str, line: int, row: Mapping[Any, Any], language: str) -> RosterEntry:
    """One row; csv puts cells beyond the heading under the key None, and None where cells are missing."""
    cells = {column: cell.strip() for column, cell in row.items() if cell and column is not None}
    names = dict(_names(cells, language))
    if None in row or not names:
        what = "has more cells than the heading" if None in row else "names no party"
        message = f"{name}, line {line}, {what}."
        raise FoundingError(message)
    party: RosterEntry = {"id": cells.get("id") or slug(next(iter(names.values()))), "name": names}
    if not is_name(str(party["id"])):
        message = f"{name}, line {line}: write a short name of small letters, digits and hyphens in the column id."
        raise FoundingError(message)
    party |= {column: cells[column] for column in PLAIN if cells.get(column)}
    if cells.get("register") and cells.get("number"):
        party["identifiers"] = [{"scheme": cells["register"], "id": cells["number"]}]
    return party


def _names(cells: Mapping[str, str], language: str) -> Iterator[tuple[str, str]]:
    """The name in each language, the election's first language first."""
    if cells.get(NAME):
        yield language, cells[NAME]
    for column, cell in cells.items():
        if cell and column.startswith(f"{NAME}_"):
            yield column.removeprefix(f"{NAME}_"), cell


def slug(text: str) -> str:
    """A short name made from a text in Latin letters; empty where it has none."""
    apart = unicodedata.normalize("NFKD", text.lower().translate(_LATIN))
    return re.sub("[^a-z0-9]+", "-", re.sub("[\u0300-\u036f'’]", "", apart)).strip("-")
