"""What a chart shows, before anybody draws it: rows, bars, cells and ribbons in whole numbers.

One `Figure` is drawn twice, as SVG (`svg`) and as a Plotly figure (`interactive`), so both show the same thing. Values
are whole numbers in the chart's smallest unit (ten-thousandths of a currency unit, or counts); labels are finished text
in the reader's language. A row without bars keeps its place and says why (`state`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of bar or ribbon: its key, its words, and the name of its colour (m1 to m7)."""

    key: str
    label: str
    colour: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar, from 0 or the piece before it. How far it may reach above `low` is not certain."""

    series: str
    low: int
    high: int
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """One bar with its label and the figure at its end; or, without segments, the reason in words."""

    label: str
    segments: tuple[Segment, ...] = ()
    total: str = ""
    state: str = ""
    swatch: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; a chart without headings is one group with an empty heading."""

    heading: str
    rows: tuple[Row, ...]
    swatch: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on the axis and its label."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars, stacked where a row has several segments, on one scale from 0 to `top`."""

    series: tuple[Series, ...]
    groups: tuple[Group, ...]
    ticks: tuple[Tick, ...]
    top: int
    mark: Tick | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer: the look of its sign, which is one of `signs.SHAPES`, and a word."""

    tone: str
    word: str
    title: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of answers."""

    label: str
    cells: tuple[Cell, ...]
    swatch: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows × columns of answers; at small widths the columns are listed under each row's label.

    Where answers are `counted`, the same count throughout is still one for each column.
    """

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    key: tuple[Cell, ...]
    counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A station money passes: its column (0, 1, 2 …), label and figure. `value` is the larger of in and out.

    `parts` say of which money the figure is, as far as that is declared.
    """

    key: str
    column: int
    label: str
    figure: str
    value: int
    colour: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strand:
    """The part of a ribbon that is of one money, in its colour; `label` names the money where it is declared."""

    colour: str
    value: int
    title: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """Money going from one node to another; `label` is its figure. Without strands, it is of its outer end's money."""

    source: str
    target: str
    value: int
    title: str
    label: str = ""
    strands: tuple[Strand, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """Nodes in columns with headings, and the ribbons between them. `remarks` stand below, each on lines of its own."""

    headings: tuple[str, ...]
    nodes: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]
    remarks: tuple[str, ...] = ()

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return max(len(self.headings), 1 + max((node.column for node in self.nodes), default=0))

    @property
    def parted(self) -> Iterator[tuple[Ribbon, tuple[Strand, ...]]]:
        """Each ribbon with its strands; one without any is a single strand in the colour of its outer end."""
        nodes = {node.key: node for node in self.nodes}
        for ribbon in self.ribbons:
            source, target = nodes[ribbon.source], nodes[ribbon.target]
            outer = target if target.column == self.columns - 1 else source
            yield ribbon, ribbon.strands or (Strand(outer.colour, ribbon.value, ribbon.title),)


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is nothing to draw; the sentence says why."""

    sentence: str


Figure: TypeAlias = Bars | Grid | Flow | Nothing


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a chart's table: its text, and the address of its source."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The table that says the same as the figure, to be read. `numeric` tells which columns hold figures."""

    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[TableCell, ...], ...]


Value: TypeAlias = str | int | Decimal
"""What a cell of a file holds; an empty text where there is nothing to hold."""
Values: TypeAlias = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """What a chart's files hold: a row for each figure, under the names of the columns."""

    columns: tuple[str, ...] = ()
    rows: tuple[Values, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart for one reader: everything it says, in one language, ready to be drawn.

    `finding` is made from the data by a fixed template, or is the plain question where there is none; `measure`
    says what is measured, in which unit, over which time; `summary` is one sentence that replaces the figure.
    `note` is all that is said of the data; `caption` is what of it always stands below: source, day, and what the
    figure leaves out.
    """

    id: str
    question: str
    finding: str
    measure: str
    summary: str
    unit: str
    figure: Figure
    table: ChartTable
    data: ChartData
    note: str = ""
    caption: str = ""

    @property
    def below(self) -> str:
        """What always stands below the figure; where nothing shorter is given, all of it."""
        return self.caption or self.note
