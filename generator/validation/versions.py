"""Finds what came into the schema after the version that a file names.

A property, or a whole kind of file, that came after version 1.0 says so in `x-since`. A file may hold it only where
it names that version or a later one, so that a program that knows an earlier version never reads half of a file. What
was narrower before a version stands in `x-before`; a rule says where a file uses what came with it.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.addresses import NEWEST_SCHEMA
from generator.artifact import to_json
from generator.documents.model import Document, pointer_to
from generator.findings import Example, Finding, Kind, Level
from generator.text import say
from generator.validation.schemas import EVERY, Schema

SINCE, BEFORE = "x-since", "x-before"
VERSION = "schema_version"
NEWER = Kind(
    code="field-newer",
    level=Level.ERROR,
    title=say("A field of a later version of the schema"),
    why=say("A program that knows the version named here would pass over it without a word."),
    example=Example(
        bad='schema_version: "1.0"\nentered: {from: paper, reference: K-17}',
        good='schema_version: "1.1"\nentered: {from: paper, reference: K-17}',
    ),
    since="0.2.0",
)


def find_newer(document: Document, schema: Schema) -> Iterator[Finding]:
    """One finding where a file holds what came later than the version it names, with each place."""
    named = document.data.get(VERSION) if isinstance(document.data, Mapping) else None
    later = [
        (since, at)
        for path, since in schema.since
        if isinstance(named, str) and _number(since) > _number(named)
        for at in _places(document.data, path)
    ]
    if not later or not isinstance(named, str):
        return
    since = max((since for since, _ in later), key=_number)
    names = tuple(dict.fromkeys(str(at[-1]) if at else schema.name for _, at in later))
    text = f'"{since}"'
    yield Finding(
        kind=NEWER,
        place=document.locate(f"/{VERSION}"),
        message=say(
            "{names} came with version {since}; the file names {named}.",
            names=names, since=since, named=named,
        ),
        fix=say("Write schema_version: {version}.", version=text),
        level=Level.ERROR,
        pointer=f"/{VERSION}",
        field=schema.title((VERSION,)),
        also=tuple(document.locate_key(pointer_to(at)) for _, at in later),
        correction=text,
    )  # fmt: skip


def as_of(raw: bytes, version: str) -> bytes | None:
    """A schema file as a version had it, without what came later; None where the whole kind did."""
    root = json.loads(raw)
    if version == NEWEST_SCHEMA:
        return raw
    if _later(root, version):
        return None
    earlier = _without_later(root, version)
    definition = earlier.get("$defs", {}).get(VERSION)
    if definition is not None:
        kept = {key: definition[key] for key in ("title", "description")}
        expected = f'"{version}", in quotes'
        earlier["$defs"][VERSION] = {**kept, "const": version, "x-expected": expected}
    return raw if earlier == root else to_json(earlier)


def _without_later(node: Any, version: str) -> Any:
    if isinstance(node, list):
        return [_without_later(each, version) for each in node]
    if not isinstance(node, dict):
        return node
    then = {
        key: value
        for since, narrower in node.get(BEFORE, {}).items()
        if _number(since) > _number(version)
        for key, value in narrower.items()
    }
    return {
        key: _without_later(value, version)
        for key, value in {**node, **then}.items()
        if key != BEFORE and not _later(value, version)
    }


def _later(node: Any, version: str) -> bool:
    return isinstance(node, dict) and _number(node.get(SINCE, "0")) > _number(version)


def _number(version: str) -> tuple[int, ...]:
    """A version in the order of versions; what is none comes last, so that only the schema speaks of it."""
    parts = version.split(".")
    return tuple(map(int, parts)) if all(part.isdecimal() for part in parts) else (1 << 30,)


def _places(
    data: Any, path: tuple[str, ...], at: tuple[str | int, ...] = ()
) -> Iterator[tuple[str | int, ...]]:
    """Each place in the data that a path of the schema leads to, whatever else the data holds."""
    if not path:
        yield at
        return
    part, *rest = path
    found: list[tuple[str | int, Any]] = []
    if isinstance(data, Mapping):
        found = [*data.items()] if part == EVERY else [(part, data[part])] if part in data else []
    elif isinstance(data, list) and part == EVERY:
        found = [*enumerate(data)]
    for key, value in found:
        yield from _places(value, tuple(rest), (*at, key))
