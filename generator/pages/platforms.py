"""Platforms and media: what each party declared to have spent there, from which accounts."""

from collections.abc import Iterator
from typing import Any

from generator.money import Money, add_up
from generator.pages.page import Page
from generator.pages.site import Site
from generator.text import say


def pages(site: Site) -> Iterator[Page]:
    """The list of media somebody declares, then each medium."""
    lines: dict[str, list[Any]] = {}
    for row in site.dataset.rows("lines"):
        lines.setdefault(row.medium, []).append(row)
    accounts: dict[str, list[Any]] = {}
    for row in site.dataset.rows("accounts"):
        accounts.setdefault(row.platform, []).append(row)
    order = [*site.dataset.lists["media"].rows]
    words = {medium: site.code_word("media", medium) for medium in (*lines, *accounts)}
    media = sorted(
        words,
        key=lambda m: (order.index(m) if m in order else len(order), site.t.order(words[m]), m),
    )
    once = {row.medium for row in site.dataset.facts["lines"]}
    once |= {row.platform for row in site.dataset.facts["accounts"]}
    title = site.say(say("Platforms and media"))
    rows = [
        {
            "medium": medium,
            "spent": _sums(site, lines.get(medium, [])),
            "parties": len({r.party for r in lines.get(medium, [])}),
        }
        for medium in media
    ]
    yield site.page(site.to.platforms, title, "platforms", "platforms", section="money", rows=rows)
    for medium in (*media, *sorted(once - {*media})):  # a page once published stays where it is
        yield _page(site, medium, lines.get(medium, []), accounts.get(medium, []))


def _sums(site: Site, rows: list[Any]) -> list[Money]:
    """Sums by currency over the periods due, as everywhere parties stand side by side."""
    due = {period.id for period in site.periods_so_far}
    return list(add_up(Money(r.currency, r.low, r.high) for r in rows if r.period in due).values())


def _page(site: Site, medium: str, lines: list[Any], accounts: list[Any]) -> Page:
    lines_of: dict[str, list[Any]] = {}
    for row in lines:
        lines_of.setdefault(row.party, []).append(row)
    by_party = [
        {"party": party, "spent": _sums(site, own), "ads": _ads(site, own)}
        for party in site.dataset.parties
        if (own := lines_of.get(party.id))
    ]
    unique = {(row.party, row.account_id): row for row in accounts}
    title = site.code_word("media", medium)
    return site.page(
        site.to.platform(medium), title, "platform", "platform", section="money",
        names=[row.name for row in accounts],
        medium=medium, by_party=by_party, lines=lines, accounts=list(unique.values()),
    )  # fmt: skip


def _ads(site: Site, lines: list[Any]) -> int:
    due = {period.id for period in site.periods_so_far}
    return sum(r.number_of_ads for r in lines if r.period in due and r.number_of_ads > 0)
