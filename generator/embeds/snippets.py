"""Writes the snippets of HTML that newsrooms copy, from where an embed stands and how high it is.

The frame's height is right without a script: the wrapper is a container, so that CSS in the frame's own attributes
knows its width. What is in a container does not make it wide, so its own width is said: in a row or a centred column of
a page it would be nought. Where a system takes the style away, the `height` attribute holds that of a phone.
"""

from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses
from generator.charts.offer import Snippets
from generator.charts.record import Record, sentence
from generator.embeds.heights import Heights

PHONE, ARTICLE, DESK = 340, 600, 700
"""Usual widths of a frame: on a phone, in the column of an article, on a large screen."""
PICTURE = "chart.png"
PICTURE_WIDTH, PICTURE_HEIGHT = 1200, 630
LETTER = 2
"""So many pixels of the picture stand for one of a newsletter: mail programs that ignore styles are 600 wide."""
_FRAME = Markup(
    '<div style="container-type:inline-size;width:100%;min-width:240px">'
    '<iframe src="{src}" title="{title}" width="100%" height="{height}"'
    ' loading="lazy" referrerpolicy="no-referrer"{mark}'
    ' style="border:0;display:block;font:medium serif;width:100%;height:{height}px;height:{formula}"></iframe></div>'
)
_SCRIPT = Markup('<script async src="{}"></script>')
_PICTURE = Markup(
    '<a href="{page}"><img src="{src}" alt="{alt}" width="{width}" height="{height}"'
    ' style="height:auto;max-width:100%"></a>'
)


@dataclass(frozen=True, slots=True)
class Framed:
    """What the snippets of an embed say: its title, what replaces its picture, and its height, as a number and for CSS.

    Each may be a hole, which the browser fills.
    """

    title: str
    alt: str
    height: int | str
    formula: str


def framed(record: Record, high: Heights) -> Framed:
    """What the snippets of a chart say."""
    drawing = record.block.drawing
    alt = " ".join(filter(None, (sentence(drawing.finding), drawing.summary, record.notice)))
    return Framed(drawing.finding, alt, high.at(PHONE), high.formula)


def snippets(said: Framed, page: str, src: str, script: str, picture: str) -> Snippets:
    """The three snippets of an embed at `src`, with a link to its page; none for a picture that there is not."""

    def frame(mark: Markup) -> str:
        made = _FRAME.format(
            src=src, title=said.title, height=said.height, mark=mark, formula=said.formula
        )
        return str(made)  # plain text: a page that shows it escapes it again

    size = {"width": PICTURE_WIDTH // LETTER, "height": PICTURE_HEIGHT // LETTER}
    linked = str(_PICTURE.format(page=page, src=picture, alt=said.alt, **size)) if picture else ""
    scripted = f"{frame(Markup(' data-sixc'))}\n{_SCRIPT.format(script)}"
    return Snippets(frame(Markup("")), scripted, linked)


def live(record: Record, high: Heights) -> Snippets:
    """The snippets of the embed that is brought up to date."""
    return snippets(
        framed(record, high),
        record.absolute(record.page),
        record.absolute(record.embed),
        record.shared(addresses.RESIZE_SCRIPT),
        record.absolute(record.file(PICTURE)),
    )
