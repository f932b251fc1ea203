"""Words of open lists are in the list, and regions are regions of ISO 3166-2.

An open list may be wider than we know, so another word is a question, not an error.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.iso import is_region
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule
from generator.validation.suggestions import certain, nearest

WORDS = (
    ("affiliates/entities/*/kind", "affiliate-kinds"),
    ("advertising/accounts/*/platform", "media"),
    ("advertising/third_parties/*/kind", "affiliate-kinds"),
    ("advertising/intermediaries/*/service", "intermediary-services"),
    ("advertising/lines/*/medium", "media"),
    ("advertising/lines/*/media_included/*", "media"),
    ("targeting/techniques/*/include/*/dimension", "targeting-dimensions"),
    ("targeting/techniques/*/exclude/*/dimension", "targeting-dimensions"),
    ("targeting/techniques/*/personal_data/categories/*", "personal-data-categories"),
)
_CRITERIA = ("targeting/techniques/*/include/*", "targeting/techniques/*/exclude/*")


def check(case: Case) -> Iterator[Problem]:
    for path, name in WORDS:
        rows = case.lists[name].rows
        for pointer, word in select(case.data, path):
            if word not in rows:
                yield _unknown(word, name, tuple(rows), pointer, _entry(case, pointer))
    for path in _CRITERIA:
        for pointer, criterion in select(case.data, path):
            if criterion["dimension"] == "region" and not is_region(criterion["value"]):
                message = say("{region} is not the code of a region.", region=criterion["value"])
                yield Problem(
                    pointer=f"{pointer}/value",
                    message=message,
                    fix=_REGION,
                    about=_entry(case, pointer),
                )


def _unknown(word: str, name: str, rows: tuple[str, ...], pointer: str, about: str) -> Problem:
    message = say("{word} is not in the list {list}.", word=word, list=name)
    fix, near = say("Use a word of the list: {words}.", words=rows), nearest(word, rows)
    if near is None:
        return Problem(pointer=pointer, message=message, fix=fix, about=about)
    sure = certain(word, near, rows)
    fix = (
        say("Write {near}.", near=near)
        if sure
        else say("Perhaps {near} is meant. {fix}", near=near, fix=fix)
    )
    return Problem(
        pointer=pointer, message=message, fix=fix, about=about, correction=near if sure else ""
    )


def _entry(case: Case, pointer: str) -> str:
    section, entries, index = pointer.split("/")[1:4]
    return str(case.data[section][entries][int(index)]["id"])


_REGION = say(
    "Write its ISO 3166-2 code, such as DE-BE for Berlin; use another dimension for other places."
)

RULE = Rule(
    code="known-codes",
    level=Level.WARNING,
    title=say("Words are in the lists"),
    why=say(
        "Parties are compared by these words; a word only one party uses is compared with nothing."
    ),
    check=check,
    example=Example(bad="medium: facebook", good="medium: meta"),
)
