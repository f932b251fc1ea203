"""Makes the page that shows a reader's comparison alone, in a frame on another site, and what is offered of it.

What it shows stands in the fragment of its address, so the page is the same for every comparison and is filled by
its script. For the same reason the snippets have holes, which the browser fills: {title}, {fragment}, {height} and
{formula}. There is no picture, no oEmbed answer and no release of it: none of them knows a fragment.
"""

from pathlib import Path

from generator import addresses
from generator.artifact import Artifact
from generator.charts.chart import Chart
from generator.charts.offer import Offer
from generator.charts.record import Record, sentence
from generator.charts.spend_by_platform import CHART as SPENDING
from generator.comparison.look import style
from generator.embeds.look import bare_style
from generator.embeds.page import render
from generator.embeds.snippets import Framed, snippets
from generator.embeds.words import words
from generator.figures.figure import ChartData, ChartTable, Drawing, Nothing
from generator.figures.view import View
from generator.figures.words import as_of
from generator.pages.site import Site
from generator.text import say

TEMPLATES = Path(__file__).parent / "templates"
HOLES = Framed("{title}", "", "{height}", "{formula}")
QUESTION = say("A comparison of parties")


def _draw(view: View) -> Drawing:
    """What there is before anything is chosen: nothing is drawn where scripts are not at work."""
    question = view.t.text(QUESTION)
    without = view.t.text(say("This page draws with JavaScript, which is not at work here."))
    return Drawing(
        id=addresses.BUILDER,
        question=question,
        finding=question,
        measure="",
        summary=without,
        unit=view.dataset.currency,
        figure=Nothing(without),
        table=ChartTable((), (), ()),
        data=ChartData(),
        note=as_of(view),
    )


CHART = Chart(addresses.BUILDER, QUESTION, _draw, SPENDING.method)
"""It is none of the registry, because readers decide what it shows."""


def offer(record: Record) -> Offer:
    """Where the embed stands, and its snippets."""
    path, script = record.to.embed(record.id), record.shared(addresses.RESIZE_SCRIPT)
    src = f"{record.absolute(path)}#{{fragment}}"
    made = snippets(HOLES, "", src, script, "") if record.settings.site_url else None
    return Offer(path, {}, "", made)


def artifact(site: Site) -> Artifact:
    """The bare page of an election in one language."""
    record = site.record(CHART)
    path = f"{record.to.embed(record.id)}index.html"
    return Artifact(path, page(record), "text/html", record.t.language)


def page(record: Record) -> bytes:
    """The embed, for all that can be chosen."""
    here, text, to = record.local(record.to.embed(record.id)), record.t.text, record.to
    more = say("{site} Choose other parties, periods or media", site=sentence(record.site_name))
    return render(
        "embedded",
        record,
        words(record, more=more),
        here,
        to.builder,
        folder=TEMPLATES,
        sheet=bare_style() + style(),
        data=addresses.relative(record.local(to.builder_data), here),
        folder_of_data=addresses.relative(record.local(to.builder), here),
        table_script=addresses.relative(addresses.BUILDER_TABLE, here),
        builder=addresses.relative(addresses.BUILDER_SCRIPT, here),
        compare=addresses.relative(record.local(to.compare), here),
        tables=text(say("The comparison tables show the same figures without it.")),
    )
