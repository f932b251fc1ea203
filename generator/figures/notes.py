"""What stands below a chart: source, bounds, gaps, other currencies and VAT, so that no figure is taken for more."""

from collections.abc import Iterator, Mapping, Sequence

from generator.facts.dataset import Party
from generator.figures.view import View
from generator.figures.words import VAT_DIFFERS, as_of, declared, period_name
from generator.metrics.comparison import vat, vat_differs
from generator.metrics.status import State
from generator.metrics.sums import total
from generator.money import Money
from generator.text import Message, joined, say

_GAPS = (
    (State.MISSING, say("Not filed: {who}.")),
    (State.REFUSED, say("Filed, but cannot be read: {who}.")),
    (State.WITHHELD, say("Withheld: {who}.")),
    (State.WITHDRAWN, say("Withdrawn: {who}.")),
)


def note(view: View, *parts: str) -> str:
    """Source and day, then the parts that say something."""
    return joined(" ", (as_of(view), *parts))


def reaching(view: View, *, any_: bool) -> str:
    """What a bracket after a bar means, where there is any."""
    return view.t.text(say("Thin line: how far a sum may reach.")) if any_ else ""


def caption(view: View, *sections: str) -> str:
    """What always stands below a chart: source and day, and what all parties together declare in other currencies."""
    return joined(" ", (as_of(view), elsewhere(view, *sections)))


def elsewhere(view: View, *sections: str) -> str:
    """What all parties together declare in other currencies; empty where that is nothing."""
    left_out = [
        f"{_title(view, section)} {view.t.money(money)}"
        if len(sections) > 1
        else view.t.money(money)
        for section in sections
        for currency, money in _whole(view, section).items()
        if currency != view.dataset.currency
    ]
    return _not_added(view, left_out)


def _whole(view: View, section: str) -> Mapping[str, Money]:
    return total(one for party in view.parties for one in declared(view, party.id, section))


def gaps(view: View, *sections: str) -> str:
    """A sentence for each reason why sections give no answer, so that no row is taken for a whole; else empty."""
    said = []
    for state, message in _GAPS:
        who = tuple(each for party in view.parties for each in _gap(view, party, state, sections))
        if who:
            said.append(view.t.text(say(message.template, who=_few(who))))
    return joined(" ", said)


def _gap(view: View, party: Party, state: State, sections: tuple[str, ...]) -> Iterator[str]:
    """A party with all periods in which sections are in a state.

    Of several sections, each that is withheld is named; what is not filed at all has them all.
    """
    name, apart = view.t.local(party.name), state is State.WITHHELD and len(sections) > 1
    for about in zip(sections) if apart else (sections,):
        periods = [
            period_name(view.t, period)
            for period in view.periods
            if any(view.figures.section(party.id, period.id, each) is state for each in about)
        ]
        if periods:
            said = view.t.listing(periods)
            yield f"{name} ({_title(view, about[0])}, {said})" if apart else f"{name} ({said})"


def _title(view: View, section: str) -> str:
    return view.t.text(view.lists["sections"].title(section))


def _few(items: tuple[str, ...]) -> tuple[Message | str, ...]:
    """Up to five; of more the first four, and how many more there are."""
    if len(items) <= 5:
        return items
    return (*items[:4], say("{count} more", count=len(items) - 4))


def other_currencies(view: View, section: str) -> str:
    """One sentence with the sums in other currencies, which stand beside the chart and are never added to it."""
    parts = [
        f"{view.t.local(party.name)} {view.t.money(money)}"
        for party in view.parties
        for currency, money in total(declared(view, party.id, section)).items()
        if currency != view.dataset.currency
    ]
    return _not_added(view, parts)


def _not_added(view: View, sums: Sequence[str]) -> str:
    if not sums:
        return ""
    return view.t.text(say("In other currencies, not added: {sums}.", sums=tuple(sums)))


def vat_words(view: View) -> str:
    """That not all sums measure the same thing, or may not; the comparison says whose."""
    answers = vat(view.figures, view.period_ids).values()
    if len(view.parties) == 1 or not vat_differs(answers):
        return ""
    without = any(False in answer for answer in answers)
    return view.t.text(say("Not all sums include VAT.") if without else VAT_DIFFERS)
