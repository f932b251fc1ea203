"""What a page is: finished HTML at an address."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure on top of a page, its label, and the address where it is itemised."""

    value: str
    label: str
    target: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language.

    `path` is relative to the language's site and ends in "/" or is empty; `section` is the entry of the navigation it
    belongs to. Search finds it by its title, its description and `names`; a page without names, None, is not found.
    """

    path: str
    title: str
    description: str
    html: Markup
    kind: str
    section: str = ""
    names: tuple[str, ...] | None = None
