"""A file as read: its data, and the line and column of every value in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.findings import Place


@dataclass(frozen=True, slots=True)
class Document:
    """One file. `data` holds mappings, lists, text, whole numbers and booleans; never floats, dates or nothing.

    `marks` gives line and column (from 1) of the value at each JSON pointer, `keys` those of the key it stands
    under. `path` is relative to the instance, with forward slashes.
    """

    path: str
    data: Any
    marks: Mapping[str, tuple[int, int]] = field(repr=False)
    keys: Mapping[str, tuple[int, int]] = field(repr=False)
    raw: bytes = field(repr=False)

    def locate(self, pointer: str) -> Place:
        """Where the value at a pointer stands; for something absent, where its nearest parent does."""
        while pointer and pointer not in self.marks:
            pointer = pointer.rpartition("/")[0]
        return Place(self.path, *self.marks.get(pointer, (1, 1)))

    def locate_key(self, pointer: str) -> Place:
        """Where the key of the value at a pointer stands."""
        mark = self.keys.get(pointer)
        return self.locate(pointer) if mark is None else Place(self.path, *mark)

    def at(self, pointer: str) -> Any:
        """The value at a pointer; None where there is none."""
        node = self.data
        for part in pointer.split("/")[1:]:
            if isinstance(node, list):
                node = node[int(part)] if int(part) < len(node) else None
            elif isinstance(node, dict):
                node = node.get(unescape(part))
            else:
                return None
        return node

    def entries(self, *pointer: str) -> Iterator[tuple[str, Any]]:
        """Each entry of the list at a path of keys with its pointer; nothing where there is no such list."""
        node = self.data
        for key in pointer:
            node = node.get(key) if isinstance(node, dict) else None
        base = "".join(f"/{key}" for key in pointer)
        for index, entry in enumerate(node if isinstance(node, list) else ()):
            yield f"{base}/{index}", entry


def escape(key: str) -> str:
    """A key as a part of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key


def unescape(part: str) -> str:
    """The key that a part of a JSON pointer stands for."""
    return part.replace("~1", "/").replace("~0", "~") if "~" in part else part


def pointer_to(path: Iterable[str | int]) -> str:
    """The JSON pointer for a path of keys and numbers of entries."""
    return "".join(f"/{escape(str(part))}" for part in path)


def parts(pointer: str) -> tuple[str | int, ...]:
    """The keys and numbers of entries that a JSON pointer goes through."""
    return tuple(int(p) if p.isdigit() else unescape(p) for p in pointer.split("/")[1:])
