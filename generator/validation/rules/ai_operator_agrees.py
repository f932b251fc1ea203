"""A system that a platform runs by itself is operated by nobody else, and only where there is a platform."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.applied import applied, lines_of
from generator.validation.media import is_offline
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    lines, media = lines_of(case.data), case.lists["media"]
    for pointer, use in case.document.entries("ai", "uses"):
        if not use["platform_default"]:
            continue
        if "operated_by" in use:
            message = say(
                "{system} is the platform's own, but {operator} operated it.",
                system=use["system"],
                operator=use["operated_by"],
            )
            yield Problem(
                pointer=f"{pointer}/operated_by", message=message, fix=_OPERATOR, about=use["id"]
            )
        used_for = applied(use, lines)
        if used_for and all(is_offline(media, line["medium"]) for line in used_for):
            message = say(
                "{system} is the platform's own, but {line} ran on no platform.",
                system=use["system"],
                line=used_for[0]["id"],
            )
            yield Problem(
                pointer=f"{pointer}/platform_default",
                message=message,
                fix=_PLATFORM,
                about=use["id"],
            )


_OPERATOR = say("Write platform_default: false if somebody else ran it; else take operated_by out.")
_PLATFORM = say("Write platform_default: false, or the lines it was used for under applies_to.")

RULE = Rule(
    code="ai-operator-agrees",
    level=Level.WARNING,
    title=say("Who ran an AI system is said in one way"),
    why=say("Readers ask who decided: the party, somebody for it, or the platform by itself."),
    check=check,
    example=Example(
        bad="platform_default: true\noperated_by: byra-nordlys",
        good="platform_default: false\noperated_by: byra-nordlys",
    ),
    since="0.2.0",
)
