"""What came in and what went out, in words, and why they differ, as far as the sums say it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.figures.flows import MoneyLinks, SideLinks, came_and_went, in_order, station
from generator.figures.notes import elsewhere, gaps
from generator.figures.view import View
from generator.figures.words import Scale, compact_span
from generator.metrics.sums import beyond, together, total
from generator.money import Money
from generator.text import Message, joined, say, say_many

MORE_PAID = say("more paid than received")
MORE_RECEIVED = say("more received than paid")
ONLY_PAID = say("paid, and nothing declared as received")
ONLY_RECEIVED = say("received, and nothing declared as paid")
MOST = 5
NOTHING = say("No funding and no advertising has been declared.")


@dataclass(frozen=True, slots=True)
class Balance:
    """How what came to a payer differs from what it paid: `what` says in which way, `money` by how much."""

    payer: str
    what: Message
    money: Money


def balances(view: View, incoming: MoneyLinks, outgoing: MoneyLinks) -> Iterator[Balance]:
    """Every payer of whom more was declared on one side than on the other, whatever the bounds."""
    ends = {key for link in (*incoming, *outgoing) for key in link[:2]}
    for key in in_order(view, (key for key in ends if key.startswith("payer:"))):
        found = _difference(*came_and_went(key, incoming, outgoing))
        if found is not None and found[1].high:
            yield Balance(station(view, key), *found)


def _difference(came: Money | None, went: Money | None) -> tuple[Message, Money] | None:
    if came is None or went is None:
        return (ONLY_PAID, went) if went else (ONLY_RECEIVED, came) if came else None
    if more := beyond(went, came):
        return MORE_PAID, more
    if more := beyond(came, went):
        return MORE_RECEIVED, more
    return None


def summary_of(view: View, funding: SideLinks, advertising: SideLinks, scale: Scale) -> str:
    """What was declared on each side, in every currency, how far apart that is, and who is not in it.

    A side nobody declares is not called zero.
    """
    came, went = _sums(view, funding, scale), _sums(view, advertising, scale)
    if came and went:
        message = say(
            "Declared funding {funding}; declared advertising {advertising}.",
            funding=came,
            advertising=went,
        )
    elif came:
        message = say("Declared funding {funding}; no advertising declared.", funding=came)
    elif went:
        message = say("No funding declared; declared advertising {advertising}.", advertising=went)
    else:
        message = NOTHING
    apart = _whole_words(view, funding, advertising, scale)
    return joined(" ", (view.t.text(message), apart, gaps(view, "funding", "advertising")))


def _sums(view: View, found: SideLinks, scale: Scale) -> tuple[str, ...]:
    """What a side comes to: in the election's currency first, in the scale's unit."""
    whole = {currency: together(links.values()) for currency, links in found.items()}
    own = whole.pop(view.dataset.currency, None)
    others = tuple(view.t.money(money) for money in whole.values() if money)
    return others if own is None else (view.t.text(_figure(view, own, scale)), *others)


def _whole_words(view: View, funding: SideLinks, advertising: SideLinks, scale: Scale) -> str:
    """By how much all that came in differs from all that went out; empty where that is not known."""
    currency = view.dataset.currency
    came, went = (together(side.get(currency, {}).values()) for side in (funding, advertising))
    if came is None or went is None:
        return ""
    if more := beyond(went, came):
        cost = say("Advertising cost {sum} more than came in.", sum=_figure(view, more, scale))
        return view.t.text(cost)
    if more := beyond(came, went):
        spare = say("{sum} more came in than advertising cost.", sum=_figure(view, more, scale))
        return view.t.text(spare)
    return ""


def remarks(
    view: View, funding: SideLinks, advertising: SideLinks, scale: Scale
) -> tuple[str, ...]:
    """What must be known to read the drawing: which money is not known, why the sides differ, and what is left out."""
    incoming, outgoing = (side.get(view.dataset.currency, {}) for side in (funding, advertising))
    found = [
        _of_unknown_money(view, outgoing, scale),
        *_balances(view, incoming, outgoing, scale),
        _not_for_advertising(view, scale),
        elsewhere(view, "funding", "advertising"),
        gaps(view, "funding", "advertising"),
    ]
    return tuple(filter(None, found))


def _figure(view: View, money: Money, scale: Scale) -> Message:
    """A sum in the scale's unit, with its name."""
    return say("{figure} {unit}", figure=compact_span(view.t, money, scale), unit=scale.word)


def _of_unknown_money(view: View, outgoing: MoneyLinks, scale: Scale) -> str:
    unknown = together(money for (_, _, kinds), money in outgoing.items() if not kinds)
    if unknown is None or not unknown.high:
        return ""
    words = say(
        "Outlined: {sum} of advertising; which money paid for it is not said.",
        sum=_figure(view, unknown, scale),
    )
    return view.t.text(words)


def _balances(
    view: View, incoming: MoneyLinks, outgoing: MoneyLinks, scale: Scale
) -> Iterator[str]:
    """A sentence for each payer; of many the first ones, and how many more there are."""
    found = tuple(balances(view, incoming, outgoing))
    shown = found if len(found) <= MOST else found[: MOST - 1]
    for balance in shown:
        sum_ = _figure(view, balance.money, scale)
        words = say("{who}: {sum} {what}.", who=balance.payer, sum=sum_, what=balance.what)
        yield view.t.text(words)
    if len(found) > len(shown):
        count = len(found) - len(shown)
        yield view.t.text(
            say_many(
                "The table has {count} more difference.",
                "The table has {count} more differences.",
                count,
            )
        )


def _not_for_advertising(view: View, scale: Scale) -> str:
    """What was received and is said not to have been given for advertising."""
    found = total(
        source
        for party in view.parties
        for period in view.period_ids
        for source in view.figures.sources.get((party.id, period), ())
        if source.earmarked_for_advertising is False
    ).get(view.dataset.currency)
    if found is None or not found.high:
        return ""
    words = say(
        "Of what came in, {sum} was not given for advertising.", sum=_figure(view, found, scale)
    )
    return view.t.text(words)
