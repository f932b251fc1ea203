"""Advertising on a platform names the account it ran from.

Commitment 6b: follow the platforms' transparency rules and register truthfully. The account's number is what lets
anyone find the ads in the platform's own library. Other sources seldom give it, so it is not missed there.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.media import has_accounts
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    if "source" in case.data:
        return
    media = case.lists["media"]
    for pointer, line in case.document.entries("advertising", "lines"):
        medium = line["medium"]
        if "account" in line or not has_accounts(media, medium):
            continue
        message = say(
            "{id} ran on {medium}, but names no account.", id=line["id"], medium=media.title(medium)
        )
        yield Problem(pointer=f"{pointer}/account", message=message, fix=_FIX, about=line["id"])


_FIX = say("Add the account under accounts, and its id to the line.")

RULE = Rule(
    code="line-needs-account",
    level=Level.WARNING,
    title=say("Online advertising names its account"),
    why=say("With the account's number, readers find the same ads in the platform's own library."),
    check=check,
    example=Example(
        bad="medium: meta\nsponsor: partia-e-lumit",
        good="medium: meta\naccount: fb\nsponsor: partia-e-lumit",
    ),
)
