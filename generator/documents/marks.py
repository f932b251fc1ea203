"""Tells line and column of the values and fields of a file, from their positions in the order of reading.

Of most files nobody asks for a place, and a pointer for every value costs more than reading it. So the reader keeps
only how many characters stand before each value and each field's name; pointers are made when a place is first asked.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeAlias

from generator.documents.model import escape

Mark: TypeAlias = tuple[int, int]


_HOLDING = frozenset({dict, list})


class Marks(Mapping[str, Mark]):
    """Line and column (from 1) by JSON pointer, found when first asked for."""

    def __init__(self, find: Callable[[], Mapping[str, Mark]]) -> None:
        self._find = find

    @cached_property
    def _found(self) -> Mapping[str, Mark]:
        return self._find()

    def __getitem__(self, pointer: str) -> Mark:
        return self._found[pointer]

    def __contains__(self, pointer: object) -> bool:
        return pointer in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def positions() -> "array[int]":
    """An empty list of positions, or of other whole numbers that are not negative; millions fit into memory."""
    return array("L")


def marks_of_values(data: Any, text: str, starts: "array[int]") -> Mapping[str, Mark]:
    """The mark of each value, by its pointer."""
    found = [""]
    _note_values(data, "", found)
    return _PlacedMarks(dict(zip(found, starts, strict=True)), text)


def marks_of_fields(data: Any, text: str, starts: "array[int]") -> Mapping[str, Mark]:
    """The mark of each field's name, by the pointer to its value."""
    found: list[str] = []
    _note_fields(data, "", found)
    return _PlacedMarks(dict(zip(found, starts, strict=True)), text)


def _note_values(node: Any, at: str, found: list[str]) -> None:
    """Note the pointer to each value below a node, in order of reading."""
    if isinstance(node, dict):
        for key, value in node.items():
            pointer = f"{at}/{key}" if "/" not in key and "~" not in key else f"{at}/{escape(key)}"
            found.append(pointer)
            if value.__class__ in _HOLDING:
                _note_values(value, pointer, found)
    elif isinstance(node, list):
        for number, value in enumerate(node):
            pointer = f"{at}/{number}"
            found.append(pointer)
            if value.__class__ in _HOLDING:
                _note_values(value, pointer, found)


def _note_fields(node: Any, at: str, found: list[str]) -> None:
    """Note the pointer to each field of a mapping below a node, in order of reading."""
    parts = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node if isinstance(node, list) else ())
    )
    for part, value in parts:
        pointer = f"{at}/{escape(part) if isinstance(part, str) else part}"
        if isinstance(part, str):
            found.append(pointer)
        if isinstance(value, dict | list):
            _note_fields(value, pointer, found)


class _PlacedMarks(Mapping[str, Mark]):
    """Marks worked out one by one, from how many characters stand before each."""

    def __init__(self, starts: Mapping[str, int], text: str) -> None:
        self._starts = starts
        self._lines = [0, *(end.end() for end in re.finditer("\n", text))]

    def __getitem__(self, pointer: str) -> Mark:
        start = self._starts[pointer]
        line = bisect_right(self._lines, start)
        return line, start - self._lines[line - 1] + 1

    def __contains__(self, pointer: object) -> bool:
        return pointer in self._starts

    def __iter__(self) -> Iterator[str]:
        return iter(self._starts)

    def __len__(self) -> int:
        return len(self._starts)
