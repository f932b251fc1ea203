"""When the money was spent: a bar for each period, under each party, all on one scale."""

from generator.charts.chart import Chart
from generator.facts.dataset import Party, Period
from generator.figures.data import declared_sums
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
from generator.figures.notes import caption, note, other_currencies, reaching, vat_words
from generator.figures.stacks import amounts, other_sums
from generator.figures.view import View
from generator.figures.words import (
    NONE,
    Scale,
    axis,
    compact_span,
    from_parties,
    period_name,
    row_state,
    scale_for,
    time_words,
    with_cover,
)
from generator.metrics.figures import answered_of_asked
from generator.metrics.status import ANSWERED
from generator.metrics.sums import together, total
from generator.money import Money
from generator.text import Message, say

PeriodSums = dict[tuple[str, str], Money]


def draw(view: View) -> Drawing:
    """Bars of declared advertising in the election's currency, by period."""
    sums = _sums(view)
    top = max((money.high for money in sums.values()), default=0)
    scale = scale_for(top, view.dataset.currency, view.t, view.dataset)
    ticks, end = axis(view.t, top, scale)
    groups = tuple(
        Group(
            view.t.local(party.name) if len(view.parties) > 1 else "",
            tuple(_row(view, party, period, sums, scale) for period in view.periods),
            party.colour if len(view.parties) > 1 else "",
        )
        for party in view.parties
    )
    label = view.t.text(say("Declared advertising"))
    time = time_words(view)
    return Drawing(
        id=CHART.id,
        question=view.t.text(CHART.question),
        finding=view.t.text(_finding(view, sums)),
        measure=view.t.text(
            say(
                "Declared advertising, {unit}, {time}, by reporting period",
                unit=scale.word,
                time=time,
            )
        ),
        summary=_summary(view, sums, scale),
        unit=view.dataset.currency,
        figure=Bars((Series("spend", label, "m1"),), groups, ticks, end),
        table=_table(view),
        data=declared_sums(view, "advertising", "spent", by_period=True),
        note=note(
            view,
            reaching(view, any_=not all(money.exact for money in sums.values())),
            other_currencies(view, "advertising"),
            vat_words(view),
        ),
        caption=caption(view, "advertising"),
    )


def _sums(view: View) -> PeriodSums:
    found: PeriodSums = {}
    for party in view.parties:
        for period in view.period_ids:
            money = total(view.figures.spent(party.id, (period,))).get(view.dataset.currency)
            if money is not None:
                found[party.id, period] = money
    return found


def _why(view: View, party: Party, period: Period) -> str:
    return row_state(view, party.id, "advertising", period.id)


def _row(view: View, party: Party, period: Period, sums: PeriodSums, scale: Scale) -> Row:
    name, money = period_name(view.t, period), sums.get((party.id, period.id))
    if money is None:
        return Row(name, state=_why(view, party, period))
    title = f"{view.t.local(party.name)}, {name}: {view.t.money(money)}"
    return Row(
        name,
        (Segment("spend", money.low, money.high, "", title),),
        compact_span(view.t, money, scale),
    )


def _by_period(view: View, sums: PeriodSums) -> dict[str, Money]:
    """The sum of all parties, by period."""
    whole = {p: together(m for (_, q), m in sums.items() if q == p) for p in view.period_ids}
    return {period: money for period, money in whole.items() if money is not None}


def _finding(view: View, sums: PeriodSums) -> Message:
    """Names the period with the largest sum, where there are several, all of them known, and no bound can change that.

    Where a party's advertising is not known for a period, or is in other currencies too, periods cannot be compared.
    """
    spans = _by_period(view, sums)
    if not _comparable(view):
        return CHART.question
    largest = max(spans, key=lambda p: spans[p].low, default="")
    others = [money.high for period, money in spans.items() if period != largest]
    if len(spans) < 2 or spans[largest].low <= max(others, default=0):
        return CHART.question
    name = period_name(view.t, view.dataset.by_period[largest])
    return say("Declared advertising was highest in {period}", period=name)


def _comparable(view: View) -> bool:
    """Whether all that was spent in each period is known, and in one currency."""
    states = {
        view.figures.section(party.id, period, "advertising")
        for party in view.parties
        for period in view.period_ids
    }
    spends = (s for party in view.parties for s in view.figures.spent(party.id, view.period_ids))
    return states <= ANSWERED and {s.money.currency for s in spends} <= {view.dataset.currency}


def _summary(view: View, sums: PeriodSums, scale: Scale) -> str:
    parts, spans = [], _by_period(view, sums)
    for period in view.periods:
        spends = [s for p in view.parties for s in view.figures.spent(p.id, (period.id,))]
        others = other_sums(view, total(spends))
        if period.id in spans or others:
            own = (compact_span(view.t, spans[period.id], scale),) if period.id in spans else ()
            said = with_cover(view.t.listing([*own, *others]), _some(view, period))
        elif len(view.parties) == 1:
            said = _why(view, view.parties[0], period)
        else:
            said = view.t.text(NONE)
        parts.append(f"{period_name(view.t, period)} {said}")
    return view.t.text(
        say("Declared advertising in {unit}: {list}.", unit=scale.word, list=tuple(parts))
    )


def _some(view: View, period: Period) -> str:
    """How many parties a period's sum is of, where it is not known of all."""
    parties = [party.id for party in view.parties]
    answered, asked = answered_of_asked(view.figures, parties, period.id, "advertising")
    return view.t.text(from_parties(answered, asked)) if answered < asked else ""


def _table(view: View) -> ChartTable:
    head = (view.t.text(say("Party")), *(period_name(view.t, period) for period in view.periods))
    rows = tuple(
        (
            TableCell(view.t.local(party.name), view.to.party(party.id)),
            *(_cell(view, party, period) for period in view.periods),
        )
        for party in view.parties
    )
    return ChartTable(head, (False, *(True for _ in view.periods)), rows)


def _cell(view: View, party: Party, period: Period) -> TableCell:
    """What a party declared for a period, in every currency, or why it declared nothing."""
    sums = total(view.figures.spent(party.id, (period.id,)))
    if not sums:
        return TableCell(_why(view, party, period))
    return TableCell(amounts(view, sums), f"{view.to.disclosure(party.id, period.id)}#advertising")


CHART = Chart(
    "spend-over-time",
    say("When was the money spent?"),
    draw,
    say(
        "Adds up the advertising lines that parties declare, by party and reporting period, in "
        "the main currency of the election."
    ),
    of_one=say("When was the money spent?"),
)
