"""A page for each chart, and the list of charts."""

from collections.abc import Iterator

from generator.charts import CHARTS
from generator.charts.record import LICENCE
from generator.pages.page import Page
from generator.pages.site import Site
from generator.text import say


def pages(site: Site) -> Iterator[Page]:
    """The list, then each chart with its table, files and interactive version."""
    title = site.say(say("Charts"))
    blocks = [site.chart(chart.id) for chart in CHARTS]
    yield site.page(site.to.charts, title, "charts", "charts", section="data", blocks=blocks)
    for record in site.records.values():
        drawing = record.block.drawing
        yield site.page(
            site.to.chart(record.id), drawing.finding, "chart", "chart",
            description=drawing.summary, names=(drawing.question,), section="data",
            oembed=site.offer(record.id).oembed, record=record, block=record.block, LICENCE=LICENCE,
        )  # fmt: skip
