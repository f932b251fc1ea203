"""Where the money comes from: stacked bars by kind of funding, one for each party."""

from generator.charts.chart import Chart
from generator.figures.data import Parting, declared_sums
from generator.figures.figure import Drawing
from generator.figures.stacks import Columns, Stack, bars, note, scale_of, summary, table
from generator.figures.view import View
from generator.figures.words import time_words
from generator.text import Message, say, say_many

COLOURS = {
    "public": "m1",
    "own": "m3",
    "donations": "m2",
    "loans": "m4",
    "affiliates": "m6",
    "in_kind": "m5",
    "other": "m7",
}
ABROAD = ("diaspora", "eu", "foreign")
SHOWN = (*ABROAD, "eu_or_domestic", "unknown")


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
        finding=view.t.text(_finding(view)),
        measure=view.t.text(measure),
        summary=view.t.text(
            say("Declared funding in {unit}: {list}.", unit=scale.word, list=listed)
        ),
        unit=view.dataset.currency,
        figure=bars(view, STACK, sums, scale),
        table=table(view, STACK, _origins(view)),
        data=declared_sums(view, STACK.section, "received", *PARTED),
        note=note(view, STACK, sums),
    )


def _finding(view: View) -> Message:
    """Says how many parties declare money from abroad, where any does; else the question."""
    funds = [list(view.figures.received(party.id, view.period_ids)) for party in view.parties]
    count = sum(any(f.money.high and f.origin in ABROAD for f in found) for found in funds)
    if not count or len(view.parties) < 2:
        return CHART.question
    return say_many(
        "{count} of {whole} parties declares money from outside the country",
        "{count} of {whole} parties declare money from outside the country",
        count,
        whole=sum(bool(found) for found in funds),
    )


def _origins(view: View) -> Columns:
    """What of it comes from elsewhere, or may: a column for each origin somebody declares."""
    funds = (view.figures.received(party.id, view.period_ids) for party in view.parties)
    found = {fund.origin for received in funds for fund in received}
    titles = view.lists["origins"]
    return tuple(
        (view.t.text(say("of which {origin}", origin=titles.title(code))), "origin", code)
        for code in SHOWN
        if code in found
    )


CHART = Chart(
    "funding-sources",
    say("Where does the money come from?"),
    draw,
    say(
        "Adds up the sources of funding that parties declare for the periods due, by kind, in the "
        "main currency of the election."
    ),
    of_one=say("Where does the money come from?"),
)
