"""The JSON Schemas: loaded once, each made self-contained, asked quickly and explained slowly.

A file is first put to a compiled validator, which only answers yes or no; only for a no does `jsonschema` say what
is wrong. References are resolved here, from the folder alone: nothing is ever fetched.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import jsonschema_rs

from generator.errors import SchemaError

SHARED = "common.schema.json#/$defs/"
KINDS = ("disclosure", "election", "submitters", "redactions", "ledger", "code")


@dataclass(frozen=True)
class Schema:
    """One schema with every shared definition inside it."""

    name: str
    root: Mapping[str, Any]

    @cached_property
    def gate(self) -> Any:
        """The compiled validator: `is_valid(data)`."""
        return jsonschema_rs.Draft202012Validator(dict(self.root))

    def accepts(self, data: Any) -> bool:
        """Whether the data is as the schema asks."""
        return bool(self.gate.is_valid(data))

    def resolve(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """A node with what it refers to; its own words go before those of the definition."""
        while "$ref" in node:
            target = self.root["$defs"][node["$ref"].rpartition("/")[2]]
            node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
        return node

    def node(self, path: tuple[str | int, ...]) -> Mapping[str, Any]:
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


def load_schemas(folder: Path) -> Schemas:
    """The schema for each kind of file. Raises SchemaError where one is missing or is no schema."""
    try:
        shared = json.loads((folder / "common.schema.json").read_text("utf-8"))["$defs"]
        return {name: _load(folder, name, shared) for name in KINDS}
    except (OSError, ValueError, KeyError) as error:
        message = f"The schemas in {folder} cannot be read: {error}."
        raise SchemaError(message) from error


def _load(folder: Path, name: str, shared: Mapping[str, Any]) -> Schema:
    text = (folder / f"{name}.schema.json").read_text("utf-8").replace(SHARED, "#/$defs/")
    root = json.loads(text)
    if name == "ledger":
        root = {"$schema": root["$schema"], "title": "Ledger", "type": "array", "items": root}
    return Schema(name, {**root, "$defs": shared})
