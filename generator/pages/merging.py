"""Rows of several periods about the same become one row, with every period and every place it stands in.

Rows are compared as they are shown: what differs in anything a reader sees stays two rows, unless it stands between
marks (PART). There, each period's words are named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.pages.rendering import PART, PERIOD, PLACE, ROW
from generator.pages.shown import ShownVersion
from generator.pages.site import Site
from generator.text import say


@dataclass(frozen=True, slots=True)
class Merged:
    """The rows of a table, finished, and how many they are."""

    rows: Markup
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _VersionRow:
    """A row of one version: what it is about, what it says of that, its period, the way there, and its place.

    `tag` is the first tag of it, with the row's address, and `end` leads there.
    """

    tag: str
    about: tuple[str, ...]
    says: tuple[str, ...]
    period: str
    way: str
    place: str
    end: str


def merged(site: Site, shown: Sequence[ShownVersion], name: str) -> Merged:
    """The rows of one table over several periods, in the order in which they come first."""
    found: dict[tuple[str, ...], list[_VersionRow]] = {}
    for one in shown:
        for row in _rows(site, one, name):
            found.setdefault(row.about, []).append(row)
    head = str(escape(site.say(say("Period")))) if len(shown) > 1 else ""
    rows = (_row(same, head) for same in found.values())
    return Merged(Markup("".join(rows)), len(found))  # noqa: S704 - made of finished HTML


def _rows(site: Site, shown: ShownVersion, name: str) -> Iterator[_VersionRow]:
    period = str(escape(site.period(shown.version.filing.period)))
    for row in str(shown.rows[name]).split(ROW)[1:]:
        said, place, end = row.split(PLACE)
        tag, _, cells = said.partition(">")
        pieces = tuple(cells.split(PART))
        yield _VersionRow(
            tag=tag, about=pieces[::2], says=pieces[1::2], period=period, way=str(shown.period), place=place, end=end,
        )  # fmt: skip


def _row(same: Sequence[_VersionRow], head: str) -> str:
    """One row, with a cell for its periods where the table has a head for them."""
    ways = "<br>".join(dict.fromkeys(row.way for row in same))
    cell = f'<td class="days" data-label="{head}">{ways}</td>' if head else ""
    says = (_together(same, number) for number in range(len(same[0].says)))
    pieces = [piece for pair in zip(same[0].about, (*says, ""), strict=True) for piece in pair]
    places = "<br>".join(dict.fromkeys(row.place for row in same))
    others = "".join(f"<span{row.tag.removeprefix('<tr')}></span>" for row in same[1:])
    return f"{same[0].tag}>{''.join(pieces).replace(PERIOD, cell)}{places}{others}{same[0].end}"


def _together(same: Sequence[_VersionRow], number: int) -> str:
    """What the periods say of one thing; where they do not all say the same, each wording with its periods."""
    found: dict[str, list[str]] = {}
    for row in same:
        found.setdefault(row.says[number], []).append(row.period)
    if len(found) == 1:
        return next(iter(found))
    return "<br>".join(
        f"{', '.join(dict.fromkeys(periods))}: {words}" for words, periods in found.items() if words
    )
