"""Makes standard output and error bear every text, and a reader that stops, without the command failing.

A letter that the encoding lacks becomes a plainer one, or an escape. A reader that has had enough, such as `head`, ends
nothing: the verdict is still worked out, and the exit code stays true. A full disk is said once.
"""

import codecs
import errno
import io
import os
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path

DEGRADED = "sixc-plainer"
_PLAINER = {
    "…": "...", "–": "-", "—": "-", "−": "-", "·": "-", "•": "-", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‘": "'", "’": "'", "→": "->", "≤": "<=", "≥": ">=", "×": "x", "\u202f": " ",
}  # fmt: skip
_NAMES = {"stdout": "What was to be printed", "stderr": "What was to be reported"}


def steady() -> None:
    """Make standard output and error bear everything; streams that are not those of the process stay as they are."""
    codecs.register_error(DEGRADED, _degrade)
    for number, (name, said) in enumerate(_NAMES.items(), 1):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever called; a file opened later must not get its number
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        if not isinstance(stream, io.TextIOWrapper) or _number(stream) != number:
            continue
        stream.reconfigure(errors=DEGRADED)
        if not stream.isatty():
            raw = io.BufferedWriter(_Outlet(number, said))
            made = io.TextIOWrapper(
                raw, stream.encoding, DEGRADED, line_buffering=stream.line_buffering
            )
            setattr(sys, name, made)


class _Outlet(io.FileIO):
    """A pipe or file of the process. What cannot be written is dropped; only a reader that is gone is not a fault."""

    def __init__(self, number: int, said: str) -> None:
        super().__init__(number, "wb", closefd=False)
        self.said = said
        self.broken = False

    def write(self, data: object) -> int:
        """Write bytes. Raises OSError the first time that this fails."""
        if not self.broken:
            try:
                return super().write(data)  # type: ignore[arg-type]
            except OSError as error:
                self.broken = True
                if error.errno != errno.EPIPE:
                    raise OSError(error.errno, error.strerror, self.said) from error
        return memoryview(data).nbytes  # type: ignore[arg-type]


def _number(stream: io.TextIOWrapper) -> int:
    with suppress(OSError, ValueError):
        return stream.fileno()
    return -1


def _degrade(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plainer, error.object[error.start : error.end])), error.end


def _plainer(character: str) -> str:
    plain = _PLAINER.get(character) or "".join(
        part for part in unicodedata.normalize("NFKD", character) if part.isascii()
    )
    return plain or character.encode("ascii", "backslashreplace").decode("ascii")
