"""The whole story: read, check, count, draw, make pages and files. Writes nothing.

root ─ load ─▶ Instance ─ check ─▶ findings, elections ─ build ─▶ Dataset ─ count ─▶ Figures ─▶ pages, embeds, files
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial

from generator.artifact import Artifact
from generator.charts.record import Edition, Record
from generator.comparison import artifacts, page, tables
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


@dataclass(frozen=True, slots=True, kw_only=True)
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
    """Make all that is published; `now` decides what is due, overdue and as of when, `left_out` may not stay in it."""
    history = read_history(settings.root)
    # What is built is published, and its days are judged no more.
    filed = Filed(history.seen, frozenset(history.seen))
    checked = inspect(settings, watch, filed, {path: r.why for path, r in left_out.items()})
    log, released = make_log(settings, history, checked), read_releases(settings.root)
    edition, offer = Edition(history.commit, log.short), cache(partial(embed.offer, released))
    lists = load_codelists(settings.schema)
    data = [build(each, history, lists, now) for each in checked.elections]
    sites = tuple(make_sites(settings, map(count, data), checked.findings, edition, offer))
    records = tuple(record for site in sites for record in site.records.values())
    every = tuple(record for site in sites for record in site.every_record())
    bundle = Bundle(
        settings=settings, views=tuple(site.view() for site in sites), records=every,
        history=history, log=log, left_out=left_out,
    )  # fmt: skip
    files = [artifact for export in EXPORTS for artifact in export(bundle)]
    files += (*embed.export(every, offer, released), *artifacts.export(sites))
    pages = {t: (*publish(sites, t), *page.pages(sites, t)) for t in settings.languages}
    found = {language: tuple(finds(sites, own, language)) for language, own in pages.items()}
    pictures = (*sharing.pictures(every), *tables.pictures(sites))
    files.append(index.export(bundle, files, (file.path for one in pictures for file in one.files)))
    return Build(
        checked=checked, history=history, datasets=tuple(data), log=log, records=records,
        pages=pages, finds=found, artifacts=tuple(files), pictures=pictures,
    )  # fmt: skip
