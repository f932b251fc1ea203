"""What a chart offers those who publish it elsewhere. `embeds` makes it, pages show it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.charts.record import Record


@dataclass(frozen=True, slots=True)
class Snippets:
    """What is copied into another page: a frame alone, the same with a script, and a picture with a link."""

    frame: str
    script: str
    picture: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """A chart as it was released: it does not change any more. `snippets` is None where the site has no address."""

    release: str
    day: str
    path: str
    snippets: Snippets | None


@dataclass(frozen=True, slots=True)
class Offer:
    """A chart's embed: its path, its height in frames of some widths, all in pixels, and what is copied.

    `oembed` is the whole address of its oEmbed answer. It is empty, and there are no snippets, where the site does not
    know its own address.
    """

    path: str
    heights: Mapping[int, int]
    oembed: str
    snippets: Snippets | None
    frozen: tuple[Frozen, ...] = ()


MakeOffer: TypeAlias = Callable[[Record], Offer]
