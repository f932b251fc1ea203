"""What AI was used for: stages × parties, and whether the platform, or the party's side, chose to."""

from collections.abc import Iterator
from functools import partial

from generator.charts.chart import Chart
from generator.facts.ai_use import AiUse
from generator.facts.dataset import Party
from generator.figures.data import Measure, measured
from generator.figures.figure import Cell, Drawing, Grid, GridRow, Nothing, Values
from generator.figures.grids import answer, answers, key, section_table, unknown
from generator.figures.notes import caption, gaps, note
from generator.figures.view import View
from generator.figures.words import counted_parties, time_words
from generator.text import Message, say, say_many

CONTENT = frozenset({"text", "image", "audio", "video"})
COLUMNS = ("stage", "stage_name", "used", "how")
Uses = dict[str, tuple[AiUse, ...]]


def draw(view: View) -> Drawing:
    """A sign for each stage and party: own use, platform's default, none, or why that is not known."""
    uses = {party.id: _uses(view, party.id, view.period_ids) for party in view.parties}
    stages = [s for s in view.lists["ai-stages"].rows if any(s in found for found in uses.values())]
    words = tuple(view.t.text(view.lists["ai-stages"].title(stage)) for stage in stages)
    rows = tuple(
        GridRow(
            view.t.local(party.name),
            tuple(
                _cell(view, party, word, uses[party.id].get(stage, ()), stage)
                for stage, word in zip(stages, words, strict=True)
            ),
            party.colour,
        )
        for party in view.parties
    )
    return Drawing(
        id=CHART.id,
        question=view.t.text(CHART.question),
        finding=view.t.text(_finding(view, uses)),
        measure=view.t.text(say("Uses of AI that parties declare, {time}", time=time_words(view))),
        summary=answers(view, "ai-stages", uses, "ai"),
        unit="",
        figure=Grid(words, rows, key(view))
        if words
        else Nothing(view.t.text(say("No use of AI has been declared."))),
        table=section_table(view, words, rows, "ai"),
        data=measured(view, Measure("ai", COLUMNS, partial(_figures, view, stages))),
        note=note(view, gaps(view, "ai")),
        caption=caption(view),
    )


def _figures(
    view: View, stages: list[str], party: Party, periods: tuple[str, ...]
) -> Iterator[Values]:
    """Whether AI was used for each stage in some periods, and how."""
    uses, titles = _uses(view, party.id, periods), view.lists["ai-stages"]
    for stage in stages:
        found = uses.get(stage, ())
        how = view.t.text(_how(found, stage)) if found else ""
        yield (stage, view.t.text(titles.title(stage)), "yes" if found else "no", how)


def _uses(view: View, party: str, periods: tuple[str, ...]) -> Uses:
    found: dict[str, list[AiUse]] = {}
    for period in periods:
        for use in view.figures.ai_uses.get((party, period), ()):
            for stage in use.stages:
                found.setdefault(stage, []).append(use)
    return {stage: tuple(uses) for stage, uses in found.items()}


def _cell(view: View, party: Party, word: str, uses: tuple[AiUse, ...], stage: str) -> Cell:
    return answer(view, party, word, "ai", _how(uses, stage), yes=bool(uses))


def _how(uses: tuple[AiUse, ...], stage: str) -> Message:
    """Whose choice the use was, and for content whether all of it is labelled, where that is said."""
    if not uses:
        return say("not used")
    if all(use.platform_default for use in uses):
        return say("platform default")
    if stage not in CONTENT:
        return say("own system")
    said = {use.labelled for use in uses if not use.platform_default}
    if False in said:
        return say("not all labelled")
    return say("labelled") if said == {True} else say("label not stated")


def _finding(view: View, uses: dict[str, Uses]) -> Message:
    """Counts the parties that declare any use among those that answered; else the question."""
    count = sum(bool(found) for found in uses.values())
    known = sum(unknown(view, party.id, "ai") is None for party in view.parties)
    if not count or len(view.parties) < 2:
        return CHART.question
    return say_many(
        "{count} of {whole} declares that it used AI",
        "{count} of {whole} declare that they used AI",
        count,
        whole=counted_parties(known),
    )


CHART = Chart(
    "ai-use",
    say("Where was AI used?"),
    draw,
    say(
        "A stage counts as used where a party declares at least one use of AI in it in the periods due."
    ),
    of_one=say("Where was AI used?"),
)
