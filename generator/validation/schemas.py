"""The JSON Schemas: loaded once, each made self-contained, asked quickly and explained slowly.

A file is first put to a compiled validator, which only answers yes or no; only for a no does `jsonschema` say what
is wrong. References are resolved here, from the folder alone: nothing is ever fetched.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from generator.documents.codelists import load_codelists
from generator.errors import SchemaError
from generator.provided import read_text
from generator.shelf import Shelf
from generator.text import Message
from generator.validation.patterns import compiled

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

SHARED = "common.schema.json#/$defs/"
KINDS = ("disclosure", "election", "submitters", "received", "redactions", "ledger", "code")
EVERY = "*"
"""Stands, in a path through a schema, for every entry of a list or field of a mapping."""
At = tuple[str | int, ...]


@dataclass(frozen=True)
class Schema:
    """One schema with every shared definition inside it, and the words of each code list it names."""

    name: str
    root: Mapping[str, Any]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def gate(self) -> Any:
        """The compiled validator: `is_valid(data)`."""
        return jsonschema_rs.Draft202012Validator(dict(self.root))

    def accepts(self, data: Any) -> bool:
        """Whether the data is as the schema asks."""
        return bool(self.gate.is_valid(data))

    def errors(self, data: Any) -> "Iterator[ValidationError]":
        """Everything that speaks against the data."""
        from generator.validation.explainer import errors  # noqa: PLC0415

        return errors(self.root, data)

    def fits(self, node: Mapping[str, Any], value: Any) -> bool:
        """Whether a value is as one node asks."""
        from generator.validation.explainer import errors  # noqa: PLC0415

        alone = {**node, "$defs": self.root.get("$defs", {})}
        return not any(True for _ in errors(alone, value))

    @cached_property
    def since(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The path of everything that came after the first version of the schema, and the version it came with."""
        return tuple(self._since(self.root, ()))

    def _since(
        self, node: Mapping[str, Any], path: tuple[str, ...]
    ) -> Iterator[tuple[tuple[str, ...], str]]:
        node = self.resolve(node)
        if "x-since" in node:
            yield path, str(node["x-since"])
        entries = [node[key] for key in ("items", "additionalProperties") if node.get(key)]
        below = [*node.get("properties", {}).items(), *((EVERY, entry) for entry in entries)]
        for part, child in below:
            yield from self._since(child, (*path, part))

    def resolve(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """A node with what it refers to; its own words go before those of the definition."""
        while "$ref" in node:
            target = self.root["$defs"][node["$ref"].rpartition("/")[2]]
            node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
        return node

    def words(self, node: Mapping[str, Any]) -> tuple[str, ...]:
        """The words a node names or, where others are taken too, those of its code list."""
        named = node.get("enum") or self.lists.get(node.get("x-codelist", ""), ())
        return tuple(str(word) for word in named)

    def title(self, path: At) -> Message | None:
        """The title, in the reader's words, of the field at a path or of the nearest one around it."""
        for end in range(len(path), 0, -1):
            if title := self.node(path[:end]).get("title"):
                return Message(str(title))
        return None

    def node(self, path: At) -> Mapping[str, Any]:
        """The resolved node that describes the value at a path; empty where the schema has none."""
        node = self.resolve(self.root)
        for part in path:
            node = node.get("items", {}) if isinstance(part, int) else self._property(node, part)
            if not isinstance(node, dict):
                return {}
            node = self.resolve(node)
        return node

    @staticmethod
    def _property(node: Mapping[str, Any], name: str) -> Any:
        return node.get("properties", {}).get(name, node.get("additionalProperties", {}))


Schemas = Mapping[str, Schema]


def load_schemas(shelf: Shelf) -> Schemas:
    """The schema for each kind of file. Raises SchemaError where one is missing, changed or no schema."""
    folder = shelf.package
    shelf.ensure_added()
    lists = {name: tuple(each.rows) for name, each in load_codelists(shelf).items()}
    shared = _read(folder / "common.schema.json", "$defs")["$defs"]
    return {name: _load(folder, name, shared, lists) for name in KINDS}


def _load(
    folder: Path, name: str, shared: Mapping[str, Any], lists: Mapping[str, tuple[str, ...]]
) -> Schema:
    path = folder / f"{name}.schema.json"
    root = _read(path, "properties")
    if name == "ledger":
        root = {"$schema": root.get("$schema"), "title": "Ledger", "type": "array", "items": root}
    schema = Schema(name, {**root, "$defs": shared}, lists)
    try:
        schema.accepts(None)  # which compiles it
        for pattern in _patterns(schema.root):
            compiled(pattern)
    except (ValueError, re.error) as error:
        message = f"{path} is no schema: {str(error).splitlines()[0]}."
        raise SchemaError(message) from error
    return schema


def _read(path: Path, needed: str) -> dict[str, Any]:
    """The JSON object in a file, its references to shared definitions made to its own."""
    text = read_text(path, SchemaError).replace(SHARED, "#/$defs/")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"{path} is no JSON: {error}."
        raise SchemaError(message) from error
    if not isinstance(data, dict) or not isinstance(data.get(needed), dict):
        message = f"{path} is no schema: it has no {needed}."
        raise SchemaError(message)
    return data


def _patterns(node: Any) -> Iterator[str]:
    """Every regular expression in a schema, used or not."""
    if isinstance(node, dict):
        if isinstance(node.get("pattern"), str):
            yield node["pattern"]
        for value in node.values():
            yield from _patterns(value)
    elif isinstance(node, list):
        for value in node:
            yield from _patterns(value)
