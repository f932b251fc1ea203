"""The schemas as published, so that editors and programs can check against them."""

from collections.abc import Iterator

from generator import addresses
from generator.artifact import Artifact
from generator.exports.bundle import Bundle


def export(bundle: Bundle) -> Iterator[Artifact]:
    """Each schema file, unchanged."""
    for path in sorted(bundle.schema_folder.glob("*.schema.json")):
        yield Artifact(addresses.schema(path.name), path.read_bytes(), "application/schema+json")
