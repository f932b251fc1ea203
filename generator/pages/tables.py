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

from generator.facts.dataset import Party, Period
from generator.facts.entities import Entity
from generator.facts.fact import Declared
from generator.money import Money

SORTED_FROM = 3
"""The rows a table has before it can be sorted."""
FILTERED_FROM = 8
"""The rows a table has before it can be filtered."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column. `cell` is a macro that draws the cell of a row; the first column of a table heads its rows.

    `name` is its word in the address of a page that shows the table sorted by it; a column without one cannot be
    sorted. `by` is the way to the value that decides, such as "organisation.name"; without one, it is the name. `of`,
    in tables with a column for each period or party, is that period or party, which the macro gets too.
    """

    title: str
    cell: Callable[..., Markup]
    name: str = ""
    by: str = ""
    number: bool = False
    of: Any = None

    def drawn(self, row: Any) -> Markup:
        """The cell of a row."""
        return self.cell(row) if self.of is None else self.cell(row, self.of)


@pass_context
def places(context: Context, column: TableColumn, rows: Sequence[Any]) -> list[str]:
    """The place of each row in a column: a number, empty where there is no value, which sorts last either way.

    Sums in another currency than the election's cannot be compared with it: they are places apart, "3 EUR".
    """
    if not column.name:
        return [""] * len(rows)
    values = [_value(row, column.by or column.name) for row in rows]
    keys = [_key(context["site"], value) if value not in _NOTHING else None for value in values]
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
