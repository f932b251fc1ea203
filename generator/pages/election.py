"""What an election is: where and when, under which code, its parties and periods."""

from generator.documents.scalars import parse_date
from generator.pages.page import Page
from generator.pages.site import Site


def page(site: Site) -> Page:
    """The page at the election's own address."""
    data = site.dataset.data
    title, vote = site.t.local(data["title"]), parse_date(data["date"])
    return site.page(
        site.to.home, title, "election", "election", section="home", names=(title,),
        vote=site.t.date(vote) if vote else "", country=site.t.country(data["country"]),
        code=site.t.local(site.code.title),
    )  # fmt: skip
