"""From source through payer to medium: what was declared to come in, who paid, and where it went.

A payer's station is as high as the larger of what it received and what it paid, so that a gap between the two stays
visible. Only what is declared is drawn: no money is spread over links that nobody declared.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from generator.charts.chart import Chart
from generator.charts.funding_sources import COLOURS as FUNDING_COLOURS
from generator.charts.spend_by_platform import COLOURS as MEDIA_COLOURS
from generator.collation import CollationKey
from generator.facts.dataset import Party
from generator.figures.data import Measure, measured, sum_columns, sum_values
from generator.figures.figure import (
    ChartData,
    ChartTable,
    Drawing,
    Figure,
    Flow,
    Node,
    Nothing,
    Ribbon,
    TableCell,
    Values,
)
from generator.figures.notes import caption, gaps, note, other_currencies, vat_words
from generator.figures.stacks import UNKNOWN
from generator.figures.view import View
from generator.figures.words import Scale, compact_span, row_state, scale_for, time_words
from generator.metrics.figures import Fund, Spend
from generator.metrics.sums import grouped, together
from generator.money import Money
from generator.text import say

PAYERS = {
    "party": say("Parties"),
    "affiliate": say("Affiliates"),
    "candidate": say("Candidates"),
    "third_party": say("Third parties"),
    "intermediary": say("Go-betweens"),
}
COLUMNS = ("from", "from_name", "to", "to_name", *sum_columns("declared"))
NOTHING = say("No funding and no advertising has been declared.")
Links = Mapping[tuple[str, str], Money]
"""Sums in one currency, by the two stations that each goes between."""
SideLinks = Mapping[str, Links]
"""Money received, or money spent, by currency."""


def draw(view: View) -> Drawing:
    """Flows in the election's currency; for one party its payers by name, for several by kind of payer."""
    currency = view.dataset.currency
    funds = [f for p in view.parties for f in view.figures.received(p.id, view.period_ids)]
    spends = [s for p in view.parties for s in view.figures.spent(p.id, view.period_ids)]
    funding = _side((f"from:{f.group}", _payer(view, f), f.money) for f in funds)
    advertising = _side((_payer(view, s), f"to:{s.group}", s.money) for s in spends)
    incoming, outgoing = funding.get(currency, {}), advertising.get(currency, {})
    top = max([m.high for m in (*incoming.values(), *outgoing.values())], default=0)
    scale = scale_for(top, currency, view.t, view.dataset)
    time, summary = time_words(view), _summary(view, funding, advertising, scale)
    return Drawing(
        id=CHART.id,
        question=view.t.text(CHART.question),
        finding=view.t.text(CHART.question),
        measure=view.t.text(
            say("Declared funding and advertising, {unit}, {time}", unit=scale.word, time=time)
        ),
        summary=summary,
        unit=currency,
        figure=_figure(view, incoming, outgoing, scale) or Nothing(summary),
        table=_table(view, funding, advertising),
        data=_data(view),
        note=note(
            view,
            _at_most(view, (*incoming.values(), *outgoing.values())),
            gaps(view, "funding", "advertising"),
            other_currencies(view, "funding", "advertising"),
            vat_words(view),
        ),
        caption=caption(view, "funding", "advertising"),
    )


def _payer(view: View, record: Fund | Spend) -> str:
    """The station a record passes: its payer by name on one party's page, else its kind."""
    name, role = (
        (record.payer, record.payer_role)
        if isinstance(record, Spend)
        else (record.received_by, record.receiver_role)
    )
    if len(view.parties) > 1:
        return f"payer:{role}"
    return f"payer:{role}:{view.t.local(view.parties[0].name) if role == 'party' else name}"


def _side(found: Iterable[tuple[str, str, Money]]) -> SideLinks:
    links: dict[str, dict[tuple[str, str], Money]] = {}
    for link, money in grouped(((source, target), money) for source, target, money in found):
        links.setdefault(money.currency, {})[link] = money
    return links


def _label(view: View, key: str) -> str:
    kind, _, rest = key.partition(":")
    if kind == "from":
        return view.t.text(view.lists["funding-groups"].title(rest))
    if kind == "to":
        return view.t.text(view.lists["medium-groups"].title(rest))
    role, _, name = rest.partition(":")
    return name or view.t.text(PAYERS[role])


def _order(view: View, key: str) -> tuple[int, CollationKey]:
    kind, _, rest = key.partition(":")
    order = {"from": [*FUNDING_COLOURS], "to": [*MEDIA_COLOURS]}.get(kind, [*PAYERS])
    head, _, name = rest.partition(":")
    return order.index(head) if head in order else len(order), view.t.order(name or rest)


def _sorted(view: View, links: Links) -> list[tuple[tuple[str, str], Money]]:
    """Links by what they come from, then by what they lead to."""
    return sorted(links.items(), key=lambda i: (_order(view, i[0][0]), _order(view, i[0][1])))


def _figure(view: View, incoming: Links, outgoing: Links, scale: Scale) -> Figure | None:
    """The flows; None where there is none in the election's currency."""
    if not any(money.high for money in (*incoming.values(), *outgoing.values())):
        return None
    keys = {key for link in (*incoming, *outgoing) for key in link}
    nodes = tuple(
        _node(view, key, incoming, outgoing, scale)
        for key in sorted(keys, key=lambda k: (_column(k), *_order(view, k)))
    )
    ribbons = tuple(
        Ribbon(
            source, target, money.high,
            f"{_label(view, source)} → {_label(view, target)}: {view.t.money(money)}",
            compact_span(view.t, money, scale),
        )
        for links in (incoming, outgoing)
        for (source, target), money in _sorted(view, links)
        if money.high
    )  # fmt: skip
    headings = (say("Declared sources"), say("Who paid"), say("Advertising"))
    return Flow(tuple(view.t.text(heading) for heading in headings), nodes, ribbons)


def _column(key: str) -> int:
    return {"from": 0, "payer": 1, "to": 2}[key.partition(":")[0]]


def _sum(links: Links, key: str, side: int) -> Money | None:
    return together(money for link, money in links.items() if link[side] == key)


def _node(view: View, key: str, incoming: Links, outgoing: Links, scale: Scale) -> Node:
    came, went = _sum(incoming, key, 1), _sum(outgoing, key, 0)
    if _column(key) == 0:
        came = went = _sum(incoming, key, 0)
    elif _column(key) == 2:
        came = went = _sum(outgoing, key, 1)
    figure = _in_and_out(view, came, went, scale)
    value = max(money.high for money in (came, went) if money)
    return Node(
        key=key, column=_column(key), label=_label(view, key), figure=figure, value=value,
        colour=_colour(key),
    )  # fmt: skip


def _in_and_out(view: View, came: Money | None, went: Money | None, scale: Scale) -> str:
    """One figure where both sides agree, else what came in and what went out; nothing of a side nobody declares."""
    in_, out = (compact_span(view.t, money, scale) if money else "" for money in (came, went))
    if came == went:
        return in_
    if not came:
        return view.t.text(say("{out} out", out=out))
    if not went:
        return view.t.text(say("{in_} in", in_=in_))
    return view.t.text(say("{in_} in, {out} out", in_=in_, out=out))


def _colour(key: str) -> str:
    kind, _, rest = key.partition(":")
    return {"from": FUNDING_COLOURS, "to": MEDIA_COLOURS}.get(kind, {}).get(rest, "m5")


def _summary(view: View, funding: SideLinks, advertising: SideLinks, scale: Scale) -> str:
    """What was declared on each side, in every currency; a side nobody declares is not called zero."""
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
    return view.t.text(message)


def _sums(view: View, side: SideLinks, scale: Scale) -> tuple[str, ...]:
    """What a side comes to: in the election's currency first, in the scale's unit."""
    whole = {currency: together(links.values()) for currency, links in side.items()}
    own = whole.pop(view.dataset.currency, None)
    others = tuple(view.t.money(money) for money in whole.values() if money)
    if own is None:
        return others
    figure = say("{figure} {unit}", figure=compact_span(view.t, own, scale), unit=scale.word)
    return (view.t.text(figure), *others)


def _at_most(view: View, sums: Iterable[Money]) -> str:
    """How bounds and ranges are drawn, where there are any."""
    if all(money.exact for money in sums):
        return ""
    return view.t.text(say("Sums known only up to a bound are drawn as high as they can be."))


def _table(view: View, funding: SideLinks, advertising: SideLinks) -> ChartTable:
    head = (say("From"), say("To"), say("Currency"), say("Declared"))
    rows = tuple(
        (
            TableCell(_label(view, source)),
            TableCell(_label(view, target)),
            TableCell(currency),
            TableCell(view.t.span(money), _source(view, section)),
        )
        for section, side in (("funding", funding), ("advertising", advertising))
        for currency in sorted(side, key=lambda each: (each != view.dataset.currency, each))
        for (source, target), money in _sorted(view, side[currency])
    )
    is_number = (False, False, False, True)
    titles = tuple(view.t.text(title) for title in head)
    return ChartTable(titles, is_number, rows or tuple(_silence(view)))


def _silence(view: View) -> Iterator[tuple[TableCell, ...]]:
    """Why nobody declares anything, in the place of where it came from and where it went."""
    for party in view.parties:
        name = f"{view.t.local(party.name)}: " if len(view.parties) > 1 else ""
        came, went = (row_state(view, party.id, section) for section in ("funding", "advertising"))
        yield TableCell(f"{name}{came}"), TableCell(f"{name}{went}"), UNKNOWN, UNKNOWN


def _data(view: View) -> ChartData:
    """Every party's own links, so that who declared which part of a sum can be seen."""
    return measured(
        view,
        Measure("funding", COLUMNS, partial(_received, view)),
        Measure("advertising", COLUMNS, partial(_spent, view)),
    )


def _received(view: View, party: Party, periods: tuple[str, ...]) -> Iterator[Values]:
    funds = view.figures.received(party.id, periods)
    return _links(view, ((f"from:{f.group}", _payer(view, f), f.money) for f in funds))


def _spent(view: View, party: Party, periods: tuple[str, ...]) -> Iterator[Values]:
    spends = view.figures.spent(party.id, periods)
    return _links(view, ((_payer(view, s), f"to:{s.group}", s.money) for s in spends))


def _links(view: View, found: Iterable[tuple[str, str, Money]]) -> Iterator[Values]:
    for _, links in sorted(_side(found).items()):
        for ends, money in _sorted(view, links):
            stations = ((_code(end), _label(view, end)) for end in ends)
            yield (*chain.from_iterable(stations), *sum_values(money))


def _code(key: str) -> str:
    """The code of a station: of a medium, a kind of funding or a kind of payer."""
    return key.split(":")[1]


def _source(view: View, section: str) -> str:
    return (
        f"{view.to.party(view.parties[0].id)}#{section}"
        if len(view.parties) == 1
        else view.to.parties
    )


CHART = Chart(
    "money-flow",
    say("How does the money reach the screen?"),
    draw,
    say(
        "Adds up declared funding by kind and by who received it, and declared advertising by who "
        "paid for it and by medium. A link is drawn only where a party declares it."
    ),
    of_one=say("How does the money reach the screen?"),
)
