"""Grids of answers, parties × questions: what charts of this form share."""

from collections.abc import Collection, Mapping

from generator.facts.dataset import Party
from generator.figures.figure import Cell, ChartTable, GridRow, TableCell
from generator.figures.view import View
from generator.figures.words import (
    COVERS,
    STATE_WORDS,
    TONES,
    cover,
    covered_periods,
    only,
    section_words,
    with_cover,
)
from generator.metrics.status import ANSWERED, UNASKED, State, gravest
from generator.text import Message, say


def key(view: View) -> tuple[Cell, ...]:
    """What the signs mean."""
    meanings = {
        "full": say("used"), "empty": say("not used"), "half": say("withheld"), "missing": say("missing"),
        **withdrawn(view),
    }  # fmt: skip
    return tuple(Cell(tone, view.t.text(word), "") for tone, word in meanings.items())


def withdrawn(view: View) -> dict[str, Message]:
    """The sign for what was withdrawn, where anything was."""
    states = {
        view.figures.status[party.id, period].state
        for party in view.parties
        for period in view.period_ids
    }
    return (
        {TONES[State.WITHDRAWN]: STATE_WORDS[State.WITHDRAWN]} if State.WITHDRAWN in states else {}
    )


def unknown(view: View, party: str, section: str) -> State | None:
    """The gravest reason why a section does not answer for any period; None where it does for at least one."""
    states = {view.figures.section(party, period, section) for period in view.period_ids}
    return None if states & ANSWERED else gravest(states)


def silence(view: View, party: str, section: str) -> State | None:
    """The gravest reason why a section does not answer for every period it is owed for; None where it does."""
    states = {view.figures.section(party, period, section) for period in view.period_ids}
    owed = states - UNASKED - ANSWERED if states & ANSWERED else states
    return gravest(owed) if owed or not states else None


def _unknown_words(view: View, party: str, section: str, said: Message, state: State) -> str:
    """Why something is not known; where part of it is, what that part says, and for which periods."""
    why, covered = section_words(state), covered_periods(view, party, section)
    if not covered:
        return view.t.text(why)
    return view.t.text(say("{said} in {periods}, else {why}", said=said, periods=covered, why=why))


def answer(
    view: View, party: Party, asked: str, section: str, said: Message | None, *, yes: bool
) -> Cell:
    """A party's answer to one question; without words of its own, used or not used, or why that is not known."""
    name = view.t.local(party.name)
    state = None if yes else silence(view, party.id, section)
    if state is not None:
        words = _unknown_words(view, party.id, section, say("not used"), state)
        return Cell(TONES[state], view.t.text(section_words(state)), f"{name}, {asked}: {words}")
    words = view.t.text(said or (say("used") if yes else say("not used")))
    return Cell("full" if yes else "empty", words, f"{name}, {asked}: {words}")


def answers(view: View, listed: str, found: Mapping[str, Collection[str]], section: str) -> str:
    """What each party declares, in one sentence: titles of a code list, in its order, or why that is not known."""
    titles, parts = view.lists[listed], []
    for party in view.parties:
        if named := [
            view.t.text(titles.title(code)) for code in titles.rows if code in found[party.id]
        ]:
            said = with_cover(view.t.listing(named), only(view, party.id, section))
        else:
            state = silence(view, party.id, section)
            said = (
                _unknown_words(view, party.id, section, say("none"), state)
                if state
                else view.t.text(say("none"))
            )
        parts.append(f"{view.t.local(party.name)}: {said}")
    return "; ".join(parts) + "."


def grid_table(
    view: View, words: tuple[str, ...], rows: tuple[GridRow, ...], place: str
) -> ChartTable:
    """The table of a grid: a row for each party, the answer in words; each leads to a place on the party's page."""
    head = (view.t.text(say("Party")), *words)
    body = tuple(
        (
            TableCell(row.label, view.to.party(party.id)),
            *(TableCell(cell.word, f"{view.to.party(party.id)}#{place}") for cell in row.cells),
        )
        for party, row in zip(view.parties, rows, strict=True)
    )
    return ChartTable(head, tuple(False for _ in head), body)


def section_table(
    view: View, words: tuple[str, ...], rows: tuple[GridRow, ...], section: str
) -> ChartTable:
    """The table of a grid of one section, with the time for which each party's answers are known."""
    table = grid_table(view, words, rows, section)
    covers = (_cover(view, party.id, section) for party in view.parties)
    body = tuple((*row, cover) for row, cover in zip(table.rows, covers, strict=True))
    return ChartTable((*table.columns, view.t.text(COVERS)), (*table.numeric, False), body)


def _cover(view: View, party: str, section: str) -> TableCell:
    """The time for which a section answers, or why it does for none."""
    state = unknown(view, party, section)
    words = view.t.text(section_words(state)) if state else cover(view, party, section)
    return TableCell(words)
