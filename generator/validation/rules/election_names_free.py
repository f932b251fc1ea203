"""The names in an election become folders and addresses, so none is one that a system or the site keeps for itself."""

from collections.abc import Iterator

from generator.documents.names import OWN, is_name
from generator.findings import Example, Level
from generator.text import Message, say
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule, Subject


def check(case: Case) -> Iterator[Problem]:
    for path in ("id", "periods/*/id", "parties/*/id"):
        for pointer, name in select(case.data, path):
            if not is_name(name):
                fix = say("Choose a longer name, such as {name}-1.", name=name)
                yield Problem(pointer=pointer, message=_taken(name), fix=fix)
    for pointer, language in select(case.data, "languages/*"):
        if language in OWN:
            fix = say("Use another code that the language has.")
            yield Problem(pointer=pointer, message=_taken(language), fix=fix)


def _taken(name: str) -> Message:
    return say("{name} is a name that the site or a system keeps for itself.", name=name)


RULE = Rule(
    code="election-names-free",
    level=Level.ERROR,
    title=say("Names that can be folders and addresses"),
    why=say("Windows lets no file be called con or nul, and the site has pages of its own."),
    check=check,
    subject=Subject.ELECTION,
    example=Example(
        bad="- {id: con, name: {en: Lowlands List}}",
        good="- {id: lista-e-fushes, name: {en: Lowlands List}}",
    ),
    since="0.2.0",
)
