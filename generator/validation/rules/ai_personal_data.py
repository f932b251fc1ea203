"""Personal data were entered into an AI system.

Commitment 4: keep personal and confidential information out of AI tools, for instance out of what is typed in.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    for pointer, use in case.document.entries("ai", "uses"):
        if use.get("data_entered") == "personal":
            message = say("Personal data were entered into {system}.", system=use["system"])
            yield Problem(
                pointer=f"{pointer}/data_entered", message=message, fix=_FIX, about=use["id"]
            )


_FIX = say(
    "Correct it if it is a slip; otherwise explain which data were entered, and how they are protected."
)

RULE = Rule(
    code="ai-personal-data",
    level=Level.WARNING,
    title=say("Personal data in AI systems"),
    why=say("Commitment 4: no personal or confidential data are entered into AI tools."),
    check=check,
    example=Example(bad="data_entered: personal", good="data_entered: none"),
)
