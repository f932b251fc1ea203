"""Draws money going from column to column: the picture of a `Flow` figure.

On a wide sheet nodes stand in columns, each as high as its value, and ribbons run between them; a name stands on
clear paper beside its node, and in columns between others inside it. On a narrow sheet the same is told as bars, step
by step. A ribbon has the colours of its strands; without any that of its outer end, which is the source in the first
steps and the target in the last. Remarks stand below.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.drawing.bars import draw_bars
from generator.drawing.marks import Picture, Sheet, across, escape, px, rect, title, words
from generator.drawing.measures import Lines, width, wrap
from generator.drawing.style import AMOUNT, ASKED, COLUMN, NODE
from generator.figures.figure import Bars, Flow, Group, Node, Ribbon, Row, Segment, Series, Strand

HIGH = (1200, 3000)
PER_NODE = 600
"""How high the column with the most money is, names and gaps apart: more for more nodes, within bounds."""
NODE_WIDE = 90
GAP, CLOSE_GAP = 120, 50
CLOSE_HIGH, TERSE_HIGH = (1000, 1500), (900, 1200)
NAME_ROOM = {1: 4000, 2: 2000, 3: 1680}
CLOSE_ROOM = {1: 4000, 2: 2600, 3: 2150}
RIBBON_ROOM = 700
NODE_LINES, PART_LINES = 10, 4
BESIDE = 90
PIXEL = 10
ABOVE_REMARKS, BETWEEN_REMARKS = 150, 50
REMARK_LINES, TERSE_LINES = 8, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedNode:
    """A node in its place: its slot from `y`, its bar from `bar`, `high`; its name, figure and parts in lines."""

    node: Node
    y: int
    tall: int
    bar: int
    high: int
    name: Lines
    amount: Lines
    parts: tuple[Lines, ...]
    joined: bool

    @property
    def lines(self) -> int:
        """How many lines of text there are; the amount has none of its own where it follows the name."""
        parts = sum(len(part.lines) for part in self.parts)
        return len(self.name.lines) + (0 if self.joined else len(self.amount.lines)) + parts


@dataclass(frozen=True, slots=True)
class FlowPlan:
    """Where things go: columns of names `name` wide, ribbons `ribbon` wide between them."""

    sheet: Sheet
    columns: int
    name: int
    ribbon: int

    def left(self, column: int) -> int:
        """Where a column begins."""
        return column * (self.name + self.ribbon)

    def text(self, column: int) -> int:
        """Where a column's names begin."""
        return self.left(column) + (NODE_WIDE + BESIDE if column else 0)

    def text_room(self, column: int) -> int:
        """How wide a name may be."""
        bars = (column > 0) + (column < self.columns - 1)
        return self.name - bars * (NODE_WIDE + BESIDE)


def draw_flow(figure: Flow, sheet: Sheet) -> Picture:
    """The picture."""
    picture = _steps(figure, sheet) if sheet.narrow else _columns(figure, sheet)
    return _remarked(picture, figure.remarks, sheet) if figure.remarks else picture


def _remarked(picture: Picture, remarks: tuple[str, ...], sheet: Sheet) -> Picture:
    """The picture with remarks under a thin rule; on a terse sheet as one text, which may be cut short."""
    room = (
        sheet.width * 93 // 100
    )  # full lines of the widest letters are a little wider than measured
    y = picture.height + (BETWEEN_REMARKS if sheet.terse else ABOVE_REMARKS)
    parts = [] if sheet.terse else [across("thin", y - BETWEEN_REMARKS, 0, sheet.width)]
    for remark in (" ".join(remarks),) if sheet.terse else remarks:
        lines = wrap(remark, ASKED, room, TERSE_LINES if sheet.terse else REMARK_LINES)
        parts.append(words(ASKED, (0, y + ASKED.drop), lines))
        y += len(lines.lines) * ASKED.line + BETWEEN_REMARKS
    return Picture(y, (*picture.parts, *parts))


def _columns(figure: Flow, sheet: Sheet) -> Picture:
    count = figure.columns
    rooms = CLOSE_ROOM if sheet.close else NAME_ROOM
    name = rooms.get(count, (sheet.width - (count - 1) * RIBBON_ROOM) // count)
    plan = FlowPlan(sheet, count, name, (sheet.width - count * name) // max(count - 1, 1))
    head, heads = _headings(figure.headings, plan)
    placed = _place(figure.nodes, plan, head)
    end = max((p.y + p.tall for p in placed.values()), default=head)
    ribbons = _ribbons(figure, placed, plan)
    nodes = (part for p in placed.values() for part in _node(p, plan))
    return Picture(end + 20, (*heads, *ribbons, *nodes))


def _headings(headings: tuple[str, ...], plan: FlowPlan) -> tuple[int, list[str]]:
    """The columns' headings under a common line; and where the columns begin."""
    lines = [
        wrap(heading, COLUMN, plan.text_room(number), 3) for number, heading in enumerate(headings)
    ]
    deepest = max((len(head.lines) for head in lines), default=0)
    parts = [
        words(
            COLUMN,
            (plan.text(number), (deepest - len(head.lines)) * COLUMN.line + COLUMN.drop),
            head,
        )
        for number, head in enumerate(lines)
    ]
    base = deepest * COLUMN.line + 60
    return base + 140, [*parts, across("thin", base, 0, plan.sheet.width)]


def _place(nodes: tuple[Node, ...], plan: FlowPlan, start: int) -> dict[str, PlacedNode]:
    """Every node in a slot high enough for its bar and its name; shorter columns are spread over the height."""
    by_column = [
        [node for node in nodes if node.column == number] for number in range(plan.columns)
    ]
    most = max((sum(node.value for node in column) for column in by_column), default=0) or 1
    least, limit = _bounds(plan.sheet)
    high = min(max(PER_NODE * max(map(len, by_column)), least), limit)
    slots = [
        [_slot(node, node.value * high // most, plan) for node in column] for column in by_column
    ]
    gap = CLOSE_GAP if plan.sheet.close else GAP
    heights = [sum(slot.tall for slot in column) + gap * (len(column) - 1) for column in slots]
    placed: dict[str, PlacedNode] = {}
    for column, height in zip(slots, heights, strict=True):
        spare = (max(heights) - height) // (len(column) + 1) if column else 0
        y = start + spare
        for slot in column:
            bar = y + (slot.tall - slot.high) // 2
            placed[slot.node.key] = replace(slot, y=y, bar=bar)
            y += slot.tall + gap + spare
    return placed


def _bounds(sheet: Sheet) -> tuple[int, int]:
    """How high the column with the most money is at least and at most."""
    if sheet.terse:
        return TERSE_HIGH
    return CLOSE_HIGH if sheet.close else HIGH


def _slot(node: Node, high: int, plan: FlowPlan) -> PlacedNode:
    """A node that has its size and not yet its place."""
    room = plan.text_room(node.column)
    name, amount = wrap(node.label, NODE, room, NODE_LINES), wrap(node.figure, AMOUNT, room)
    together = width(f"{name.lines[-1]} ", NODE) + width(node.figure, AMOUNT)
    joined = plan.sheet.close and together <= room
    high = max(high, PIXEL) if node.value else 0
    said = () if plan.sheet.terse else node.parts
    parts = tuple(wrap(part, ASKED, room * 93 // 100, PART_LINES) for part in said)
    placed = PlacedNode(
        node=node, y=0, tall=0, bar=0, high=high, name=name, amount=amount, parts=parts,
        joined=joined,
    )  # fmt: skip
    return replace(placed, tall=max(high, placed.lines * NODE.line))


def _node(placed: PlacedNode, plan: FlowPlan) -> Iterator[str]:
    """A node's bars, where ribbons come and go, and its name between them."""
    node, left = placed.node, plan.left(placed.node.column)
    said = _said(node)
    if node.column:
        yield rect(f"bar {node.colour}", (left, placed.bar, NODE_WIDE, placed.high), said)
    if node.column < plan.columns - 1:
        right = left + plan.name - NODE_WIDE
        yield rect(f"bar {node.colour}", (right, placed.bar, NODE_WIDE, placed.high), said)
    x = plan.text(node.column)
    y = placed.y + (placed.tall - placed.lines * NODE.line) // 2 + NODE.drop
    if placed.joined:
        also = f' <tspan class="{AMOUNT.name}">{escape(node.figure)}</tspan></text>'
        yield words(NODE, (x, y), placed.name).removesuffix("</text>") + also
    else:
        yield words(NODE, (x, y), placed.name)
        yield words(AMOUNT, (x, y + len(placed.name.lines) * NODE.line), placed.amount)
    y += (len(placed.name.lines) + (0 if placed.joined else len(placed.amount.lines))) * NODE.line
    for part in placed.parts:
        yield words(ASKED, (x, y), part)
        y += len(part.lines) * NODE.line


def _ribbons(figure: Flow, placed: dict[str, PlacedNode], plan: FlowPlan) -> Iterator[str]:
    """Ribbons from top to bottom at each node, in the order of the nodes at their other end."""
    order = {node.key: number for number, node in enumerate(figure.nodes)}
    leaving, coming = dict.fromkeys(order, 0), dict.fromkeys(order, 0)
    threads = [(ribbon, strand) for ribbon, found in figure.parted for strand in found]
    ends: dict[int, int] = {}
    for number, (ribbon, strand) in sorted(
        enumerate(threads), key=lambda i: (order[i[1][0].target], order[i[1][0].source])
    ):
        ends[number] = _share(placed[ribbon.target], coming[ribbon.target])
        coming[ribbon.target] += strand.value
    for number, (ribbon, strand) in sorted(
        enumerate(threads), key=lambda i: (order[i[1][0].source], order[i[1][0].target])
    ):
        source, target = placed[ribbon.source], placed[ribbon.target]
        start = _share(source, leaving[ribbon.source])
        leaving[ribbon.source] += strand.value
        thick = max(_share(source, leaving[ribbon.source]) - start, PIXEL)
        yield _strand(strand, source.node, target.node, (start, ends[number], thick), plan)


def _share(placed: PlacedNode, value: int) -> int:
    """How far down a node's bar a value reaches."""
    return placed.bar + value * placed.high // max(placed.node.value, 1)


def _strand(
    strand: Strand, source: Node, target: Node, at: tuple[int, int, int], plan: FlowPlan
) -> str:
    start, end, thick = at
    x, to = plan.left(source.column) + plan.name, plan.left(target.column)
    middle = px((x + to) // 2)
    there = f"M{px(x)} {px(start)}C{middle} {px(start)} {middle} {px(end)} {px(to)} {px(end)}"
    back = f"V{px(end + thick)}C{middle} {px(end + thick)} {middle} {px(start + thick)} {px(x)} {px(start + thick)}Z"
    line = "" if strand.colour == "open" else f" line-{strand.colour}"
    return (
        f'<path class="ribbon {strand.colour}{line}" d="{there}{back}">{title(strand.title)}</path>'
    )


def _steps(figure: Flow, sheet: Sheet) -> Picture:
    """Each step as bars, all on one scale: a group for each inner node, a row for each ribbon."""
    nodes = {node.key: node for node in figure.nodes}
    count = figure.columns
    groups: list[Group] = []
    for step in range(count - 1):
        parted = [each for each in figure.parted if nodes[each[0].source].column == step]
        if parted:
            groups.append(Group(" → ".join(figure.headings[step : step + 2]), ()))
            groups += _step(parted, nodes, by_target=2 * step < count - 2)
    colours = sorted({s.series for group in groups for row in group.rows for s in row.segments})
    top = max((ribbon.value for ribbon in figure.ribbons), default=1)
    return draw_bars(Bars(tuple(Series(c, "", c) for c in colours), tuple(groups), (), top), sheet)


def _step(
    parted: list[tuple[Ribbon, tuple[Strand, ...]]], nodes: dict[str, Node], *, by_target: bool
) -> Iterator[Group]:
    """The ribbons of one step, gathered at the end that lies further in."""
    for key, node in nodes.items():
        ends = [(r, found, r.source) for r, found in parted if r.target == key]
        if not by_target:
            ends = [(r, found, r.target) for r, found in parted if r.source == key]
        if ends:
            rows = tuple(_row(r, found, nodes[outer].label) for r, found, outer in ends)
            yield Group(_said(node), rows)


def _said(node: Node) -> str:
    """A node's name and figure in one line."""
    return f"{node.label}: {node.figure}" if node.figure else node.label


def _row(ribbon: Ribbon, strands: tuple[Strand, ...], label: str) -> Row:
    segments = tuple(Segment(s.colour, s.value, s.value, "", s.title) for s in strands)
    money = ", ".join(filter(None, (strand.label for strand in strands)))
    return Row(label, segments, ribbon.label, state=money)
