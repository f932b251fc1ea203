"""A figure made shorter, for where it has less room: pure functions from figure to figure.

What is kept comes first in the figure and stays as it is; whoever shows it says how much more there is.
"""

from dataclasses import replace

from generator.figures.figure import Bars, Figure, Flow, Grid, Group, Node, Nothing, Row


def size(figure: Figure) -> int:
    """How many rows a figure has; of a flow, how many nodes its fullest column has."""
    match figure:
        case Bars():
            return sum(len(group.rows) for group in figure.groups)
        case Grid():
            return len(figure.rows)
        case Flow():
            return max((len(column) for column in _columns(figure).values()), default=0)
        case Nothing():
            return 0


def shortened(figure: Figure, count: int) -> tuple[Figure, int]:
    """The figure with its first `count` rows, of a flow the largest nodes of each column; and how many are left out."""
    match figure:
        case Bars():
            return replace(figure, groups=_groups(figure, count)), max(size(figure) - count, 0)
        case Grid():
            return replace(figure, rows=figure.rows[:count]), max(len(figure.rows) - count, 0)
        case Flow():
            return _flow(figure, count)
        case Nothing():
            return figure, 0


def flat(figure: Figure) -> Figure:
    """Bars without headings: every row says whose it is. Any other figure stays as it is."""
    if not isinstance(figure, Bars) or not any(group.heading for group in figure.groups):
        return figure
    rows = tuple(_named(row, group) for group in figure.groups for row in group.rows)
    return replace(figure, groups=(Group("", rows),))


def _named(row: Row, group: Group) -> Row:
    label = f"{group.heading} · {row.label}" if group.heading else row.label
    return replace(row, label=label, swatch=row.swatch or group.swatch)


def _groups(figure: Bars, count: int) -> tuple[Group, ...]:
    """The groups of the first rows, headings over them included."""
    kept: list[Group] = []
    for group in figure.groups:
        if count <= 0:
            break
        kept.append(replace(group, rows=group.rows[:count]))
        count -= len(group.rows)
    while kept and not kept[-1].rows:
        kept.pop()
    return tuple(kept)


def _columns(figure: Flow) -> dict[int, list[Node]]:
    columns: dict[int, list[Node]] = {}
    for node in figure.nodes:
        columns.setdefault(node.column, []).append(node)
    return columns


def _flow(figure: Flow, count: int) -> tuple[Flow, int]:
    """The largest nodes of each column, in their order, and the ribbons between them."""
    kept: set[str] = set()
    for column in _columns(figure).values():
        kept.update(node.key for node in sorted(column, key=lambda node: -node.value)[:count])
    nodes = tuple(node for node in figure.nodes if node.key in kept)
    ribbons = tuple(r for r in figure.ribbons if r.source in kept and r.target in kept)
    return replace(figure, nodes=nodes, ribbons=ribbons), len(figure.nodes) - len(nodes)
