"""The schemas as published, so that editors and programs can check against them."""

from collections.abc import Iterator

from generator import addresses
from generator.artifact import Artifact
from generator.exports.bundle import Bundle
from generator.validation.versions import as_of


def export(bundle: Bundle) -> Iterator[Artifact]:
    """Each schema in every version that a file may follow; the newest is the file itself."""
    for path in sorted(bundle.schema_folder.glob("*.schema.json")):
        for version in addresses.SCHEMA_VERSIONS:
            content = as_of(path.read_bytes(), version)
            if content is not None:
                to = addresses.schema(path.name, version)
                yield Artifact(to, content, "application/schema+json")
