"""What kinds of money fund the campaigns: stacked bars by kind, one for each party."""

from generator.charts.chart import Chart
from generator.figures.data import Parting, declared_sums
from generator.figures.figure import Drawing
from generator.figures.notes import caption
from generator.figures.shares import is_half, percent_words, share
from generator.figures.stacks import (
    GroupSums,
    Stack,
    bars,
    main_group,
    note,
    scale_of,
    summary,
    table,
)
from generator.figures.view import View
from generator.figures.words import currency_name, is_all_in_one_currency, time_words
from generator.metrics.sums import together
from generator.text import Message, say

COLOURS = {
    "public": "m1",
    "own": "m3",
    "donations": "m2",
    "loans": "m4",
    "affiliates": "m6",
    "in_kind": "m5",
    "other": "m7",
}


STACK = Stack("funding", "funding-groups", COLOURS)
PARTED = (Parting("kind", STACK.groups, "group"), Parting("origin", "origins", "origin"))


def draw(view: View) -> Drawing:
    """Bars of declared funding in the election's currency, by kind."""
    sums = STACK.sums(view)
    scale, time = scale_of(view, sums), time_words(view)
    measure = say("Declared funding, {unit}, {time}, by kind", unit=scale.word, time=time)
    listed = summary(view, STACK, sums, scale)
    return Drawing(
        id=CHART.id,
        question=view.t.text(CHART.question),
        finding=view.t.text(_finding(view, sums)),
        measure=view.t.text(measure),
        summary=view.t.text(
            say("Declared funding in {unit}: {list}.", unit=scale.word, list=listed)
        ),
        unit=view.dataset.currency,
        figure=bars(view, STACK, sums, scale),
        table=table(view, STACK),
        data=declared_sums(view, STACK.section, "received", *PARTED),
        note=note(view, STACK, sums),
        caption=caption(view, STACK.section),
    )


def _finding(view: View, sums: GroupSums) -> Message:
    """Names the kind that makes up at least half of all, whatever the bounds; else the question."""
    if len(view.parties) == 1:
        found = main_group(view, STACK, sums)
        return _largest(view, *found) if found else CHART.question
    every = together(money for groups in sums.values() for money in groups.values())
    if every is None:
        return CHART.question
    for kind in STACK.colours:
        part = together(groups[kind] for groups in sums.values() if kind in groups)
        if part is not None and is_half(share(part, every)):
            return _largest(view, kind, percent_words(view.t, share(part, every)))
    return CHART.question


def _largest(view: View, kind: str, share: str) -> Message:
    title = view.lists[STACK.groups].title(kind)
    if is_all_in_one_currency(view, STACK.section):
        return say("{kind}: {share} of declared funding", kind=title, share=share)
    currency = currency_name(view.dataset.currency, view.t, view.dataset)
    return say(
        "{kind}: {share} of funding declared in {currency}",
        kind=title,
        share=share,
        currency=currency,
    )


CHART = Chart(
    "funding-sources",
    say("What kinds of money fund the campaigns?"),
    draw,
    say(
        "Adds up the sources of funding that parties declare for the periods due, by kind, in the "
        "main currency of the election."
    ),
    of_one=say("What kinds of money fund the campaign?"),
)
