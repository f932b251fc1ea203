"""Tells what certainly belongs in the place of a slip, a value or a field's name, as YAML to write.

Certain is what has one reading only: a word from the list of known slips or one slip of the hand from a known word,
quotes that are missing or too many, capitals of a code, spaces at the ends. What is written must then be what the
schema asks for. Digits, separators, signs and dates are never touched, and the state of a section is never chosen:
only the party can say that it has nothing to disclose.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.documents.gaps import odd_end
from generator.documents.model import parts
from generator.documents.scalars import explain_amount, resolve
from generator.documents.writer import quote
from generator.findings import Finding
from generator.text import Message, say
from generator.validation.schemas import At, Schema
from generator.validation.suggestions import certain, nearest

_YES = frozenset({"yes", "y", "true", "on", "po"})
_NO = frozenset({"no", "n", "false", "off", "jo"})
_STATE = "state"
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
}


def renamed(schema: Schema, node: Mapping[str, Any], key: str, name: str, present: Any) -> str:
    """The name to write for a field's misspelt one; empty where it is not sure that this field is meant."""
    absent = [known for known in node.get("properties", {}) if known not in present]
    strangers = [other for other in present if other not in node.get("properties", {})]
    alone = [other for other in strangers if nearest(other, absent) == name] == [key]
    wanted = schema.resolve(node["properties"][name]).get("type", "")
    fits = isinstance(present[key], _TYPES.get(str(wanted), object))
    return quote(name) if alone and fits and certain(key, name, absent) else ""


def rewritten(schema: Schema, path: At, value: Any) -> str:
    """What to write for a single value of the wrong form; empty where that is not sure."""
    node = schema.node(path)
    if isinstance(value, dict | list) or not path or path[-1] == _STATE:
        return ""
    readings = _readings(schema.words(node), value)
    fitting = (other for other in readings if schema.fits(node, other))
    return next((_written(other) for other in fitting), "")


def slip(node: Mapping[str, Any], text: str) -> Message | None:
    """What is wrong with a text that is almost one; None where that cannot be said."""
    if name := odd_end(text):
        return say("“{text}” begins or ends with {name}.", text=text.strip(), name=name)
    return explain_amount(text) if "amount" in node.get("x-expected", "") else None


def settle(finding: Finding, schema: Schema) -> Finding:
    """A finding of the reader about a value without quotes, with what the schema says of its field.

    The reader offers the value in quotes. That is kept where a text of this form belongs there; where an answer
    belongs there, it is written as true or false.
    """
    path = parts(finding.pointer)
    node, text = schema.node(path), str(dict(finding.message.values).get("text", ""))
    correction = ""
    if node.get("type") == "boolean" and _answer(text) is not None:
        correction = _written(_answer(text))
    elif schema.fits({"type": "string", **node}, text):
        correction = finding.correction
    fix = say("Write {text}.", text=correction) if correction else finding.fix
    return replace(finding, correction=correction, fix=fix)


def _readings(words: tuple[str, ...], value: Any) -> Iterator[Any]:
    """What a value can only mean; whether it is what the schema asks for is still to be seen."""
    if isinstance(value, bool):
        yield "yes" if value else "no"
    elif isinstance(value, int):
        yield str(value)
    else:
        near = nearest(value, words)
        if near and certain(value, near, words):
            yield near
        yield value.strip()
        yield value.strip().upper()
        if _answer(value) is not None:
            yield _answer(value)
        number = resolve(value.strip())
        if isinstance(number, int):
            yield number


def _answer(text: str) -> bool | None:
    word = text.strip().lower()
    return True if word in _YES else False if word in _NO else None


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return quote(value) if isinstance(value, str) else str(value)
