"""The folder a site is written to, and how a new site takes the place of the old one in it.

The tools destroy nothing they did not make: a site is written to a new or empty folder, or to one that holds a site
already, and never over or into what an instance consists of. What an earlier build left there is known by its index.

The new site is made beside the folder, and only when it is whole do its parts take the places of the old ones, each by
one rename. So a build that is broken off leaves the old site as it was, a folder that is mounted or that a server works
in stays the same folder, and names that begin with a dot, such as `.git`, stay where they are: no build makes any.

    .site.making    the new site, until it is whole; what is left of the old one, once it is replaced
    .site.old       the old site while it is being replaced: what is there was not replaced to the end, and comes back
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.addresses import INDEX
from generator.errors import SettingsError

KEPT = (
    ".git", ".github", ".ci", "disclosures", "docs", "generator", "locales", "releases", "schema", "tests",
)  # fmt: skip
"""Folders of an instance, or of the program, that no site is written into."""
MAKING, OLD = ".{}.making", ".{}.old"
_TOKEN = ".token"  # noqa: S105 - nothing secret
_INDEXED = frozenset({"version", "commit", "elections", "disclosures", "log"})


def ensure_ours(target: Path, root: Path) -> Path:
    """The folder itself, wherever links lead, with its site whole: what a build left half replaced is put back.

    Raises SettingsError where no site of the instance in `root` may be written there.
    """
    try:
        place = target.resolve()
    except (OSError, RuntimeError) as error:  # a link that leads to itself
        message = f"{target} cannot be a site's folder: its links lead nowhere."
        raise SettingsError(message) from error
    if place.exists() and not place.is_dir():
        message = f"{target} is not a folder; name one for the site with --site-dir."
        raise SettingsError(message)
    if fault := _misplaced(place, root.resolve()):
        message = (
            f"{target} {fault}, where no site is written; name a folder of its own with --site-dir."
        )
        raise SettingsError(message)
    _put_back(place)
    if place.exists() and any(place.iterdir()) and not _is_site(place):
        message = (
            f"{target} holds something that no build has made, and a build replaces all that is in its folder; "
            "name another with --site-dir, or empty it yourself."
        )
        raise SettingsError(message)
    return place


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new folder to write a site to; what is in it takes the place of what is in `target` when the work is done."""
    making, token = _beside(target, MAKING), str(os.getpid())
    _remove(making)
    try:
        making.mkdir(parents=True)
        (making / _TOKEN).write_text(token, "ascii")
        yield making
        if _noted(making) != token:
            message = f"Another build writes to {target} at the same time; nothing was changed."
            raise SettingsError(message)
        _exchange(making, target)
    finally:
        with suppress(OSError):
            _remove(making)


def _misplaced(place: Path, root: Path) -> str:
    """What is wrong with a place; empty where nothing is. Files are compared as the system does, not by name."""
    if any(_is_same(place, above) for above in (root, *root.parents)):
        return "holds the instance"
    for part in (place, *place.parents):
        if part.name.casefold() == ".git":
            return "is in the history of a repository"
        if name := next((name for name in KEPT if _is_same(part, root / name)), ""):
            return f"is in {name}/"
    return ""


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, RuntimeError):
        return False


def _is_site(folder: Path) -> bool:
    """Whether a build of ours has made what is in a folder: the site's index is there."""
    index = folder / INDEX
    try:
        data = json.loads(index.read_bytes()) if index.is_file() else None
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.keys() >= _INDEXED


def _beside(target: Path, name: str) -> Path:
    """A folder beside another; inside it where the one beside would be on another disk or cannot be made."""
    parent = target.parent
    while not parent.exists():
        parent = parent.parent
    apart = target.exists() and target.stat().st_dev != parent.stat().st_dev
    inside = target.exists() and (apart or not os.access(parent, os.W_OK))
    return (target if inside else target.parent) / name.format(target.name)


def _noted(making: Path) -> str:
    """Whose build a folder belongs to; empty where that is not known."""
    try:
        return (making / _TOKEN).read_text("ascii")
    except OSError:
        return ""


def _exchange(making: Path, target: Path) -> None:
    """Move what is in `target` aside and what is in `making` to its place; all or nothing."""
    target.mkdir(parents=True, exist_ok=True)
    old = _beside(target, OLD)
    old.mkdir()
    moves = [(path, old / path.name) for path in _visible(target)]
    moves += [(path, target / path.name) for path in _visible(making)]
    done: list[tuple[Path, Path]] = []
    try:
        for before, after in moves:
            before.rename(after)
            done.append((before, after))
        old.rename(making / "old")  # from here on the new site is the one that stands
    except BaseException:
        for before, after in reversed(done):
            after.rename(before)
        old.rmdir()
        raise


def _put_back(target: Path) -> None:
    """Put an old site back that was being replaced when the machine stopped."""
    old = _beside(target, OLD)
    if old.is_symlink() or not old.is_dir():
        return
    for path in _visible(old):
        _remove(target / path.name)
        path.rename(target / path.name)
    old.rmdir()


def _visible(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if not path.name.startswith("."))


def _remove(path: Path) -> None:
    """Remove a folder with all that is in it, or a file; of a link, the link alone."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
