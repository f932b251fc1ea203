"""Every id that refers to an entry finds it in the same file.

Sponsor and payer have a rule of their own (undeclared-sponsor), because there a missing entry breaks a commitment.
"""

from collections.abc import Callable, Iterator

from generator.findings import Example, Level
from generator.text import Message, say
from generator.validation.declared import entities, ids, suggest
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule

_REFERENCES = (
    ("advertising/accounts/*/operator", "entities"),
    ("advertising/lines/*/account", "advertising/accounts"),
    ("advertising/lines/*/controlled_by", "entities"),
    ("advertising/lines/*/intermediary", "advertising/intermediaries"),
    ("advertising/lines/*/funding/*", "funding/sources"),
    ("funding/sources/*/received_by", "entities"),
    ("targeting/techniques/*/applies_to/*", "advertising/lines"),
    ("ai/uses/*/applies_to/*", "advertising/lines"),
    ("ai/uses/*/operated_by", "entities"),
)
_MISSING: dict[str, Callable[[str], Message]] = {
    "entities": lambda name: say("Nobody in this file has the id {id}.", id=name),
    "advertising/accounts": lambda name: say("No account in this file has the id {id}.", id=name),
    "advertising/intermediaries": lambda name: say(
        "No intermediary in this file has the id {id}.", id=name
    ),
    "advertising/lines": lambda name: say(
        "No advertising line in this file has the id {id}.", id=name
    ),
    "funding/sources": lambda name: say("No funding source in this file has the id {id}.", id=name),
}
_FIX = say("Write the id of an entry in this file, add the entry, or leave the field out.")


def check(case: Case) -> Iterator[Problem]:
    known = {"entities": entities(case.data)}
    for path, target in _REFERENCES:
        for pointer, name in select(case.data, path):
            if target not in known:
                known[target] = ids(case.data, target)
            if name not in known[target]:
                yield Problem(
                    pointer=pointer,
                    message=_MISSING[target](name),
                    fix=suggest(name, known[target], _FIX),
                )


RULE = Rule(
    code="references-resolve",
    level=Level.ERROR,
    title=say("Every reference finds its entry"),
    why=say(
        "A reader follows an id to the account, agency or source behind it; it must lead somewhere."
    ),
    check=check,
    example=Example(bad="account: facebook-page", good="account: fb"),
)
