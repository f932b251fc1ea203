"""A file to publish, as a value: nothing is written before everything is computed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site: its path below the site's root, its bytes, and what they are."""

    path: str
    content: bytes
    media_type: str
