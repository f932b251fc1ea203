"""Which advertising lines a targeting technique or an AI use is about: those it names, else all of them."""

from collections.abc import Mapping
from typing import Any, TypeAlias

FiledEntry: TypeAlias = Mapping[str, Any]


def lines_of(data: FiledEntry) -> dict[str, FiledEntry]:
    """The advertising lines of a disclosure by id."""
    return {line["id"]: line for line in data["advertising"].get("lines", ())}


def applied(entry: FiledEntry, lines: Mapping[str, FiledEntry]) -> tuple[FiledEntry, ...]:
    """The lines an entry is about; ids that lead nowhere are another rule's."""
    names = entry.get("applies_to") or lines
    return tuple(lines[name] for name in names if name in lines)
