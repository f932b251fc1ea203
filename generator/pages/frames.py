"""What stands around pages, drawn once for all that differ only in title, description, path, tags and content.

A theme takes longer to draw the frame of a page than we take to make the page. So the frame is drawn for a page whose
title and so on are stand-ins, and each page is put in their place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from markupsafe import escape

from generator.pages.chrome import Surroundings
from generator.pages.page import Page

TITLE, DESCRIPTION, FOLDER, OEMBED, HEAD, CONTENT = (
    f"_sixc_{name}_" for name in ("title", "description", "folder", "oembed", "head", "content")
)
"""Neither escaping nor the quoting of addresses changes them."""
_HOLES = re.compile(f"({TITLE}|{DESCRIPTION}|{OEMBED}|{HEAD}|{CONTENT}|(?:{FOLDER}/)+)")

Pieces = tuple[str, ...]


@dataclass
class Frames:
    """The frames of one language, each drawn when the first page needs it."""

    around: Surroundings
    drawn: dict[tuple[object, ...], Pieces] = field(default_factory=dict)

    def framed(self, own: Page, head: str, draw: Callable[[Page], str]) -> str:
        """The whole page. `head` are tags of its own; `draw` draws a page in its frame, as the theme does."""
        kind = self._alike(own)
        if kind not in self.drawn:
            self.drawn[kind] = tuple(_HOLES.split(draw(_stand_in(own))))
        said = {
            TITLE: escape(own.title),
            DESCRIPTION: escape(own.description),
            OEMBED: escape(own.oembed),
            HEAD: head,
            CONTENT: own.html,
        }
        pieces = list(self.drawn[kind])
        pieces[1::2] = [said.get(hole, own.path) for hole in pieces[1::2]]
        return "".join(pieces)

    def _alike(self, own: Page) -> tuple[object, ...]:
        """What makes the frames of two pages the same: all that a theme asks of a page, apart from the stand-ins."""
        having = self.around.having(own.path)
        said = bool(own.description), bool(own.oembed)
        election = self.around.election_of(own.path)
        return own.path.count("/"), having, own.section, own.kind, said, election


def _stand_in(own: Page) -> Page:
    """A page that says nothing yet and lies as deep."""
    path = f"{FOLDER}/" * own.path.count("/")
    description, oembed = DESCRIPTION if own.description else "", OEMBED if own.oembed else ""
    return replace(
        own, path=path, title=TITLE, description=description, oembed=oembed, html=CONTENT
    )
