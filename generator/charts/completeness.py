"""How much of what was due has been answered: sections × parties."""

from collections.abc import Iterator

from generator.charts.chart import Chart
from generator.facts.dataset import Party
from generator.figures.data import Measure, measured
from generator.figures.figure import Cell, Drawing, Grid, GridRow, Values
from generator.figures.grids import grid_table, withdrawn
from generator.figures.notes import caption, note
from generator.figures.signs import PARTLY
from generator.figures.view import View
from generator.figures.words import TONES, counted_parties, section_words, span_words
from generator.metrics.figures import Completeness, answered_of_due, completeness
from generator.metrics.status import State, gravest
from generator.text import Message, say, say_many
from generator.validation.places import SECTIONS


def draw(view: View) -> Drawing:
    """A sign for each section and party: all answered, some, refused or missing."""
    titles = view.lists["sections"]
    words = tuple(view.t.text(titles.title(section)) for section in SECTIONS)
    rows = tuple(
        GridRow(
            view.t.local(party.name),
            tuple(
                _cell(view, party, section, word)
                for section, word in zip(SECTIONS, words, strict=True)
            ),
            party.colour,
        )
        for party in view.parties
    )
    return Drawing(
        id=CHART.id,
        question=view.t.text(CHART.question),
        finding=view.t.text(_finding(view)),
        measure=view.t.text(
            say(
                "Sections answered of sections due, {time}",
                time=span_words(view.t, view.dataset.due or view.periods),
            )
        ),
        summary=_summary(view),
        unit="",
        figure=Grid(words, rows, _key(view), counted=True),
        table=grid_table(view, words, rows, "filings"),
        data=measured(view, *(Measure(section, (), _one) for section in SECTIONS)),
        note=note(view, view.t.text(say("A signed “nothing to disclose” is an answer."))),
        caption=caption(view),
    )


def _one(_: Party, __: tuple[str, ...]) -> Iterator[Values]:
    """What a section says is all there is."""
    yield ()


def _key(view: View) -> tuple[Cell, ...]:
    meanings = {
        "full": say("all answered"), PARTLY.tone: say("some answered"), "half": say("withheld"),
        "missing": say("missing"), **withdrawn(view), "quiet": say("not due yet"),
    }  # fmt: skip
    return tuple(Cell(tone, view.t.text(word), "") for tone, word in meanings.items())


def _cell(view: View, party: Party, section: str, word: str) -> Cell:
    found = completeness(view.figures, party.id, section)
    name, due = view.t.local(party.name), found.due
    if not due:
        state = gravest(found.states)
        said = view.t.text(section_words(state))
        return Cell(TONES[state], said, f"{name}, {word}: {said}")
    said = view.t.text(say("{count} of {whole}", count=found.answered, whole=due))
    tone = _tone(found)
    for state in (State.WITHHELD, State.WITHDRAWN):
        if state in found.states:
            said = view.t.text(
                say("{answered}, {state}", answered=said, state=section_words(state))
            )
    return Cell(tone, said, f"{name}, {word}: {said}")


def _tone(found: Completeness) -> str:
    """The look of a count: a refusal is seen, whatever else was answered."""
    if found.answered == found.due:
        return TONES[State.FILED]
    if found.answered and State.WITHHELD not in found.states:
        return PARTLY.tone
    return TONES[gravest(found.states)]


def _finding(view: View) -> Message:
    pairs = [answered_of_due(view.figures, party.id) for party in view.parties]
    whole = sum(due > 0 for _, due in pairs)
    full = sum(answered == due > 0 for answered, due in pairs)
    if not whole or len(view.parties) < 2:
        return CHART.question
    return say_many(
        "{count} of {whole} has answered every section that was due",
        "{count} of {whole} have answered every section that was due",
        full,
        whole=counted_parties(whole),
    )


def _summary(view: View) -> str:
    parts = []
    for party in view.parties:
        answered, due = answered_of_due(view.figures, party.id)
        said = view.t.text(say("{count} of {whole}", count=answered, whole=due))
        parts.append(f"{view.t.local(party.name)} {said}")
    return view.t.text(say("Sections answered of sections due: {list}.", list=tuple(parts)))


CHART = Chart(
    "completeness",
    say("Who has answered what was due?"),
    draw,
    say(
        "Counts the sections answered among the sections of the periods due. Withheld, withdrawn "
        "and missing are not answers."
    ),
    of_one=say("What was answered of what was due?"),
)
