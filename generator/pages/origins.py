"""Where the money comes from: the chart of origins, what it covers, and who gave."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.facts.dataset import Party, Period
from generator.facts.source import Source
from generator.metrics.sums import total
from generator.pages.page import Page
from generator.pages.site import Site
from generator.text import say, say_many

HOME = "domestic"
ORDER = ("foreign", "unknown", "eu", "eu_or_domestic", "diaspora", HOME)
"""From farthest to nearest, as readers ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """One source of funding as the page lists it; `giver` is empty where none is named."""

    party: Party
    period: Period
    giver: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGroup:
    """The sources of one origin; `rest` says how many more name no giver and what they come to."""

    code: str
    rows: tuple[Giving, ...]
    rest: str


def pages(site: Site) -> Iterator[Page]:
    """One page with the chart and the givers."""
    title = site.say(say("Where the money comes from"))
    drawing = site.drawings["funding-origins"]
    found = [origin for code in ORDER if (origin := _origin(site, code)).rows or origin.rest]
    names = [row.giver for origin in found for row in origin.rows if _slug(row.source)]
    yield site.page(
        site.to.origins, title, "origins", "origins", description=drawing.summary, section="money",
        names=names, block=site.chart(drawing.id), origins=found,
    )  # fmt: skip


def _origin(site: Site, code: str) -> OriginGroup:
    """The sources over the periods due, as everywhere parties stand side by side."""
    every = [row for row in _givings(site) if row.source.origin == code]
    shown = tuple(row for row in every if row.giver or code != HOME)
    rest = [row.source for row in every if not row.giver and code == HOME]
    return OriginGroup(code=code, rows=shown, rest=_rest(site, rest) if rest else "")


def _rest(site: Site, sources: list[Source]) -> str:
    sums = tuple(site.sum(money) for money in total(sources).values())
    return site.say(
        say_many(
            "One more source names no giver: {sums}.",
            "{count} more sources name no giver: {sums}.",
            len(sources),
            sums=sums,
        )
    )


def _givings(site: Site) -> Iterator[Giving]:
    for party in site.dataset.parties:
        for period in site.periods_so_far:
            for source in site.figures.sources.get((party.id, period.id), ()):
                giver = _giver(source)
                yield Giving(party=party, period=period, giver=giver, source=source)


def _slug(source: Source) -> str:
    """The page of the organisation that gave or lent; people have none, and are not searched for."""
    giver = source.donor or source.loan
    return giver.slug if giver else ""


def _giver(source: Source) -> str:
    """Who gave or lent, as the disclosure names them."""
    if source.donor and source.donor.name:
        return source.donor.name
    return source.loan.lender if source.loan else ""
