"""Reads the files of those who run an instance: settings, schemas, code lists, hand-written pages.

Such a file can be missing, a folder, a pipe, a link to itself, no text or too large like any other; whoever runs the
tools gets one sentence about it, and nothing waits or overflows.
"""

from pathlib import Path

from generator.errors import OperatorError

MOST = 2 << 20  # bytes; the largest of our own is a twentieth of it


def read_text(path: Path, error: type[OperatorError]) -> str:
    """The text of a file. Raises the error, with what is wrong as its sentence, where it has none."""
    try:
        return _read(path).decode("utf-8")
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        message = f"{path} is not plain UTF-8 text, see line {line}; save it as UTF-8."
        raise error(message) from fault
    except FileNotFoundError as fault:
        message = f"{path} is missing."
        raise error(message) from fault
    except OSError as fault:
        message = f"{path} cannot be read: {fault.strerror or fault}."
        raise error(message) from fault


def _read(path: Path) -> bytes:
    if path.exists() and not path.is_file():  # a pipe would wait for somebody to write into it
        raise OSError(0, "it is not a file")
    with path.open("rb") as file:
        content = file.read(MOST + 1)
    if len(content) > MOST:
        raise OSError(0, f"it is larger than {MOST >> 20} MiB")
    return content
