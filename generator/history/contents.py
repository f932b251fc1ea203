"""Reads of the new files of a change what the gate must know of their content.

They are read by the strict reader in the limited process, so that a file which breaks its reader breaks nothing else.
What cannot be read says nothing here: the check refuses it, and it is never published.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from generator.documents.instance import OF_OTHERS
from generator.documents.names import belonging
from generator.documents.reader import MAX_BYTES, read
from generator.errors import HistoryError
from generator.history.proposal import TouchedPath
from generator.history.snapshot import ask
from generator.isolation import Watch, guarded


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says of itself: how it was taken over for the party, and the path it belongs at, if it is known.

    `taken_over` is the field that says so, empty where the party files it itself.
    """

    taken_over: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What each file says that could be read, and the files whose reading was stopped."""

    said: Mapping[bytes, Said]
    stopped: frozenset[bytes] = frozenset()


def read_contents(root: Path, entries: Iterable[TouchedPath]) -> Contents:
    """What each of these new files says. Raises HistoryError where the limited process itself failed."""
    files = {entry.path: entry.blob for entry in entries}
    if not files:
        return Contents({})
    with TemporaryFile() as notes:
        if guarded(partial(_note, root, files, notes)):
            message = "The files of the change could not be read in the limited process."
            raise HistoryError(message)
        notes.seek(0)
        found = json.load(notes)
    paths = dict(zip(map(_name, files), files, strict=True))
    said = {paths[name]: Said(**words) for name, words in found["said"].items()}
    return Contents(said, frozenset(paths[name] for name in found["stopped"]))


def _note(root: Path, files: Mapping[bytes, str], notes: IO[bytes], watch: Watch) -> int:
    """Read each file and note what it says, in JSON: the only thing that leaves the limited process."""
    said = {}
    for path, blob in files.items():
        name = _name(path)
        if name in watch.stopped:
            continue
        watch.at("")
        raw = ask(root, "cat-file", "blob", blob)
        if raw is None or len(raw) > MAX_BYTES:
            continue
        watch.at(name)
        document = read(name, raw).document
        if document is not None and isinstance(document.data, dict):
            taken_over = next((field for field in OF_OTHERS if field in document.data), "")
            said[name] = asdict(Said(taken_over, belonging(document.data)))
    watch.at("")
    notes.write(json.dumps({"said": said, "stopped": [*watch.stopped]}).encode())
    notes.flush()
    return 0


def _name(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")
