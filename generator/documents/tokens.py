"""Where a value ends: the text of a file in; each single value and field name as it is written, by its place, out.

Only reports and corrections ask for it, so it is found anew from the text instead of being kept for every file.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from yaml.events import ScalarEvent

_CELL = re.compile(r'"(?:[^"]|"")*"|[^,]*')
Spot = tuple[int, int]


def tokens(text: str) -> Mapping[Spot, str]:
    """Each value or field name of a YAML file that stands on one line, with its quotes, by line and column (from 1).

    Of a file that is broken, those before the place where it breaks.
    """
    return dict(_scalars(text.split("\n")))


def _scalars(lines: list[str]) -> Iterator[tuple[Spot, str]]:
    try:
        for event in iter(yaml.CLoader("\n".join(lines)).get_event, None):
            if isinstance(event, ScalarEvent):
                start: Any = event.start_mark
                end: Any = event.end_mark
                if start.line == end.line and start.column < end.column:
                    spot = start.line + 1, start.column + 1
                    yield spot, lines[start.line][start.column : end.column]
    except yaml.YAMLError:
        return


def cell(line: str, column: int) -> str:
    """The cell of a row of a ledger that begins at a column (from 1), with its quotes."""
    found = _CELL.match(line, column - 1)
    return found[0] if found else ""
