"""Looks up the text behind a place, for reports: the line it is on, and the part that stands there.

Files are read when they are first asked for, and never more of one than the reader takes. Nothing is followed out of
the folder: of a link there is no text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.documents.reader import MAX_BYTES
from generator.documents.tokens import LineColumn, cell, tokens
from generator.findings import Place
from generator.isolation import UNWATCHED, Watch


@dataclass(slots=True, kw_only=True)
class Sources:
    """The texts of the files under one root, kept once they are read.

    `closed` are the files that are not to be parsed, `private` the lines that are not to be shown; `watch` is told
    which file is parsed.
    """

    root: Path
    closed: frozenset[str] = frozenset()
    private: frozenset[tuple[str, int]] = frozenset()
    watch: Watch = UNWATCHED
    _lines: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _tokens: dict[str, Mapping[LineColumn, str]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def line(self, file: str, number: int) -> str:
        """A line of a file without its end; empty where there is none or it is private."""
        if (file, number) in self.private:
            return ""
        if file not in self._lines:
            self._lines[file] = tuple(_read(self.root / file).split("\n"))
        lines = self._lines[file]
        return lines[number - 1].removesuffix("\r") if 0 < number <= len(lines) else ""

    def token(self, place: Place) -> str:
        """The single value or field name that begins at a place, as written; empty where there is none."""
        line = self.line(place.file, place.line)
        if place.file.endswith(".csv"):
            return cell(line, place.column)
        if place.file in self.closed or not line:
            return ""
        if place.file not in self._tokens:
            self.watch.at(place.file)
            self._tokens[place.file] = tokens("\n".join(self._lines[place.file]))
            self.watch.at("")
        return self._tokens[place.file].get((place.line, place.column), "")


def _read(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        return ""
    try:
        with path.open("rb") as source:
            content = source.read(MAX_BYTES)
    except OSError:
        return ""
    return content.decode("utf-8", "replace").removeprefix("\ufeff")
