"""Makes the version that follows on a party's newest: all that stays as it was is in it already.

The text is carried over line by line, so that remarks and layout stay: only the number is raised, the reason for the
correction is asked for, and the signature is asked for again. That somebody took a version over for the party, and what
they added to it, is said of that one alone.
"""

import re
from pathlib import Path

from generator.documents.blank import attestation, correction
from generator.documents.instance import OF_OTHERS, is_withdrawal
from generator.documents.reader import read
from generator.text import Translator

_OF_ONE = frozenset({*OF_OTHERS, "annotations"})
_ASKED = ("version", "correction", "attestation")
_KEY = re.compile(r"""["']?([a-z_]+)["']?\s*:""")
_CONTINUES = re.compile(r"[ \t\-}\]]")


def renewed(folder: Path, period: str, version: int, t: Translator) -> bytes | None:
    """The next version of a disclosure, as its file is to begin with.

    None where no earlier version can be carried over: all are withdrawn, or the newest cannot be read.
    """
    for number in range(version - 1, 0, -1):
        path = folder / f"{period}{f'.v{number}' if number > 1 else ''}.yaml"
        sound = path.is_file() and not path.is_symlink()
        old = read(path.name, path.read_bytes()).document if sound else None
        if old is None or not isinstance(old.data, dict):
            return None
        if is_withdrawal(old):
            continue
        text = _carried_over(old.raw.decode(), version, t)
        new = read(path.name, text.encode()).document
        kept = {key: value for key, value in old.data.items() if key not in {*_ASKED, *_OF_ONE}}
        wanted = {**kept, **{key: new.data[key] for key in _ASKED}} if new else None
        return text.encode() if new and new.data == wanted else None
    return None


def _carried_over(text: str, version: int, t: Translator) -> str:
    """A file's lines, those of the fields that change replaced."""
    ours = {line for line in (*correction(t), *attestation(t)) if line.startswith("#")}
    lines = [line for line in text.replace("\r\n", "\n").rstrip().split("\n") if line not in ours]
    found, at = list[str](), 0
    while at < len(lines):
        key = _KEY.match(lines[at])
        end = _end(lines, at) if key else at + 1
        match key[1] if key else "":
            case "version":
                found += [f"version: {version}", *correction(t)]
            case "attestation":
                found += attestation(t)
            case "correction" | "entered" | "source" | "annotations":
                pass
            case _:
                found += lines[at:end]
        at = end
    return "\n".join(found) + "\n"


def _end(lines: list[str], start: int) -> int:
    """Where the field ends that begins in a line: after its last line that is indented or closes a bracket."""
    end = at = start + 1
    while at < len(lines) and (
        not lines[at].strip() or _CONTINUES.match(lines[at]) or lines[at][0] == "#"
    ):
        at += 1
        end = at if _CONTINUES.match(lines[at - 1]) else end
    return end
