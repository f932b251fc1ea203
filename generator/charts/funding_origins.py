"""Where the money comes from: the country, its citizens abroad, the European Union, elsewhere, or nobody knows.

A bar for each origin that a party declares, under the party, all on one scale. What was declared in another currency
stands beside it and is never added.
"""

from generator.charts.chart import Chart
from generator.facts.dataset import Party
from generator.figures.data import Parting, declared_sums
from generator.figures.figure import (
    Bars,
    ChartTable,
    Drawing,
    Group,
    Row,
    Segment,
    Series,
    TableCell,
)
from generator.figures.grids import unknown
from generator.figures.notes import caption, gaps, note, reaching
from generator.figures.stacks import UNKNOWN, amounts, cover_cell, other_sums, part_cell
from generator.figures.view import View
from generator.figures.words import (
    COVERS,
    Scale,
    axis,
    compact_span,
    counted_parties,
    only,
    row_state,
    scale_for,
    time_words,
    with_cover,
)
from generator.metrics.figures import Fund
from generator.metrics.sums import total
from generator.money import Money
from generator.text import Message, say, say_many

COLOURS = {
    "domestic": "m1",
    "diaspora": "m2",
    "eu": "m3",
    "eu_or_domestic": "m5",
    "foreign": "m4",
    "unknown": "m7",
}
ABROAD = ("diaspora", "eu", "foreign")
OriginSums = dict[str, dict[str, Money]]
"""The sums of a party by origin, then by currency."""


def draw(view: View) -> Drawing:
    """Bars of declared funding in the election's currency by origin, with other currencies in words."""
    sums = {party.id: _sums(view, party) for party in view.parties}
    drawn = [
        money
        for origins in sums.values()
        for by_currency in origins.values()
        if (money := by_currency.get(view.dataset.currency))
    ]
    top = max((money.high for money in drawn), default=0)
    scale, time = scale_for(top, view.dataset.currency, view.t, view.dataset), time_words(view)
    ticks, end = axis(view.t, top, scale)
    titles = view.lists["origins"]
    used = [code for code in titles.rows if any(code in found for found in sums.values())]
    series = tuple(Series(code, view.t.text(titles.title(code)), COLOURS[code]) for code in used)
    groups = tuple(_group(view, party, sums[party.id], scale) for party in view.parties)
    said = "; ".join(_said(view, party, sums[party.id], scale) for party in view.parties)
    listed = say("Declared funding by origin, in {unit}: {list}.", unit=scale.word, list=said)
    measure = say("Declared funding, {unit}, {time}, by origin", unit=scale.word, time=time)
    return Drawing(
        id=CHART.id,
        question=view.t.text(CHART.question),
        finding=view.t.text(_finding(view)),
        measure=view.t.text(measure),
        summary=view.t.text(listed),
        unit=view.dataset.currency,
        figure=Bars(series, groups, ticks, end),
        table=_table(view, sums, used),
        data=declared_sums(view, "funding", "received", Parting("origin", "origins", "origin")),
        note=note(
            view, reaching(view, any_=not all(m.exact for m in drawn)), gaps(view, "funding")
        ),
        caption=caption(view),
    )


def _funds(view: View, party: Party) -> list[Fund]:
    return list(view.figures.received(party.id, view.period_ids))


def _sums(view: View, party: Party) -> OriginSums:
    """What a party declares, in the order of the list of origins."""
    funds = _funds(view, party)
    found = {
        code: total(f for f in funds if f.origin == code) for code in view.lists["origins"].rows
    }
    return {code: by_currency for code, by_currency in found.items() if by_currency}


def _group(view: View, party: Party, sums: OriginSums, scale: Scale) -> Group:
    several, covered = len(view.parties) > 1, only(view, party.id, "funding")
    heading = with_cover(view.t.local(party.name), covered) if several else covered
    rows = tuple(_row(view, party, code, found, scale) for code, found in sums.items())
    silent = (Row("", state=row_state(view, party.id, "funding")),)
    return Group(heading, rows or silent, party.colour if several else "")


def _row(view: View, party: Party, code: str, sums: dict[str, Money], scale: Scale) -> Row:
    label = view.t.text(view.lists["origins"].title(code))
    others = view.t.listing([*other_sums(view, sums)])
    money = sums.get(view.dataset.currency)
    if money is None:
        return Row(label, state=others)
    title = f"{view.t.local(party.name)}, {label}: {view.t.money(money)}"
    more = view.t.text(say("and {sums}", sums=others)) if others else ""
    segment = Segment(code, money.low, money.high, "", title)
    return Row(label, (segment,), compact_span(view.t, money, scale), more)


def _said(view: View, party: Party, sums: OriginSums, scale: Scale) -> str:
    """A party and what it declares of each origin, or why that is not known."""
    name, section = view.t.local(party.name), "funding"
    if not sums:
        return f"{name}: {row_state(view, party.id, section)}"
    parts = []
    for code, found in sums.items():
        money = found.get(view.dataset.currency)
        figures = [compact_span(view.t, money, scale)] if money else []
        figures += filter(None, [view.t.listing([*other_sums(view, found)])])
        parts.append(f"{view.t.text(view.lists['origins'].title(code))} {view.t.listing(figures)}")
    return f"{name}: {with_cover(', '.join(parts), only(view, party.id, section))}"


def _finding(view: View) -> Message:
    """Says how many parties declare money from abroad, of those whose funding is known; else the question."""
    count = sum(
        any(f.money.high and f.origin in ABROAD for f in _funds(view, party))
        for party in view.parties
    )
    known = sum(unknown(view, party.id, "funding") is None for party in view.parties)
    if not count or len(view.parties) < 2:
        return CHART.question
    return say_many(
        "{count} of {whole} declares money from outside the country",
        "{count} of {whole} declare money from outside the country",
        count,
        whole=counted_parties(known),
    )


def _table(view: View, sums: dict[str, OriginSums], used: list[str]) -> ChartTable:
    """A column for each origin somebody declares, the total, and what a row covers; every currency is named."""
    titles = view.lists["origins"]
    words = (say("Party"), *map(titles.title, used), say("Total"), COVERS)
    columns = tuple(view.t.text(word) for word in words)
    rows = tuple(_cells(view, party, sums[party.id], used) for party in view.parties)
    return ChartTable(columns, (False, *(True for _ in columns[2:]), False), rows)


def _cells(view: View, party: Party, sums: OriginSums, used: list[str]) -> tuple[TableCell, ...]:
    link, whole = f"{view.to.party(party.id)}#funding", total(_funds(view, party))
    return (
        TableCell(view.t.local(party.name), view.to.party(party.id)),
        *(part_cell(view, sums.get(code, {}), link) if sums else UNKNOWN for code in used),
        TableCell(amounts(view, whole), link) if whole else UNKNOWN,
        cover_cell(view, party.id, "funding", is_known=bool(whole)),
    )


CHART = Chart(
    "funding-origins",
    say("Where does the money come from?"),
    draw,
    say(
        "Adds up the sources of funding that parties declare for the periods due, by origin and "
        "currency. Currencies are never added together or converted."
    ),
    of_one=say("Where does the money come from?"),
)
