"""Whom an audience was made of goes together with the methods by which it was chosen.

Charts and comparisons count methods. An audience of one region under "no targeting" would be counted as everybody.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule

_METHODS = {
    "region": {"geographic"},
    "municipality": {"geographic"},
    "constituency": {"geographic"},
    "postcode": {"geographic"},
    "radius": {"geographic"},
    "age": {"age"},
    "gender": {"gender"},
    "language": {"language"},
    "interest": {"interest"},
    "context": {"contextual"},
    "education": {"demographic"},
    "household": {"demographic"},
    "audience": {"custom_audience", "lookalike", "retargeting"},
}
"""By dimension: the methods that choose by it. Who is left out needs no method."""


def check(case: Case) -> Iterator[Problem]:
    dimensions, methods = case.lists["targeting-dimensions"], case.lists["targeting-methods"]
    for pointer, technique in case.document.entries("targeting", "techniques"):
        for place, criterion in _unfounded(technique):
            message = say(
                "{id} was meant for “{value}” ({dimension}), but its methods are: {methods}.",
                id=technique["id"],
                value=criterion["value"],
                dimension=dimensions.title(criterion["dimension"]),
                methods=tuple(methods.title(method) for method in technique["methods"]),
            )
            yield Problem(
                pointer=pointer + place,
                message=message,
                fix=_FIX,
                about=technique["id"],
                also=(f"{pointer}/methods",),
            )


def _unfounded(technique: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The first criterion of each dimension that no method of the technique chooses by."""
    methods, seen = set(technique["methods"]), set()
    for field in ("include", "exclude") if methods == {"none"} else ("include",):
        for index, criterion in enumerate(technique.get(field, ())):
            dimension = criterion["dimension"]
            fitting = _METHODS.get(dimension, methods)
            if dimension not in seen and (methods == {"none"} or fitting.isdisjoint(methods)):
                seen.add(dimension)
                yield f"/{field}/{index}", criterion


_FIX = say("Add the method, or take out what was not chosen by; or explain it.")

RULE = Rule(
    code="criteria-need-method",
    level=Level.WARNING,
    title=say("Audiences go with the methods"),
    why=say("Parties are compared by the methods they name; one that is left out is not counted."),
    check=check,
    example=Example(bad="methods: [geographic]", good="methods: [geographic, age]"),
    since="0.2.0",
)
