"""Advertising is ten times as much, or a tenth, of what it was in the period before.

Real campaigns do grow that fast; a slipped decimal point looks just the same, so the party is asked.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.money import Money
from generator.text import Message, say
from generator.validation.places import disclosed
from generator.validation.rule import Case, Problem, Rule
from generator.validation.sums import advertising

_FACTOR = 10


def check(case: Case) -> Iterator[Problem]:
    previous = case.previous.data if case.previous else None
    if not previous or not all(disclosed(data, "advertising") for data in (previous, case.data)):
        return
    earlier = advertising(previous)
    for currency, now in advertising(case.data).items():
        before = earlier.get(currency)
        if before is None or not before.high or not now.high:
            continue
        if now.low >= before.high * _FACTOR:
            yield Problem(pointer="/advertising/lines", message=_more(now, before), fix=_FIX)
        elif now.high * _FACTOR <= before.low:
            yield Problem(pointer="/advertising/lines", message=_less(now, before), fix=_FIX)


def _more(now: Money, before: Money) -> Message:
    return say(
        "Advertising comes to {now}, ten times or more the {before} of the period before.",
        now=now,
        before=before,
    )


def _less(now: Money, before: Money) -> Message:
    return say(
        "Advertising comes to {now}, a tenth or less of the {before} of the period before.",
        now=now,
        before=before,
    )


_FIX = say(
    "Look for a slipped decimal point or a missing line; if the figures are right, explain the change."
)

RULE = Rule(
    code="tenfold-jump",
    level=Level.WARNING,
    title=say("A jump by a factor of ten"),
    why=say("A slipped decimal point changes every chart the party is in."),
    check=check,
    example=Example(
        bad='spent: {amount: "150000000.00", currency: ALL, basis: invoiced}',
        good='spent: {amount: "1500000.00", currency: ALL, basis: invoiced}',
    ),
)
