"""Where somebody else pays for the party's advertising, readers can see where that money came from.

Commitments 5 and 6c (ii): sponsors, and the sources of their funding. A payer's money is seen where a funding source
was received by the payer, or where the line names the source it was paid from.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.declared import sponsors
from generator.validation.places import disclosed, select
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    if not disclosed(case.data, "funding"):
        return
    seen = {name for _, name in select(case.data, "funding/sources/*/received_by")}
    declared = sponsors(case.data)
    places: dict[str, list[str]] = {}
    for pointer, line in case.document.entries("advertising", "lines"):
        payer = line["paid_by"]
        if (
            payer in declared
            and payer != case.data["party"]
            and payer not in seen
            and not line.get("funding")
        ):
            places.setdefault(payer, []).append(f"{pointer}/paid_by")
    for payer, (first, *others) in places.items():
        message = say(
            "{payer} paid for advertising; no funding source says where its money came from.",
            payer=payer,
        )
        yield Problem(pointer=first, message=message, fix=_FIX, about=payer, also=tuple(others))


_FIX = say("If it is known, add a funding source with received_by and the id of the payer.")

RULE = Rule(
    code="payer-not-funded",
    level=Level.ADVICE,
    title=say("Where another payer's money came from"),
    why=say("Readers follow the money from its source through the payer to the platform."),
    check=check,
    example=Example(
        bad='amount: {amount: "1200000.00", currency: ALL, basis: paid}',
        good=(
            'amount: {amount: "1200000.00", currency: ALL, basis: paid}\n'
            "received_by: fondacioni-ura"
        ),
    ),
)
