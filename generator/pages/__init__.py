"""Makes finished HTML of a site: one module for each kind of page, through templates that escape everything."""

from collections.abc import Callable, Iterator

from generator.pages import (
    ads,
    chart_pages,
    commitments,
    compare,
    data,
    filings,
    gallery,
    money,
    organisations,
    origins,
    party,
    periods,
    platforms,
    stands_out,
    targeting,
)
from generator.pages.page import Page
from generator.pages.site import Site

PAGES: tuple[Callable[[Site], Iterator[Page]], ...] = (
    compare.pages,
    party.pages,
    periods.pages,
    filings.pages,
    money.pages,
    origins.pages,
    organisations.pages,
    platforms.pages,
    ads.pages,
    stands_out.pages,
    targeting.pages,
    commitments.pages,
    chart_pages.pages,
    gallery.pages,
    data.pages,
)
