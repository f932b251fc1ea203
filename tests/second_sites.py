"""Four test elections, each built once, with every text that was said while it was made.

They differ in kind: the invented one, one of a single party, one made to trap whoever counts, and one that says what
the others never do.
"""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import mkdtemp
from typing import Any
from unittest.mock import patch

from generator import text
from generator.languages import Catalogue, catalogue
from generator.moments import Now
from generator.pipeline import Build, run
from generator.plugin.publishing import publish
from tests.built import Page
from tests.command import INSTANCE, MOSAIC, SINGLE, TRAP
from tests.invented import settings
from tests.second_reading import Election, elections

ROOTS = {"invented": INSTANCE, "single": SINGLE, "trap": TRAP, "mosaic": MOSAIC}
AROUND = frozenset({"mosaic", "single"})
"""Whose pages are published too, for what is said around them."""
DAY = "2024-08-01"
"""What counts as today where an election names no day."""


@dataclass(frozen=True, eq=False)
class Heard(Catalogue):
    """A catalogue that remembers which texts it was asked for; no other is equal, so nothing made before is reused."""

    said: set[str] = field(default_factory=set)

    def text(self, english: str) -> str | None:
        """A translation."""
        self.said.add(english)
        return Catalogue.text(self, english)

    def form(self, one: str, many: str, count: int) -> str | None:
        """The form of a translation that goes with a number; remembered is the English one that does."""
        self.said.add(one if count == 1 else many)
        return Catalogue.form(self, one, many, count)


@contextmanager
def hearing() -> Iterator[set[str]]:
    """Every English text that is said from here on."""
    said: set[str] = set()
    kept: dict[tuple[str, Path | None], Heard] = {}

    def heard(tag: str, own: Path | None = None) -> Heard:
        if (tag, own) not in kept:
            words = catalogue(tag, own)
            kept[tag, own] = Heard(words.texts, words.counted, said)
        return kept[tag, own]

    with patch.object(text, "catalogue", heard):
        yield said


@dataclass(frozen=True)
class Made:
    """An instance read a second time, beside everything that the program makes of it."""

    name: str
    elections: tuple[Election, ...] = field(repr=False)
    build: Build = field(repr=False)
    said: frozenset[str] = field(repr=False)

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file in English, and those that are the same in every language, by address."""
        return {a.path: a.content for a in self.build.artifacts if a.language in {"en", ""}}

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page in English, by address."""
        return {page.path: Page(page.path, page.html) for page in self.build.pages["en"]}

    def rows(self, path: str) -> list[dict[str, str]]:
        """The rows of a file of comma-separated values."""
        content = self.files[path].decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(content, newline="")))

    def json(self, path: str) -> Any:
        """What a file for programs says."""
        return json.loads(self.files[path])


@cache
def made(name: str) -> Made:
    """One of the four."""
    # A copy has no history of commits: the days of filing are those that the files name.
    root = Path(mkdtemp(prefix="second-reading-")) / name
    copytree(ROOTS[name], root, ignore=ignore_patterns(".cache", "releases"))
    with hearing() as said:
        # In one language: half the time, and the figures are the same in each.
        english = replace(settings(root), languages=("en",))
        build = run(english, now=Now(dt.date.fromisoformat(DAY)))
        if name in AROUND:
            publish(english, build, root / "site", lambda: None, preview=True)
    return Made(name, elections(root, DAY), build, frozenset(said))
