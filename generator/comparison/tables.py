"""The files of the comparison tables: a picture, and what each party answers to each measure, for programs.

Sums stand in every currency, as everywhere. A period without an answer has a row of its own that says why.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from generator.addresses import TABLE_FILES
from generator.artifact import Artifact, to_json
from generator.charts.chart import Chart
from generator.charts.record import LICENCE, Record
from generator.charts.spend_by_platform import CHART as SPENDING
from generator.comparison.picture import picture
from generator.drawing.block import ChartBlock
from generator.drawing.style import picture_style
from generator.drawing.svg import standalone
from generator.embeds.pictures import PictureFile, SharedPicture
from generator.embeds.typefaces import SANS
from generator.exports.chart_files import said
from generator.exports.csv_text import write_csv
from generator.facts.dataset import Party
from generator.figures.data import WHOSE, sum_columns, sum_values
from generator.figures.figure import ChartData, ChartTable, Drawing, Nothing, TableCell, Values
from generator.figures.view import View
from generator.figures.words import VAT_DIFFERS, as_of, span_words
from generator.metrics.comparison import METRICS, Answer, Metric, Scope, measure
from generator.metrics.status import State
from generator.pages.compare import TITLE, ComparisonTable, comparison_tables
from generator.pages.site import Site
from generator.text import joined, say

COLUMNS = (*WHOSE, "measure", "measure_name", *sum_columns("amount"), "answer")
TALL = 4000
"""The height in pixels up to which a picture is made in twice its size, as print wants it."""


def files(site: Site) -> Iterator[Artifact]:
    """The drawing and the data of every comparison."""
    for compared in comparison_tables(site):
        record = _record(site, compared)
        data = record.block.drawing.data
        for name, content, kind in (
            ("svg", standalone(picture(record, compared)).encode(), "image/svg+xml"),
            ("csv", write_csv(data.columns, data.rows), "text/csv"),
            ("json", to_json(_json(record)), "application/json"),
        ):
            yield Artifact(record.file(TABLE_FILES[name]), content, kind, site.language)


def pictures(sites: Iterable[Site]) -> Iterator[SharedPicture]:
    """Every comparison as it is to be rendered; it may be long, so links to its page show the picture of the site."""
    for site in sites:
        for compared in comparison_tables(site):
            record = _record(site, compared)
            svg = standalone(picture(record, compared), style=picture_style(f"'{SANS}'", 100))
            path, scale = record.file(TABLE_FILES["png"]), 2 if _height(svg) <= TALL else 1
            summary = record.block.drawing.summary
            yield SharedPicture(svg, site.language, path, summary, (PictureFile(path, scale),))


def _height(svg: str) -> int:
    found = re.search(r' height="([0-9]+)', svg)
    return int(found[1]) if found else 0


def _draw(view: View) -> Drawing:
    """What a comparison says without its table."""
    title, time = view.t.text(TITLE), span_words(view.t, view.periods)
    names = tuple(view.t.local(party.name) for party in view.parties)
    summary = say("{title}, {time}: {parties}.", title=title, time=time, parties=names)
    return Drawing(
        id=CHART.id,
        question=title,
        finding=title,
        measure=time,
        summary=view.t.text(summary),
        unit="",
        figure=Nothing(""),
        table=ChartTable((time, *names), (False, *(False for _ in names)), ()),
        data=ChartData(COLUMNS, tuple(_rows(view))),
        note=as_of(view),
    )


CHART = Chart("compare", TITLE, _draw, SPENDING.method)
"""It is none of the registry: its table is the page's, and so it has no chart of its own."""


def _record(site: Site, compared: ComparisonTable) -> Record:
    """A comparison as it is published, with its table and all that keeps its figures from being compared."""
    drawn = CHART.draw(site.view(periods=compared.periods))
    vat = [site.say(VAT_DIFFERS)] if compared.vat else []
    drawing = replace(
        drawn,
        table=replace(drawn.table, rows=tuple(_table(compared))),
        note=joined(" ", (drawn.note, *(gap.words for gap in compared.warnings), *vat)),
    )
    block = ChartBlock(
        drawing=drawing, wide=Markup(), narrow=Markup(), key=(), heading=drawing.finding, page=compared.path
    )  # fmt: skip
    return Record(
        chart=CHART, block=block, dataset=site.dataset, settings=site.settings, edition=site.edition, t=site.t
    )  # fmt: skip


def _table(compared: ComparisonTable) -> Iterator[tuple[TableCell, ...]]:
    """The rows of the table, in the words of the page."""
    for line in compared.lines:
        cells = (joined(" · ", (*field.texts, field.more)) for field in line.fields)
        links = (field.link for field in line.fields)
        yield (TableCell(line.title), *map(TableCell, cells, links))


def _rows(view: View) -> Iterator[Values]:
    """What each party answers to each measure, and the periods in which it does not answer."""
    for party in view.parties:
        for metric in METRICS:
            for state, periods in _states(view, party, metric).items():
                whose = (
                    party.id,
                    view.t.local(party.name),
                    metric.section,
                    " ".join(periods),
                    state.word,
                )
                named = (metric.id, view.t.text(metric.title))
                found: list[Values] = [("", "", "", "")]
                if state is State.FILED:
                    answer = measure(metric, Scope(view.figures, party.id, periods))
                    found = [*_answers(view, answer)]
                yield from ((*whose, *named, *values) for values in found)


def _states(view: View, party: Party, metric: Metric) -> dict[State, tuple[str, ...]]:
    """The periods of each state of the section that a measure is of."""
    found: dict[State, tuple[str, ...]] = {}
    for period in view.period_ids:
        state = view.figures.section(party.id, period, metric.section)
        found[state] = (*found.get(state, ()), period)
    return found


def _answers(view: View, answer: Answer) -> Iterator[Values]:
    """Each sum of an answer; without any, its words."""
    names = joined("; ", sorted(answer.names, key=view.t.order))
    for money in answer.money:
        yield (*sum_values(money), names)
    if not answer.money:
        yield ("", "", "", names or view.t.text(answer.word or say("none")))


def _json(record: Record) -> dict[str, object]:
    """All that a chart's file says, and by what a comparison is cited."""
    return {
        **said(record.block.drawing), "citation": record.citation, "licence": LICENCE[1],
        "page": record.absolute(record.page) or record.page,
    }  # fmt: skip
