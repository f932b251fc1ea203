"""Files that are not read: astray, not allowed, closed to us, or stopped while they were read."""

from collections.abc import Mapping
from pathlib import Path

from generator.documents import refusals
from generator.documents.names import belonging
from generator.documents.reader import MAX_BYTES, read
from generator.findings import Finding, Level, Place
from generator.isolation import Cause, Watch
from generator.text import Message, say

LeftOut = Mapping[str, Message]
"""The path of each file to leave out, and why its addition was not allowed."""
NONE: LeftOut = {}
_DISCLOSURES = frozenset({".yaml", ".yml", ".txt"})
_NOT_READ = say("This file or folder is not read.")


def misplaced(name: str, path: Path, fix: Message, watch: Watch) -> Finding:
    """What has no place where it lies; a disclosure is told where it belongs, by what it says of itself."""
    plain = path.suffix.lower() in _DISCLOSURES and path.is_file() and not path.is_symlink()
    if plain and name not in watch.stopped:
        watch.at(name)
        try:
            with path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
        except OSError:
            return closed(name)
        document = read(name, raw).document
        place = belonging(document.data) if document else ""
        if place not in {"", name}:
            fix = say("Move it to {place}.", place=place)
    return Finding(
        kind=refusals.NAME, place=Place(name, 1, 1), message=_NOT_READ, fix=fix, level=Level.ERROR
    )


def not_allowed(name: str, why: Message) -> Finding:
    """What an account added that may not add it; nobody's words are taken from it."""
    message = say("This file is left out: {why}", why=why)
    fix = say("File it anew, as the next version, from an account that may add it.")
    return Finding(
        kind=refusals.NOT_ALLOWED,
        place=Place(name, 1, 1),
        message=message,
        fix=fix,
        level=Level.ERROR,
    )


def closed(path: str) -> Finding:
    """What nobody here may open."""
    message = say("This file or folder cannot be opened on the computer that checks it.")
    fix = say("Allow whoever runs the check to read it, or put it there anew.")
    return Finding(
        kind=refusals.STOPPED, place=Place(path, 1, 1), message=message, fix=fix, level=Level.ERROR
    )


def stopped(path: str, cause: Cause) -> Finding:
    """What had to be stopped while it was read."""
    message = say("Reading this file was stopped: {cause}.", cause=cause.value)
    fix = say(
        "Look for something unusual in it, such as very long or deeply nested parts; if there is nothing, tell us."
    )
    return Finding(
        kind=refusals.STOPPED, place=Place(path, 1, 1), message=message, fix=fix, level=Level.ERROR
    )
