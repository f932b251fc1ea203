"""Texts that say nothing: a document in; each text without a letter or a digit of any script out.

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
    "text-says-nothing",
    Level.ERROR,
    say("A text that says nothing"),
    say("A name or a reason without a letter or a digit fills the field and answers nothing."),
    Example(bad='note: "…"', good="note: Questions go to the press office."),
)


def find_wordless(document: Document, schema: Schema) -> Iterator[Finding]:
    """Each text of a file that holds no letter and no digit; the cells of a ledger may be empty and have patterns."""
    for pointer in _wordless(document.data, "") if isinstance(document.data, dict) else ():
        yield Finding(
            WORDLESS,
            document.locate(pointer),
            say("Here stands neither a letter nor a digit."),
            say("Say it in words; where nothing is asked for, leave the field out."),
            Level.ERROR,
            pointer,
            schema.title(parts(pointer)),
        )


def _wordless(node: Any, at: str) -> Iterator[str]:
    """The pointers to such texts at and below a node; empty texts are a matter of the schema."""
    if isinstance(node, str):
        if node and not node[0].isalnum() and not any(map(str.isalnum, node)):
            yield at
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _wordless(value, f"{at}/{escape(key)}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _wordless(value, f"{at}/{index}")
