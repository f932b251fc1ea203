"""What a technique says of personal data goes together with how it chooses its audience.

A list of people, people who resemble those on it, and people who visited a site are chosen by data about them
(Article 4(1) of Regulation (EU) 2016/679), wherever the data are kept. An ad that everybody sees, or that goes by the
page it stands on, needs none.
"""

from collections.abc import Iterable, Iterator

from generator.findings import Example, Level
from generator.text import Message, say
from generator.validation.applied import FiledEntry
from generator.validation.rule import Case, Problem, Rule

_BY_DATA = ("custom_audience", "lookalike", "retargeting")
_WITHOUT = frozenset({"none", "contextual"})
_DETAILS = ("categories", "sources", "legal_basis")


def check(case: Case) -> Iterator[Problem]:
    for pointer, technique in case.document.entries("targeting", "techniques"):
        said = technique.get("personal_data")
        if said is None:
            continue
        denied = _used if said["used"] else _unused
        for message, other in denied(case, technique):
            place, also = f"{pointer}/personal_data/used", (f"{pointer}/{other}",)
            yield Problem(
                pointer=place, message=message, fix=_FIX, about=technique["id"], also=also
            )


def _used(case: Case, technique: FiledEntry) -> Iterator[tuple[Message, str]]:
    """What contradicts that personal data were used, and the field it stands in."""
    if _WITHOUT.issuperset(technique["methods"]):
        message = say(
            "{id} used personal data, but chooses nobody by them: {methods}.",
            id=technique["id"],
            methods=_titles(case, technique["methods"]),
        )
        yield message, "methods"


def _unused(case: Case, technique: FiledEntry) -> Iterator[tuple[Message, str]]:
    """What contradicts that no personal data were used, and the field it stands in."""
    name, said = technique["id"], technique["personal_data"]
    if by_data := [method for method in _BY_DATA if method in technique["methods"]]:
        message = say(
            "{id} used no personal data, but chooses people by them: {methods}.",
            id=name,
            methods=_titles(case, by_data),
        )
        yield message, "methods"
    elif any(c["dimension"] == "audience" for c in technique.get("include", ())):
        yield say("{id} used no personal data, but a list of people.", id=name), "include"
    if technique.get("special_category_data"):
        message = say("{id} used no personal data, but sensitive data.", id=name)
        yield message, "special_category_data"
    if details := tuple(field for field in _DETAILS if field in said):
        message = say("{id} used no personal data, but gives: {fields}.", id=name, fields=details)
        yield message, f"personal_data/{details[0]}"


def _titles(case: Case, methods: Iterable[str]) -> tuple[Message, ...]:
    return tuple(case.lists["targeting-methods"].title(method) for method in methods)


_FIX = say(
    "Write used: true with categories, sources and legal_basis where data about people were used, also by the platform "
    "or an agency; else correct what does not fit."
)

RULE = Rule(
    code="personal-data-agrees",
    level=Level.WARNING,
    title=say("Personal data and the way of targeting agree"),
    why=say(
        "Voters learn whether data about them were used; a list of people is made of such data."
    ),
    check=check,
    example=Example(
        bad="methods: [geographic, age, custom_audience]", good="methods: [geographic, age]"
    ),
    since="0.2.0",
)
