"""All embeds side by side, for newsrooms: each live, with the code that is copied most."""

from collections.abc import Iterator

from generator.pages.page import Page
from generator.pages.site import Site
from generator.text import say


def pages(site: Site) -> Iterator[Page]:
    """One page; each chart's own page has the other codes."""
    title = site.say(say("Embed the charts"))
    description = site.say(_WHAT)
    shown = [(record, site.make_offer(record)) for record in site.records.values()]
    yield site.page(
        site.to.gallery, title, "gallery", "gallery",
        description=description, names=(title,), section="charts", lead=description, shown=shown,
    )  # fmt: skip


_WHAT = say(
    "Every chart of this site can stand on yours: free, without an account, and without following your readers."
)
