"""The money that came in is set beside the money that went into advertising (commitments 5 and 6c ii).

A party may spend what it saved or owe what it spent, so the difference is shown and nothing fails. Help in kind is
left out on both sides: it is neither received nor spent as money.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.money import Money, add_up, parse_money
from generator.text import say
from generator.validation.places import disclosed
from generator.validation.rule import Case, Problem, Rule
from generator.validation.sums import difference, total


def check(case: Case) -> Iterator[Problem]:
    if not disclosed(case.data, "advertising", "funding"):
        return
    sources = (
        source
        for _, source in case.document.entries("funding", "sources")
        if source["kind"] != "in_kind"
    )
    funding = add_up(
        money for source in sources if (money := parse_money(source["amount"])) is not None
    )
    for currency, spent in total(case.data, "advertising/lines/*/spent").items():
        received = funding.get(currency, Money(currency, 0, 0))
        apart = difference(received, spent)
        if apart and received.high < spent.low:
            message = say(
                "{spent} went into advertising, {received} came in: {apart} more than the sources show.",
                spent=spent,
                received=received,
                apart=apart,
            )
            yield Problem(pointer="/funding/sources", message=message, fix=_FIX)


_FIX = say(
    "Add what is missing, such as savings (party_own_funds); a difference is shown, never refused."
)

RULE = Rule(
    code="funding-covers-spending",
    level=Level.ADVICE,
    title=say("Funding and spending compared"),
    why=say("Readers see both sums side by side and ask where the rest came from."),
    check=check,
    example=Example(
        bad=(
            "- id: dues\n"
            "  kind: membership_fees\n"
            "  origin: domestic\n"
            '  amount: {amount: "300000.00", currency: ALL, basis: paid}'
        ),
        good=(
            "- id: dues\n"
            "  kind: membership_fees\n"
            "  origin: domestic\n"
            '  amount: {amount: "3000000.00", currency: ALL, basis: paid}'
        ),
    ),
)
