"""How audiences were chosen: every technique with its data, ground, minors and exclusions, and regions by party."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.facts.dataset import Party, Period
from generator.facts.technique import Criterion, Technique
from generator.figures.words import only, row_state, with_cover
from generator.metrics.comparison import Scope
from generator.metrics.status import ANSWERED
from generator.pages.page import Page
from generator.pages.shown import ShownTechnique, region_name, show_techniques
from generator.pages.site import Site
from generator.text import say

REGION = "region"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTechnique:
    """One technique of a party as the page lists it."""

    party: Party
    period: Period
    shown: ShownTechnique
    methods: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region, and for each party in how many of its techniques it is meant or left out; or why that is not known.

    `code` is as it was declared: a code, or a name where the region has none.
    """

    code: str
    name: str
    parties: tuple[str, ...]


def pages(site: Site) -> Iterator[Page]:
    """One page with the chart of methods, the techniques and the regions."""
    title = site.say(say("Targeting"))
    drawing = site.drawings["targeting-methods"]
    regions = tuple(_regions(site))
    yield site.page(
        site.to.targeting, title, "targeting", "targeting", description=drawing.summary, section="targeting",
        names=[region.name for region in regions], block=site.chart(drawing.id),
        techniques=tuple(_techniques(site)), regions=regions,
    )  # fmt: skip


def _techniques(site: Site) -> Iterator[ListedTechnique]:
    for party in site.dataset.parties:
        for period in site.periods_so_far:
            key = (party.id, period.id)
            found, lines = site.figures.techniques.get(key, ()), site.figures.lines.get(key, ())
            for shown in show_techniques(site, found, lines):
                words = site.codes("targeting-methods", shown.fact.methods)
                yield ListedTechnique(party=party, period=period, shown=shown, methods=words)


def _regions(site: Site) -> Iterator[Region]:
    """Every region that somebody names, in the alphabet of the page's language."""
    time = tuple(period.id for period in site.periods_so_far)
    own = {
        party.id: tuple(Scope(site.figures, party.id, time).own(site.figures.techniques))
        for party in site.dataset.parties
    }
    found = {
        criterion.value.text
        for techniques in own.values()
        for technique in techniques
        for criterion in (*technique.include, *technique.exclude)
        if criterion.dimension == REGION
    }
    for name, value in sorted(
        ((region_name(value) or value, value) for value in found),
        key=lambda each: (site.t.order(each[0]), each),
    ):
        cells = (_cell(site, party, value, own[party.id]) for party in site.dataset.parties)
        yield Region(code=value, name=name, parties=tuple(cells))


def _names(criteria: Iterable[Criterion], region: str) -> bool:
    return any((one.dimension, one.value.text) == (REGION, region) for one in criteria)


def _cell(site: Site, party: Party, region: str, techniques: tuple[Technique, ...]) -> str:
    """In how many techniques of all a party means a region, and in how many it leaves it out."""
    view = site.view()
    states = {site.figures.section(party.id, p.id, "targeting") for p in site.periods_so_far}
    if not states & ANSWERED:
        return row_state(view, party.id, "targeting")
    meant = sum(_names(technique.include, region) for technique in techniques)
    left_out = sum(_names(technique.exclude, region) for technique in techniques)
    words = say("{count} of {whole}", count=meant, whole=len(techniques))
    if left_out:
        words = say("{words}, left out in {count}", words=words, count=left_out)
    said = site.say(words) if techniques else site.say(say("none declared"))
    return with_cover(said, only(view, party.id, "targeting"))
