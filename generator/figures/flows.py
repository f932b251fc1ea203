"""Money on its way: the stations it passes, what is declared between them, and of which money that is.

A key names a station: `from:public` is a kind of funding, `payer:affiliate` a kind of payer, `payer:affiliate:Ura` one
of them by name, `to:meta` a group of media. No money is spread over links that nobody declares.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from generator.collation import CollationKey
from generator.figures.view import View
from generator.metrics.paths import payments
from generator.metrics.sums import grouped, together
from generator.money import Money
from generator.text import say

MoneyLink: TypeAlias = tuple[str, str, tuple[str, ...]]
"""Two stations, and the kinds of money that pass between them; none where nobody says which."""
MoneyLinks: TypeAlias = Mapping[MoneyLink, Money]
"""Sums in one currency."""
SideLinks: TypeAlias = Mapping[str, MoneyLinks]
"""What came in, or what went out, by currency."""
PAYERS = {
    "party": say("Parties"),
    "affiliate": say("Affiliates"),
    "candidate": say("Candidates"),
    "third_party": say("Third parties"),
    "intermediary": say("Go-betweens"),
}
COLUMNS = {"from": say("Declared sources"), "payer": say("Who paid"), "to": say("Advertising")}
_LISTS = {"from": "funding-groups", "to": "medium-groups"}
NOT_SAID = say("not said")


def came_in(view: View, party: str, periods: Iterable[str]) -> Iterator[tuple[MoneyLink, Money]]:
    """What a party declares to have been received, and who received it."""
    for fund in view.figures.received(party, periods):
        receiver = _payer(view, fund.received_by, fund.receiver_role)
        yield (f"from:{fund.group}", receiver, (fund.group,)), fund.money


def went_out(view: View, party: str, periods: Iterable[str]) -> Iterator[tuple[MoneyLink, Money]]:
    """What a party declares to have been paid for advertising, and from which money."""
    order = [*view.lists["funding-groups"].rows]
    for payment in payments(view.figures, party, periods):
        payer = _payer(view, payment.payer, payment.payer_role)
        kinds = tuple(sorted(payment.kinds, key=order.index))
        yield (payer, f"to:{payment.group}", kinds), payment.money


def side(found: Iterable[tuple[MoneyLink, Money]]) -> SideLinks:
    """The sums of links, by currency."""
    links: dict[str, dict[MoneyLink, Money]] = {}
    for link, money in grouped(found):
        links.setdefault(money.currency, {})[link] = money
    return links


def _payer(view: View, name: str, role: str) -> str:
    """The station a record passes: its payer by name on one party's page, else its kind."""
    if len(view.parties) > 1:
        return f"payer:{role}"
    return f"payer:{role}:{view.t.local(view.parties[0].name) if role == 'party' else name}"


def code(key: str) -> str:
    """The code of a station: of a medium, a kind of funding or a kind of payer."""
    return key.split(":")[1]


def station(view: View, key: str) -> str:
    """The name of a station."""
    kind, _, rest = key.partition(":")
    if kind in _LISTS:
        return view.t.text(view.lists[_LISTS[kind]].title(rest))
    role, _, name = rest.partition(":")
    return name or view.t.text(PAYERS[role])


def money_words(view: View, kinds: tuple[str, ...]) -> str:
    """Which money: its kinds, or that nobody says."""
    if not kinds:
        return view.t.text(NOT_SAID)
    return view.t.listing([view.t.text(view.lists["funding-groups"].title(kind)) for kind in kinds])


def in_order(view: View, keys: Iterable[str]) -> list[str]:
    """Stations from the first column to the last, each as its code list has them."""
    return sorted(keys, key=lambda key: (column(key), *_order(view, key)))


def links_in_order(view: View, links: MoneyLinks) -> list[tuple[MoneyLink, Money]]:
    """MoneyLinks by what they come from, then by what they lead to; those of which the money is not said come last."""
    return sorted(
        links.items(),
        key=lambda link: (
            _order(view, link[0][0]),
            _order(view, link[0][1]),
            not link[0][2],
            [_order(view, f"from:{kind}") for kind in link[0][2]],
        ),
    )


def _order(view: View, key: str) -> tuple[int, CollationKey]:
    kind, _, rest = key.partition(":")
    order = [*view.lists[_LISTS[kind]].rows] if kind in _LISTS else [*PAYERS]
    head, _, name = rest.partition(":")
    return order.index(head) if head in order else len(order), view.t.order(name or rest)


def column(key: str) -> int:
    """The column of a station."""
    return [*COLUMNS].index(key.partition(":")[0])


def came_and_went(
    key: str, incoming: MoneyLinks, outgoing: MoneyLinks
) -> tuple[Money | None, Money | None]:
    """What came to a station and what went from it; None for a side that nobody declares."""
    came = together(money for (_, target, _), money in incoming.items() if target == key)
    return came, together(money for (source, *_), money in outgoing.items() if source == key)
