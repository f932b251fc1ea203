"""Every page of one language: the sites of its elections, newest first, in; finished pages out."""

from collections.abc import Iterable, Iterator

from generator.pages import PAGES, rules
from generator.pages.home import front_page
from generator.pages.page import Page
from generator.pages.site import Site


def publish(sites: Iterable[Site], language: str) -> Iterator[Page]:
    """The newest election's front page at the root and the rules, then every election."""
    own = [site for site in sites if site.language == language]
    if own:
        yield front_page(own)
        yield rules.page(own[0])
    for site in own:
        for make in PAGES:
            yield from make(site)
