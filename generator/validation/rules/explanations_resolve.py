"""An explanation names a rule that can be explained, and an entry of the file.

Reasons given for a misspelt rule would otherwise silence nothing, and nobody would notice.
"""

from collections.abc import Iterator

# The list of rules holds this rule too, so it is looked up when the check runs, not when the module is loaded.
import generator.validation.rules as listed
from generator.findings import Example, Level
from generator.text import say
from generator.validation.declared import LISTS, entities, ids, suggest
from generator.validation.rule import Case, Problem, Rule, Subject


def check(case: Case) -> Iterator[Problem]:
    if "explanations" not in case.data:
        return
    levels = {rule.code: rule.level for rule in listed.RULES if rule.subject is Subject.DISCLOSURE}
    known = entities(case.data) | ids(case.data, *LISTS)
    for pointer, explanation in case.document.entries("explanations"):
        name, about = explanation["rule"], explanation.get("about")
        if name not in levels:
            message = say("There is no rule {code}.", code=name)
            yield Problem(
                pointer=f"{pointer}/rule", message=message, fix=suggest(name, sorted(levels), _COPY)
            )
        elif levels[name] is Level.ERROR:
            message = say("{code} is an error; an explanation does not answer it.", code=name)
            yield Problem(pointer=f"{pointer}/rule", message=message, fix=_CORRECT)
        if about is not None and about not in known:
            message = say("No entry in this file has the id {id}.", id=about)
            yield Problem(
                pointer=f"{pointer}/about", message=message, fix=suggest(about, known, _ENTRY)
            )


_COPY = say("Copy the code from the warning the explanation answers.")
_CORRECT = say("Put the error right and remove the explanation.")
_ENTRY = say(
    "Write the id of the entry the warning is about; leave the field out for the whole file."
)

RULE = Rule(
    code="explanations-resolve",
    level=Level.ERROR,
    title=say("Every explanation answers a warning"),
    why=say("An explanation is published beside what it explains; it must say what that is."),
    check=check,
    example=Example(
        bad="- {rule: ledger-adds-up, about: tv-spots, reason: The studio is not part of any ad.}",
        good="- {rule: ledger-adds-up, about: tv-april, reason: The studio is not part of any ad.}",
    ),
)
