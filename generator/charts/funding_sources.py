"""Where the money comes from: stacked bars by kind of funding; on a party's page, one bar for each kind and origin."""

from generator.charts.chart import Chart, View
from generator.charts.figure import (
    Bars,
    ChartTable,
    Drawing,
    Group,
    Row,
    Segment,
    Series,
    TableCell,
)
from generator.charts.spend_by_platform import span_value
from generator.charts.words import (
    Scale,
    as_of,
    axis,
    compact_span,
    gaps,
    other_currencies,
    row_state,
    scale_for,
    sentence,
    span_words,
)
from generator.metrics.figures import Fund, total
from generator.money import Money, add_up
from generator.tables.dataset import Party
from generator.text import Message, say

COLOURS = {
    "public": "m1",
    "own": "m3",
    "donations": "m2",
    "loans": "m4",
    "affiliates": "m6",
    "in_kind": "m5",
    "other": "m7",
}
ABROAD = ("diaspora", "eu", "foreign", "unknown")


def draw(view: View) -> Drawing:
    """Bars of declared funding in the election's currency."""
    sums = {party.id: _by(view, party.id, "group") for party in view.parties}
    wholes = {
        party: next(iter(add_up(groups.values()).values()), None) for party, groups in sums.items()
    }
    top = max((money.high for money in wholes.values() if money), default=0)
    scale = scale_for(top, view.dataset.currency, view.t)
    ticks, end = axis(view.t, top, scale)
    rows = tuple(
        _row(view, party, sums[party.id], wholes[party.id], scale) for party in view.parties
    )
    time = span_words(view.t, view.periods)
    return Drawing(
        CHART.id,
        view.t.text(CHART.question),
        view.t.text(_finding(view)),
        view.t.text(say("Declared funding, {unit}, {time}, by kind", unit=scale.word, time=time)),
        _summary(view, wholes, scale),
        view.dataset.currency,
        Bars(_series(view), (Group("", rows),), ticks, end),
        _table(view, sums, wholes),
        sentence(as_of(view), gaps(view, "funding"), _others(view)),
    )


def _series(view: View) -> tuple[Series, ...]:
    groups = view.lists["funding-groups"]
    return tuple(
        Series(code, view.t.text(groups.title(code)), COLOURS[code]) for code in groups.rows
    )


def _by(view: View, party: str, column: str) -> dict[str, Money]:
    """A party's funding in the election's currency by a column of its records, in the fixed order of the groups."""
    found: dict[str, list[Money]] = {}
    for fund in view.figures.received(party, view.period_ids):
        if fund.money.currency == view.dataset.currency:
            found.setdefault(getattr(fund, column), []).append(fund.money)
    order = (*COLOURS, *sorted(set(found) - set(COLOURS)))
    return {key: add_up(found[key])[view.dataset.currency] for key in order if key in found}


def _row(
    view: View, party: Party, groups: dict[str, Money], whole: Money | None, scale: Scale
) -> Row:
    name = view.t.local(party.name)
    if whole is None:
        return Row(name, state=row_state(view, party.id, "funding"), swatch=party.colour)
    titles = view.lists["funding-groups"]
    segments = tuple(
        Segment(
            group, money.low, money.high, compact_span(view.t, money, scale),
            f"{name}, {view.t.text(titles.title(group))}: {view.t.money(money)}",
        )
        for group, money in groups.items()
    )  # fmt: skip
    return Row(name, segments, compact_span(view.t, whole, scale), swatch=party.colour)


def _finding(view: View) -> Message:
    """Says how many parties declare money from abroad or of unknown origin, where any does; else the question."""
    count = sum(
        any(fund.origin in ABROAD for fund in _all(view, party.id)) for party in view.parties
    )
    declaring = sum(any(True for _ in _all(view, party.id)) for party in view.parties)
    if not count or len(view.parties) < 2:
        return CHART.question
    return say(
        "{count} of {whole} parties declare money from outside the country",
        count=count,
        whole=declaring,
    )


def _all(view: View, party: str) -> list[Fund]:
    return list(view.figures.received(party, view.period_ids))


def _summary(view: View, wholes: dict[str, Money | None], scale: Scale) -> str:
    parts = []
    for party in view.parties:
        money = wholes[party.id]
        said = compact_span(view.t, money, scale) if money else row_state(view, party.id, "funding")
        parts.append(f"{view.t.local(party.name)} {said}")
    return view.t.text(
        say("Declared funding in {unit}: {list}.", unit=scale.word, list=tuple(parts))
    )


def _table(
    view: View, sums: dict[str, dict[str, Money]], wholes: dict[str, Money | None]
) -> ChartTable:
    used = [s for s in _series(view) if any(s.key in groups for groups in sums.values())]
    abroad = [
        code for code in ABROAD if any(code in _by(view, p.id, "origin") for p in view.parties)
    ]
    origins = view.lists["origins"]
    head = (
        view.t.text(say("Party")),
        *(s.label for s in used),
        view.t.text(say("Total")),
        *(view.t.text(say("of which {origin}", origin=origins.title(code))) for code in abroad),
    )
    rows = tuple(
        (
            TableCell(view.t.local(party.name), party.id, view.to.party(party.id)),
            *(_cell(view, party, sums[party.id].get(s.key)) for s in used),
            _cell(view, party, wholes[party.id], say_why=True),
            *(_cell(view, party, _by(view, party.id, "origin").get(code)) for code in abroad),
        )
        for party in view.parties
    )
    return ChartTable(head, (False, *(True for _ in head[1:])), rows)


def _cell(view: View, party: Party, money: Money | None, *, say_why: bool = False) -> TableCell:
    if money is not None:
        return TableCell(
            view.t.span(money), span_value(money), f"{view.to.party(party.id)}#funding"
        )
    return TableCell(row_state(view, party.id, "funding") if say_why else "", "")


def _others(view: View) -> str:
    return other_currencies(
        view,
        (
            (view.t.local(p.name), total(view.figures.received(p.id, view.period_ids)))
            for p in view.parties
        ),
    )


CHART = Chart("funding-sources", say("Where does the money come from?"), draw)
