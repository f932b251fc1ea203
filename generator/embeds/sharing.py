"""The pictures of an election in one language: every chart's, and the one that stands for all other pages.

The second is the chart of who has answered what, under the site's own name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator import addresses
from generator.charts import completeness
from generator.charts.figure import Drawing
from generator.embeds.card import Setting, card
from generator.embeds.pictures import Picture, PictureFile
from generator.settings import Settings
from generator.tables.dataset import Dataset
from generator.text import PAGE, say, translator

SCALES = {"chart.png": 1, "chart-2x.png": 2}


Shown = tuple[Dataset, Mapping[str, Drawing], str]
"""An election, its charts, and the language they are in."""


def all_pictures(settings: Settings, elections: Iterable[Shown]) -> Iterator[Picture]:
    """In each language a picture for every chart, and one of the newest election, which comes first."""
    languages: set[str] = set()
    for shown in elections:
        if shown[2] not in languages:
            languages.add(shown[2])
            yield site_picture(settings, *shown)
        yield from pictures(settings, *shown)


def pictures(
    settings: Settings, dataset: Dataset, drawings: Mapping[str, Drawing], language: str
) -> Iterator[Picture]:
    """A picture for every chart of an election, in both sizes."""
    to, setting = addresses.Election(dataset.id), _setting(settings, dataset, language)
    for drawing in drawings.values():
        files = tuple(
            PictureFile(to.chart_file(drawing.id, name), scale) for name, scale in SCALES.items()
        )
        page = to.chart(drawing.id)
        yield Picture(card(drawing, setting), language, page, drawing.summary, files)


def site_picture(
    settings: Settings, dataset: Dataset, drawings: Mapping[str, Drawing], language: str
) -> Picture:
    """The picture of the whole site: its name, the election, and who has answered what was due."""
    drawing, setting = drawings[completeness.CHART.id], _setting(settings, dataset, language)
    election = setting.t.local(dataset.data["title"])
    titled = replace(drawing, finding=setting.site or election, measure=drawing.finding)
    files = (PictureFile(addresses.CARD, 1),)
    alt = f"{titled.finding} – {election}. {drawing.summary}"
    svg = card(titled, replace(setting, site=election))
    return Picture(svg, language, addresses.HOME, alt, files)


def _setting(settings: Settings, dataset: Dataset, language: str) -> Setting:
    t = translator(language, PAGE)
    notice = say("Example: every party, person and figure is invented.")
    site = settings.site_names.get(language, settings.site_name)
    return Setting(site, t.text(notice) if dataset.data.get("invented") else "", t)
