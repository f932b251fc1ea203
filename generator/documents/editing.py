"""A YAML file as read and an entry for one of its lists, in; the file with that entry at the end of the list, out.

Every other byte stays as it is, remarks and layout too. What was written is read back: only where exactly the entry was
added is it returned.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from generator.documents.model import Document
from generator.documents.reader import read
from generator.documents.writer import write


def with_entry(document: Document, pointer: str, entry: Mapping[str, Any]) -> Document | None:
    """The file with an entry more; None where the list does not stand on lines of its own, each with a hyphen."""
    expected = deepcopy(document)
    entries = expected.at(pointer)
    mark = document.marks.get(f"{pointer}/{len(entries) - 1}") if entries else None
    lines = document.raw.decode("utf-8").split("\n")
    if mark is None or not lines[mark[0] - 1][: mark[1] - 1].rstrip().endswith("-"):
        return None
    entries.append(entry)
    indent = len(lines[mark[0] - 1][: mark[1] - 1].rstrip()) - 1
    end = _end(lines, mark[0], indent)
    added = [" " * indent + line for line in write([entry]).decode("utf-8").splitlines()]
    raw = "\n".join([*lines[:end], *added, *(lines[end:] or [""])]).encode()
    made = read(document.path, raw).document
    return made if made is not None and made.data == expected.data else None


def _end(lines: list[str], begin: int, indent: int) -> int:
    """The number of lines up to the end of the entry that begins before line `begin`, set in behind a hyphen."""
    end = begin
    for number, line in enumerate(lines[begin:], begin + 1):
        if line.strip():
            if len(line) - len(line.lstrip(" ")) <= indent:
                break
            end = number
    return end
