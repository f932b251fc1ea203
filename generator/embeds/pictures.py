"""The pictures for sharing of a build: cards as SVG are values, and their PNG is made only when the site is written.

Rendering takes longer than all the rest of a chart, so a picture that has not changed comes from the instance's
`.cache/pictures`, kept by a key of everything it is made from; pictures that no longer exist are removed from there.
"""

import hashlib
import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.embeds import store
from generator.embeds.rendering import maker, render

FOLDER = Path(".cache", "pictures")
FEW = 4
"""So many pictures are rendered in less time than it takes to share the work."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """Where a picture is published, in the size of its drawing times `scale`."""

    path: str
    scale: int


@dataclass(frozen=True, slots=True)
class SharedPicture:
    """A drawing as SVG, its language, the page it stands for, what it shows in words, and the files made of it.

    The picture of the front page, which has an empty path, stands for every page that has none of its own.
    """

    svg: str
    language: str
    page: str
    alt: str
    files: tuple[PictureFile, ...]


def published(
    root: Path, pictures: Sequence[SharedPicture], language: str
) -> Iterator[tuple[str, bytes]]:
    """The path and PNG of every picture in one language of a build, its other languages' pictures kept as well."""
    folder = root / FOLDER
    store.keep_only(folder, {_key(one.svg, file.scale) for one in pictures for file in one.files})
    chosen = [picture for picture in pictures if picture.language == language]
    _share_out(folder, chosen)
    for picture in chosen:
        made = dict(_made(folder, picture))
        for file in picture.files:
            yield file.path, made[file.scale]


def _key(svg: str, scale: int) -> str:
    found = hashlib.sha256(maker())
    found.update(f"{scale}\n{svg}".encode())
    return found.hexdigest()


def _made(folder: Path, picture: SharedPicture) -> Iterator[tuple[int, bytes]]:
    """The picture in each of its scales, from the store where it is there."""
    missing = []
    for scale in sorted({file.scale for file in picture.files}):
        kept = store.read(folder, _key(picture.svg, scale))
        if kept is None:
            missing.append(scale)
        else:
            yield scale, kept
    if missing:
        for scale, png in zip(missing, render(picture.svg, missing), strict=True):
            store.write(folder, _key(picture.svg, scale), png)
            yield scale, png


def _share_out(folder: Path, pictures: Iterable[SharedPicture]) -> None:
    """Render what is missing on all processors at once, into the store; what fails there is made again later."""
    missing = [one for one in pictures if not _kept(folder, one)]
    count = min(os.cpu_count() or 1, len(missing) // FEW + 1)
    if count == 1 or not hasattr(os, "fork") or threading.active_count() > 1:
        return
    maker()
    children = [_start(folder, missing[number::count]) for number in range(1, count)]
    for picture in missing[::count]:
        dict(_made(folder, picture))
    for child in children:
        os.waitpid(child, 0)


def _kept(folder: Path, picture: SharedPicture) -> bool:
    return all((folder / _key(picture.svg, file.scale)).exists() for file in picture.files)


def _start(folder: Path, pictures: Iterable[SharedPicture]) -> int:
    """A process that renders some pictures."""
    child = os.fork()
    if child:
        return child
    try:
        for picture in pictures:
            dict(_made(folder, picture))
    finally:
        os._exit(0)
