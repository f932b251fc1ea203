"""What an AI system made says so.

Commitment 3b: AI-generated content is permitted only when clearly labelled. Systems a platform runs by itself are left
out, because the party makes nothing with them.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule

_CONTENT = frozenset({"text", "image", "audio", "video"})


def check(case: Case) -> Iterator[Problem]:
    for pointer, use in case.document.entries("ai", "uses"):
        made = tuple(stage for stage in use["stages"] if stage in _CONTENT)
        if not made or use["platform_default"] or use.get("label", {}).get("applied"):
            continue
        titles = tuple(case.lists["ai-stages"].title(stage) for stage in made)
        place = f"{pointer}/label/applied" if "label" in use else f"{pointer}/label"
        message = say(
            "{system} was used for {made}, without a label.", system=use["system"], made=titles
        )
        yield Problem(pointer=place, message=message, fix=_FIX, about=use["id"])


_FIX = say("Label what AI made and give the words of the label; or explain why it ran without one.")

RULE = Rule(
    code="ai-without-label",
    level=Level.WARNING,
    title=say("AI content without a label"),
    why=say("Commitment 3b: what AI has made may be used only with a clear label."),
    check=check,
    example=Example(
        bad="label: {applied: false}", good="label: {applied: true, text: Made with AI}"
    ),
)
