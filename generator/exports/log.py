"""The log of what was published, its head and its tiles, and the program by which anybody can check them."""

from collections.abc import Iterator
from pathlib import Path

from generator.addresses import LOG
from generator.artifact import Artifact
from generator.exports.bundle import Bundle
from generator.history import proof


def export(bundle: Bundle) -> Iterator[Artifact]:
    """The log, its head, the same as tiles, and the checking program, which is a module of ours as it stands."""
    log, head, program = LOG
    yield Artifact(log, bundle.log.text, "text/plain")
    yield Artifact(head, bundle.log.head_text, "text/plain")
    yield Artifact(program, Path(proof.__file__).read_bytes(), "text/x-python")
    for path, content in proof.tiles(bundle.log.entries):
        yield Artifact(path, content, "application/octet-stream")
