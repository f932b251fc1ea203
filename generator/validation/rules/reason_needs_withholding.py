"""A reason for withholding stands only where something is withheld."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.places import SECTIONS
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    states = case.lists["section-states"]
    for section in SECTIONS:
        answer = case.data[section]
        if "reason" in answer and answer["state"] != "withheld":
            message = say(
                "There is a reason for withholding, but the state of {section} is: {state}.",
                section=section, state=states.title(answer["state"]),
            )  # fmt: skip
            yield Problem(
                pointer=f"/{section}/reason", message=message, fix=_FIX, also=(f"/{section}/state",)
            )


_FIX = say("Write state: withheld; or take the reason out, and put a remark under notes.")

RULE = Rule(
    code="reason-needs-withholding",
    level=Level.WARNING,
    title=say("A reason to withhold what is not withheld"),
    why=say("Readers are told either that a section is withheld and why, or what is in it."),
    check=check,
    example=Example(
        bad="state: nothing_to_disclose\nreason: We ask our lawyer first.",
        good="state: nothing_to_disclose",
    ),
    since="0.2.0",
)
