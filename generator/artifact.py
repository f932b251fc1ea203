"""A file to publish, as a value: nothing is written before everything is computed; and data as the bytes of one."""

import json
from dataclasses import dataclass

ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file: its path below the site, its bytes, what they are, and the language where each has its own."""

    path: str
    content: bytes
    media_type: str
    language: str = ""


def to_json(data: object) -> bytes:
    """Strict JSON with sorted keys, one line at the end; safe inside a page."""
    text = json.dumps(
        data, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode() + b"\n"
