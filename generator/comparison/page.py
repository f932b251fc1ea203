"""The comparison a reader makes: the form, and where what is made is shown. The browser fills both from data.js."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import addresses
from generator.comparison.data import data, figures, offered
from generator.comparison.embed import CHART, TEMPLATES, offer
from generator.comparison.topics import TOPICS
from generator.drawing.measures import widths
from generator.embeds.words import words
from generator.figures.view import View
from generator.metrics.voters import registered_voters
from generator.pages.page import Page
from generator.pages.site import Site
from generator.text import say


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what stands in the address, and its words."""

    value: str
    words: str


def pages(sites: Iterable[Site], language: str) -> Iterator[Page]:
    """The page of every election in a language."""
    yield from (_page(site) for site in sites if site.language == language)


def _page(site: Site) -> Page:
    """The page, and what can be chosen on it."""
    title, record = site.say(say("Build a comparison")), site.record(CHART)
    return site.page(
        site.to.builder,
        title,
        "comparison",
        "builder",
        folder=TEMPLATES,
        description=site.say(say("Choose parties, periods and what is compared.")),
        section="compare",
        periods=offered(site.view()),
        topics=tuple(Choice(topic.id, site.say(topic.title)) for topic in TOPICS),
        media=(Choice("all", site.say(say("All together"))), Choice("each", site.say(say("Side by side")))),
        measures=tuple(_measures(site)),
        offer=offer(record),
        widths=json.dumps(_widths(site.view(), words(record).foot), ensure_ascii=False),
        name=addresses.BUILDER,
    )  # fmt: skip


def _measures(site: Site) -> Iterator[Choice]:
    yield Choice("sum", site.say(say("Sum")))
    yield Choice("part", site.say(say("Share of what these parties disclosed")))
    yield Choice("own", site.say(say("Share of the party's own")))
    if registered_voters(site.dataset.data) is not None:
        yield Choice("voter", site.say(say("Per registered voter")))
    yield Choice("time", site.say(say("Over time")))


def _widths(view: View, foot: tuple[str, ...]) -> dict[int, str]:
    """How wide each character of an embed can be, with which the height of its frame is measured."""
    found = {"data": data(view), "topics": [figures(view, topic) for topic in TOPICS]}
    return widths(("0123456789.,≤–…() \N{NO-BREAK SPACE}", *_texts(found), *foot))


def _texts(node: object) -> Iterator[str]:
    """Every text in the data."""
    match node:
        case str():
            yield node
        case dict():
            for value in node.values():
                yield from _texts(value)
        case list():
            for value in node:
                yield from _texts(value)
