"""Nobody is both to see an ad and not to see it."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    for pointer, technique in case.document.entries("targeting", "techniques"):
        shown = {
            (criterion["dimension"], criterion["value"].casefold()): index
            for index, criterion in enumerate(technique.get("include", ()))
        }
        for index, criterion in enumerate(technique.get("exclude", ())):
            key = criterion["dimension"], criterion["value"].casefold()
            if key in shown:
                message = say(
                    "{id} both includes and excludes “{value}”.",
                    id=technique["id"],
                    value=criterion["value"],
                )
                also = (f"{pointer}/include/{shown[key]}",)
                yield Problem(
                    pointer=f"{pointer}/exclude/{index}",
                    message=message,
                    fix=_FIX,
                    about=technique["id"],
                    also=also,
                )


_FIX = say("Take one of the two out.")

RULE = Rule(
    code="included-and-excluded",
    level=Level.WARNING,
    title=say("Included and excluded are different people"),
    why=say("Readers cannot tell whether these people were to see the ads."),
    check=check,
    example=Example(
        bad="exclude: [{dimension: region, value: AL-11}]",
        good="exclude: [{dimension: region, value: AL-12}]",
    ),
    since="0.2.0",
)
