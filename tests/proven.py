"""A published site that was proven once, and copies of it on which a test may do what a hostile host would."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.history.proof import (
    HEAD,
    INDEX,
    LOG,
    TILES,
    Entry,
    Head,
    leaves,
    read_head,
    read_log,
    tiles,
    tree_root,
    verify,
    write_head,
    write_log,
)
from generator.pipeline import run
from generator.settings import read_settings
from tests import mainline
from tests.invented import ID, INSTANCE, copy_to
from tests.mainline import APRIL, MARCH, MAY

PARTY = f"disclosures/{ID}/partia-e-lumit"
GONE, NEW, BROKEN = (f"{PARTY}/2025-0{month}.yaml" for month in (3, 4, 5))
REPORT = f"disclosures/{ID}/monitoring/vezhguesit/2025-05-10.yaml"
SUBMITTERS = f"disclosures/{ID}/submitters.yaml"
MANIFEST = f"v/2025-05-12/{ID}/manifest.json"
READ_BY_PROGRAM = ("log/", "api/", "v/")


@dataclass(frozen=True, slots=True)
class Published:
    """A published site: its folder, and a head that somebody kept before the last commit."""

    folder: Path
    earlier: Path

    def text(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        raw = content.encode() if isinstance(content, str) else content
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)

    def edit_index(self, change: Callable[[Any], object]) -> None:
        data = json.loads(self.text(INDEX))
        change(data)
        self.write(INDEX, json.dumps(data))

    def entries(self) -> list[Entry]:
        return read_log((self.folder / LOG).read_bytes()).entries

    def head(self) -> Head:
        return read_head((self.folder / HEAD).read_bytes())

    def forge(self, entries: list[Entry]) -> None:
        """Give the site another log, with numbers, a head and tiles that fit it."""
        entries = [entry._replace(number=number) for number, entry in enumerate(entries, 1)]
        origin = read_head(self.earlier.read_bytes()).origin
        self.write(LOG, write_log(entries, dated=True))
        self.write(HEAD, write_head(Head(origin, len(entries), tree_root(leaves(entries)))))
        shutil.rmtree(self.folder / TILES)
        for path, content in tiles(entries):
            self.write(path, content)


def written(root: Path, folder: Path) -> None:
    """Everything the verifier reads of a site, as the real pipeline makes it."""
    for artifact in run(read_settings(root)).artifacts:
        if artifact.path.startswith(READ_BY_PROGRAM) or "/data/filed/" in artifact.path:
            path = folder / artifact.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(artifact.content)


def make(folder: Path) -> Published:
    """An instance after three commits: one file changed, one removed, one refused; the head after the second kept."""
    repository = mainline.repository(folder / "instance")
    (repository.root / "mkdocs.yml").unlink()
    copy_to(repository.root)
    shutil.copytree(INSTANCE / "releases", repository.root / "releases")
    repository.write(REPORT)
    held = (repository.root / NEW).read_bytes()
    (repository.root / NEW).write_bytes(b"# " + held)
    repository.commit(MARCH)
    (repository.root / NEW).write_bytes(held)
    repository.commit(APRIL)
    written(repository.root, folder / "site")
    shutil.copy(folder / "site" / HEAD, folder / "head.txt")
    (repository.root / GONE).unlink()
    (repository.root / BROKEN).write_text("broken: [\n", "utf-8")
    repository.commit(MAY)
    shutil.rmtree(folder / "site")
    written(repository.root, folder / "site")
    return Published(folder / "site", folder / "head.txt")


def copied(original: Published, folder: Path) -> Published:
    """A copy that a test may change."""
    return Published(shutil.copytree(original.folder, folder / "site"), original.earlier)


def faults(site: Published, *, since: bool = False) -> list[str]:
    """What does not match."""
    result = verify(str(site.folder), str(site.earlier) if since else None)
    assert not result.stopped
    return result.faults
