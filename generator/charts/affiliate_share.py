"""How much of a party's advertising its affiliates paid, and the code's threshold where it sets one."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from generator.charts.chart import Chart
from generator.facts.dataset import Party
from generator.figures.data import Measure, measured, sum_columns, sum_values
from generator.figures.figure import (
    Bars,
    ChartTable,
    Drawing,
    Group,
    Row,
    Segment,
    Series,
    TableCell,
    Tick,
    Values,
)
from generator.figures.notes import caption, gaps, note, other_currencies, reaching
from generator.figures.shares import (
    WHOLE,
    Share,
    per_cent,
    percent,
    percent_words,
    placed,
    share,
)
from generator.figures.stacks import UNKNOWN, cover_cell
from generator.figures.view import View
from generator.figures.words import (
    COVERS,
    counted_parties,
    currency_name,
    only,
    row_state,
    time_words,
    with_cover,
)
from generator.metrics.sums import total
from generator.money import Money
from generator.text import Message, Translator, say

COLUMNS = (
    *sum_columns("paid_by_affiliates"),
    *sum_columns("declared"),
    "share_low_percent",
    "share_high_percent",
)


def draw(view: View) -> Drawing:
    """Bars in hundredths of a per cent of the party's advertising in the election's currency."""
    pairs = {party.id: _pair(view, party.id) for party in view.parties}
    shares = {party: share(*pair) for party, pair in pairs.items() if pair and pair[1].high}
    top = _top(view, [placed(found)[1] for found in shares.values()])
    rows = tuple(_row(view, party, shares.get(party.id)) for party in view.parties)
    label = view.t.text(say("Paid by affiliates"))
    time = time_words(view)
    return Drawing(
        id=CHART.id,
        question=view.t.text(CHART.question),
        finding=view.t.text(_finding(view, shares)),
        measure=view.t.text(
            say("Share of declared advertising paid by affiliates, per cent, {time}", time=time)
        ),
        summary=_summary(view, shares),
        unit="%",
        figure=Bars(
            (Series("affiliates", label, "m6"),),
            (Group("", rows),),
            _ticks(view.t, top),
            top,
            _mark(view),
        ),
        table=_table(view, pairs, shares),
        data=measured(view, Measure("advertising", COLUMNS, partial(_figures, view))),
        note=note(
            view,
            _threshold_words(view),
            reaching(view, any_=any(low < high for low, high in map(placed, shares.values()))),
            gaps(view, "advertising"),
            other_currencies(view, "advertising"),
        ),
        caption=caption(view, "advertising"),
    )


def _figures(view: View, party: Party, periods: tuple[str, ...]) -> Iterator[Values]:
    """What affiliates paid and what was declared, in each currency, and the share it makes, in per cent."""
    paid = _paid(view, party.id, periods)
    for currency, whole in total(view.figures.spent(party.id, periods)).items():
        part = paid.get(currency, Money(currency, 0, 0))
        ends = share(part, whole) if whole.high else ()
        per_cents = tuple(per_cent(end, 2) for end in ends) or ("", "")
        yield (*sum_values(part), *sum_values(whole), *per_cents)


def _pair(view: View, party: str, currency: str = "") -> tuple[Money, Money] | None:
    """What affiliates paid and what was spent in a currency; None where not even 0 was declared in it."""
    asked = currency or view.dataset.currency
    whole = total(view.figures.spent(party, view.period_ids)).get(asked)
    if whole is None:
        return None
    return _paid(view, party, view.period_ids).get(asked, Money(asked, 0, 0)), whole


def _paid(view: View, party: str, periods: tuple[str, ...]) -> dict[str, Money]:
    """What affiliates paid in some periods, by currency."""
    spends = view.figures.spent(party, periods)
    return total(spend for spend in spends if spend.payer_role == "affiliate")


def _elsewhere(view: View, party: str) -> dict[str, Money]:
    """What affiliates paid in other currencies, which no share can be made of."""
    paid = _paid(view, party, view.period_ids)
    return {currency: paid[currency] for currency in paid if currency != view.dataset.currency}


def _words(view: View, party: str, found: Share | None) -> str:
    """The share, or why there is none; and what affiliates paid in other currencies."""
    said = percent_words(view.t, found) if found is not None else _why(view, party)
    sums = tuple(view.t.money(money) for money in _elsewhere(view, party).values())
    if not sums:
        return said
    name = currency_name(view.dataset.currency, view.t, view.dataset)
    if found is None:
        return view.t.text(
            say("no share in {currency}: affiliates paid {sums}", currency=name, sums=sums)
        )
    return view.t.text(
        say("{share} in {currency}, and {sums}", share=said, currency=name, sums=sums)
    )


def _why(view: View, party: str) -> str:
    """Why there is no share: nothing declared that it could be a share of, or only zero."""
    spends = view.figures.spent(party, view.period_ids)
    if any(spend.money.currency == view.dataset.currency for spend in spends):
        return view.t.text(say("zero declared"))
    return row_state(view, party, "advertising")


def _declares(view: View, party: str) -> bool:
    """Whether a party declares any advertising, if only of zero."""
    return any(True for _ in view.figures.spent(party, view.period_ids))


def _top(view: View, highs: list[int]) -> int:
    limit = view.code.affiliate_threshold
    floor = int(limit * 100) * 2 if limit is not None else 0
    return min(WHOLE, max([*highs, floor, 1000]))


def _ticks(t: Translator, top: int) -> tuple[Tick, ...]:
    step = 500 if top <= 2500 else 1000 if top <= 5000 else 2500
    return tuple(
        Tick(value, percent(t, Decimal(value // 100))) for value in range(0, top + 1, step)
    )


def _mark(view: View) -> Tick | None:
    limit = view.code.affiliate_threshold
    if limit is None:
        return None
    return Tick(
        int(limit * 100),
        view.t.text(say("threshold {percent}", percent=percent(view.t, limit))),
    )


def _threshold_words(view: View) -> str:
    if view.code.affiliate_threshold is None:
        return view.t.text(say("This code of conduct sets no threshold."))
    return view.t.text(
        say(
            "The code's threshold is measured against the campaign budget, this chart against declared advertising."
        )
    )


def _row(view: View, party: Party, found: Share | None) -> Row:
    name, words = view.t.local(party.name), _words(view, party.id, found)
    if found is None:
        return Row(name, state=words, swatch=party.colour)
    segment = Segment("affiliates", *placed(found), "", f"{name}: {words}")
    part = only(view, party.id, "advertising")
    return Row(name, (segment,), words, state=part, swatch=party.colour)


def _finding(view: View, shares: dict[str, Share]) -> Message:
    """In whatever currency: who declares only dollars has declared advertising too."""
    declaring = [
        p.id
        for p in view.parties
        if any(spend.money.high for spend in view.figures.spent(p.id, view.period_ids))
    ]
    paying = [
        p
        for p in declaring
        if (p in shares and shares[p][1]) or any(m.high for m in _elsewhere(view, p).values())
    ]
    if not paying or len(view.parties) < 2:
        return CHART.question
    return say(
        "Affiliates paid for advertising of {count} of {whole} that declared any",
        count=len(paying),
        whole=counted_parties(len(declaring)),
    )


def _summary(view: View, shares: dict[str, Share]) -> str:
    parts = [
        f"{view.t.local(party.name)} "
        + with_cover(
            _words(view, party.id, shares.get(party.id)),
            only(view, party.id, "advertising") if party.id in shares else "",
        )
        for party in view.parties
    ]
    return view.t.text(say("Share of advertising paid by affiliates: {list}.", list=tuple(parts)))


def _table(
    view: View, pairs: dict[str, tuple[Money, Money] | None], shares: dict[str, Share]
) -> ChartTable:
    """What affiliates paid and what was declared in every currency, and the share that is drawn."""
    own = view.dataset.currency
    declared = [total(view.figures.spent(p.id, view.period_ids)) for p in view.parties]
    others = sorted({currency for sums in declared for currency in sums} - {own})
    head = (
        say("Party"),
        *_titles(own),
        say("Share"),
        *(title for other in others for title in _titles(other)),
        COVERS,
    )
    rows = tuple(_cells(view, party, pairs[party.id], shares, others) for party in view.parties)
    is_number = (False, *(True for _ in head[2:]), False)
    return ChartTable(tuple(view.t.text(m) for m in head), is_number, rows)


def _titles(currency: str) -> tuple[Message, Message]:
    paid, declared = say("Paid by affiliates"), say("Declared advertising")
    return (
        say("{what} ({currency})", what=paid, currency=currency),
        say("{what} ({currency})", what=declared, currency=currency),
    )


def _cells(
    view: View,
    party: Party,
    pair: tuple[Money, Money] | None,
    shares: dict[str, Share],
    others: list[str],
) -> tuple[TableCell, ...]:
    link, found = f"{view.to.party(party.id)}#affiliates", shares.get(party.id)
    return (
        TableCell(view.t.local(party.name), view.to.party(party.id)),
        *_sums(view, pair, link),
        TableCell(percent_words(view.t, found), link) if found else UNKNOWN,
        *(cell for each in others for cell in _sums(view, _pair(view, party.id, each), link)),
        cover_cell(view, party.id, "advertising", is_known=_declares(view, party.id)),
    )


def _sums(view: View, pair: tuple[Money, Money] | None, link: str) -> tuple[TableCell, TableCell]:
    """Both sums of a currency; of what nobody declares, neither is known."""
    if pair is None:
        return UNKNOWN, UNKNOWN
    paid, whole = pair
    return TableCell(view.t.span(paid), link), TableCell(view.t.span(whole), link)


CHART = Chart(
    "affiliate-share",
    say("How much did affiliates pay?"),
    draw,
    say(
        "Divides the advertising that affiliates paid for by all advertising the party declares, "
        "in the main currency of the election. Where amounts are bounds or ranges, the share is "
        "the widest span they allow."
    ),
    of_one=say("How much did affiliates pay?"),
)
