"""Who declared how much on which medium: stacked bars, one for each party."""

from collections.abc import Iterable

from generator.charts.chart import Chart, View
from generator.charts.figure import Drawing
from generator.charts.stacked import Stack, Sums, bars, note, scale_of, summary, table, whole
from generator.charts.words import time_words
from generator.metrics.figures import Spend
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


def _records(view: View, party: str) -> Iterable[Spend]:
    return view.figures.spent(party, view.period_ids)


STACK = Stack("advertising", "medium-groups", COLOURS, _records)


def draw(view: View) -> Drawing:
    """Bars of declared advertising in the election's currency, by group of media."""
    sums = STACK.sums(view)
    scale, time = scale_of(view, sums), time_words(view)
    measure = say("Declared advertising, {unit}, {time}, by medium", unit=scale.word, time=time)
    listed = summary(view, STACK, sums, scale)
    return Drawing(
        CHART.id,
        view.t.text(CHART.question),
        view.t.text(_finding(view, sums)),
        view.t.text(measure),
        view.t.text(say("Declared advertising in {unit}: {list}.", unit=scale.word, list=listed)),
        view.dataset.currency,
        bars(view, STACK, sums, scale),
        table(view, STACK, sums),
        note(view, STACK, sums),
    )


def _finding(view: View, sums: Sums) -> Message:
    """Names the two largest where they make up at least half, whatever the bounds; else the question."""
    wholes = {party: money for party, groups in sums.items() if (money := whole(groups))}
    largest = sorted(wholes, key=lambda party: (-wholes[party].low, party))[:2]
    everything = sum(money.high for money in wholes.values())
    two = sum(wholes[party].low for party in largest)
    if len(wholes) < 3 or 2 * two < everything:
        return CHART.question
    first, second = (view.t.local(view.dataset.by_party[party].name) for party in largest)
    return say(
        "{first} and {second} account for {share} of declared advertising",
        first=first,
        second=second,
        share=view.t.percent(two, everything),
    )


CHART = Chart(
    "spend-by-platform",
    say("Who spent how much, and where?"),
    draw,
    say(
        "Adds up the advertising lines that parties declare for the periods due: what was spent "
        "and benefits in kind, by medium, in the main currency of the election."
    ),
)
