"""Keeps files from one build to the next, by the key of what they were made from.

The folder can be deleted at any time. A file that is not whole is not used: its first bytes are the digest of the
others, and it gets its name only when it is written. A folder that cannot be written costs time and nothing else.
"""

import hashlib
import os
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

_DIGEST = hashlib.sha256().digest_size
_PART = ".part"
_OWN = re.compile(rf"[0-9a-f]{{64}}(?:[.][0-9]+{_PART})?")


def read(folder: Path, key: str) -> bytes | None:
    """What is kept under a key; None where there is nothing, or not the whole of it."""
    try:
        data = (folder / key).read_bytes()
    except OSError:
        return None
    content = data[_DIGEST:]
    return content if hashlib.sha256(content).digest() == data[:_DIGEST] else None


def write(folder: Path, key: str, content: bytes) -> None:
    """Keep bytes under a key."""
    part = folder / f"{key}.{os.getpid()}{_PART}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(hashlib.sha256(content).digest() + content)
        part.replace(folder / key)


def keep_only(folder: Path, keys: Collection[str]) -> None:
    """Remove what is kept under other keys; what was not made here stays."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name not in keys and _OWN.fullmatch(path.name):
                with suppress(OSError):
                    path.unlink()
