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
"""The pictures of a chart; those of one party's charts, which are many, come in the first size only."""


def pictures(records: Iterable[Record]) -> Iterator[SharedPicture]:
    """The pictures of every chart, and in each language one of the site; the newest election comes first."""
    languages: set[str] = set()
    for record in records:
        language = record.t.language
        whole = record.party is None and record.id == completeness.CHART.id
        if whole and language not in languages:
            languages.add(language)
            yield site_picture(record)
        yield picture(record)


def picture(record: Record) -> SharedPicture:
    """The picture of a chart."""
    drawing = record.block.drawing
    files = tuple(
        PictureFile(record.file(name), scale)
        for name, scale in SCALES.items()
        if scale == 1 or record.party is None
    )
    svg = card(drawing, _setting(record))
    return SharedPicture(svg, record.t.language, record.page, drawing.summary, files)


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
