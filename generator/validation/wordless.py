"""Finds texts that say nothing: without a letter or a digit of any script.

Blanks, dots, dashes and signs that cannot be seen fill a field without answering it. What a schema asks for beyond
that is said by the schema.
"""

from collections.abc import Iterator
from typing import Any

from generator.documents.model import Document, escape, parts
from generator.findings import Example, Finding, Kind, Level
from generator.text import say
from generator.validation.schemas import Schema

WORDLESS = Kind(
    code="text-says-nothing",
    level=Level.ERROR,
    title=say("A text that says nothing"),
    why=say("A name or a reason without a letter or a digit fills the field and answers nothing."),
    example=Example(bad='note: "…"', good="note: Questions go to the press office."),
    since="0.2.0",
)


def find_wordless(document: Document, schema: Schema) -> Iterator[Finding]:
    """Each text of a file that holds no letter and no digit; the cells of a ledger may be empty and have patterns."""
    if not isinstance(document.data, dict) or not _has_wordless(document.data):
        return
    for pointer in _wordless(document.data, ""):
        yield Finding(
            kind=WORDLESS,
            place=document.locate(pointer),
            message=say("Here stands neither a letter nor a digit."),
            fix=say("Say it in words; where nothing is asked for, leave the field out."),
            level=Level.ERROR,
            pointer=pointer,
            field=schema.title(parts(pointer)),
        )


def _says_something(text: str) -> bool:
    """Whether a text holds a letter or a digit; empty texts are a matter of the schema."""
    return not text or any(map(str.isalnum, text))


def _has_wordless(data: dict[str, Any]) -> bool:
    """Whether any text of a file says nothing. Most files hold none, so pointers are made later."""
    waiting: list[Any] = [data]
    while waiting:
        node = waiting.pop()
        for value in node.values() if node.__class__ is dict else node:
            if value.__class__ is str:
                # Nearly all begin with a letter or a digit; to ask here saves a call for each of them.
                if not value[:1].isalnum() and not _says_something(value):
                    return True
            elif value.__class__ in _HOLDING:
                waiting.append(value)
    return False


_HOLDING = frozenset({dict, list})


def _wordless(node: Any, at: str) -> Iterator[str]:
    """The pointers to texts that say nothing, at and below a node."""
    if isinstance(node, str):
        if not _says_something(node):
            yield at
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _wordless(value, f"{at}/{escape(key)}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _wordless(value, f"{at}/{index}")
