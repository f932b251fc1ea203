"""What the checks found for each party: how many of how many, for which periods, or why that is not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.facts.dataset import Party
from generator.figures.checks import WORDINGS, Wording
from generator.figures.view import View
from generator.figures.words import STATE_WORDS, TONES, period_name, with_cover
from generator.metrics.checks import Tally, state
from generator.metrics.comparison import Scope
from generator.metrics.status import ANSWERED, UNASKED, State, gravest
from generator.text import Message, say


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found for a party. `state` is why it could not look at some periods, `only` those it looked at."""

    wording: Wording[Any]
    party: Party
    tally: Tally[Any]
    state: State | None
    only: str

    @property
    def is_known(self) -> bool:
        """Whether the check could look at anything: what is not known is no nought."""
        return self.state is None or bool(self.only)

    @property
    def tone(self) -> str:
        """How the state looks in the place of a count."""
        return TONES[self.state or State.NOT_DUE]


def outcomes(view: View) -> tuple[tuple[Outcome, ...], ...]:
    """What each check found for each party, in the order of the checks, then of the parties."""
    return tuple(
        tuple(_result(view, wording, party) for party in view.parties) for wording in WORDINGS
    )


def _result(view: View, wording: Wording[Any], party: Party) -> Outcome:
    tally = wording.check.look(Scope(view.figures, party.id, view.period_ids))
    states = [state(wording.check, view.figures, party.id, each.id) for each in view.periods]
    looked = tuple(
        period_name(view.t, each)
        for each, found in zip(view.periods, states, strict=True)
        if found in ANSWERED
    )
    owed = {*states} - UNASKED - ANSWERED
    known = gravest(owed) if owed else None
    if not looked:
        return Outcome(wording, party, tally, gravest(states), "")
    partly = len(looked) < len(states)
    return Outcome(
        wording,
        party,
        tally,
        known,
        view.t.text(say("only {periods}", periods=looked)) if partly else "",
    )


def count_words(view: View, result: Outcome) -> str:
    """How many of how many, how many are not answered for, and which periods that covers; or why nothing is known."""
    tally = result.tally
    if not result.is_known:
        return view.t.text(STATE_WORDS[result.state or State.NOT_DUE])
    parts = [
        view.t.text(say("{count} of {whole}", count=tally.part, whole=tally.whole))
        if tally.whole
        else view.t.text(result.wording.nothing)
    ]
    if tally.unanswered:
        parts.append(view.t.text(say("{count} not said", count=tally.unanswered)))
    return ", ".join(filter(None, (*parts, result.only)))


def none_words(view: View, found: Iterable[Outcome]) -> str:
    """The parties for which a check looked and found nothing; empty where there are none."""
    names = tuple(
        with_cover(view.t.local(each.party.name), each.only)
        for each in found
        if each.is_known and not each.tally.found
    )
    return view.t.text(say("None: {parties}.", parties=names)) if names else ""


def unknown_words(view: View, found: Iterable[Outcome]) -> str:
    """The parties and periods that a check could not look at, and why; empty where there are none."""
    said: list[Message] = []
    for each in found:
        periods: dict[State, list[str]] = {}
        for period in view.periods:
            why = state(each.wording.check, view.figures, each.party.id, period.id)
            if why not in ANSWERED:
                periods.setdefault(why, []).append(period_name(view.t, period))
        name = view.t.local(each.party.name)
        said += (
            say(
                "{party} ({periods}: {state})",
                party=name,
                periods=(*names,),
                state=STATE_WORDS[why],
            )
            for why, names in periods.items()
        )
    return view.t.text(say("Not known: {list}.", list=(*said,))) if said else ""
