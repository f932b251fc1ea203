"""Gathers what stands around all pages of a build: menu, languages, foot, and what links show."""

from mkdocs.structure.files import Files

from generator import addresses
from generator.charts import completeness
from generator.pages.chrome import Surroundings
from generator.pages.whereabouts import whereabouts
from generator.pipeline import Build
from generator.settings import Settings


def surroundings(
    build: Build, settings: Settings, files: Files, built: tuple[str, ...], *, preview: bool
) -> Surroundings:
    """What all pages of a build share; `built` are the languages that are built."""
    written = frozenset(
        file.url if file.url != "./" else "" for file in files.documentation_pages()
    )
    paths = {
        language: frozenset(page.path for page in pages) for language, pages in build.pages.items()
    }
    newest = build.checked.elections[0] if build.checked.elections else None
    invented = any(election.document.data.get("invented") for election in build.checked.elections)
    return Surroundings(
        settings=settings,
        election=newest.id if newest else "",
        elections={dataset.id: whereabouts(dataset) for dataset in build.datasets},
        invented=invented,
        commit=build.history.commit,
        log=build.log,
        written=written,
        paths=paths,
        built=built,
        preview=preview,
    )


def standing(around: Surroundings, path: str) -> str:
    """The page whose picture stands for a page without: the front page's, or in an older election who has answered."""
    election = around.election_of(path)
    if election in {"", around.election}:
        return addresses.HOME
    return addresses.ElectionAddresses(election).chart(completeness.CHART.id)
