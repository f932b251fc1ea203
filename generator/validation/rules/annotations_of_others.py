"""An annotation is added by whoever takes a disclosure over, and says which entry it is about.

A party writes notes, which are shown as its own words. What stands in annotations is shown as somebody else's, so a
disclosure that the party files itself has none.
"""

from collections.abc import Iterator

from generator.documents.instance import OF_OTHERS
from generator.findings import Example, Level
from generator.text import say
from generator.validation.declared import LISTS, entities, ids, suggest
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    if "annotations" not in case.data:
        return
    if not case.data.keys() & OF_OTHERS:
        yield Problem(pointer="/annotations", message=_OF_OTHERS, fix=_NOTE)
    known = entities(case.data) | ids(case.data, *LISTS)
    for pointer, annotation in case.document.entries("annotations"):
        about = annotation.get("about")
        if about is not None and about not in known:
            message = say("No entry in this file has the id {id}.", id=about)
            yield Problem(
                pointer=f"{pointer}/about", message=message, fix=suggest(about, known, _ENTRY)
            )


_OF_OTHERS = say("Annotations are for disclosures that somebody else took over for the party.")
_NOTE = say("Write it as a note, which is shown as the party's own words.")
_ENTRY = say("Write the id of the entry it is about; leave the field out for the whole file.")

RULE = Rule(
    code="annotations-of-others",
    level=Level.ERROR,
    title=say("Only others annotate a disclosure"),
    why=say("Each word has its speaker: what a party says itself is never shown as another's."),
    check=check,
    example=Example(
        bad="- {about: tv-spots, text: The days were not legible., language: en}",
        good="- {about: tv-april, text: The days were not legible., language: en}",
    ),
    since="0.2.0",
)
