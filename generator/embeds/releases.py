"""Reads the releases that were made, and publishes them byte for byte.

Every file is compared with the manifest before anything of a release is published: a file that was changed, is
missing or was added is the operator's to put right, from the history.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator import addresses
from generator.artifact import Artifact
from generator.charts.offer import Frozen
from generator.charts.record import Record
from generator.documents.names import DISCLOSURES, is_name
from generator.embeds.freeze import MANIFEST, SCRIPTS, digest
from generator.embeds.snippets import PICTURE, Framed, snippets
from generator.errors import ReleaseError

FOLDER = "releases"
"""Where releases stand in an instance: <election>/<name>, beside the disclosures they were made from."""
KINDS = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".csv": "text/csv",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".json": "application/json",
}
TEXTS = ("id", "language", "path", "title", "alt", "formula")
"""What the manifest says of each embed, besides how high it is."""


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its name, its election, the day its data are of, its manifest and every file by path."""

    name: str
    election: str
    day: date
    manifest: Mapping[str, Any]
    files: Mapping[str, bytes]

    def path(self, file: str) -> str:
        """Where a file of it is published."""
        return addresses.release(self.name, f"{self.election}/{file}")


def folder(root: Path, election: str) -> Path:
    """Where the releases of an election lie."""
    return root / FOLDER / election


def read_releases(root: Path) -> tuple[Release, ...]:
    """Every release of elections that are there, newest data first. Raises ReleaseError where one is not what it was.

    Whoever begins an instance of their own with a copy of this one must not publish charts of an invented election.
    """
    found = [
        _read(path, election.name, root)
        for election in _folders(root / FOLDER, root)
        if (root / DISCLOSURES / election.name).is_dir()
        for path in _folders(election, root)
    ]
    return tuple(sorted(found, key=lambda r: (r.day, r.name), reverse=True))


def _folders(path: Path, root: Path) -> Iterator[Path]:
    """The folders in a folder; hidden ones are those of a release that was broken off."""
    if path.is_symlink():
        message = f"{path.relative_to(root)} is a link; the releases themselves must stand here."
        raise ReleaseError(message)
    for child in sorted(path.iterdir()) if path.is_dir() else ():
        if child.name.startswith("."):
            continue
        if child.is_symlink() or not child.is_dir() or not is_name(child.name):
            message = f"{child.relative_to(root)} is no release; only folders made by `sixc release` stand here."
            raise ReleaseError(message)
        yield child


def _read(path: Path, election: str, root: Path) -> Release:
    shown = path.relative_to(root).as_posix()
    files = {file.relative_to(path).as_posix(): _bytes(file, root) for file in _walk(path)}
    try:
        manifest = json.loads(files.get(MANIFEST, b""))
        wanted = {str(file["path"]): str(file["sha256"]) for file in manifest["files"]}
        day = date.fromisoformat(manifest["date"])
        own = (manifest["version"], manifest["name"], manifest["election"])
        _ensure_complete(manifest)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        message = f"{shown}/{MANIFEST} is not the manifest of a release; {_RESTORE}"
        raise ReleaseError(message) from error
    if own != (1, path.name, election):
        message = f"{shown}/{MANIFEST} is that of another release; {_RESTORE}"
        raise ReleaseError(message)
    _ensure_unchanged(shown, files, wanted)
    return Release(path.name, election, day, manifest, files)


def _ensure_complete(manifest: Mapping[str, Any]) -> None:
    """Raise ValueError, KeyError or TypeError where what pages and the index read in a manifest is not there."""
    texts = [manifest["commit"]]
    held = {file["path"] for file in manifest["files"]}
    for embed in manifest["embeds"]:
        texts += [embed[key] for key in TEXTS]
        if f"{embed['path']}index.html" not in held or type(embed["height"]) is not int:
            raise ValueError(embed["path"])
    if not all(isinstance(text, str) for text in texts):
        raise TypeError(texts)


def _ensure_unchanged(shown: str, files: Mapping[str, bytes], wanted: Mapping[str, str]) -> None:
    """Raise ReleaseError for the first file that is not what was released."""
    for name in sorted({*files, *wanted} - {MANIFEST}):
        fault = (
            "is missing" if name not in files
            else "was added" if name not in wanted
            else "was changed" if digest(files[name]) != wanted[name]
            else ""
        )  # fmt: skip
        if fault:
            message = f"{shown}/{name} {fault} after the release; {_RESTORE}"
            raise ReleaseError(message)


_RESTORE = "a release never changes, so take it back from the history."


def _walk(path: Path) -> Iterator[Path]:
    for child in sorted(path.iterdir()):
        if child.is_dir() and not child.is_symlink():
            yield from _walk(child)
        else:
            yield child


def _bytes(file: Path, root: Path) -> bytes:
    if file.is_symlink() or not file.is_file() or file.suffix not in KINDS:
        message = f"{file.relative_to(root)} does not belong to a release; {_RESTORE}"
        raise ReleaseError(message)
    return file.read_bytes()


def export(releases: Iterable[Release]) -> Iterator[Artifact]:
    """Every file of every release, as it is."""
    for release in releases:
        for path, content in release.files.items():
            kind = KINDS[Path(path).suffix]
            yield Artifact(release.path(path), content, kind)


def frozen(record: Record, releases: Iterable[Release]) -> Iterator[Frozen]:
    """What each release of its election holds of a chart in the same language; none holds a chart of one party."""
    for release in releases if record.party is None else ():
        for embed in release.manifest["embeds"]:
            same = (embed["id"], embed["language"]) == (record.id, record.t.language)
            if same and release.election == record.dataset.id:
                yield _offer(record, release, embed)


def _offer(record: Record, release: Release, embed: Mapping[str, Any]) -> Frozen:
    src, script = release.path(embed["path"]), release.path(SCRIPTS[1])
    picture = embed["path"] + PICTURE
    made = snippets(
        _framed(embed),
        record.absolute(record.page),
        record.shared(src),
        record.shared(script),
        record.shared(release.path(picture)) if picture in release.files else "",
    )
    known = bool(record.settings.site_url)
    return Frozen(release.name, record.t.date(release.day), src, made if known else None)


def _framed(embed: Mapping[str, Any]) -> Framed:
    return Framed(embed["title"], embed["alt"], embed["height"], embed["formula"])
