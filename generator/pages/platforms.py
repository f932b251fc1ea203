"""Platforms and media: what each party declared to have spent there, from which accounts."""

from collections.abc import Iterator

from generator.facts.account import Account
from generator.facts.line import Line, rows
from generator.metrics.sums import total
from generator.money import Money
from generator.pages.page import Page
from generator.pages.site import Site
from generator.text import say


def pages(site: Site) -> Iterator[Page]:
    """The list of media somebody declares, then each medium."""
    facts, every = site.dataset.current_facts, site.dataset.facts
    lines: dict[str, list[Line]] = {}
    for line in facts.lines:
        lines.setdefault(line.medium, []).append(line)
    accounts: dict[str, list[Account]] = {}
    for account in facts.accounts:
        accounts.setdefault(account.platform, []).append(account)
    order = [*site.dataset.lists["media"].rows]
    words = {medium: site.code_word("media", medium) for medium in (*lines, *accounts)}
    media = sorted(
        words,
        key=lambda m: (order.index(m) if m in order else len(order), site.t.order(words[m]), m),
    )
    once = {line.medium for line in every.lines} | {each.platform for each in every.accounts}
    title = site.say(say("Platforms and media"))
    summaries = [
        {
            "medium": medium,
            "spent": _sums(site, lines.get(medium, [])),
            "parties": len({line.party for line in lines.get(medium, [])}),
        }
        for medium in media
    ]
    yield site.page(
        site.to.platforms, title, "platforms", "platforms", section="money", rows=summaries
    )
    for medium in (*media, *sorted(once - {*media})):  # a page once published stays where it is
        yield _page(site, medium, lines.get(medium, []), accounts.get(medium, []))


def _sums(site: Site, lines: list[Line]) -> list[Money]:
    """Sums by currency over the periods due, as everywhere parties stand side by side."""
    due = {period.id for period in site.periods_so_far}
    return list(total(row for row in rows(lines) if row.line.period in due).values())


def _page(site: Site, medium: str, lines: list[Line], accounts: list[Account]) -> Page:
    lines_of: dict[str, list[Line]] = {}
    for line in lines:
        lines_of.setdefault(line.party, []).append(line)
    by_party = [
        {"party": party, "spent": _sums(site, own), "ads": _ads(site, own)}
        for party in site.dataset.parties
        if (own := lines_of.get(party.id))
    ]
    unique = {(account.party, account.account_id): account for account in accounts}
    title = site.code_word("media", medium)
    return site.page(
        site.to.platform(medium), title, "platform", "platform", section="money",
        names=[account.name for account in accounts],
        medium=medium, by_party=by_party, lines=list(rows(lines)), accounts=list(unique.values()),
    )  # fmt: skip


def _ads(site: Site, lines: list[Line]) -> int:
    due = {period.id for period in site.periods_so_far}
    return sum(line.number_of_ads or 0 for line in lines if line.period in due)
