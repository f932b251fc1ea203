"""What a page is: finished HTML at an address."""

from dataclasses import dataclass

# What search finds: the page of each subject. It leads to the others, which say the same again.
SEARCHED = frozenset({
    "home", "party", "organisation", "platform", "period", "commitments", "chart", "gallery", "builder", "data",
    "rules", "stands-out", "origins", "targeting",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure on top of a page, its label, and the address where it is itemised."""

    value: str
    label: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page in one language.

    `path` is relative to the language's site and ends in "/" or is empty; `section` is the entry of the navigation it
    belongs to; `html` is finished: templates have escaped all text in it. Search finds it by its title, its description
    and `names`; a page without names, None, is not found. `oembed` is the whole address of its oEmbed
    answer; empty where it has none. `question` is what the chart it is about asks, in our own words; empty where it is
    about none.
    """

    path: str
    title: str
    description: str
    html: str
    kind: str
    section: str = ""
    names: tuple[str, ...] | None = None
    oembed: str = ""
    question: str = ""
