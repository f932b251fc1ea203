"""What a schema has against a document, in plain words, each thing once.

A misspelt field that makes a needed one missing is one finding; a value of the wrong form is explained with what
stands there and what is expected. The field's title comes from the schema.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.documents.blank import OPEN
from generator.documents.model import Document, parts, pointer_to
from generator.documents.refusals import LEFT_OPEN
from generator.findings import Example, Finding, Kind, Level, Place
from generator.text import Message, say, say_many
from generator.validation.corrections import renamed, rewritten, slip
from generator.validation.schemas import At, Schema
from generator.validation.suggestions import nearest
from generator.validation.versions import NEWER, find_newer
from generator.validation.wordless import WORDLESS, find_wordless

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

ONLY_IMPORTED = "not_asked"  # a state that parties cannot choose, so it is not offered to them
WITHDRAWAL = "withdrawal"  # sections left beside it are one mistake, not five
MAX_FINDINGS, MAX_ERRORS = 50, 1_000


def _kind(code: str, title: Message, why: Message, example: Example) -> Kind:
    return Kind(code=code, level=Level.ERROR, title=title, why=why, example=example)


MISSING = _kind(
    "field-missing",
    say("A field is missing"),
    say("Without it the disclosure does not say what it must."),
    Example(
        bad="contact: {role: Treasurer}",
        good="contact: {role: Treasurer, email: financa@lumi.example}",
    ),
)
UNKNOWN = _kind(
    "field-unknown",
    say("A field that is not known"),
    say("What it says would not be published."),
    Example(bad="mediun: meta", good="medium: meta"),
)
MISPLACED = _kind(
    "field-misplaced",
    say("A field that contradicts another"),
    say("The two cannot both be true."),
    Example(
        bad='donor: {type: person, name: Arta Shembulli, identifiers: [{scheme: X-ID, id: "0001"}]}',
        good="donor: {type: person, name: Arta Shembulli}",
    ),
)
WRONG = _kind(
    "value-wrong",
    say("A value in the wrong form"),
    say("It cannot be counted or compared as it stands."),
    Example(bad="start: 11.4.2025", good="start: 2025-04-11"),
)
STRUCTURE = (MISSING, UNKNOWN, MISPLACED, WRONG, WORDLESS, NEWER)


def find_faults(document: Document, schema: Schema) -> Iterator[Finding]:
    """Each thing the schema has against the document, in the order of the file."""
    if left_open := tuple(islice(_left_open(document, schema), MAX_FINDINGS)):
        yield from left_open
        return
    found = [] if schema.accepts(document.data) else _explained(document, schema)
    found += [*find_newer(document, schema), *islice(find_wordless(document, schema), MAX_FINDINGS)]
    seen: set[str] = set()  # of several at one place the first stays: what the schema itself says
    for finding in sorted(found, key=lambda f: f.place):
        if finding.pointer not in seen and len(seen) < MAX_FINDINGS:
            seen.add(finding.pointer)
            yield finding


def _explained(document: Document, schema: Schema) -> list[Finding]:
    """What the schema has against a document, one finding at least."""
    errors = islice(schema.errors(document.data), MAX_ERRORS)
    found = [f for error in errors for f in _explain(document, schema, error)]
    return found or [_wrong(document, schema, (), Message(str(schema.root["description"])))]


def _left_open(document: Document, schema: Schema) -> Iterator[Finding]:
    """Each place that `sixc new` left open. Until they are filled in, nothing else can be said for sure."""
    if OPEN.encode() not in document.raw:
        return
    for pointer, mark in document.marks.items():
        if document.at(pointer) == OPEN:
            message = say("Here still stands {open}.", open=OPEN)
            fix = say("Replace it with what belongs here.")
            yield Finding(
                kind=LEFT_OPEN, place=Place(document.path, *mark), message=message, fix=fix,
                level=Level.ERROR, pointer=pointer, field=schema.title(parts(pointer)),
            )  # fmt: skip


def _explain(document: Document, schema: Schema, error: "ValidationError") -> Iterator[Finding]:
    path = tuple(error.absolute_path)
    match error.validator:
        case "required":
            yield from _missing(document, schema, error, path)
        case "additionalProperties":
            yield from _unknown(document, schema, error, path)
        case "oneOf" | "anyOf":
            if not _slips(schema.node(path), error.instance):
                yield _wrong(document, schema, path, _expected(schema, path, error))
        case None:
            yield from _contradictions(document, schema, error, path)
        case _:
            yield _wrong(document, schema, path, _expected(schema, path, error))


def _missing(
    document: Document, schema: Schema, error: "ValidationError", path: At
) -> Iterator[Finding]:
    present, needed = _instance(error), _limit(error)
    properties = schema.node(path).get("properties", {})
    meant = _slips(schema.node(path), present).values()
    for name in needed:
        if name in present or name in meant or WITHDRAWAL in meant:
            continue
        node = schema.resolve(properties.get(name, {}))
        title, pointer = Message(str(node.get("title", name))), pointer_to((*path, name))
        message = say("The field {name} ({title}) is missing.", name=name, title=title)
        fix = say("Add {name}: {about}", name=name, about=_about(node))
        yield Finding(
            kind=MISSING, place=document.locate(pointer_to(path)), message=message, fix=fix,
            level=Level.ERROR, pointer=pointer, field=title,
        )  # fmt: skip


def _unknown(
    document: Document, schema: Schema, error: "ValidationError", path: At
) -> Iterator[Finding]:
    present, properties = _instance(error), schema.node(path).get("properties", {})
    absent = [name for name in properties if name not in present]
    slips = _slips(schema.node(path), present)
    for key in present:
        if key in properties:
            continue
        near = slips.get(key)
        pointer = pointer_to((*path, key))
        if near:
            message = say(
                "There is no field {name} here; did you mean {near}?", name=key, near=near
            )
            fix = say("Write {near} instead of {name}.", near=near, name=key)
        else:
            message = say("There is no field {name} here.", name=key)
            names = tuple(absent) or tuple(properties)
            fix = say("Remove it, or use one of: {names}.", names=names)
        correction = renamed(schema, schema.node(path), key, near, present) if near else ""
        yield Finding(
            kind=UNKNOWN, place=document.locate_key(pointer), message=message, fix=fix,
            level=Level.ERROR, pointer=pointer, field=schema.title(path), correction=correction,
        )  # fmt: skip


def _slips(node: Mapping[str, Any], present: Any) -> dict[str, str]:
    """The first fields that are not known, each with the absent field that is surely meant."""
    properties = node.get("properties", {})
    if not isinstance(present, Mapping):
        return {}
    absent = [name for name in properties if name not in present]
    strangers = [key for key in present if key not in properties][:MAX_FINDINGS]
    near = {key: nearest(key, absent) for key in strangers}
    return {key: name for key, name in near.items() if name is not None}


def _contradictions(
    document: Document, schema: Schema, error: "ValidationError", path: At
) -> Iterator[Finding]:
    """Each field that the failed part of the schema forbids here; the error itself does not name it."""
    node: Any = schema.root
    for part in error.absolute_schema_path:
        node = node[part]
    present = document.at(pointer_to(path))
    state = str(present.get("state", present.get("type", ""))) if path else WITHDRAWAL
    names = [name for name in present if node.get(name) is False]
    for group in [(name,) for name in names] if path else [tuple(names)][: len(names)]:
        message = say("{name} cannot stand beside “{state}”.", name=group, state=state)
        fix = say("Remove {name}, or change what stands beside it.", name=group)
        field, to = schema.title((*path, group[0])), pointer_to((*path, group[0]))
        yield Finding(
            kind=MISPLACED, place=document.locate_key(to), message=message, fix=fix,
            level=Level.ERROR, pointer=to, field=field,
        )  # fmt: skip


def _wrong(document: Document, schema: Schema, path: At, expected: Message) -> Finding:
    pointer = pointer_to(path)
    value = document.at(pointer)
    node = schema.node(path)
    correction = rewritten(schema, path, value)
    found, message, fix = _judge(node, schema.words(node), value, expected, correction)
    return Finding(
        kind=WRONG, place=document.locate(pointer), message=message, fix=fix, level=Level.ERROR,
        pointer=pointer, field=schema.title(path), found=found, expected=expected, correction=correction,
    )  # fmt: skip


def _judge(
    node: Mapping[str, Any], words: tuple[str, ...], value: Any, expected: Message, correction: str
) -> tuple[Message | None, Message, Message]:
    """What stands there; what is wrong with it; how to put it right: with certainty, by suggestion, or as expected."""
    if type(value) is int and node.get("type") == "string" and correction:
        message = say("{text} without quotes is a number; here stands a text.", text=str(value))
        return None, message, say('Write it in quotes: "{text}".', text=str(value))
    if isinstance(value, dict | list):
        found = _LIST if isinstance(value, list) else _FIELDS
        message = say("Here does not stand what is expected: {expected}.", expected=expected)
        return found, message, _write(expected)
    text = _written(value)
    found = say("“{text}”", text=text)
    if near := nearest(text, words):
        return found, say("“{text}” is not known here.", text=text), say("Write {near}.", near=near)
    if reason := slip(node, text):
        return None, reason, _write(expected)
    if words and "enum" not in node:
        message = say("{word} is not in the list {list}.", word=text, list=node["x-codelist"])
        return found, message, _write(expected)
    message = say("“{text}” is not {expected}.", text=text, expected=expected)
    return found, message, _write(expected)


_LIST = say("a list")
_FIELDS = say("an entry with fields of its own")


def _write(expected: Message) -> Message:
    return say("Write {expected}.", expected=expected)


def _written(value: Any) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def _expected(schema: Schema, path: At, error: "ValidationError") -> Message:  # noqa: PLR0911 - one answer a limit
    """What a field is to hold, from the schema's own words or, for simple limits, from the limit."""
    node = schema.node(path)
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
        case "anyOf" if "x-expected" not in node:
            return say("a sum in spent, a benefit in in_kind, or both")
        case "type" if "x-expected" not in node:
            return Message(_TYPES[str(error.validator_value)].template)
        case "pattern" if words := schema.words(node):
            return say(
                "a word from the list {list}: {values}", list=node["x-codelist"], values=words
            )
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


def _instance(error: "ValidationError") -> Any:
    return error.instance


def _limit(error: "ValidationError") -> Any:
    return error.validator_value


def _about(node: Mapping[str, Any]) -> Message:
    return Message(str(node.get("description") or node.get("title", "")))
