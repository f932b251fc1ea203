"""The whole story: read, check, count, draw, make pages and files. Writes nothing.

root ─ load ─▶ Instance ─ check ─▶ findings, elections ─ build ─▶ Dataset ─ count ─▶ Figures ─▶ pages, embeds, files
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date
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
from generator.findings import Finding
from generator.handwritten import written
from generator.history.admission import NOTHING, LeftOut
from generator.history.filed import History, read_history
from generator.history.log import Log, make_log
from generator.isolation import UNWATCHED, Watch
from generator.metrics.figures import count
from generator.moments import UNKNOWN, Now, day_of
from generator.pages.page import Page
from generator.pages.publication import publish
from generator.pages.site import Site
from generator.settings import Settings
from generator.tables.build import build
from generator.tables.dataset import Dataset
from generator.text import PAGE, translator
from generator.validation.check import Checked, inspect


@dataclass(frozen=True, slots=True)
class Build:
    """Everything to publish: charts, pages by language, files, pictures to be rendered, and what was found."""

    checked: Checked
    history: History
    datasets: tuple[Dataset, ...]
    today: date
    log: Log
    records: tuple[Record, ...]
    pages: Mapping[str, tuple[Page, ...]]
    artifacts: tuple[Artifact, ...]
    pictures: tuple[Picture, ...]

    def turned(self, now: Now) -> bool:
        """Whether another day has begun meanwhile for an election that does not stand still."""
        return any(now.today(each.zone, each.as_of) != each.today for each in self.datasets)


def run(
    settings: Settings,
    watch: Watch = UNWATCHED,
    now: Now = UNKNOWN,
    left_out: LeftOut = NOTHING,
) -> Build:
    """Make everything that is published from an instance.

    `now` decides what is due, overdue and as of when; `left_out` is what may not have been added to it.
    """
    history = read_history(settings.root)
    reasons = {path: reason.why for path, reason in left_out.items()}
    checked = inspect(settings, watch, history.seen, reasons)
    log = make_log(settings, history, checked)
    released = read_releases(settings.root)
    lists = load_codelists(settings.schema)
    edition, offer = Edition(history.commit, log.short), cache(partial(embed.offer, released))
    datasets = tuple(build(each, history, lists, now) for each in checked.elections)
    sites = tuple(_sites(settings, datasets, checked.findings, edition, offer))
    views = tuple(site.view() for site in sites)
    records = tuple(record for site in sites for record in site.records.values())
    bundle = Bundle(settings, views, records, history, log, left_out)
    files = [artifact for export in EXPORTS for artifact in export(bundle)]
    files += embed.export(records, offer, released)
    files += builder.export(site.builder for site in sites)
    pages = {language: tuple(publish(sites, language)) for language in settings.languages}
    pictures = tuple(sharing.pictures(records))
    files.append(index.export(bundle, files, (file.path for one in pictures for file in one.files)))
    today = _today(datasets, history)
    return Build(checked, history, datasets, today, log, records, pages, tuple(files), pictures)


def _today(datasets: Iterable[Dataset], history: History) -> date:
    """The day a site is of: that of its elections; where all of them stand still, that of the commit."""
    running = [dataset.today for dataset in datasets if dataset.as_of is None]
    if running:
        return max(running)
    if history.moment is not None:
        return day_of(history.moment, UTC)
    return max((dataset.today for dataset in datasets), default=date(1970, 1, 1))


def _sites(
    settings: Settings,
    datasets: Iterable[Dataset],
    found: tuple[Finding, ...],
    edition: Edition,
    offer: MakeOffer,
) -> Iterator[Site]:
    """Every election in every language; the numbers of each are counted once."""
    for dataset in datasets:
        figures = count(dataset)
        code = read_code(dataset.election.code)
        bearing = assess(code, figures.dataset, found)
        for language in settings.languages:
            t, pages = translator(language, PAGE), written(settings, language)
            yield Site(settings, figures, code, bearing, found, t, edition, pages, offer)
