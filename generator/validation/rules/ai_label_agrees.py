"""What is said of a label goes together with what AI made (commitment 3b)."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule

_NOTHING_MADE = frozenset({"targeting", "delivery", "bidding"})


def check(case: Case) -> Iterator[Problem]:
    for pointer, use in case.document.entries("ai", "uses"):
        label, name = use.get("label", {}), use["id"]
        if "text" in label and not label["applied"]:
            message = say(
                "{system} made things without a label, but the label says: “{text}”.",
                system=use["system"],
                text=label["text"],
            )
            yield Problem(
                pointer=f"{pointer}/label/applied", message=message, fix=_TEXT, about=name
            )
        if not _NOTHING_MADE.issuperset(use["stages"]):
            continue
        titles = tuple(case.lists["ai-stages"].title(stage) for stage in use["stages"])
        for field, marked in (
            ("label", label.get("applied", False)),
            ("provenance_signal", use.get("provenance_signal", "none") != "none"),
        ):
            if marked:
                message = say(
                    "{system} was used for {stages} alone, but what it made is said to be marked.",
                    system=use["system"],
                    stages=titles,
                )
                yield Problem(
                    pointer=f"{pointer}/{field}", message=message, fix=_STAGES, about=name
                )


_TEXT = say("Write applied: true if every result carries the label; else take its words out.")
_STAGES = say("Add what AI made to stages, such as image or text; or take the mark out.")

RULE = Rule(
    code="ai-label-agrees",
    level=Level.WARNING,
    title=say("A label goes with what AI made"),
    why=say("Commitment 3b: readers learn what AI made, and whether it said so."),
    check=check,
    example=Example(
        bad="label: {applied: false, text: Made with AI}",
        good="label: {applied: true, text: Made with AI}",
    ),
    since="0.2.0",
)
