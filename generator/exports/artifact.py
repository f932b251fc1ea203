"""A file to publish, as a value: nothing is written before everything is computed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file: its path below the site, its bytes, what they are, and the language where each has its own."""

    path: str
    content: bytes
    media_type: str
    language: str = ""
