"""Writes data as canonical YAML that the strict reader reads back as the same data.

Keys keep their order, text is quoted wherever a YAML program could take it for something else, and stands on lines of
its own where it has several. `read(write(data))` gives `data`.
"""

import re
from typing import Any

from generator.documents.scalars import resolve

_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿ0-9](?:[\w ./()%+&'’–-]*[\w)%.])?\Z")
_LINES = re.compile("[^\\s#](?:[^\r\t\n\x85\u2028\u2029]*\n)+[^\r\t\n\x85\u2028\u2029]*\\S")
_WIDTH = 96


def write(data: Any, heading: str = "") -> bytes:
    """The data as a YAML file; `heading` is put on top as comment lines."""
    comment = "".join(f"# {line}\n" for line in heading.splitlines())
    lines = _block(data, 0) if data else [f"{_inline(data)}\n"]
    return (comment + "".join(lines)).encode()


def quote(text: str) -> str:
    """A text as one YAML value on one line."""
    if _PLAIN.match(text) and isinstance(resolve(text), str):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r") + '"'


def _block(node: Any, depth: int) -> list[str]:
    indent = "  " * depth
    if isinstance(node, dict):
        return [line for key, value in node.items() for line in _field(key, value, indent, depth)]
    return [line for value in node for line in _entry(value, indent, depth)]


def _field(key: str, value: Any, indent: str, depth: int) -> list[str]:
    name = quote(key)
    if _has_lines(value):
        return [f"{indent}{name}: |-\n", *_lines(value, depth + 1)]
    inline = _inline(value)
    if inline is not None and (_single(value) or len(indent) + len(name) + len(inline) < _WIDTH):
        return [f"{indent}{name}: {inline}\n"]
    return [f"{indent}{name}:\n", *_block(value, depth + 1)]


def _entry(value: Any, indent: str, depth: int) -> list[str]:
    if _has_lines(value):
        return [f"{indent}- |-\n", *_lines(value, depth + 1)]
    inline = _inline(value)
    if inline is not None and (_single(value) or len(indent) + len(inline) < _WIDTH):
        return [f"{indent}- {inline}\n"]
    lines = _block(value, depth + 1)
    return [f"{indent}- {lines[0].lstrip()}", *lines[1:]]


def _has_lines(node: Any) -> bool:
    """Whether a text has several lines, and is one that can stand as they are."""
    return isinstance(node, str) and _LINES.fullmatch(node) is not None


def _lines(text: str, depth: int) -> list[str]:
    indent = "  " * depth
    return [f"{indent}{line}\n" if line else "\n" for line in text.split("\n")]


def _inline(node: Any) -> str | None:
    """The node on one line, where it is single or holds only single values."""
    if isinstance(node, bool):
        return "true" if node else "false"
    if isinstance(node, int):
        return str(node)
    if isinstance(node, str):
        return quote(node)
    values = node.values() if isinstance(node, dict) else node
    if any(
        _has_lines(value) or (not _single(value) and (isinstance(node, list) or not _flat(value)))
        for value in values
    ):
        return None
    if isinstance(node, dict):
        return "{" + ", ".join(f"{quote(k)}: {_flow(v)}" for k, v in node.items()) + "}"
    return "[" + ", ".join(_flow(v) for v in node) + "]"


def _single(node: Any) -> bool:
    return not isinstance(node, dict | list) or not node


def _flat(node: Any) -> bool:
    """Whether a list or mapping holds only single values, each on one line."""
    if not isinstance(node, dict | list):
        return True
    values = node.values() if isinstance(node, dict) else node
    return all(_single(value) and not _has_lines(value) for value in values)


def _flow(node: Any) -> str:
    """A value inside brackets; an unquoted text never holds a comma or bracket, so it can stand there."""
    return str(_inline(node))
