"""Text for a terminal: lines broken at its width, labels in a column, and colours where they are wanted."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from generator.reporters.excerpt import cells


class Ink(StrEnum):
    """How a text stands out, as terminals know it (ECMA-48, SGR)."""

    BOLD = "1"
    RED = "1;31"
    YELLOW = "1;33"
    BLUE = "1;34"
    GREEN = "32"
    FAINT = "2"


def paint(text: str, ink: Ink, *, colour: bool) -> str:
    """The text in a colour; as it is where no colour is wanted."""
    return f"\x1b[{ink.value}m{text}\x1b[0m" if colour and text else text


def wrap(text: str, width: int, indent: int = 0) -> Iterator[str]:
    """The text in lines of at most so many columns; each line is set in."""
    space, line = " " * indent, ""
    for word in _words(text, max(width - indent, 20)):
        if line and indent + cells(line) + 1 + cells(word) > width:
            yield space + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield space + line


def labelled(rows: Iterable[tuple[str, str]], width: int, indent: int) -> Iterator[str]:
    """Each text beside its label; all texts begin in the same column."""
    rows = list(rows)
    column = indent + max((cells(label) for label, _ in rows), default=0) + 2
    for label, text in rows:
        lines = list(wrap(text, width, column))
        gap = " " * (column - indent - cells(label))
        yield f"{' ' * indent}{label}{gap}{lines[0].lstrip(' ') if lines else ''}"
        yield from lines[1:]


def _words(text: str, most: int) -> Iterator[str]:
    """The words of a text; one that is longer than a line in parts."""
    for word in text.split(" "):
        rest = word
        while cells(rest) > most:
            yield rest[:most]
            rest = rest[most:]
        yield rest
