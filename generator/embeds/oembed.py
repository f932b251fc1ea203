"""Makes oembed.json, the answer of a chart to programs that turn a pasted address into an embed.

oEmbed 1.0, https://oembed.com. The page names the file in its head, already for this chart, so a static host can
answer. WordPress keeps of `html` only links, a quotation and a frame with few attributes; it shows the quotation until
the frame has spoken (`assets/embed.js`).
"""

from typing import Any

from markupsafe import Markup

from generator.charts.offer import Offer
from generator.charts.record import Record
from generator.embeds.snippets import ARTICLE, PICTURE, PICTURE_HEIGHT, PICTURE_WIDTH

NAME = "oembed.json"
DAY = 86_400
_HTML = Markup(
    '<blockquote><a href="{page}">{title}</a></blockquote>'
    '<iframe src="{src}" width="{width}" height="{height}" title="{title}" frameborder="0"></iframe>'
)


def address(record: Record) -> str:
    """Where the answer stands; empty where the site does not know its own address."""
    return record.absolute(record.file(NAME))


def answer(record: Record, offered: Offer) -> dict[str, Any]:
    """The answer for one chart in one language."""
    title, page = record.block.drawing.finding, record.absolute(record.page)
    size = {"width": ARTICLE, "height": offered.heights[ARTICLE]}
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": record.site_name,
        "provider_url": record.absolute(""),
        "author_name": record.site_name,
        "author_url": page,
        "cache_age": DAY,
        **size,
        "html": _HTML.format(page=page, title=title, src=record.absolute(offered.path), **size),
        "thumbnail_url": record.absolute(record.file(PICTURE)),
        "thumbnail_width": PICTURE_WIDTH,
        "thumbnail_height": PICTURE_HEIGHT,
    }
