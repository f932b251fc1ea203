"""Finds the remarks (#) in a file, which are published with it: the line and the words of each."""

from collections.abc import Iterator

from generator.documents.model import Document

MOST = 2_000  # more are no remarks of a person, and would take too long
LONGEST = 5_000


def remarks(raw: bytes) -> Iterator[tuple[int, str]]:
    """The line and the text of each remark, and of what may be one: a # inside a quoted text looks like it."""
    line, counted, at = 1, 0, raw.find(b"#")
    for _ in range(MOST):
        if at < 0:
            return
        end = raw.find(b"\n", at)
        end = len(raw) if end < 0 else end
        line, counted = line + raw.count(b"\n", counted, at), at
        if at == 0 or raw[at - 1] in b" \t\n":
            yield line, raw[at:end][:LONGEST].decode("utf-8", "ignore")
        at = raw.find(b"#", end)


def nearest(document: Document, line: int) -> str:
    """The pointer to the first value on a line or below it; above, where the file ends there."""
    marks = document.marks
    pointers = sorted((marks[pointer], pointer) for pointer in marks if pointer)
    below = [pointer for mark, pointer in pointers if mark[0] >= line]
    return below[0] if below else pointers[-1][1]
