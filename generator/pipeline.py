"""The whole story: read, check, count, draw, make pages and files. Writes nothing.

root ─ load ─▶ Instance ─ check ─▶ findings, elections ─ build ─▶ Dataset ─ count ─▶ Figures ─▶ pages, embeds, files
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial

from generator.artifact import Artifact
from generator.charts.record import Edition, Record
from generator.comparison import artifacts, page
from generator.documents.codelists import load_codelists
from generator.embeds import embed, sharing
from generator.embeds.pictures import SharedPicture
from generator.embeds.releases import read_releases
from generator.exports import EXPORTS, index
from generator.exports.bundle import Bundle
from generator.facts.build import build
from generator.facts.dataset import Dataset
from generator.history.admission import NOTHING, LeftOut
from generator.history.filed import History, read_history
from generator.history.log import Log, make_log
from generator.isolation import UNWATCHED, Watch
from generator.metrics.figures import count
from generator.moments import UNKNOWN, Now
from generator.pages.finds import Find, finds
from generator.pages.page import Page
from generator.pages.publication import publish
from generator.pages.sites import make_sites
from generator.settings import Settings
from generator.validation.check import Checked, inspect
from generator.validation.filed import Filed


@dataclass(frozen=True, slots=True)
class Build:
    """Everything to publish, what search finds in it, and what was wrong; `records` are whole elections' charts."""

    checked: Checked
    history: History
    datasets: tuple[Dataset, ...]
    log: Log
    records: tuple[Record, ...]
    pages: Mapping[str, tuple[Page, ...]]
    finds: Mapping[str, tuple[Find, ...]]
    artifacts: tuple[Artifact, ...]
    pictures: tuple[SharedPicture, ...]


def run(
    settings: Settings, watch: Watch = UNWATCHED, now: Now = UNKNOWN, left_out: LeftOut = NOTHING
) -> Build:
    """Make everything that is published from an instance.

    `now` decides what is due, overdue and as of when; `left_out` is what may not have been added to it.
    """
    history = read_history(settings.root)
    reasons = {path: reason.why for path, reason in left_out.items()}
    # What is built is published, and its days are judged no more.
    filed = Filed(history.seen, frozenset(history.seen))
    checked = inspect(settings, watch, filed, reasons)
    log = make_log(settings, history, checked)
    released = read_releases(settings.root)
    edition, offer = Edition(history.commit, log.short), cache(partial(embed.offer, released))
    lists = load_codelists(settings.schema)
    data = [build(each, history, lists, now) for each in checked.elections]
    sites = tuple(make_sites(settings, map(count, data), checked.findings, edition, offer))
    records = tuple(record for site in sites for record in site.records.values())
    every = tuple(record for site in sites for record in site.every_record())
    bundle = Bundle(settings, tuple(s.view() for s in sites), every, history, log, left_out)
    files = [artifact for export in EXPORTS for artifact in export(bundle)]
    files += embed.export(every, offer, released)
    files += artifacts.export(sites)
    pages = {t: (*publish(sites, t), *page.pages(sites, t)) for t in settings.languages}
    found = {language: tuple(finds(sites, own, language)) for language, own in pages.items()}
    pictures = tuple(sharing.pictures(every))
    files.append(index.export(bundle, files, (file.path for one in pictures for file in one.files)))
    return Build(checked, history, tuple(data), log, records, pages, found, tuple(files), pictures)
