"""The whole story: read, check, count, draw, make pages and files. Writes nothing.

root ─ load ─▶ Instance ─ check ─▶ findings, elections ─ build ─▶ Dataset ─ count ─▶ Figures ─▶ pages, files
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.codes import assess, read_code
from generator.documents.codelists import CodeLists, load_codelists
from generator.embeds import sharing
from generator.embeds.pictures import Picture
from generator.exports import EXPORTS, chart_files, index
from generator.exports.artifact import Artifact
from generator.exports.bundle import Bundle
from generator.history.filed import History, read_history
from generator.history.log import Log, make_log
from generator.isolation import UNWATCHED, Watch
from generator.metrics.figures import count
from generator.pages import PAGES, rules
from generator.pages.home import front_page
from generator.pages.page import Page
from generator.pages.site import Site
from generator.settings import Settings, written
from generator.tables.build import build
from generator.text import PAGE, translator
from generator.validation.check import Checked, Election, inspect


@dataclass(frozen=True, slots=True)
class Build:
    """Everything to publish: pages by language, files, pictures yet to be rendered, and what was found on the way."""

    checked: Checked
    history: History
    today: date
    log: Log
    pages: Mapping[str, tuple[Page, ...]]
    artifacts: tuple[Artifact, ...]
    pictures: tuple[Picture, ...]


def run(settings: Settings, watch: Watch = UNWATCHED) -> Build:
    """Make everything that is published from an instance."""
    checked, history = inspect(settings, watch), read_history(settings.root)
    lists, log = load_codelists(settings.schema), make_log(settings, history, checked)
    sites = [s for e in checked.elections for s in _sites(settings, e, checked, history, lists)]
    datasets = tuple({site.dataset.id: site.dataset for site in sites}.values())
    drawings = {(site.language, site.dataset.id): site.drawings for site in sites}
    bundle = Bundle(settings, datasets, drawings, history, log)
    files = tuple(artifact for export in EXPORTS for artifact in export(bundle))
    pages = {language: tuple(_pages(sites, language)) for language in settings.languages}
    artifacts = (*files, *chart_files.export_all(bundle), index.export(bundle, files))
    shown = [(site.dataset, site.drawings, site.language) for site in sites]
    pictures = tuple(sharing.all_pictures(settings, shown))
    return Build(checked, history, bundle.today, log, pages, artifacts, pictures)


def _sites(
    settings: Settings, election: Election, checked: Checked, history: History, lists: CodeLists
) -> Iterator[Site]:
    """One election in every language; its numbers are counted once."""
    figures, code = count(build(election, history, lists)), read_code(election.code)
    assessments = assess(code, figures.dataset, checked.findings)
    for language in settings.languages:
        t = translator(language, PAGE)
        pages = written(settings, language)
        yield Site(settings, figures, code, assessments, checked.findings, t, history.commit, pages)


def _pages(sites: list[Site], language: str) -> Iterator[Page]:
    """The pages of one language: the newest election's front page at the root and the rules, then every election."""
    own = [site for site in sites if site.language == language]
    if own:
        yield front_page(own)
        yield rules.page(own[0])
    for site in own:
        for make in PAGES:
            yield from make(site)
