"""The single ads of each line that a ledger holds, page by page, and a list of those lines.

A page shows no text of a party but ids and addresses; what is said of all ads of a line, such as their disclaimer and
the use of AI, stands above them. A page once published stays where it is, when a later version has fewer ads or none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.facts import VersionKey
from generator.facts.account import Account
from generator.facts.ai_use import AiUse
from generator.facts.line import Line
from generator.metrics.ads import MOST, LineAds
from generator.metrics.sums import total
from generator.money import Money
from generator.pages.page import Page
from generator.pages.shown import without_disclaimer
from generator.pages.site import Site
from generator.text import Message, say, say_many

ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class AdLine:
    """A line that counts, its ads, and what the disclosure says of all of them."""

    line: Line
    ads: LineAds
    account: Account | None
    ai: tuple[AiUse, ...]

    @property
    def declared(self) -> tuple[Money, ...]:
        """What is declared of the whole line, by currency."""
        return tuple(total(amount.declared for amount in self.line.amounts).values())


def pages(site: Site) -> Iterator[Page]:
    """The list of lines, then the pages of each."""
    found = sorted(_lines(site), key=_by_roster(site))
    yield _list(site, found)
    kept = _published(site)
    for each in found:
        count = _count(each.ads)
        for number in range(1, count + 1):
            yield _page(site, each, number, count)
        line, most = kept.pop(_where(each.line))
        yield from (_gone(site, line, number) for number in range(count + 1, most + 1))
    for line, most in kept.values():
        yield from (_gone(site, line, number) for number in range(1, most + 1))


Where = tuple[str, str, str]
"""Party, period and id of a line, whichever version it stands in: the place of its pages."""


def _where(line: Line) -> Where:
    return line.party, line.period, line.id


def _published(site: Site) -> dict[Where, tuple[Line, int]]:
    """Each line that ever had ads, as its newest version has it, and the most pages that any version of it had."""
    found: dict[Where, tuple[Line, int]] = {}
    for (key, name), ads in sorted(site.figures.line_ads.items(), key=lambda each: each[0]):
        line = site.figures.lines_by_id[key, name]
        _, most = found.get(_where(line), (line, 0))
        found[_where(line)] = line, max(most, _count(ads))
    return found


def _count(ads: LineAds) -> int:
    """How many pages some ads need; those of a line of which none is listed have one, too."""
    return max((len(ads.listed) + ON_A_PAGE - 1) // ON_A_PAGE, 1)


def _lines(site: Site) -> Iterator[AdLine]:
    facts = site.dataset.current_facts
    accounts = {(account.key, account.id): account for account in facts.accounts}
    used: dict[VersionKey, list[AiUse]] = {}
    for use in facts.ai_uses:
        used.setdefault(use.key, []).append(use)
    for line in facts.lines:
        ads = site.figures.line_ads.get((line.key, line.id))
        if ads is not None:
            # A use that names no lines is one for all of them.
            uses = (
                u for u in used.get(line.key, ()) if not u.applies_to or line.id in u.applies_to
            )
            yield AdLine(line, ads, accounts.get((line.key, line.account)), tuple(uses))


def _by_roster(site: Site) -> Callable[[AdLine], tuple[int, int]]:
    roster = [party.id for party in site.dataset.parties]
    time = [period.id for period in site.dataset.periods]
    return lambda each: (roster.index(each.line.party), time.index(each.line.period))


def _list(site: Site, found: list[AdLine]) -> Page:
    count, ads = len(found), sum(each.ads.count for each in found)
    lead = (
        say(
            "{ads} of {lines}, as parties listed them one by one.",
            ads=say_many("One ad", "{count} ads", ads),
            lines=say_many("one line of advertising", "{count} lines of advertising", count),
        )
        if found
        else say("No party has listed single ads yet.")
    )
    rows = [
        {
            "party": site.dataset.by_party[each.line.party],
            "period": site.dataset.by_period[each.line.period],
            "line": each.line,
            "medium": site.code_word("media", each.line.medium),
            "account": each.account.name if each.account else "",
            "count": each.ads.count,
            "sums": list(each.ads.sums),
        }
        for each in found
    ]
    title = site.say(say("Ads, one by one"))
    return site.page(
        site.to.ads,
        title,
        "ads",
        "ads",
        description=site.say(lead),
        section="money",
        lead=site.say(lead),
        rows=rows,
    )


def _title(site: Site, line: Line) -> Message:
    return say(
        "Ads of {party}, {medium}, {period}",
        party=site.name(line.party), medium=site.code_word("media", line.medium), period=site.period(line.period),
    )  # fmt: skip


def _page(site: Site, each: AdLine, number: int, count: int) -> Page:
    line, ads = each.line, each.ads
    title, to = _title(site, line), site.to
    if number > 1:
        title = say("{title}, page {number}", title=title, number=number)
    shown = ads.listed[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    sums: tuple[Message | str, ...] = tuple(map(site.sum, ads.sums))
    lead = say_many(
        "{count} ad, {sums} in all.", "{count} ads, {sums} in all.", ads.count, sums=sums
    )
    return site.page(
        to.line_ads(line.party, line.period, line.id, number),
        site.say(title), "line_ads", "line_ads", description=site.say(lead), section="parties",
        lead=site.say(lead), each=each, line=line,
        listed=_listed(site, ads), ledger=_ledger(site, line),
        disclaimer=without_disclaimer(site, line.without_disclaimer),
        rows=shown,
        here=number,
        numbers=[(n, to.line_ads(line.party, line.period, line.id, n)) for n in range(1, count + 1)],
    )  # fmt: skip


def _listed(site: Site, ads: LineAds) -> str:
    """That only some ads are listed; empty where all are."""
    if len(ads.listed) == ads.count:
        return ""
    return site.say(
        say(
            "Listed are {listed} of {count}: those among the {most} largest ads of the ledger, by the most they cost. "
            "The file holds all.",
            listed=len(ads.listed), count=ads.count, most=MOST,
        )
    )  # fmt: skip


def _ledger(site: Site, line: Line) -> str:
    """Where the ledger itself can be downloaded."""
    version = site.dataset.current[line.party, line.period]
    ledger = version.filing.ledger
    return site.to.source("/".join(ledger.path.split("/")[2:])) if ledger else ""


def _gone(site: Site, line: Line, number: int) -> Page:
    title = _title(site, line)
    if number > 1:
        title = say("{title}, page {number}", title=title, number=number)
    return site.page(
        site.to.line_ads(line.party, line.period, line.id, number),
        site.say(title), "line_ads_gone", "line_ads", section="parties", line=line,
    )  # fmt: skip
