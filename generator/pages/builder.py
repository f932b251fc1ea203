"""The comparison a reader builds: the form, and where what is built is shown. The browser fills both from data.js."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.charts.builder import offered, used_groups
from generator.metrics.voters import registered_voters
from generator.pages.page import Page
from generator.pages.site import Site
from generator.text import say


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what stands in the address, and its words."""

    value: str
    words: str


def pages(site: Site) -> Iterator[Page]:
    """The page, and what can be chosen on it."""
    title = site.say(say("Build a comparison"))
    yield site.page(
        site.to.builder,
        title,
        "builder",
        "builder",
        description=site.say(say("Choose parties, periods and what is compared.")),
        section="compare",
        periods=offered(site.view()),
        media=tuple(_media(site)),
        measures=tuple(_measures(site)),
        offer=site.make_offer(site.builder),
        name=addresses.BUILDER,
    )


def _media(site: Site) -> Iterator[Choice]:
    yield Choice("all", site.say(say("All together")))
    yield Choice("each", site.say(say("Side by side")))
    for group in used_groups(site.view()):
        yield Choice(group, site.code_word("medium-groups", group))


def _measures(site: Site) -> Iterator[Choice]:
    yield Choice("sum", site.say(say("Sum")))
    yield Choice("part", site.say(say("Share of what these parties disclosed")))
    yield Choice("own", site.say(say("Share of the party's own advertising")))
    if registered_voters(site.dataset.data) is not None:
        yield Choice("voter", site.say(say("Per registered voter")))
