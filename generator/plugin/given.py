"""What `sixc build` hands to the plugin for each language."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.pipeline import Build
from generator.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Given:
    """One language of what was built already, for MkDocs knows the address of that language, not of the site.

    `tick` is called once a page.
    """

    build: Build
    settings: Settings
    language: str
    preview: bool
    tick: Callable[[], None]
