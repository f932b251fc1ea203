"""Finds the hand-written pages of a language: those of this program, with an instance's own laid over.

An instance's own stand in the folder that mkdocs.yml names as docs_dir, `docs/en`, and beside it for other languages.
"""

from pathlib import Path

from generator.settings import Settings

ENGLISH = "en"


def page_folders(settings: Settings, language: str) -> tuple[Path, ...]:
    """The folders of the pages of one language: the program's, then the instance's own, as far as they are there.

    A language without any has those of the default language; and that, those in English.
    """
    default = settings.languages[0]
    for name in (language, default, ENGLISH):
        own = settings.docs if name == default else settings.docs.parent / name
        found = tuple(folder for folder in (installed_docs() / name, own) if folder.is_dir())
        if found:
            return found
    return ()


def pages(settings: Settings, language: str) -> dict[str, Path]:
    """The file of each page of one language, by its place below the folder: an instance's own replace the program's."""
    return {
        path.relative_to(folder).as_posix(): path
        for folder in page_folders(settings, language)
        for path in sorted(folder.rglob("*.md"))
    }


def written(settings: Settings, language: str) -> frozenset[str]:
    """The addresses of the pages of one language."""
    return frozenset(f"{path.removesuffix('.md')}/" for path in pages(settings, language))


def installed_docs() -> Path:
    """The folder of pages that belongs to this program."""
    package = Path(__file__).parent
    inside = package / "docs"
    return inside if inside.is_dir() else package.parent / "docs"
