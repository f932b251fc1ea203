"""Gathers what the pages of each election are made from, in every language of the site."""

from collections.abc import Iterable, Iterator

from generator.charts.offer import MakeOffer
from generator.charts.record import Edition
from generator.codes import assess, read_code
from generator.findings import Finding
from generator.handwritten import written
from generator.metrics.figures import Figures
from generator.pages.site import Site
from generator.settings import Settings
from generator.text import PAGE


def make_sites(
    settings: Settings,
    elections: Iterable[Figures],
    found: tuple[Finding, ...],
    edition: Edition,
    offer: MakeOffer,
) -> Iterator[Site]:
    """Every election in every language; its code of conduct is read and assessed once."""
    for figures in elections:
        code = read_code(figures.dataset.election.code)
        bearing = assess(code, figures.dataset, found)
        for language in settings.languages:
            t, pages = settings.translator(language, PAGE), written(settings, language)
            yield Site(
                settings=settings,
                figures=figures,
                code=code,
                assessments=bearing,
                findings=found,
                t=t,
                edition=edition,
                written=pages,
                make_offer=offer,
            )
