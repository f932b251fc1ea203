"""Stacked bars of declared money, one for each party: what charts of this form share.

Only the election's currency is drawn; sums in other currencies are named in the note and never added.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.facts.dataset import Party
from generator.figures import notes
from generator.figures.figure import Bars, ChartTable, Group, Row, Segment, Series, TableCell
from generator.figures.shares import is_half, percent_words, share
from generator.figures.view import View
from generator.figures.words import (
    COVERS,
    Scale,
    axis,
    compact_span,
    cover,
    declared,
    only,
    row_state,
    scale_for,
    with_cover,
)
from generator.metrics.figures import Fund, Spend
from generator.metrics.sums import together, total
from generator.money import Money
from generator.text import Message, say

UNKNOWN = TableCell("–")
"""In the place of a figure; what a row covers, its last cell, says why there is none."""
GroupSums = Mapping[str, Mapping[str, Money]]


@dataclass(frozen=True, slots=True)
class Stack:
    """What is stacked: the section whose sums they are, and its groups with their fixed colours."""

    section: str
    groups: str
    colours: Mapping[str, str]

    def sums(self, view: View) -> dict[str, dict[str, Money]]:
        """Each party's sums by group, in the order of the groups, which is that of key and table."""
        order = view.lists[self.groups].rows
        return {
            party.id: _by_group(view, declared(view, party.id, self.section), order)
            for party in view.parties
        }


def _by_group(
    view: View, records: Iterable[Spend | Fund], order: Iterable[str]
) -> dict[str, Money]:
    """Sums in the election's currency by group of the records."""
    found: dict[str, list[Money]] = {}
    for record in records:
        if record.money.currency == view.dataset.currency:
            found.setdefault(record.group, []).append(record.money)
    return {key: money for key in order if (money := together(found.get(key, ()))) is not None}


def scale_of(view: View, sums: GroupSums) -> Scale:
    """The scale that suits the longest bar."""
    return scale_for(_top(sums), view.dataset.currency, view.t, view.dataset)


def bars(view: View, stack: Stack, sums: GroupSums, scale: Scale) -> Bars:
    """The figure: a bar for each party, or for one party a bar for each group."""
    if len(view.parties) == 1 and sums[view.parties[0].id]:
        return _bars_of_one(view, stack, sums[view.parties[0].id], scale)
    ticks, end = axis(view.t, _top(sums), scale)
    rows = tuple(_row(view, stack, party, sums[party.id], scale) for party in view.parties)
    return Bars(_series(view, stack), (Group("", rows),), ticks, end)


def _bars_of_one(view: View, stack: Stack, groups: Mapping[str, Money], scale: Scale) -> Bars:
    """One party's bars, on a scale as long as the largest group; above them, which periods they cover if not all."""
    titles, (party,) = view.lists[stack.groups], view.parties
    ticks, end = axis(view.t, max(money.high for money in groups.values()), scale)
    rows = tuple(
        Row(
            view.t.text(titles.title(group)),
            (Segment(group, money.low, money.high, "", view.t.money(money)),),
            compact_span(view.t, money, scale),
        )
        for group, money in groups.items()
    )
    part = only(view, party.id, stack.section)
    return Bars(_series(view, stack), (Group(part, rows),), ticks, end)


def main_group(view: View, stack: Stack, sums: GroupSums) -> tuple[str, str] | None:
    """The group that makes up at least half of what the only party declares, whatever the bounds, and its share.

    None where there is none, where something is in another currency, or where a period is not known.
    """
    (party,) = view.parties
    groups = sums[party.id]
    found = declared(view, party.id, stack.section)
    whole, own = together(groups.values()), view.dataset.currency
    if whole is None or not whole.low or only(view, party.id, stack.section):
        return None
    if len(groups) < 2 or any(record.money.currency != own for record in found):
        return None
    group = max(groups, key=lambda each: groups[each].low)
    part = share(groups[group], whole)
    return (group, percent_words(view.t, part)) if is_half(part) else None


def summary(view: View, stack: Stack, sums: GroupSums, scale: Scale) -> tuple[Message | str, ...]:
    """Each party and its sum in every currency, or why there is none; of one party, its groups too."""
    if len(view.parties) == 1 and len(sums[view.parties[0].id]) > 1:
        return (_summary_of_one(view, stack, sums[view.parties[0].id], scale),)
    return tuple(_said(view, stack, party, sums[party.id], scale) for party in view.parties)


def _summary_of_one(view: View, stack: Stack, groups: Mapping[str, Money], scale: Scale) -> Message:
    titles, (party,) = view.lists[stack.groups], view.parties
    parts = tuple(
        f"{view.t.text(titles.title(group))} {compact_span(view.t, money, scale)}"
        for group, money in groups.items()
    )
    return say("{sum}, of it {parts}", sum=_said(view, stack, party, groups, scale), parts=parts)


def _said(view: View, stack: Stack, party: Party, groups: Mapping[str, Money], scale: Scale) -> str:
    name, own = view.t.local(party.name), together(groups.values())
    others = other_sums(view, total(declared(view, party.id, stack.section)))
    if own is None and not others:
        return f"{name} {_why(view, stack, party)}"
    figures = (compact_span(view.t, own, scale),) if own else ()
    said = view.t.listing([*figures, *others])
    return f"{name} {with_cover(said, only(view, party.id, stack.section))}"


def other_sums(view: View, sums: Mapping[str, Money]) -> tuple[str, ...]:
    """Sums in other currencies than the election's own, in words."""
    return tuple(view.t.money(sums[each]) for each in sums if each != view.dataset.currency)


def note(view: View, stack: Stack, sums: GroupSums, *more: str) -> str:
    """Source, bounds, gaps and other currencies, and what more there is to say."""
    return notes.note(
        view,
        notes.reaching(
            view, any_=not all(m.exact for groups in sums.values() for m in groups.values())
        ),
        notes.gaps(view, stack.section),
        notes.other_currencies(view, stack.section),
        *more,
    )


def table(view: View, stack: Stack) -> ChartTable:
    """A column for each group somebody declares, the total, and what a row covers."""
    found = (record for party in view.parties for record in declared(view, party.id, stack.section))
    groups_used = {record.group for record in found}
    used = [series for series in _series(view, stack) if series.key in groups_used]
    titles = (view.t.text(say("Party")), *(s.label for s in used), view.t.text(say("Total")))
    groups = tuple(series.key for series in used)
    rows = tuple(_cells(view, stack, party, groups) for party in view.parties)
    columns = (*titles, view.t.text(COVERS))
    return ChartTable(columns, (False, *(True for _ in columns[2:]), False), rows)


def _cells(
    view: View, stack: Stack, party: Party, groups: tuple[str, ...]
) -> tuple[TableCell, ...]:
    """A party's row: its name, its groups, the total, and what it covers or why it has no total."""
    records = tuple(declared(view, party.id, stack.section))
    parts = [total(record for record in records if record.group == group) for group in groups]
    whole = total(records)
    link = f"{view.to.party(party.id)}#{stack.section}"
    said = TableCell(amounts(view, whole), link) if whole else UNKNOWN
    cells = [part_cell(view, part, link) if records else UNKNOWN for part in parts]
    name = TableCell(view.t.local(party.name), view.to.party(party.id))
    last = cover_cell(view, party.id, stack.section, is_known=bool(whole))
    return (name, *cells, said, last)


def cover_cell(view: View, party: str, section: str, *, is_known: bool) -> TableCell:
    """The time that a row's figures cover, or why it has none."""
    words = cover(view, party, section) if is_known else row_state(view, party, section)
    return TableCell(words)


def part_cell(view: View, sums: Mapping[str, Money], link: str) -> TableCell:
    """A part of what a party declares: none is not an empty cell."""
    return TableCell(amounts(view, sums), link) if sums else TableCell(view.t.text(say("none")))


def amounts(view: View, sums: Mapping[str, Money]) -> str:
    """Sums in a cell: the election's currency first and without its name, every other one with it."""
    own = view.dataset.currency
    said = [view.t.span(sums[own])] if own in sums else []
    return ", ".join([*said, *other_sums(view, sums)])


def _top(sums: GroupSums) -> int:
    return max(
        (money.high for groups in sums.values() if (money := together(groups.values()))), default=0
    )


def _series(view: View, stack: Stack) -> tuple[Series, ...]:
    titles = view.lists[stack.groups]
    return tuple(
        Series(code, view.t.text(titles.title(code)), stack.colours[code]) for code in titles.rows
    )


def _why(view: View, stack: Stack, party: Party) -> str:
    return row_state(view, party.id, stack.section)


def _row(view: View, stack: Stack, party: Party, groups: Mapping[str, Money], scale: Scale) -> Row:
    name, money = view.t.local(party.name), together(groups.values())
    if money is None:
        others = other_sums(view, total(declared(view, party.id, stack.section)))
        state = view.t.listing([*others]) or _why(view, stack, party)
        return Row(name, state=state, swatch=party.colour)
    titles = view.lists[stack.groups]
    segments = tuple(
        Segment(
            group, part.low, part.high, compact_span(view.t, part, scale),
            f"{name}, {view.t.text(titles.title(group))}: {view.t.money(part)}",
        )
        for group, part in groups.items()
    )  # fmt: skip
    return Row(
        label=name,
        segments=segments,
        total=compact_span(view.t, money, scale),
        state=only(view, party.id, stack.section),
        swatch=party.colour,
    )
