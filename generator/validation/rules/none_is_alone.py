"""`none` means that nobody was targeted, so no other method stands beside it.

Filed statements are known to go wrong here: "none" together with geographic or contextual targeting.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    for pointer, technique in case.document.entries("targeting", "techniques"):
        methods = technique["methods"]
        others = tuple(method for method in methods if method != "none")
        if others and "none" in methods:
            message = say("{id} says none, and also {others}.", id=technique["id"], others=others)
            yield Problem(
                pointer=f"{pointer}/methods/{methods.index('none')}", message=message, fix=_FIX
            )


_FIX = say("Take out none; or file the ads that were not targeted as a technique of their own.")

RULE = Rule(
    code="none-is-alone",
    level=Level.ERROR,
    title=say("No targeting excludes other methods"),
    why=say("An ad shown to everybody and an ad shown to some are counted differently."),
    check=check,
    example=Example(bad="methods: [none, age]", good="methods: [geographic, age]"),
)
