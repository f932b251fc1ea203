"""Makes every page of one language, from the sites of its elections, newest first.

The front page of the newest election is that of the site. So that no page stands twice, the election's own address has
what is known of the election itself; once another is the newest, its front page stands there.
"""

from collections.abc import Iterable, Iterator

from generator.pages import PAGES, election, rules
from generator.pages.home import front_page, home
from generator.pages.page import Page
from generator.pages.site import Site


def publish(sites: Iterable[Site], language: str) -> Iterator[Page]:
    """The newest election's front page at the root and the rules, then every election."""
    own = [site for site in sites if site.language == language]
    if own:
        yield front_page(own)
        yield election.page(own[0])
        yield rules.page(own[0])
    for site in own[1:]:
        yield home(site, site.to.home, ())
    for site in own:
        for make in PAGES:
            yield from make(site)
