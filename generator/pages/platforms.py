"""Platforms and media: what each party declared to have spent there, from which accounts."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.facts.account import Account
from generator.facts.dataset import Party
from generator.facts.line import Line, LineAmount, rows
from generator.figures.words import cover, covered_periods, row_state
from generator.metrics.status import ANSWERED
from generator.metrics.sums import total
from generator.money import Money
from generator.pages.page import Page
from generator.pages.payers import payers
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
            "name": words[medium],
            "spent": _sums(site, lines.get(medium, [])),
            "parties": len({line.party for line in lines.get(medium, [])}),
        }
        for medium in media
    ]
    yield site.page(
        site.to.platforms, title, "platforms", "platforms", section="platforms", rows=summaries
    )
    for medium in (*media, *sorted(once - {*media})):  # a page once published stays where it is
        yield _page(site, medium, lines.get(medium, []), accounts.get(medium, []))


def _sums(site: Site, lines: list[Line]) -> list[Money]:
    """Sums by currency over the periods due, as everywhere parties stand side by side."""
    due = {period.id for period in site.periods_so_far}
    return list(total(row for row in rows(lines) if row.line.period in due).values())


def _page(site: Site, medium: str, lines: list[Line], accounts: list[Account]) -> Page:
    roster = [party.id for party in site.dataset.parties]
    time = [period.id for period in site.dataset.periods]
    ordered = sorted(lines, key=lambda line: (roster.index(line.party), time.index(line.period)))
    unique = {(account.party, account.account_id): account for account in accounts}
    listed = sorted(unique.values(), key=lambda account: roster.index(account.party))
    title = site.code_word("media", medium)
    return site.page(
        site.to.platform(medium), title, "platform", "platform", section="platforms",
        names=[account.name for account in accounts],
        medium=medium, by_party=[_party(site, party, ordered) for party in site.dataset.parties] if lines else [],
        payers=payers(site, ordered, lambda own: _sums(site, own)),
        lines=list(map(partial(_placed, site), rows(ordered))),
        accounts=[{"account": each, "party": site.dataset.by_party[each.party]} for each in listed],
    )  # fmt: skip


def _placed(site: Site, row: LineAmount) -> dict[str, Any]:
    """One sum of a line, with its party and period."""
    party, period = site.dataset.by_party[row.line.party], site.dataset.by_period[row.line.period]
    return {"party": party, "period": period, "line": row.line, "amount": row.amount}


def _party(site: Site, party: Party, lines: list[Line]) -> dict[str, Any]:
    """What a party declares here for each period due and in all, and for which of them its section answers."""
    view, own = site.view(), [line for line in lines if line.party == party.id]
    is_known = bool(covered_periods(view, party.id, "advertising"))
    return {
        "party": party,
        "is_known": is_known,
        "ads": _ads(site, own) or None,
        "spent": _sums(site, own),
        "covers": (cover if is_known else row_state)(view, party.id, "advertising"),
        "periods": [
            {
                "period": period,
                "spent": _sums(site, [line for line in own if line.period == period.id]),
                "is_known": site.figures.section(party.id, period.id, "advertising") in ANSWERED,
            }
            for period in site.periods_so_far
        ],
    }


def _ads(site: Site, lines: list[Line]) -> int:
    due = {period.id for period in site.periods_so_far}
    return sum(line.number_of_ads or 0 for line in lines if line.period in due)
