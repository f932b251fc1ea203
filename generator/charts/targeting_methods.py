"""How audiences were chosen: methods × parties, one answer each."""

from collections.abc import Iterator
from functools import partial

from generator.charts.chart import Chart
from generator.facts.dataset import Party
from generator.figures.data import Measure, measured
from generator.figures.figure import Drawing, Grid, GridRow, Nothing, Values
from generator.figures.grids import answer, answers, key, section_table, unknown
from generator.figures.notes import caption, gaps, note
from generator.figures.view import View
from generator.figures.words import counted_parties, time_words
from generator.text import Message, say, say_many

UNTARGETED = "none"
COLUMNS = ("method", "method_name", "used")


def draw(view: View) -> Drawing:
    """A sign for each method and party: used, not used, or why that is not known."""
    used = {party.id: _used(view, party.id, view.period_ids) for party in view.parties}
    titles = view.lists["targeting-methods"]
    methods = [m for m in titles.rows if any(m in found for found in used.values())]
    words = tuple(view.t.text(titles.title(method)) for method in methods)
    rows = tuple(
        GridRow(
            view.t.local(party.name),
            tuple(
                answer(view, party, word, "targeting", None, yes=method in used[party.id])
                for method, word in zip(methods, words, strict=True)
            ),
            party.colour,
        )
        for party in view.parties
    )
    return Drawing(
        id=CHART.id,
        question=view.t.text(CHART.question),
        finding=view.t.text(_finding(view, used)),
        measure=view.t.text(
            say(
                "Methods of targeting that parties declare, {time}",
                time=time_words(view),
            )
        ),
        summary=answers(view, "targeting-methods", used, "targeting"),
        unit="",
        figure=Grid(words, rows, key(view))
        if words
        else Nothing(view.t.text(say("No targeting has been declared."))),
        table=section_table(view, words, rows, "targeting"),
        data=measured(view, Measure("targeting", COLUMNS, partial(_figures, view, methods))),
        note=note(view, gaps(view, "targeting")),
        caption=caption(view),
    )


def _figures(
    view: View, methods: list[str], party: Party, periods: tuple[str, ...]
) -> Iterator[Values]:
    """Whether each method was used in some periods."""
    used, titles = _used(view, party.id, periods), view.lists["targeting-methods"]
    for method in methods:
        yield (method, view.t.text(titles.title(method)), "yes" if method in used else "no")


def _used(view: View, party: str, periods: tuple[str, ...]) -> set[str]:
    return {
        method
        for period in periods
        for technique in view.figures.techniques.get((party, period), ())
        for method in technique.methods
        if method != UNTARGETED
    }


def _finding(view: View, used: dict[str, set[str]]) -> Message:
    """Counts parties that use a list of people, the method that needs personal data; else the question."""
    lists = sum(bool(found & {"custom_audience", "lookalike"}) for found in used.values())
    known = sum(unknown(view, party.id, "targeting") is None for party in view.parties)
    if not lists or len(view.parties) < 2:
        return CHART.question
    return say_many(
        "{count} of {whole} targets by lists of people or look-alikes",
        "{count} of {whole} target by lists of people or look-alikes",
        lists,
        whole=counted_parties(known),
    )


CHART = Chart(
    "targeting-methods",
    say("How were audiences chosen?"),
    draw,
    say(
        "A method counts as used where a party declares at least one technique with it in the periods due."
    ),
    of_one=say("How were audiences chosen?"),
)
