"""One row of a bar chart: its place, its bar and its words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.drawing.marks import (
    NAME_LINES,
    Sheet,
    px,
    swatch,
    title,
    word,
    words,
)
from generator.drawing.measures import Lines, widest, width, wrap
from generator.drawing.style import INSIDE, STATE, TOTAL, Face
from generator.figures.figure import Row, Segment

PIXEL = 10
REASON_LINES = 4
AFTER_BAR = 80
PADDING = 60
"""The room a figure inside a bar keeps on each side."""
ABOVE_BAR = 40
BELOW_BAR = 30
"""Between a bar and a label above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPlan:
    """Where things go. Bars begin at `left`, and `span` stands for `top`; labels have `room` after `before`.

    Labels stand `beside` the bars or above them, totals at the end of the bars or below.
    """

    sheet: Sheet
    left: int
    span: int
    top: int
    before: int
    room: int
    bar: int
    gap: int
    face: Face
    beside: bool
    totals_below: bool
    limit: int | None
    colours: Mapping[str, str]

    def at(self, value: int) -> int:
        """The place of a value on the scale."""
        return self.left + value * self.span // self.top

    @property
    def across(self) -> int:
        """From the base line to the edge of the sheet."""
        return self.sheet.width - self.left


class Piece(NamedTuple):
    """A segment's part of a row, from `start` to `end`: what is certain of it, or how far it may reach."""

    segment: Segment
    start: int
    end: int


class PlacedRow(NamedTuple):
    """A row from `top` to `end`: its label from `y`, its bar from `bar`, more words from `below`.

    The bar is `pieces`, which are certain; `reaches` follow it, as far as the sums may reach.
    """

    row: Row
    label: Lines
    top: int
    y: int
    bar: int
    below: int
    end: int
    pieces: tuple[Piece, ...]
    reaches: tuple[Piece, ...]
    state: Lines
    total: Lines


def place(row: Row, plan: RowPlan, y: int) -> PlacedRow:
    """The row with its top edge at `y`."""
    label = wrap(row.label, plan.face, plan.room, NAME_LINES)
    state = (
        wrap(row.state, STATE, plan.across - AFTER_BAR, REASON_LINES) if row.state else Lines(())
    )
    total = (
        wrap(row.total, TOTAL, plan.across - AFTER_BAR)
        if row.total and plan.totals_below
        else Lines(())
    )
    names = len(label.lines) * plan.face.line
    reason = 0 if row.segments else len(state.lines) * STATE.line
    if not plan.beside:
        first, bar = y, y + names + ABOVE_BAR
        below = bar + (reason or plan.bar)
    else:
        tall = max(names, reason, plan.bar)
        first, bar = y + (plan.gap + tall - names) // 2, y + (plan.gap + tall - plan.bar) // 2
        below = y + plan.gap // 2 + tall
    lines = len(total.lines) + (len(state.lines) if row.segments else 0)
    end = (
        below
        + lines * STATE.line
        + (BELOW_BAR if lines else 0)
        + (plan.gap - plan.gap // 2 if plan.beside else plan.gap)
    )
    pieces = tuple(_ends(((s, s.low) for s in row.segments), plan, 0, plan.left))
    sure, edge = sum(s.low for s in row.segments), pieces[-1].end if pieces else plan.left
    reaches = tuple(_ends(((s, s.high - s.low) for s in row.segments), plan, sure, edge))
    return PlacedRow(
        row=row,
        label=label,
        top=y,
        y=first,
        bar=bar,
        below=below,
        end=end,
        pieces=pieces,
        reaches=reaches,
        state=state,
        total=total,
    )


def _ends(
    parts: Iterable[tuple[Segment, int]], plan: RowPlan, value: int, edge: int
) -> Iterator[Piece]:
    """Parts of segments end to end. Each is at least a pixel wide, however small its value; nothing stays nothing."""
    for segment, size in parts:
        if size:
            start = max(plan.at(value), edge)
            value, edge = value + size, max(plan.at(value + size), start + PIXEL)
            yield Piece(segment, start, edge)


def bar_of(placed: PlacedRow, plan: RowPlan) -> Iterator[str]:
    """The bar: its pieces, with a hair of paper between them; and a thin bracket to where it may reach."""
    level = f' y="{px(placed.bar)}" height="{px(plan.bar)}"'
    for piece in placed.pieces:
        parted = piece.end - piece.start >= 3 * PIXEL and piece is not placed.pieces[-1]
        x, wide = px(piece.start), px(piece.end - piece.start - (PIXEL if parted else 0))
        solid = f'<rect class="bar {_colour(piece, plan)}" x="{x}" width="{wide}"{level}'
        said = title(piece.segment.title)
        yield f"{solid}>{said}</rect>" if said else f"{solid}/>"
    for reach in placed.reaches:
        middle, end = placed.bar + plan.bar // 2, reach.end - PIXEL
        foot, head = (px(middle + step * plan.bar // 4) for step in (1, -1))
        line = f"M{px(reach.start)} {px(middle)}H{px(end)}M{px(end)} {head}V{foot}"
        said = title(reach.segment.title)
        shape = f'<path class="reach line-{_colour(reach, plan)}" d="{line}"'
        yield f"{shape}>{said}</path>" if said else f"{shape}/>"


def _colour(piece: Piece, plan: RowPlan) -> str:
    return plan.colours.get(piece.segment.series, "m1")


def words_of(placed: PlacedRow, plan: RowPlan) -> Iterator[str]:
    """The label, the figures inside the bar, the total, and why there is no bar."""
    row, face = placed.row, plan.face
    yield swatch(row.swatch, 0, placed.y + face.drop)
    yield words(face, (plan.before, placed.y + face.drop), placed.label)
    for piece in placed.pieces:
        yield from _inside(piece, placed, plan)
    middle = placed.bar + plan.bar // 2
    if row.total and not plan.totals_below:
        yield word(TOTAL, (_after_bar(placed, plan), middle + 50), row.total)
    x, y = plan.left + (AFTER_BAR if plan.beside else 0), placed.below + BELOW_BAR
    if placed.total.lines:
        yield words(TOTAL, (x, y + TOTAL.drop), placed.total)
        y += len(placed.total.lines) * TOTAL.line
    if placed.state.lines and row.segments:
        yield words(STATE, (x, y + STATE.drop), placed.state)
    elif placed.state.lines:
        yield _reason(placed, plan, middle)


def _after_bar(placed: PlacedRow, plan: RowPlan) -> int:
    """Where the total begins: after the bar, and after the limit where that would cross it."""
    drawn = (*placed.pieces, *placed.reaches)
    start = (drawn[-1].end if drawn else plan.left) + AFTER_BAR
    end = start + width(placed.row.total, TOTAL)
    if plan.limit is None or not start - 40 < plan.limit < end + 40:
        return start
    return plan.limit + AFTER_BAR - PIXEL


def crossed(placed: PlacedRow, plan: RowPlan) -> bool:
    """Whether the limit would run through the words that stand in the bar's place."""
    if plan.limit is None or placed.row.segments or not placed.state.lines:
        return False
    return not plan.beside or plan.limit < plan.left + 2 * AFTER_BAR + widest(
        placed.state.lines, STATE
    )


def _reason(placed: PlacedRow, plan: RowPlan, middle: int) -> str:
    """Why there is no bar, in its place."""
    if not plan.beside:
        return words(STATE, (0, placed.bar + STATE.drop - 20), placed.state)
    tall = len(placed.state.lines) * STATE.line
    return words(STATE, (plan.left + AFTER_BAR, middle - tall // 2 + STATE.drop), placed.state)


def _inside(piece: Piece, placed: PlacedRow, plan: RowPlan) -> Iterator[str]:
    """A segment's figure, where it fits on what is certain, and says more than the total."""
    label = piece.segment.label
    if not label or label == placed.row.total:
        return
    size, middle = width(label, INSIDE), placed.bar + plan.bar // 2
    if _has_room(piece.start, piece.end, size, plan):
        also = f"on-{_colour(piece, plan)}"
        yield word(INSIDE, (piece.start + PADDING, middle + 43), label, also=also)


def _has_room(start: int, end: int, size: int, plan: RowPlan) -> bool:
    """Whether a figure fits between two places, and no limit crosses it."""
    left, right = start + PADDING, start + PADDING + size
    crossed = plan.limit is not None and left - 30 < plan.limit < right + 30
    return right + PADDING <= end and not crossed
