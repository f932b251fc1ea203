"""Shows the line that a finding is about as it is written, with a marker under the part that is meant.

At most 80 characters of a line are shown, and none of them acts: what a terminal or a log could take for more than a
letter is written as an escape. Widths are those of a terminal: https://www.unicode.org/reports/tr11/
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.documents.sources import Sources
from generator.findings import Finding, Place
from generator.text import ECHO, show

MARGIN = 9
_TAB = "→"
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a line: what is shown of it, and where in that the marker begins and how long it is, in columns."""

    shown: str
    before: int
    length: int


def excerpt(sources: Sources, place: Place, width: int, *, context: bool) -> Iterator[str]:
    """The numbered line of a place with its marker; with `context`, also the lines before and after it."""
    line = sources.line(place.file, place.line)
    if not line.strip():
        return
    most = min(ECHO, width - MARGIN)
    if context:
        yield from _around(sources, place.file, place.line - 1, most)
    found = cut(line, place.column, len(sources.token(place)), most)
    yield f"{place.line:>6} | {found.shown}"
    yield f"{'':6} | {' ' * found.before}{'^' * found.length}"
    if context:
        yield from _around(sources, place.file, place.line + 1, most)


def corrected(sources: Sources, finding: Finding) -> str:
    """The whole line with the correction in it, ready to paste; empty where it is too long to be shown whole."""
    place, token = finding.place, sources.token(finding.place)
    line = sources.line(place.file, place.line)
    if not finding.correction or not token:
        return ""
    at = place.column - 1
    whole = line[:at] + finding.correction + line[at + len(token) :]
    return whole if len(whole) <= ECHO and "".join(_glyphs(whole)) == whole else ""


def cut(line: str, column: int, length: int, most: int) -> Excerpt:
    """The part of a line around a column (from 1), at most so many columns and so many characters."""
    at = min(column - 1, len(line))
    first = max(0, at - most)
    glyphs, at = _glyphs(line[first : at + most]), at - first
    whole = len(glyphs) == len(line) <= most and cells("".join(glyphs)) <= most
    room = most if whole else most - 2
    ends_late = cells("".join(glyphs[: at + length])) > room
    start = max(0, at - most // 3) if not whole and (first or ends_late) else 0
    end = start
    while end < len(glyphs) and cells("".join(glyphs[start : end + 1])) <= room:
        end += 1
    head = _CUT if first + start else ""
    tail = _CUT if first + end < len(line) else ""
    before = cells(head + "".join(glyphs[start:at]))
    marked = cells("".join(glyphs[at : min(at + length, end)]))
    return Excerpt(head + "".join(glyphs[start:end]) + tail, before, max(1, marked))


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _around(sources: Sources, file: str, number: int, most: int) -> Iterator[str]:
    line = sources.line(file, number) if number else ""
    if line.strip():
        yield f"{number:>6} | {cut(line, 1, 0, most).shown}"


def _glyphs(line: str) -> list[str]:
    """What stands for each character: itself, or an escape; `##[` begins a command in some logs."""
    glyphs = [_TAB if c == "\t" else show(c) for c in line]
    for index in range(len(line) - 2):
        if line[index : index + 3] == "##[":
            glyphs[index + 1] = r"\#"
    return glyphs
