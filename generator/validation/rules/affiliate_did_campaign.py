"""An affiliate that is said not to campaign spends nothing on the campaign, and sponsors and pays for no ads.

Commitment 6c (i) asks who campaigns on the party's behalf; who paid for its advertising did.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.money import parse_money
from generator.text import say
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    acting: dict[str, tuple[str, str]] = {}
    for pointer, line in case.document.entries("advertising", "lines"):
        for field in ("sponsor", "paid_by"):
            acting.setdefault(line[field], (f"{pointer}/{field}", line["id"]))
    for pointer, entity in case.document.entries("affiliates", "entities"):
        if entity["campaigns_on_behalf"]:
            continue
        place, about = f"{pointer}/campaigns_on_behalf", entity["id"]
        spent = parse_money(entity["spent"]) if "spent" in entity else None
        if about in acting:
            also, line = acting[about]
            message = say(
                "{name} is said not to campaign, but sponsored or paid for {line}.",
                name=entity["name"],
                line=line,
            )
            yield Problem(pointer=place, message=message, fix=_FIX, about=about, also=(also,))
        elif spent and spent.low:
            message = say(
                "{name} is said not to campaign, but spent {spent} on the campaign.",
                name=entity["name"],
                spent=spent,
            )
            yield Problem(
                pointer=place, message=message, fix=_FIX, about=about, also=(f"{pointer}/spent",)
            )


_FIX = say("Write campaigns_on_behalf: true; or correct who sponsored, paid or spent.")

RULE = Rule(
    code="affiliate-did-campaign",
    level=Level.WARNING,
    title=say("An affiliate that paid for advertising campaigned"),
    why=say("Commitment 6c (i): readers count who campaigns on the party's behalf."),
    check=check,
    example=Example(
        bad='campaigns_on_behalf: false\nspent: {amount: "1200000.00", currency: ALL, basis: paid}',
        good='campaigns_on_behalf: true\nspent: {amount: "1200000.00", currency: ALL, basis: paid}',
    ),
    since="0.2.0",
)
