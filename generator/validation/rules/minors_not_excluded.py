"""An audience chosen by what people are or do leaves out people under voting age.

Article 18(2) of Regulation (EU) 2024/900: nobody known to be at least a year under voting age is targeted.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule

_BY_PERSON = frozenset(
    {
        "age",
        "gender",
        "interest",
        "demographic",
        "custom_audience",
        "lookalike",
        "retargeting",
        "platform_optimised",
    }
)


def check(case: Case) -> Iterator[Problem]:
    for pointer, technique in case.document.entries("targeting", "techniques"):
        methods = tuple(method for method in technique["methods"] if method in _BY_PERSON)
        if technique.get("minors") == "not_excluded" and methods:
            titles = tuple(case.lists["targeting-methods"].title(method) for method in methods)
            message = say(
                "{id} does not leave out people under voting age; it chooses: {methods}.",
                id=technique["id"],
                methods=titles,
            )
            yield Problem(
                pointer=f"{pointer}/minors", message=message, fix=_FIX, about=technique["id"]
            )


_FIX = say("Correct it if it is a slip; otherwise explain why they were not left out.")

RULE = Rule(
    code="minors-not-excluded",
    level=Level.WARNING,
    title=say("People under voting age were targeted"),
    why=say("European law forbids to target people known to be at least a year under voting age."),
    check=check,
    example=Example(bad="minors: not_excluded", good="minors: excluded"),
)
