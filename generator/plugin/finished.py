"""A page of ours as MkDocs knows pages, and the themes that have a frame for it."""

from functools import cache
from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage

from generator.pages.page import Page

THEME = Path(__file__).parents[1] / "pages" / "theme"
SHARED = "shared"
"""The folder of what all these themes have in common."""


def is_ours(config: MkDocsConfig) -> bool:
    """Whether the theme is one that we have a frame for."""
    return _has_frame(str(config.theme.name))


@cache  # asked three times for each page
def _has_frame(theme: str) -> bool:
    return theme != SHARED and (THEME / theme).is_dir()


def folders(config: MkDocsConfig) -> list[str]:
    """The folders of templates that go before the theme's; none for a theme that we have no frame for."""
    return (
        [str(THEME / name) for name in (str(config.theme.name), SHARED)] if is_ours(config) else []
    )


class FinishedPage(SitePage):
    """A page of ours in MkDocs: there is no Markdown to read, and its HTML is put in place after search has read it.

    Under our themes the site has a search of its own (`pages/finds.py`). Under others, the content is until then what
    MkDocs' search finds the page by: whole tables would make its index a hundred times as big.
    """

    def __init__(self, own: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.own = own

    def read_source(self, config: MkDocsConfig) -> None:
        """Name the page: MkDocs' templates escape nothing, and what is marked as escaped is not escaped twice."""
        self.markdown = ""
        self.title = escape(self.own.title)
        self.meta = {"description": escape(self.own.description)}
        if is_ours(config):
            self.meta["template"] = "finished.html"
        if self.own.names is None or is_ours(config):
            self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Give search the description and the names."""
        del config, files
        texts = () if self.own.names is None else (self.own.description, *self.own.names)
        self.content = "".join(f"<p>{escape(text)}</p>" for text in texts if text)
