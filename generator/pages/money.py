"""Follow the money: from source through payer to medium, and how much others paid."""

from collections.abc import Iterator

from generator.pages.page import Page
from generator.pages.site import Site
from generator.text import say


def pages(site: Site) -> Iterator[Page]:
    """One page with the charts on money and the way to organisations and platforms."""
    title = site.say(say("Follow the money"))
    yield site.page(
        site.to.money,
        title,
        "money",
        "money",
        description=site.drawings["money-flow"].summary,
        section="money",
    )
