"""The pictures of charts for sharing, and the one of each language that stands for all other pages.

That one is the chart of who has answered what in the newest election, under the site's own name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator import addresses
from generator.charts import completeness
from generator.charts.record import Record
from generator.embeds.card import Setting, card
from generator.embeds.pictures import PictureFile, SharedPicture

SCALES = {"chart.png": 1, "chart-2x.png": 2}


def pictures(records: Iterable[Record]) -> Iterator[SharedPicture]:
    """A picture of every chart in both sizes, and in each language one of the site; the newest election comes first."""
    languages: set[str] = set()
    for record in records:
        language = record.t.language
        if record.id == completeness.CHART.id and language not in languages:
            languages.add(language)
            yield site_picture(record)
        yield picture(record)


def picture(record: Record) -> SharedPicture:
    """The picture of a chart."""
    to, drawing = record.to, record.block.drawing
    files = tuple(
        PictureFile(to.chart_file(drawing.id, name), scale) for name, scale in SCALES.items()
    )
    svg = card(drawing, _setting(record))
    return SharedPicture(svg, record.t.language, to.chart(drawing.id), drawing.summary, files)


def site_picture(record: Record) -> SharedPicture:
    """The picture of the whole site: its name, the election, and who has answered what was due."""
    drawing, setting, election = record.block.drawing, _setting(record), record.election
    titled = replace(drawing, finding=setting.site or election, measure=drawing.finding)
    files = (PictureFile(addresses.CARD, 1),)
    alt = f"{titled.finding} – {election}. {drawing.summary}"
    svg = card(titled, replace(setting, site=election))
    return SharedPicture(svg, record.t.language, addresses.HOME, alt, files)


def _setting(record: Record) -> Setting:
    return Setting(record.site_name, record.notice, record.t)
