"""What an editor makes of a disclosure before the check: it finds the schema, takes what is right, says what is not.

VS Code's YAML extension reads the line `# yaml-language-server: $schema=…`, resolves it and every reference in it from
the file it stands in, and reads YAML 1.2: days stay text, and only true and false are answers.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import jsonschema
import pytest
import yaml
from referencing import Registry, Resource

from tests.command import INSTANCE, ROOT, copy_instance, sixc

pytestmark = pytest.mark.slow

SCHEMA = ROOT / "schema"
FILES = sorted(path.relative_to(INSTANCE) for path in (INSTANCE / "disclosures").rglob("*.yaml"))
MODELINE = re.compile(r"\A# yaml-language-server: \$schema=(\S+)\n")
SILENT = ("al-2025", "qytetaret-e-qershorit", "2025-05")


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), first)


def from_folder(address: str) -> Resource[Any]:
    """A schema that another refers to, from its place on this machine."""
    assert address.startswith("file:///"), address
    return Resource.from_contents(json.loads(Path(address.removeprefix("file://")).read_text()))


def faults(file: Path, schema: Path) -> list[str]:
    """What a plain validator has against a file."""
    whole = {"$id": schema.as_uri(), **json.loads(schema.read_text("utf-8"))}
    registry: Registry[Any] = Registry(retrieve=from_folder)  # type: ignore[call-arg]
    validator = jsonschema.Draft202012Validator(whole, registry=registry)
    data = yaml.load(file.read_text("utf-8"), Loader=Core)
    return [f"{error.json_path} {error.message}" for error in validator.iter_errors(data)]


def named_schema(file: Path) -> Path:
    """The schema that a file names, as an editor resolves it."""
    line = MODELINE.match(file.read_text("utf-8"))
    assert line is not None, file
    return (file.parent / line[1]).resolve()


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """The invented instance with the schema beside it, as in a repository that holds both."""
    instance = copy_instance(tmp_path / "instance")
    (instance / "schema").symlink_to(SCHEMA)
    return instance


@pytest.mark.parametrize("file", FILES, ids=lambda file: "/".join(file.parts[-2:]))
def test_every_file_leads_an_editor_to_a_schema_that_accepts_it(file: Path, beside: Path) -> None:
    assert named_schema(beside / file).parent == SCHEMA
    assert faults(beside / file, named_schema(beside / file)) == []


def test_an_editor_sees_what_is_wrong(beside: Path) -> None:
    file = beside / FILES[0]
    assert faults(file, named_schema(file)) == []
    file.write_text(file.read_text("utf-8").replace("medium: meta", "mediun: meta"), "utf-8")
    assert any("mediun" in fault for fault in faults(file, named_schema(file)))


def test_a_new_disclosure_leads_to_the_schema_of_its_instance(beside: Path) -> None:
    path = beside / sixc("new", *SILENT, cwd=beside).out.strip()
    assert named_schema(path) == SCHEMA / "disclosure.schema.json"
    open_places = {fault.partition(" ")[0] for fault in faults(path, named_schema(path))}
    assert open_places == {
        *("$.contact.email", "$.attestation.date"),
        *(f"$.{s}.state" for s in ("affiliates", "advertising", "funding", "targeting", "ai")),
    }


@pytest.mark.parametrize("address", ["", "https://fushata.example/"])
def test_a_new_disclosure_names_no_schema_that_is_not_there(address: str, tmp_path: Path) -> None:
    instance = copy_instance(tmp_path / "instance")
    settings = instance / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}\nsite_url: '{address}'\n", "utf-8")
    path = instance / sixc("new", *SILENT, cwd=instance).out.strip()
    line = MODELINE.match(path.read_text("utf-8"))
    published = f"{address}schema/1.1/disclosure.schema.json"
    assert (line and line[1]) == (published if address else None)


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema."""
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, dict | list):
            yield from nodes(child)


@pytest.mark.parametrize("path", sorted(SCHEMA.glob("*.schema.json")), ids=lambda path: path.name)
def test_a_schema_refers_to_files_beside_it_only(path: Path) -> None:
    """With an `$id`, editors would look for them in the network."""
    for node in nodes(json.loads(path.read_text("utf-8"))):
        assert "$id" not in node
        if isinstance(node.get("$ref"), str):
            name, _ = urldefrag(node["$ref"])
            assert name == "" or (path.parent / name).is_file()
            assert "/" not in name


@pytest.mark.parametrize("path", sorted(SCHEMA.glob("*.schema.json")), ids=lambda path: path.name)
def test_an_editor_says_what_is_expected_in_the_words_of_the_report(path: Path) -> None:
    """Otherwise it would show the pattern (`patternErrorMessage` is known to VS Code's JSON and YAML)."""
    for node in nodes(json.loads(path.read_text("utf-8"))):
        if "pattern" in node and "x-expected" in node:
            assert node["patternErrorMessage"] == f"Expected: {node['x-expected']}."
