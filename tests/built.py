"""A built site: its folder, its address, and its pages as trees of elements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.command import Done

BARE = re.compile(r"(?:sq/)?embed/|v/")
VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    )
)


@dataclass(eq=False, slots=True)
class Element:
    """One element with its attributes and what is in it."""

    tag: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element"]:
        """The element and every element in it, in order."""
        yield self
        for part in self.inside:
            if isinstance(part, Element):
                yield from part

    def find(self, tag: str, kind: str = "") -> list["Element"]:
        """Every element of a tag in it and, where it is given, of a class."""
        return [e for e in self if e.tag == tag and (not kind or kind in e.classes)]

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("#document", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and tag in {element.tag for element in self.open}:
            if self.open.pop().tag == tag:
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parse(html: str) -> Element:
    """The elements of a page."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.open[0]


@dataclass(frozen=True)
class Page:
    """One page of a site; its path ends in "/" or is empty, but for a page like 404.html."""

    path: str
    html: str

    @cached_property
    def tree(self) -> Element:
        """Its elements."""
        return parse(self.html)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every place in it that a link can lead to."""
        return frozenset(e.attributes["id"] for e in self.tree if "id" in e.attributes)

    def to(self, href: str) -> tuple[str, str]:
        """Where a link of this page leads: a path from the site's root, and a fragment."""
        parts = urlsplit(urljoin(f"https://site.example/{self.path}", href))
        return unquote(parts.path[1:]), unquote(parts.fragment)


@dataclass(frozen=True)
class Site:
    """A site as built by the real command, and where a browser finds it."""

    folder: Path
    address: str
    done: Done

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page, by its path."""
        return pages(self.folder)

    @cached_property
    def embeds(self) -> dict[str, Page]:
        """The bare page of every chart, by its path."""
        return pages(self.folder, bare=True)


def pages(folder: Path, *, bare: bool = False) -> dict[str, Page]:
    """Every page of a built folder, by its path; or every bare page, which other sites show in a frame."""
    found = {}
    for file in sorted(folder.rglob("*.html")):
        path = re.sub(r"(^|/)index\.html$", r"\1", file.relative_to(folder).as_posix())
        if bool(BARE.match(path)) == bare:
            found[path] = Page(path, file.read_text(encoding="utf-8"))
    return found


def prefix(language: str) -> str:
    """What the paths of a language begin with."""
    return "" if language == "en" else f"{language}/"


def language(path: str) -> str:
    """The language of the page at a path."""
    return "sq" if path.startswith("sq/") else "en"
