"""Who declared how much on which medium: stacked bars, one for each party."""

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
from generator.metrics.figures import total
from generator.money import Money, add_up, decimal
from generator.tables.dataset import Party
from generator.text import say

COLOURS = {
    "meta": "m1",
    "google": "m2",
    "broadcast": "m3",
    "print": "m4",
    "online": "m5",
    "several": "m6",
    "other": "m7",
}


def draw(view: View) -> Drawing:
    """Bars of declared advertising in the election's currency, by group of media."""
    by_group = {party.id: _groups(view, party.id) for party in view.parties}
    totals = {party: total_of(groups) for party, groups in by_group.items()}
    top = max((money.high for money in totals.values() if money), default=0)
    scale = scale_for(top, view.dataset.currency, view.t)
    ticks, end = axis(view.t, top, scale)
    rows = tuple(
        _row(view, party, by_group[party.id], totals[party.id], scale) for party in view.parties
    )
    return Drawing(
        CHART.id,
        view.t.text(CHART.question),
        _finding(view, totals),
        view.t.text(
            say(
                "Declared advertising, {unit}, {time}, by medium",
                unit=scale.word,
                time=span_words(view.t, view.periods),
            )
        ),
        _summary(view, totals, scale),
        view.dataset.currency,
        Bars(series(view), (Group("", rows),), ticks, end),
        _table(view, by_group, totals),
        sentence(as_of(view), _bounds(view, totals), gaps(view, "advertising"), _others(view)),
    )


def series(view: View) -> tuple[Series, ...]:
    """The groups of media in their fixed order and colours."""
    groups = view.lists["medium-groups"]
    return tuple(
        Series(code, view.t.text(groups.title(code)), COLOURS[code]) for code in groups.rows
    )


def _groups(view: View, party: str) -> dict[str, Money]:
    found: dict[str, list[Money]] = {}
    for spend in view.figures.spent(party, view.period_ids):
        found.setdefault(spend.group, []).append(spend.money)
    sums = {group: add_up(money).get(view.dataset.currency) for group, money in found.items()}
    return {group: money for group in COLOURS if (money := sums.get(group)) is not None}


def total_of(groups: dict[str, Money]) -> Money | None:
    """The sum of a party's groups, which are all in one currency."""
    return next(iter(add_up(groups.values()).values()), None)


def _row(
    view: View, party: Party, groups: dict[str, Money], whole: Money | None, scale: Scale
) -> Row:
    name = view.t.local(party.name)
    if whole is None:
        return Row(name, state=row_state(view, party.id, "advertising"), swatch=party.colour)
    titles = view.lists["medium-groups"]
    segments = tuple(
        Segment(
            group, money.low, money.high, compact_span(view.t, money, scale),
            f"{name}, {view.t.text(titles.title(group))}: {view.t.money(money)}",
        )
        for group, money in groups.items()
    )  # fmt: skip
    return Row(name, segments, compact_span(view.t, whole, scale), swatch=party.colour)


def _finding(view: View, totals: dict[str, Money | None]) -> str:
    """Names the two largest where they make up at least half of an exact sum; else the question."""
    known = sorted(
        ((money.low, party) for party, money in totals.items() if money and money.low),
        key=lambda pair: (-pair[0], pair[1]),
    )
    whole = sum(money.high for money in totals.values() if money)
    two = sum(amount for amount, _ in known[:2])
    if len(known) < 3 or 2 * two < whole:
        return view.t.text(CHART.question)
    names = [view.t.local(view.dataset.by_party[party].name) for _, party in known[:2]]
    share = view.t.percent(two, whole)
    return view.t.text(
        say(
            "{first} and {second} account for {share} of declared advertising",
            first=names[0],
            second=names[1],
            share=share,
        )
    )


def _summary(view: View, totals: dict[str, Money | None], scale: Scale) -> str:
    parts = []
    for party in view.parties:
        money, name = totals[party.id], view.t.local(party.name)
        said = (
            compact_span(view.t, money, scale)
            if money
            else row_state(view, party.id, "advertising")
        )
        parts.append(f"{name} {said}")
    return view.t.text(
        say("Declared advertising in {unit}: {list}.", unit=scale.word, list=tuple(parts))
    )


def _table(
    view: View, by_group: dict[str, dict[str, Money]], totals: dict[str, Money | None]
) -> ChartTable:
    used = [s for s in series(view) if any(s.key in groups for groups in by_group.values())]
    head = (view.t.text(say("Party")), *(s.label for s in used), view.t.text(say("Total")))
    rows = tuple(
        (
            TableCell(view.t.local(party.name), party.id, view.to.party(party.id)),
            *(_cell(view, party, by_group[party.id].get(s.key)) for s in used),
            _cell(view, party, totals[party.id], say_why=True),
        )
        for party in view.parties
    )
    return ChartTable(head, (False, *(True for _ in used), True), rows)


def _cell(view: View, party: Party, money: Money | None, *, say_why: bool = False) -> TableCell:
    link = f"{view.to.party(party.id)}#advertising"
    if money is not None:
        return TableCell(view.t.span(money), span_value(money), link)
    return TableCell(row_state(view, party.id, "advertising") if say_why else "", "")


def span_value(money: Money) -> str:
    """A span for machines: 1200.00, <=100.00 or 90.00..110.00."""
    if money.exact:
        return str(decimal(money.high))
    return (
        f"<={decimal(money.high)}"
        if money.bounded
        else f"{decimal(money.low)}..{decimal(money.high)}"
    )


def _bounds(view: View, totals: dict[str, Money | None]) -> str:
    uncertain = any(money and not money.exact for money in totals.values())
    return view.t.text(say("Hatched: known only up to a bound.")) if uncertain else ""


def _others(view: View) -> str:
    return other_currencies(
        view,
        (
            (view.t.local(p.name), total(view.figures.spent(p.id, view.period_ids)))
            for p in view.parties
        ),
    )


CHART = Chart("spend-by-platform", say("Who spent how much, and where?"), draw)
