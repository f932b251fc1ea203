"""An affiliate that campaigns for the party appears somewhere: in a line, or with what it spent.

Commitment 6c (i) asks who campaigns on the party's behalf; 6c (ii) what it cost.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule

_OPEN = frozenset({"disclosed", "nothing_to_disclose"})


def check(case: Case) -> Iterator[Problem]:
    advertising = case.data["advertising"]
    if advertising["state"] not in _OPEN:
        return
    seen = {
        line[field] for line in advertising.get("lines", ()) for field in ("sponsor", "paid_by")
    }
    for pointer, entity in case.document.entries("affiliates", "entities"):
        if entity["campaigns_on_behalf"] and entity["id"] not in seen and "spent" not in entity:
            message = say(
                "{name} campaigns for the party, but nothing says what it did or spent.",
                name=entity["name"],
            )
            yield Problem(
                pointer=f"{pointer}/campaigns_on_behalf",
                message=message,
                fix=_FIX,
                about=entity["id"],
            )


_FIX = say(
    "Add what it spent, or the lines it sponsored or paid for; or explain how it campaigns without spending."
)

RULE = Rule(
    code="affiliate-without-line",
    level=Level.WARNING,
    title=say("An affiliate campaigns without a trace"),
    why=say("Commitment 6c (i): readers learn who campaigns on the party's behalf, and how."),
    check=check,
    example=Example(
        bad="campaigns_on_behalf: true",
        good=(
            "campaigns_on_behalf: true\n"
            'spent: {min: "2000000.00", max: "3000000.00", currency: ALL, basis: estimated}'
        ),
    ),
)
