"""Locates the party's file that a path of git stands for, or says what speaks against the path.

A path is taken only where it is exactly `disclosures/<election>/<party>/…` below the instance: nothing is decoded,
completed or followed.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.documents.names import DISCLOSURES, ELECTION_PLACE, KEPT, PARTY_PLACE, TOP
from generator.history.refusals import COLLISION, MAINTAINERS, NAME, PATH, Refusal, refuse
from generator.text import say

LONGEST = 500
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_GIT = (".git", "git~1")


@dataclass(frozen=True, slots=True)
class FiledPath:
    """A path in the folder of a party; `file` is the rest of it."""

    election: str
    party: str
    file: str


def locate(path: bytes, prefix: bytes) -> FiledPath | Refusal:
    """The party's file at a path of the repository; `prefix` is the folder of the instance."""
    if unsafe := find_unsafe(path):
        return unsafe
    folder = f"{prefix.decode('utf-8', 'replace')}{DISCLOSURES}/"
    text = path.decode()
    if not text.startswith(folder):
        return refuse(MAINTAINERS, say("This lies outside the folders of parties."))
    election, *rest = text.removeprefix(folder).split("/")
    if not rest:
        return refuse(NAME, NOT_READ, ELECTION_PLACE)
    if rest[0] in {*TOP, *KEPT}:
        what = say(
            "The election, its reports and the list of accounts are kept by the maintainers."
        )
        return refuse(MAINTAINERS, what)
    if len(rest) == 1:
        return refuse(NAME, NOT_READ, PARTY_PLACE)
    return FiledPath(election, rest[0], "/".join(rest[1:]))


def find_unsafe(path: bytes) -> Refusal | None:
    """What makes a path one that no ordinary file has."""
    if len(path) > LONGEST:
        return refuse(PATH, say("The path is longer than {most} bytes.", most=LONGEST))
    try:
        text = path.decode()
    except UnicodeDecodeError:
        return refuse(PATH, say("The path is not written in UTF-8."))
    for character in text:
        if unicodedata.category(character) in _HIDDEN:
            name = f"U+{ord(character):04X}"
            what = say("The path has a character that cannot be seen: {name}.", name=name)
            return refuse(PATH, what)
    for part in text.split("/"):
        meant = part.casefold().rstrip(". ")
        if not meant or meant in _GIT or "\\" in part:
            what = say(
                "The path has a part that programs take for something else: {part}", part=part
            )
            return refuse(PATH, what)
    return None


def spellings(paths: Iterable[bytes]) -> Mapping[str, frozenset[str]]:
    """Each file and folder there is, under what all names have in common that some computers take for it."""
    there = {text for path in paths for text in _with_folders(path.decode("utf-8", "replace"))}
    found: dict[str, frozenset[str]] = {}
    for text in there:
        found[_fold(text)] = found.get(_fold(text), frozenset()) | {text}
    return found


def collision(path: bytes, there: Mapping[str, frozenset[str]]) -> Refusal | None:
    """What speaks against a path that is there already in another spelling."""
    for text in _with_folders(path.decode("utf-8", "replace")):
        others = there.get(_fold(text), frozenset())
        if others and text not in others:
            what = say(
                "The name differs from {path} only in capitals or in how accents are written.",
                path=min(others),
            )
            return refuse(COLLISION, what)
    return None


def _with_folders(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


NOT_READ = say("This file or folder is not read.")
