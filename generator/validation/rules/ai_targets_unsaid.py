"""AI that chose who sees an ad, and "no targeting", are not said of the same advertising line (commitment 6c iii)."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.applied import applied, lines_of
from generator.validation.rule import Case, Problem, Rule

_STAGES = ("targeting", "delivery")


def check(case: Case) -> Iterator[Problem]:
    lines = lines_of(case.data)
    methods: dict[str, set[str]] = {}
    for _, technique in case.document.entries("targeting", "techniques"):
        for line in applied(technique, lines):
            methods.setdefault(line["id"], set()).update(technique["methods"])
    for pointer, use in case.document.entries("ai", "uses"):
        titles = tuple(case.lists["ai-stages"].title(s) for s in _STAGES if s in use["stages"])
        names = (str(line["id"]) for line in applied(use, lines))
        to_all = next((name for name in names if methods.get(name) == {"none"}), None)
        if titles and to_all is not None:
            message = say(
                "{system} was used for {stages} of {line}, which everybody is said to have been shown.",
                system=use["system"],
                stages=titles,
                line=to_all,
            )
            yield Problem(pointer=f"{pointer}/stages", message=message, fix=_FIX, about=use["id"])


_FIX = say(
    "File the technique for this line, platform_optimised where the platform decides; or name the lines of the system."
)

RULE = Rule(
    code="ai-targets-unsaid",
    level=Level.WARNING,
    title=say("AI chose an audience where there is said to be none"),
    why=say("Commitment 6c (iii): readers learn whether, and how, somebody chose who sees an ad."),
    check=check,
    example=Example(
        bad="stages: [audio, delivery]\napplies_to: [tv-april]",
        good="stages: [audio]\napplies_to: [tv-april]",
    ),
    since="0.2.0",
)
