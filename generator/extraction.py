"""For `make strings`: the texts of schemas and code lists, found as Babel asks for them."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import IO, Any, TypeAlias

Extracted: TypeAlias = tuple[int, str, str, list[str]]


def extract_schema(
    file: IO[bytes],
    _keywords: object,
    _tags: object,
    options: object,  # noqa: ARG001 - Babel passes it by this name
) -> Iterator[Extracted]:
    """Titles, descriptions and expectations of a JSON Schema, for Babel's extraction."""
    text = file.read().decode()
    found = set(_schema_texts(json.loads(text)))
    for number, line in enumerate(text.splitlines(), 1):
        match = re.fullmatch(r'\s*"(?:title|description|x-expected)": (".*?"),?', line)
        if match and (message := json.loads(match[1])) in found:
            found.discard(message)
            yield number, "", message, []
    for message in sorted(found):
        yield 1, "", message, []


def _schema_texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key in ("title", "description", "x-expected"):
            if isinstance(node.get(key), str):
                yield node[key]
        for value in node.values():
            yield from _schema_texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _schema_texts(value)


def extract_codelist(
    file: IO[bytes],
    _keywords: object,
    _tags: object,
    options: object,  # noqa: ARG001 - Babel passes it by this name
) -> Iterator[Extracted]:
    """Titles and descriptions of a code list, for Babel's extraction."""
    for number, row in enumerate(csv.DictReader(io.StringIO(file.read().decode())), 2):
        for column in ("title", "description"):
            if row.get(column):
                yield number, "", row[column], []
