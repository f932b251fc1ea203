"""A party stands on the roster once, and a period in the list once."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule, Subject


def check(case: Case) -> Iterator[Problem]:
    for entries in ("periods", "parties"):
        seen: dict[str, str] = {}
        for pointer, name in select(case.data, f"{entries}/*/id"):
            if name in seen:
                message = say("The id {id} is already used for another entry.", id=name)
                fix = say("Keep one of the two entries, or give one another id.")
                yield Problem(
                    pointer=pointer, message=message, fix=fix, about=name, also=(seen[name],)
                )
            seen.setdefault(name, pointer)


RULE = Rule(
    code="election-ids-unique",
    level=Level.ERROR,
    title=say("Each party and each period stands once"),
    why=say("Ids become folders and addresses; two entries cannot share one."),
    check=check,
    subject=Subject.ELECTION,
    example=Example(
        bad=(
            "- {id: aleanca-e-maleve, name: {en: Alliance of the Mountains}}\n"
            "- {id: aleanca-e-maleve, name: {en: Lowlands List}}"
        ),
        good=(
            "- {id: aleanca-e-maleve, name: {en: Alliance of the Mountains}}\n"
            "- {id: lista-e-fushes, name: {en: Lowlands List}}"
        ),
    ),
)
