"""An election's id is the name of its folder, because addresses are made from it."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule, Subject


def check(case: Case) -> Iterator[Problem]:
    written, place = case.data["id"], case.path[0]
    if written != place:
        yield Problem(
            pointer="/id",
            message=say(
                "The file says {written}, its folder is {place}.", written=written, place=place
            ),
            fix=say("Write id: {place}, or rename the folder.", place=place),
        )


RULE = Rule(
    code="election-place-matches",
    level=Level.ERROR,
    title=say("The election stands where it says"),
    why=say("Disclosures name their election, and find it by the name of its folder."),
    check=check,
    subject=Subject.ELECTION,
    example=Example(bad="id: prova-2026", good="id: prova-2025"),
)
