"""A page for each chart, of all parties and of each, and the list of charts."""

from collections.abc import Iterator

from generator.charts import CHARTS
from generator.charts.record import LICENCE, Record
from generator.pages.page import Page
from generator.pages.site import Site
from generator.text import say


def pages(site: Site) -> Iterator[Page]:
    """The list, then each chart with its table, files and interactive version."""
    title = site.say(say("Charts"))
    blocks = [site.chart(chart.id) for chart in CHARTS]
    yield site.page(site.to.charts, title, "charts", "charts", section="charts", blocks=blocks)
    for record in site.every_record():
        yield _page(site, record)


def _page(site: Site, record: Record) -> Page:
    """The page of a chart. Search finds those of all parties only: a party's page leads to its own."""
    drawing = record.block.drawing
    kind, section = ("party-chart", "parties") if record.party else ("chart", "charts")
    return site.page(
        record.page, drawing.finding, "chart", kind,
        description=drawing.summary, names=(drawing.question,), section=section,
        oembed=site.make_offer(record).oembed, question=site.say(record.chart.question),
        record=record, LICENCE=LICENCE,
    )  # fmt: skip
