"""Finds where values end: each single value and field name of a file as it is written, by its place.

Only reports and corrections ask for it, so it is found anew from the text instead of being kept for every file.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, ScalarEvent

from generator.documents.characters import find_hidden
from generator.documents.reader import MAX_DEPTH, MAX_VALUES

_CELL = re.compile(r'"(?:[^"]|"")*"|[^,]*')
LineColumn = tuple[int, int]


def tokens(text: str) -> Mapping[LineColumn, str]:
    """Each value or field name of a YAML file that stands on one line, with its quotes, by line and column (from 1).

    Of a file that is broken, or larger or deeper than the reader takes, those before that place. None of a text with
    hidden characters: the parser may count its lines in another way.
    """
    return {} if any(find_hidden(text, 1)) else dict(_scalars(text.split("\n")))


def _scalars(lines: list[str]) -> Iterator[tuple[LineColumn, str]]:
    events: Iterator[Any] = iter(yaml.CLoader("\n".join(lines)).get_event, None)
    depth = 0
    try:
        for event in islice(events, 3 * MAX_VALUES):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > MAX_DEPTH + 1:
                return
            start, end = event.start_mark, event.end_mark
            on_a_line = start.line == end.line and start.column < end.column
            if isinstance(event, ScalarEvent) and on_a_line:
                spot = start.line + 1, start.column + 1
                yield spot, lines[start.line][start.column : end.column]
    except yaml.YAMLError:
        return


def cell(line: str, column: int) -> str:
    """The cell of a row of a ledger that begins at a column (from 1), with its quotes."""
    found = _CELL.match(line, column - 1)
    return found[0] if found else ""
