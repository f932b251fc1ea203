"""A table as a page declares it: each column with its title, its cell and what its rows are sorted by.

One macro draws all of them (`table` in `templates/macros.html.jinja`). What a row is sorted by is counted here, as the
place of its value among those of its column: by exact money, days, numbers, or the alphabet of the page's language. So
nothing is ever read back from what is printed, and the script that sorts compares whole numbers.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.addresses import fragment
from generator.facts.dataset import Party, Period
from generator.facts.entities import Entity
from generator.facts.fact import Declared
from generator.figures.figure import ChartTable
from generator.money import Money
from generator.templating import marked

SORTED_FROM = 3
"""The rows a table has before it can be sorted."""
FILTERED_FROM = 8
"""The rows a table has before it can be filtered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """One column of a table; the first heads its rows.

    `cell` is a macro that draws the cell of a row, or the way to the text that stands in it, such as "account.name".
    `name` is its word in the address of a page that shows the table sorted by it; a column without one cannot be
    sorted. `by` is the way to the value that decides, such as "organisation.name"; without one, it is the name. `of`,
    in tables with a column for each period or party, is that period or party, which the macro gets too. `head` stands
    at the top where that is more than the title; `look` is how its cells look; readers can hide those of a `party`.
    `alone` is the way to what tells that in a row this cell stands for those of all further columns too.
    """

    title: str
    cell: Callable[..., Markup] | str
    name: str = ""
    by: str = ""
    number: bool = False
    of: Any = None
    head: str = ""
    look: str = ""
    party: str = ""
    alone: str = ""

    @property
    def marks(self) -> Markup:
        """What is written in the tags of its cells, and of its head."""
        looks = " ".join(filter(None, ("n" if self.number else "", self.look)))
        found = {"class": looks, "data-party": self.party}
        return Markup().join(
            Markup(' {}="{}"').format(name, value) for name, value in found.items() if value
        )

    def drawn(self, row: Any) -> Markup:
        """What stands in the cell of a row."""
        if isinstance(self.cell, str):
            found = _value(row, self.cell)
        else:
            found = self.cell(row) if self.of is None else self.cell(row, self.of)
        return found if type(found) is Markup else marked(found)


def column(
    title: str, cell: Callable[..., Markup] | str, name: str = "", by: str = "", **more: Any
) -> TableColumn:
    """A column as templates write it: what most of them say comes first, without its name."""
    return TableColumn(title=title, cell=cell, name=name, by=by, **more)


@pass_context
def body(
    context: Context,
    columns: Sequence[TableColumn],
    rows: Sequence[Any],
    address: Sequence[str] = (),
    *,
    ordered: bool,
) -> Markup:
    """The rows of a table; with the place of each in each column, where they can be sorted.

    `address` says where each row is on its page: a word, and the ways to the ids of what it is about. The link to it
    stands at the end of a row, but at its head where the last column is that of a party, which readers can hide.

    They are put together here and not in the macro, which takes three times as long: large sites have a million cells.
    """
    tags = [_tag(column, "td" if at else "th") for at, column in enumerate(columns)]
    placed = [places(context["site"], column, rows if ordered else ()) for column in columns]
    ids, in_head = fragments(rows, *address) if address else [], bool(columns[-1].party)
    found: list[str] = []
    for number, row in enumerate(rows):
        last = _last(columns, row)
        found.append(f'<tr id="{ids[number]}">\n' if ids else "<tr>\n")
        linked = 0 if in_head else last - 1
        for at, column in enumerate(columns[:last]):
            place = f' data-place="{each}"' if ordered and (each := placed[at][number]) else ""
            alone = 1 + len(columns) - last if at + 1 == last else 1
            span = f' colspan="{alone}"' if alone > 1 else ""
            link = context["link_to"](ids[number]) if ids and at == linked else ""
            cell = f"{column.drawn(row)}{link}"
            found.append(f"<{tags[at]}{place}{span}>{cell}</{tags[at][:2]}>\n")
        found.append("</tr>\n")
    return Markup("".join(found))  # noqa: S704 - made of finished HTML


def _tag(column: TableColumn, name: str) -> str:
    """The tag of a column's cells: the first one's are the heads of their rows, the others' say what they hold."""
    label = ' scope="row"' if name == "th" else Markup(' data-label="{}"').format(str(column.title))
    return f"{name}{column.marks}{label}"


def _last(columns: Sequence[TableColumn], row: Any) -> int:
    """How many cells a row has: all, or as many as there are up to the one that stands alone."""
    alone = (at for at, each in enumerate(columns, 1) if each.alone and _value(row, each.alone))
    return next(alone, len(columns))


@pass_context
def party_columns(
    context: Context,
    cell: Callable[..., Markup],
    head: Callable[..., str] | None = None,
    *,
    short: bool = False,
) -> list[TableColumn]:
    """A column for each party, in the order of the roster. `cell` gets the row and the party's number in that order."""
    site: Any = context["site"]
    return [
        TableColumn(
            title=(party.short_name if short else "") or site.name(party),
            cell=cell,
            of=number,
            head=head(party) if head else "",
            party=party.id,
        )
        for number, party in enumerate(site.dataset.parties)
    ]


@pass_context
def period_columns(context: Context, cell: Callable[..., Markup], sums: str) -> list[TableColumn]:
    """A column for each period due, where they are several. `cell` gets the row and the period's number.

    A row has `periods`, each of which names its `sums` so.
    """
    site: Any = context["site"]
    periods = site.periods_so_far if len(site.periods_so_far) > 1 else ()
    return [
        TableColumn(
            title=site.period(period),
            cell=cell,
            name=period.id,
            by=f"periods.{number}.{sums}",
            number=True,
            of=number,
        )
        for number, period in enumerate(periods)
    ]


def chart_columns(
    table: ChartTable, cell: Callable[..., Markup], figure: Callable[..., Markup]
) -> list[TableColumn]:
    """The columns of a chart's table; `figure` draws the cells of those that hold figures, `cell` the others'."""
    return [
        TableColumn(title=title, cell=figure if number else cell, number=number, of=at)
        for at, (title, number) in enumerate(zip(table.columns, table.numeric, strict=True))
    ]


def places(site: Any, column: TableColumn, rows: Sequence[Any]) -> list[str]:
    """The place of each row in a column: a number, empty where there is no value, which sorts last either way.

    Sums in another currency than the election's cannot be compared with it: they are places apart, "3 EUR".
    """
    if not column.name:
        return [""] * len(rows)
    values = [_value(row, column.by or column.name) for row in rows]
    keys = [_key(site, value) if value not in _NOTHING else None for value in values]
    found = sorted({key for key in keys if key is not None})
    place = {key: f"{number} {key[0]}".rstrip() for number, key in enumerate(found, 1)}
    return [place[key] if key is not None else "" for key in keys]


_NOTHING: tuple[Any, ...] = (None, "", [], ())


def _value(row: Any, way: str) -> Any:
    """What stands in a row at the end of a way of items and attributes."""
    return reduce(_step, way.split("."), row)


def _step(found: Any, name: str) -> Any:
    if isinstance(found, Mapping):
        return found[name]
    return found[int(name)] if name.isdecimal() else getattr(found, name, None)


def _key(site: Any, value: Any) -> tuple[str, Any]:
    """What decides about a value, below the group of values that it can be compared with. `site` is a Site."""
    if isinstance(value, Declared):
        value = value.money
    if not isinstance(value, Money | list | tuple):
        return "", _plain(site, value)
    own, sums = site.dataset.currency, [value] if isinstance(value, Money) else value
    found = sorted(sums, key=lambda money: (money.currency != own, money.currency))
    group = found[0].currency.removeprefix(own)
    return group, tuple((money.currency, money.high, money.low) for money in found)


def fragments(rows: Sequence[Any], word: str, *ways: str) -> list[str]:
    """The place of each row on its page: a word, and the ids at the end of some ways, which say what the row is about.

    It stays as long as the row is about the same, however rows are sorted and whatever is added. Should two rows be
    about the same, the second is told by its number.
    """
    found: dict[str, None] = {}
    for row in rows:
        place = same = fragment(word, *(_id(_value(row, way)) for way in ways))
        number = 1
        while place in found:
            number += 1
            place = f"{same}.{number}"
        found[place] = None
    return [*found]


def _id(value: Any) -> str:
    """By what a thing is known in addresses."""
    match value:
        case Party() | Period():
            return value.id
        case Entity():
            return value.slug or value.id
    return "" if value is None else str(value)


def _plain(site: Any, value: Any) -> Any:
    match value:
        case Party():
            return site.t.order(site.name(value))
        case Entity():
            return site.t.order(site.name(value.id) if value.role == "party" else value.name)
        case Period():
            return value.start
        case str():
            return site.t.order(value)
    return value
