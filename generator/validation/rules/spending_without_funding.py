"""Money was spent, yet funding says that there is nothing to disclose (commitments 5 and 6c ii).

Whatever was spent came from somewhere: from savings, from a debt, from somebody who gave. Only what was certainly spent
counts: a bound that begins at nought may be nought.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.money import parse_money
from generator.text import say
from generator.validation.rule import Case, Problem, Rule
from generator.validation.sums import advertising


def check(case: Case) -> Iterator[Problem]:
    if case.data["funding"]["state"] != "nothing_to_disclose":
        return
    for spent in advertising(case.data).values():
        if spent.low:
            message = say(
                "Advertising came to {spent}, but funding says that there is nothing to disclose.",
                spent=spent,
            )
            yield Problem(
                pointer="/funding/state", message=message, fix=_FIX, also=("/advertising/lines",)
            )
    for pointer, entity in case.document.entries("affiliates", "entities"):
        money = parse_money(entity["spent"]) if "spent" in entity else None
        if money and money.low:
            message = say(
                "{name} spent {spent} on the campaign, but funding says that there is nothing to disclose.",
                name=entity["name"],
                spent=money,
            )
            also = (f"{pointer}/spent",)
            yield Problem(
                pointer="/funding/state", message=message, fix=_FIX, about=entity["id"], also=also
            )


_FIX = say(
    "Write disclosed and name where the money came from, savings (party_own_funds) and debts too; or explain it."
)

RULE = Rule(
    code="spending-without-funding",
    level=Level.WARNING,
    title=say("Money was spent, but no source is named"),
    why=say("Readers see spending beside a signed statement that there is no source of funding."),
    check=check,
    example=Example(
        bad="funding:\n  state: nothing_to_disclose",
        good=(
            "funding:\n"
            "  state: disclosed\n"
            "  sources:\n"
            "    - {id: dues, kind: membership_fees, origin: domestic, "
            'amount: {amount: "1000000.00", currency: ALL, basis: paid}}'
        ),
    ),
    since="0.2.0",
)
