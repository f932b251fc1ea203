"""How audiences were chosen: methods × parties, one answer each."""

from generator.charts.chart import Chart, View
from generator.charts.figure import Cell, ChartTable, Drawing, Grid, GridRow, Nothing, TableCell
from generator.charts.words import (
    TONES,
    as_of,
    gaps,
    section_words,
    sentence,
    span_words,
)
from generator.metrics.status import State
from generator.tables.dataset import Party
from generator.text import Message, say

METHODS = (
    "contextual", "geographic", "age", "gender", "language", "interest", "demographic", "custom_audience", "lookalike",
    "retargeting", "platform_optimised", "other",
)  # fmt: skip


def draw(view: View) -> Drawing:
    """A sign for each method and party: used, not used, or why that is not known."""
    used = {party.id: _used(view, party.id) for party in view.parties}
    methods = [m for m in METHODS if any(m in found for found in used.values())]
    titles = view.lists["targeting-methods"]
    words = tuple(view.t.text(titles.title(method)) for method in methods)
    rows = tuple(
        GridRow(
            view.t.local(party.name),
            tuple(
                _cell(view, party, word, method in used[party.id])
                for method, word in zip(methods, words, strict=True)
            ),
            party.colour,
        )
        for party in view.parties
    )
    return Drawing(
        CHART.id,
        view.t.text(CHART.question),
        view.t.text(_finding(view, used)),
        view.t.text(
            say(
                "Methods of targeting that parties declare, {time}",
                time=span_words(view.t, view.periods),
            )
        ),
        _summary(view, used),
        "",
        Grid(words, rows, key(view))
        if words
        else Nothing(view.t.text(say("No targeting has been declared."))),
        _table(view, words, rows),
        sentence(as_of(view), gaps(view, "targeting")),
    )


def key(view: View) -> tuple[Cell, ...]:
    """What the signs mean."""
    meanings = {
        "full": say("used"), "empty": say("not used"), "half": say("withheld"), "missing": say("missing"),
    }  # fmt: skip
    return tuple(Cell(tone, view.t.text(word), "") for tone, word in meanings.items())


def unknown(view: View, party: str, section: str) -> State | None:
    """The gravest reason why a section does not answer for every period; None where it does for at least one."""
    states = {view.figures.section(party, period, section) for period in view.period_ids}
    if states & {State.FILED, State.NIL}:
        return None
    order = (
        State.WITHHELD,
        State.MISSING,
        State.REFUSED,
        State.NOT_ASKED,
        State.NOT_DUE,
        State.NOT_EXPECTED,
    )
    return next((state for state in order if state in states), None)


def _used(view: View, party: str) -> set[str]:
    return {
        row.method
        for period in view.period_ids
        for row in view.figures.methods.get((party, period), ())
    }


def _cell(view: View, party: Party, word: str, is_used: bool) -> Cell:
    name = view.t.local(party.name)
    state = None if is_used else unknown(view, party.id, "targeting")
    if state is not None:
        said = view.t.text(section_words(state))
        return Cell(TONES[state], said, f"{name}, {word}: {said}")
    said = view.t.text(say("used") if is_used else say("not used"))
    return Cell("full" if is_used else "empty", said, f"{name}, {word}: {said}")


def _finding(view: View, used: dict[str, set[str]]) -> Message:
    """Counts parties that use a list of people, the method that needs personal data; else the question."""
    lists = sum(bool(found & {"custom_audience", "lookalike"}) for found in used.values())
    known = sum(unknown(view, party.id, "targeting") is None for party in view.parties)
    if not lists or len(view.parties) < 2:
        return CHART.question
    return say(
        "{count} of {whole} parties target by lists of people or look-alikes",
        count=lists,
        whole=known,
    )


def _summary(view: View, used: dict[str, set[str]]) -> str:
    titles, parts = view.lists["targeting-methods"], []
    for party in view.parties:
        state = unknown(view, party.id, "targeting")
        if found := [m for m in METHODS if m in used[party.id]]:
            said = view.t.listing([view.t.text(titles.title(m)) for m in found])
        else:
            said = view.t.text(section_words(state) if state else say("none"))
        parts.append(f"{view.t.local(party.name)}: {said}")
    return "; ".join(parts) + "."


def _table(view: View, words: tuple[str, ...], rows: tuple[GridRow, ...]) -> ChartTable:
    return grid_table(view, words, rows, "targeting")


def grid_table(
    view: View, words: tuple[str, ...], rows: tuple[GridRow, ...], section: str
) -> ChartTable:
    """The table of a grid: a row for each party, the answer in words."""
    head = (view.t.text(say("Party")), *words)
    body = tuple(
        (
            TableCell(row.label, party.id, view.to.party(party.id)),
            *(
                TableCell(cell.word, cell.word, f"{view.to.party(party.id)}#{section}")
                for cell in row.cells
            ),
        )
        for party, row in zip(view.parties, rows, strict=True)
    )
    return ChartTable(head, (False, *(False for _ in words)), body)


CHART = Chart("targeting-methods", say("How were audiences chosen?"), draw)
