"""Where the values and fields of a file stand: data and positions in order of reading in; line and column out.

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


def marks_of_values(data: Any, text: str, starts: "array[int]") -> dict[str, Mark]:
    """The mark of each value, by its pointer."""
    return dict(zip((at for at, _ in _walk(data)), _marks(text, starts), strict=True))


def marks_of_fields(data: Any, text: str, starts: "array[int]") -> dict[str, Mark]:
    """The mark of each field's name, by the pointer to its value."""
    named = (at for at, is_field in _walk(data) if is_field)
    return dict(zip(named, _marks(text, starts), strict=True))


def _walk(node: Any, at: str = "", *, is_field: bool = False) -> Iterator[tuple[str, bool]]:
    """The pointer to each value in order of reading, and whether it is a field of a mapping."""
    yield at, is_field
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _walk(value, f"{at}/{escape(key)}", is_field=True)
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _walk(value, f"{at}/{number}")


def _marks(text: str, starts: "array[int]") -> Iterator[Mark]:
    lines = [0, *(end.end() for end in re.finditer("\n", text))]
    for start in starts:
        line = bisect_right(lines, start)
        yield line, start - lines[line - 1] + 1
