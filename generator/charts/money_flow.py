"""From source through payer to medium: what was declared to come in, who paid, for what, and from which money.

A payer's station is as high as the larger of what it received and what it paid, so that a gap between the two stays
visible. Only what is declared is drawn: no money is spread over links that nobody declared, and a ribbon to a medium
has the colour of a money only where lines name the sources they were paid from.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from generator.charts.chart import Chart
from generator.charts.funding_sources import COLOURS
from generator.facts.dataset import Party
from generator.figures.balances import balances, remarks, summary_of
from generator.figures.data import Measure, measured, sum_columns, sum_values
from generator.figures.figure import (
    ChartData,
    ChartTable,
    Drawing,
    Flow,
    Node,
    Nothing,
    Ribbon,
    Strand,
    TableCell,
    Values,
)
from generator.figures.flows import (
    COLUMNS,
    MoneyLink,
    MoneyLinks,
    SideLinks,
    came_and_went,
    came_in,
    code,
    column,
    in_order,
    links_in_order,
    money_words,
    side,
    station,
    went_out,
)
from generator.figures.notes import note, vat_words
from generator.figures.stacks import UNKNOWN
from generator.figures.view import View
from generator.figures.words import Scale, as_of, compact_span, row_state, scale_for, time_words
from generator.metrics.sums import grouped, together
from generator.money import Money
from generator.text import say

DATA = ("from", "from_name", "to", "to_name", "money", "money_name")
NOT_SAID = "not_said"
STATION = "m5"
OPEN = "open"
"""The colour of money of which nobody says what kind it is, or of which several kinds are named together."""


def draw(view: View) -> Drawing:
    """Flows in the election's currency; for one party its payers by name, for several by kind of payer."""
    currency, periods = view.dataset.currency, view.period_ids
    funding = side(link for p in view.parties for link in came_in(view, p.id, periods))
    advertising = side(link for p in view.parties for link in went_out(view, p.id, periods))
    drawn = (*funding.get(currency, {}).values(), *advertising.get(currency, {}).values())
    top = max((money.high for money in drawn), default=0)
    scale = scale_for(top, currency, view.t, view.dataset)
    time, summary = time_words(view), summary_of(view, funding, advertising, scale)
    return Drawing(
        id=CHART.id,
        question=view.t.text(CHART.question),
        finding=view.t.text(CHART.question),
        measure=view.t.text(
            say("Declared funding and advertising, {unit}, {time}", unit=scale.word, time=time)
        ),
        summary=summary,
        unit=currency,
        figure=_flow(view, funding, advertising, scale) if top else Nothing(summary),
        table=_table(view, funding, advertising),
        data=_data(view),
        note=note(view, _at_most(view, drawn), vat_words(view)),
        caption=as_of(view),
    )


def _flow(view: View, funding: SideLinks, advertising: SideLinks, scale: Scale) -> Flow:
    """What is in the election's currency, and in words what is not, and why the sides differ."""
    currency = view.dataset.currency
    incoming, outgoing = funding.get(currency, {}), advertising.get(currency, {})
    keys = {key for link in (*incoming, *outgoing) for key in link[:2]}
    return Flow(
        tuple(view.t.text(heading) for heading in COLUMNS.values()),
        tuple(_node(view, key, incoming, outgoing, scale) for key in in_order(view, keys)),
        (*_ribbons(view, incoming, scale), *_ribbons(view, outgoing, scale)),
        remarks(view, funding, advertising, scale),
    )


def _node(view: View, key: str, incoming: MoneyLinks, outgoing: MoneyLinks, scale: Scale) -> Node:
    came, went = came_and_went(key, incoming, outgoing)
    if column(key) == 0:
        came = went = together(money for (source, *_), money in incoming.items() if source == key)
    elif column(key) == 2:
        came = went = together(m for (_, target, _), m in outgoing.items() if target == key)
    value = max(money.high for money in (came, went) if money)
    colour = COLOURS.get(code(key), STATION) if column(key) == 0 else STATION
    said = _in_and_out(view, came, went, scale)
    parts = tuple(_parts(view, key, outgoing, scale)) if column(key) == 2 else ()
    return Node(
        key=key, column=column(key), label=station(view, key), figure=said, value=value, colour=colour,
        parts=parts,
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


def _parts(view: View, key: str, outgoing: MoneyLinks, scale: Scale) -> Iterator[str]:
    """Which money paid for a medium, as far as lines say it."""
    links = [(kinds, money) for (_, to, kinds), money in outgoing.items() if to == key]
    whole, found = (
        together(money for _, money in links),
        grouped(((key, "", k), m) for k, m in links),
    )
    for (_, _, kinds), money in links_in_order(view, dict(found)):
        if kinds and money.high:
            yield _from(view, kinds, money, whole, scale)


def _from(
    view: View, kinds: tuple[str, ...], money: Money, whole: Money | None, scale: Scale
) -> str:
    """Which money, and how much of the whole where it is not all."""
    name = money_words(view, kinds)
    if money == whole:
        return view.t.text(say("from {money}", money=name))
    return view.t.text(
        say("{figure} from {money}", figure=compact_span(view.t, money, scale), money=name)
    )


def _ribbons(view: View, links: MoneyLinks, scale: Scale) -> Iterator[Ribbon]:
    """A ribbon between any two stations with money between them, and in it a strand for each money."""
    between: dict[tuple[str, str], list[tuple[MoneyLink, Money]]] = {}
    for link, money in links_in_order(view, links):
        if money.high:
            between.setdefault(link[:2], []).append((link, money))
    for (source, target), found in between.items():
        whole = together(money for _, money in found)
        if whole is not None:
            title = f"{station(view, source)} → {station(view, target)}: {view.t.money(whole)}"
            strands = (_strand(view, *one, whole, scale) for one in found if column(target) == 2)
            label = compact_span(view.t, whole, scale)
            yield Ribbon(
                source=source, target=target, value=whole.high, title=title, label=label,
                strands=tuple(strands),
            )  # fmt: skip


def _strand(view: View, link: MoneyLink, money: Money, whole: Money, scale: Scale) -> Strand:
    """Money that paid for a medium: of one kind it has the colour of its source."""
    source, target, kinds = link
    colour = COLOURS[kinds[0]] if len(kinds) == 1 else OPEN
    way = f"{station(view, source)} → {station(view, target)}: {view.t.money(money)}"
    paid = say("{way}, paid from: {money}", way=way, money=money_words(view, kinds))
    label = _from(view, kinds, money, whole, scale) if kinds else ""
    return Strand(colour, money.high, view.t.text(paid), label)


def _at_most(view: View, sums: Iterable[Money]) -> str:
    """How bounds and ranges are drawn, where there are any."""
    if all(money.exact for money in sums):
        return ""
    return view.t.text(say("Sums known only up to a bound are drawn as high as they can be."))


def _table(view: View, funding: SideLinks, advertising: SideLinks) -> ChartTable:
    """Every link in every currency, and after them how what came to a payer differs from what it paid."""
    head = (say("From"), say("To"), say("Which money"), say("Currency"), say("Declared"))
    found = (
        (section, link, money)
        for section, each in (("funding", funding), ("advertising", advertising))
        for currency in _currencies(view, each)
        for link, money in links_in_order(view, each[currency])
    )
    rows = [
        (
            TableCell(station(view, source)),
            TableCell(station(view, target)),
            TableCell(money_words(view, kinds)),
            TableCell(money.currency),
            TableCell(view.t.span(money), _source(view, section)),
        )
        for section, (source, target, kinds), money in found
    ]
    rows += (
        (
            TableCell(balance.payer),
            TableCell(view.t.text(balance.what)),
            UNKNOWN,
            TableCell(currency),
            TableCell(view.t.span(balance.money)),
        )
        for currency in _currencies(view, {**funding, **advertising})
        for balance in balances(view, funding.get(currency, {}), advertising.get(currency, {}))
    )
    is_number = (False, False, False, False, True)
    titles = tuple(view.t.text(title) for title in head)
    return ChartTable(titles, is_number, tuple(rows) or tuple(_silence(view)))


def _currencies(view: View, found: SideLinks) -> list[str]:
    """The election's own first."""
    return sorted(found, key=lambda each: (each != view.dataset.currency, each))


def _silence(view: View) -> Iterator[tuple[TableCell, ...]]:
    """Why nobody declares anything, in the place of where it came from and where it went."""
    for party in view.parties:
        name = f"{view.t.local(party.name)}: " if len(view.parties) > 1 else ""
        came, went = (row_state(view, party.id, section) for section in ("funding", "advertising"))
        yield TableCell(f"{name}{came}"), TableCell(f"{name}{went}"), UNKNOWN, UNKNOWN, UNKNOWN


def _data(view: View) -> ChartData:
    """Every party's own links, so that who declared which part of a sum can be seen."""
    columns = (*DATA, *sum_columns("declared"))
    return measured(
        view,
        Measure("funding", columns, partial(_rows, view, came_in)),
        Measure("advertising", columns, partial(_rows, view, went_out)),
    )


def _rows(
    view: View,
    found: Callable[[View, str, Iterable[str]], Iterable[tuple[MoneyLink, Money]]],
    party: Party,
    periods: tuple[str, ...],
) -> Iterator[Values]:
    for _, links in sorted(side(found(view, party.id, periods)).items()):
        for (source, target, kinds), money in links_in_order(view, links):
            stations = ((code(end), station(view, end)) for end in (source, target))
            named = (" ".join(kinds) or NOT_SAID, money_words(view, kinds))
            yield (*chain.from_iterable(stations), *named, *sum_values(money))


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
        "paid for it, by medium and by the kinds of the sources that a line names. A link is drawn only "
        "where a party declares it."
    ),
    of_one=say("How does the money reach the screen?"),
)
