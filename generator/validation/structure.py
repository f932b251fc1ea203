"""What a schema has against a document, in plain words, each thing once.

A misspelt field that makes a needed one missing is one finding; a value of the wrong form is explained with what
stands there and what is expected. The field's title comes from the schema.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError
from referencing import Registry

from generator.documents.blank import OPEN
from generator.documents.model import Document, pointer_to, unescape
from generator.documents.refusals import LEFT_OPEN
from generator.documents.scalars import explain_amount
from generator.findings import Finding, Kind, Level, Place
from generator.text import Message, say, say_many
from generator.validation.aliases import ALIASES
from generator.validation.schemas import Schema

CLOSE = 0.75
ONLY_IMPORTED = "not_asked"  # a state that parties cannot choose, so it is not offered to them
MAX_FINDINGS = 50
MAX_ERRORS = 1_000


def _kind(code: str, title: Message, why: Message) -> Kind:
    return Kind(code, Level.ERROR, title, why)


MISSING = _kind(
    "field-missing",
    say("A field is missing"),
    say("Without it the disclosure does not say what it must."),
)
UNKNOWN = _kind(
    "field-unknown", say("A field that is not known"), say("What it says would not be published.")
)
MISPLACED = _kind(
    "field-misplaced", say("A field that contradicts another"), say("The two cannot both be true.")
)
WRONG = _kind(
    "value-wrong",
    say("A value in the wrong form"),
    say("It cannot be counted or compared as it stands."),
)
STRUCTURE = (MISSING, UNKNOWN, MISPLACED, WRONG)


def _pattern(
    _validator: Any, pattern: str, instance: Any, _schema: Any
) -> Iterator[ValidationError]:
    """`pattern` with $ as the very end, as ECMA 262 has it; Python's own $ lets a line break through."""
    if isinstance(instance, str) and not re.search(pattern.replace("$", r"\Z"), instance, re.ASCII):
        yield ValidationError(pattern)


_Validator: Any = validators.extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


def find_faults(document: Document, schema: Schema) -> Iterator[Finding]:
    """Each thing the schema has against the document, in the order of the file."""
    if left_open := tuple(islice(_left_open(document, schema), MAX_FINDINGS)):
        yield from left_open
        return
    if schema.accepts(document.data):
        return
    against = _Validator(schema.root, registry=Registry()).iter_errors(document.data)
    errors = islice(against, MAX_ERRORS)
    found = sorted(
        (f for error in errors for f in _explain(document, schema, error)), key=lambda f: f.place
    )
    if not found:
        yield _wrong(document, schema, (), Message(str(schema.root["description"])))
    seen: set[str] = set()
    for finding in found:
        if finding.pointer not in seen and len(seen) < MAX_FINDINGS:
            seen.add(finding.pointer)
            yield finding


def _left_open(document: Document, schema: Schema) -> Iterator[Finding]:
    """Each place that `sixc new` left open. Until they are filled in, nothing else can be said for sure."""
    if OPEN.encode() not in document.raw:
        return
    for pointer, mark in document.marks.items():
        if document.at(pointer) == OPEN:
            parts = (unescape(part) for part in pointer.split("/")[1:])
            title = _title(schema, tuple(int(p) if p.isdigit() else p for p in parts))
            message = say("Here still stands {open}.", open=OPEN)
            fix = say("Replace it with what belongs here.")
            yield Finding(
                LEFT_OPEN, Place(document.path, *mark), message, fix, Level.ERROR, pointer, title
            )


def _explain(document: Document, schema: Schema, error: ValidationError) -> Iterator[Finding]:
    path = tuple(error.absolute_path)
    match error.validator:
        case "required":
            yield from _missing(document, schema, error, path)
        case "additionalProperties":
            yield from _unknown(document, schema, error, path)
        case "oneOf" | "anyOf":
            if not _slips(schema.node(path), error.instance):
                yield _wrong(document, schema, path, _expected(schema.node(path), error))
        case None:
            yield from _contradictions(document, schema, error, path)
        case _:
            yield _wrong(document, schema, path, _expected(schema.node(path), error))


def _missing(
    document: Document, schema: Schema, error: ValidationError, path: tuple[str | int, ...]
) -> Iterator[Finding]:
    present, needed = _instance(error), _limit(error)
    properties = schema.node(path).get("properties", {})
    meant = _slips(schema.node(path), present).values()
    for name in needed:
        if name in present or name in meant:
            continue
        node = schema.resolve(properties.get(name, {}))
        title, pointer = Message(str(node.get("title", name))), pointer_to((*path, name))
        message = say("The field {name} ({title}) is missing.", name=name, title=title)
        fix = say("Add {name}: {about}", name=name, about=_about(node))
        yield Finding(
            MISSING, document.locate(pointer_to(path)), message, fix, Level.ERROR, pointer, title
        )


def _unknown(
    document: Document, schema: Schema, error: ValidationError, path: tuple[str | int, ...]
) -> Iterator[Finding]:
    properties = schema.node(path).get("properties", {})
    present = _instance(error)
    absent = [name for name in properties if name not in present]
    slips = _slips(schema.node(path), present)
    for key in present:
        if key in properties:
            continue
        near = slips.get(key)
        pointer = pointer_to((*path, key))
        place = document.locate_key(pointer)
        if near:
            message = say(
                "There is no field {name} here; did you mean {near}?", name=key, near=near
            )
            fix = say("Write {near} instead of {name}.", near=near, name=key)
        else:
            message = say("There is no field {name} here.", name=key)
            names = tuple(absent) or tuple(properties)
            fix = say("Remove it, or use one of: {names}.", names=names)
        yield Finding(UNKNOWN, place, message, fix, Level.ERROR, pointer, _title(schema, path))


def _slips(node: Mapping[str, Any], present: Any) -> dict[str, str]:
    """The first fields that are not known, each with the absent field that is surely meant."""
    properties = node.get("properties", {})
    if not isinstance(present, Mapping):
        return {}
    absent = [name for name in properties if name not in present]
    strangers = [key for key in present if key not in properties][:MAX_FINDINGS]
    near = {key: _nearest(key, absent) for key in strangers}
    return {key: name for key, name in near.items() if name is not None}


def _contradictions(
    document: Document, schema: Schema, error: ValidationError, path: tuple[str | int, ...]
) -> Iterator[Finding]:
    """Each field that the failed part of the schema forbids here; the error itself does not name it."""
    node: Any = schema.root
    for part in error.absolute_schema_path:
        node = node[part]
    present = document.at(pointer_to(path))
    state = str(present.get("state", present.get("type", "")))
    for name in [name for name in present if node.get(name) is False]:
        message = say("{name} cannot stand beside “{state}”.", name=name, state=state)
        fix = say("Remove {name}, or change what stands beside it.", name=name)
        field, pointer = _title(schema, (*path, name)), pointer_to((*path, name))
        place = document.locate_key(pointer)
        yield Finding(MISPLACED, place, message, fix, Level.ERROR, pointer, field)


def _wrong(
    document: Document, schema: Schema, path: tuple[str | int, ...], expected: Message
) -> Finding:
    pointer = pointer_to(path)
    value = document.at(pointer)
    message, fix = _found(schema.node(path), value, expected)
    return Finding(
        WRONG, document.locate(pointer), message, fix, Level.ERROR, pointer, _title(schema, path)
    )


def _found(node: Mapping[str, Any], value: Any, expected: Message) -> tuple[Message, Message]:
    """What stands there, and how to put it right: with certainty, by suggestion, or by what is expected."""
    if isinstance(value, int) and not isinstance(value, bool) and node.get("type") == "string":
        fix = say('Write it in quotes: "{text}".', text=str(value))
        return say("{text} without quotes is a number; here stands a text.", text=str(value)), fix
    if isinstance(value, dict | list):
        message = say("Here does not stand what is expected: {expected}.", expected=expected)
        return message, _write(expected)
    text = _written(value)
    near = _nearest(text, node["enum"]) if "enum" in node else None
    if near:
        return say("“{text}” is not known here.", text=text), say("Write {near}.", near=near)
    if "amount" in node.get("x-expected", "") and (reason := explain_amount(text)):
        return reason, _write(expected)
    return say("“{text}” is not {expected}.", text=text, expected=expected), _write(expected)


def _write(expected: Message) -> Message:
    return say("Write {expected}.", expected=expected)


def _written(value: Any) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def _expected(node: Mapping[str, Any], error: ValidationError) -> Message:  # noqa: PLR0911 - one answer a limit
    """What a field is to hold, from the schema's own words or, for simple limits, from the limit."""
    match error.validator:
        case "enum":
            return say(
                "one of: {values}",
                values=tuple(str(v) for v in _limit(error) if v != ONLY_IMPORTED),
            )
        case "minimum" | "maximum":
            return say(
                "a whole number from {low} to {high}", low=node["minimum"], high=node["maximum"]
            )
        case "minItems" | "minProperties":
            return say_many(
                "a list with at least {count} entry",
                "a list with at least {count} entries",
                _limit(error),
            )
        case "maxItems" | "maxProperties":
            return say_many(
                "a list with at most {count} entry",
                "a list with at most {count} entries",
                _limit(error),
            )
        case "anyOf":
            return say("a sum in spent, a benefit in in_kind, or both")
        case "type" if "x-expected" not in node:
            return Message(_TYPES[str(error.validator_value)].template)
        case _:
            return Message(
                str(node.get("x-expected") or node.get("description") or node.get("title", ""))
            )


_TYPES = {
    "object": say("fields of its own, each on a line set further in"),
    "array": say("a list, each entry on a line that begins with a hyphen"),
    "string": say("a text"),
    "integer": say("a whole number without quotes"),
    "boolean": say("true or false, without quotes"),
}


def _instance(error: ValidationError) -> Any:
    return error.instance


def _limit(error: ValidationError) -> Any:
    return error.validator_value


def _about(node: Mapping[str, Any]) -> Message:
    return Message(str(node.get("description") or node.get("title", "")))


def _nearest(word: str, names: list[str]) -> str | None:
    """The name surely meant: from the list of known slips, else one that is nearly the same; else None."""
    folded = word.strip().lower().replace(" ", "_").replace("-", "_")
    alias = ALIASES.get(folded, folded)
    if alias in names:
        return alias
    swapped = [name for name in names if sorted(name) == sorted(folded)]
    close = swapped or difflib.get_close_matches(folded, names, 1, CLOSE)
    return close[0] if close and not _opposite(folded, close[0]) else None


def _opposite(word: str, name: str) -> bool:
    """Whether a word negates the name it looks like: undisclosed is not a slip for disclosed."""
    return word.startswith(("un", "non", "not", "in", "dis")) and word.endswith(name)


def _title(schema: Schema, path: tuple[str | int, ...]) -> Message | None:
    for end in range(len(path), 0, -1):
        if title := schema.node(path[:end]).get("title"):
            return Message(str(title))
    return None
