"""The whole story: read, check, count, draw, make pages and files. Writes nothing.

root ─ load ─▶ Instance ─ check ─▶ findings, elections ─ build ─▶ Dataset ─ count ─▶ Figures ─▶ pages, embeds, files
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from generator.artifact import Artifact
from generator.charts.offer import MakeOffer
from generator.charts.record import Edition, Record
from generator.codes import assess, read_code
from generator.documents.codelists import load_codelists
from generator.embeds import builder, embed, sharing
from generator.embeds.pictures import Picture
from generator.embeds.releases import read_releases
from generator.exports import EXPORTS, index
from generator.exports.bundle import Bundle
from generator.history.filed import History, read_history
from generator.history.log import Log, make_log
from generator.isolation import UNWATCHED, Watch
from generator.metrics.figures import count
from generator.pages.page import Page
from generator.pages.publication import publish
from generator.pages.site import Site
from generator.settings import Settings, written
from generator.tables.build import build
from generator.text import PAGE
from generator.validation.check import Checked, inspect


@dataclass(frozen=True, slots=True)
class Build:
    """Everything to publish: charts, pages by language, files, pictures to be rendered, and what was found."""

    checked: Checked
    history: History
    today: date
    log: Log
    records: tuple[Record, ...]
    pages: Mapping[str, tuple[Page, ...]]
    artifacts: tuple[Artifact, ...]
    pictures: tuple[Picture, ...]


def run(settings: Settings, watch: Watch = UNWATCHED) -> Build:
    """Make everything that is published from an instance."""
    checked, history = inspect(settings, watch), read_history(settings.root)
    log = make_log(settings, history, checked)
    released = read_releases(settings.root)
    edition, offer = Edition(history.commit, log.short), cache(partial(embed.offer, released))
    sites = tuple(_sites(settings, checked, history, edition, offer))
    views = tuple(site.view() for site in sites)
    records = tuple(record for site in sites for record in site.records.values())
    bundle = Bundle(settings, views, records, history, log)
    files = [artifact for export in EXPORTS for artifact in export(bundle)]
    files += embed.export(records, offer, released)
    files += builder.export(site.builder for site in sites)
    pages = {language: tuple(publish(sites, language)) for language in settings.languages}
    pictures = tuple(sharing.pictures(records))
    files.append(index.export(bundle, files, (file.path for one in pictures for file in one.files)))
    return Build(checked, history, bundle.today, log, records, pages, tuple(files), pictures)


def _sites(
    settings: Settings, checked: Checked, history: History, edition: Edition, offer: MakeOffer
) -> Iterator[Site]:
    """Every election in every language; the numbers of each are counted once."""
    for election in checked.elections:
        figures = count(build(election, history, load_codelists(settings.schema)))
        code, found = read_code(election.code), checked.findings
        bearing = assess(code, figures.dataset, found)
        for language in settings.languages:
            t, pages = settings.translator(language, PAGE), written(settings, language)
            yield Site(settings, figures, code, bearing, found, t, edition, pages, offer)
