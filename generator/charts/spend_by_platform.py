"""Who declared how much on which medium: stacked bars, one for each party."""

from generator.charts.chart import Chart
from generator.figures.data import Parting, declared_sums
from generator.figures.figure import Drawing
from generator.figures.notes import caption, vat_words
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
    "meta": "m1",
    "google": "m2",
    "broadcast": "m3",
    "print": "m4",
    "online": "m5",
    "several": "m6",
    "other": "m7",
}


STACK = Stack("advertising", "medium-groups", COLOURS)


def draw(view: View) -> Drawing:
    """Bars of declared advertising in the election's currency, by group of media."""
    sums = STACK.sums(view)
    scale, time = scale_of(view, sums), time_words(view)
    measure = say("Declared advertising, {unit}, {time}, by medium", unit=scale.word, time=time)
    listed = summary(view, STACK, sums, scale)
    return Drawing(
        id=CHART.id,
        question=view.t.text(CHART.question),
        finding=view.t.text(_finding(view, sums)),
        measure=view.t.text(measure),
        summary=view.t.text(
            say("Declared advertising in {unit}: {list}.", unit=scale.word, list=listed)
        ),
        unit=view.dataset.currency,
        figure=bars(view, STACK, sums, scale),
        table=table(view, STACK),
        data=declared_sums(view, STACK.section, "spent", Parting("medium", STACK.groups, "group")),
        note=note(view, STACK, sums, vat_words(view)),
        caption=caption(view, STACK.section),
    )


def _finding(view: View, sums: GroupSums) -> Message:
    """Names the two largest where they make up at least half, whatever the bounds, and no other ties with them."""
    if len(view.parties) == 1:
        return _finding_of_one(view, sums)
    wholes = {
        party: money for party, groups in sums.items() if (money := together(groups.values()))
    }
    largest = sorted(wholes, key=lambda party: -wholes[party].low)[:2]
    others = [money.high for party, money in wholes.items() if party not in largest]
    if not others or max(others) >= min(wholes[party].low for party in largest):
        return CHART.question
    part, every = together(wholes[party] for party in largest), together(wholes.values())
    if part is None or every is None:
        return CHART.question
    found = share(part, every)
    if not is_half(found):
        return CHART.question
    first, second = (view.t.local(p.name) for p in view.parties if p.id in largest)
    said = percent_words(view.t, found)
    if not is_all_in_one_currency(view, STACK.section):
        return say(
            "{first} and {second} account for {share} of advertising declared in {currency}",
            first=first,
            second=second,
            share=said,
            currency=currency_name(view.dataset.currency, view.t, view.dataset),
        )
    return say(
        "{first} and {second} account for {share} of declared advertising",
        first=first,
        second=second,
        share=said,
    )


def _finding_of_one(view: View, sums: GroupSums) -> Message:
    """Names the medium that makes up half or more."""
    if (found := main_group(view, STACK, sums)) is None:
        return CHART.question
    group, share_of_all = found
    title = view.lists[STACK.groups].title(group)
    return say("{group}: {share} of declared advertising", group=title, share=share_of_all)


CHART = Chart(
    "spend-by-platform",
    say("Who spent how much, and where?"),
    draw,
    say(
        "Adds up the advertising lines that parties declare for the periods due: what was spent "
        "and benefits in kind, by medium, in the main currency of the election."
    ),
    of_one=say("How much was spent, and where?"),
)
