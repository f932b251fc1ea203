"""What search finds on hand-written pages: each heading, by the words below it."""

import re
from collections.abc import Iterator

from markupsafe import Markup
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage

from generator.pages.finds import Find
from generator.plugin.finished import FinishedPage

_HEADING = re.compile(r'<h[1-6] id="([^"]*)">(.*?)</h[1-6]>', re.DOTALL)
_WORD = re.compile(r"\w{3,}")


def handwritten_finds(files: Files) -> Iterator[Find]:
    """The pages that MkDocs has read, in the order of their addresses, each with its headings."""
    pages = (file.page for file in files.documentation_pages() if file.page is not None)
    written = [page for page in pages if not isinstance(page, FinishedPage)]
    for page in sorted(written, key=lambda page: page.url):
        yield from _headings(page)


def _headings(page: SitePage) -> Iterator[Find]:
    title, path = _plain(str(page.title)), page.url.removeprefix("./")
    first, *rest = _HEADING.split(page.content or "")
    yield Find("page", title, "", path, _words(first))
    for anchor, heading, below in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        if _plain(heading) == title:
            yield Find("page", title, "", path, _words(below))
        else:
            yield Find("page", _plain(heading), title, f"{path}#{anchor}", _words(below))


def _words(html: str) -> tuple[str, ...]:
    """The words of a text, each once: what search finds it by, in a third of the space."""
    return tuple(dict.fromkeys(_WORD.findall(_plain(html).lower())))


def _plain(html: str) -> str:
    """Text without tags and without the sign that links to a heading."""
    return Markup(html).striptags().replace("¶", "").strip()  # noqa: S704 - tags are taken out
