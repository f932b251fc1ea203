"""Adds an entry to a list of a YAML file, or a field at its end.

Every other byte stays as it is, remarks and layout too. What was written is read back: only where exactly that was
added is the file returned.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from generator.documents.marks import Mark
from generator.documents.model import Document
from generator.documents.reader import read
from generator.documents.writer import write

_FIELD = re.compile(r" *[\w-]+: +")  # its value stands on the same line


def with_entry(document: Document, pointer: str, entry: Mapping[str, Any]) -> Document | None:
    """The file with an entry more; None where the entries there are do not each stand on lines of their own."""
    expected = deepcopy(document)
    entries = expected.at(pointer)
    lines = document.raw.decode("utf-8").split("\n")
    place = (
        _after_last(lines, document.marks[f"{pointer}/{len(entries) - 1}"])
        if entries
        else _opened(lines, document.marks[pointer])
    )
    if place is None:
        return None
    end, indent = place
    entries.append(entry)
    added = [" " * indent + line for line in write([entry]).decode("utf-8").splitlines()]
    raw = "\n".join([*lines[:end], *added, *(lines[end:] or [""])]).encode()
    return _with(document.path, raw, expected.data)


def with_field(document: Document, name: str, value: Mapping[str, Any]) -> Document | None:
    """The file with a field more, which it does not have yet; None where nothing can follow what stands there."""
    end = b"" if document.raw.endswith(b"\n") else b"\n"
    raw = document.raw + end + write({name: value})
    return _with(document.path, raw, {**document.data, name: value})


def _with(path: str, raw: bytes, data: Any) -> Document | None:
    """The file that was written, where it holds this and nothing else."""
    made = read(path, raw).document
    return made if made is not None and made.data == data else None


def _opened(lines: list[str], mark: Mark) -> tuple[int, int] | None:
    """Open an empty list that stands behind its field; the number of lines before its first entry, and its indent."""
    line, column = mark
    field, rest = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
    if rest.strip() != "[]" or not _FIELD.fullmatch(field):
        return None
    lines[line - 1] = field.rstrip()
    return line, len(field) - len(field.lstrip(" ")) + 2


def _after_last(lines: list[str], mark: Mark) -> tuple[int, int] | None:
    """The number of lines up to the end of a list's last entry, and its indent; None without a hyphen before it."""
    before = lines[mark[0] - 1][: mark[1] - 1].rstrip()
    if not before.endswith("-"):
        return None
    indent = len(before) - 1
    return _end(lines, mark[0], indent), indent


def _end(lines: list[str], begin: int, indent: int) -> int:
    """The number of lines up to the end of the entry that begins before line `begin`, set in behind a hyphen."""
    end = begin
    for number, line in enumerate(lines[begin:], begin + 1):
        if line.strip():
            if len(line) - len(line.lstrip(" ")) <= indent:
                break
            end = number
    return end
