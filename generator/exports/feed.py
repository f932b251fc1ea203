"""What parties filed and what is overdue, newest first, as feeds: Atom (RFC 4287) and JSON Feed 1.1, in each language.

All of it is plain text; only a reason that somebody wrote is an element, so that it can say its language. A feed needs
absolute addresses, so there is none without the site's own; but no name in it holds an address, so that nothing is new
again where the site moves (docs/decisions/0019).
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any
from xml.etree import ElementTree as ET

from generator import addresses
from generator.artifact import ATOM, JSON_FEED, Artifact, to_json
from generator.exports.bundle import Bundle
from generator.exports.news import Channel, Item, channels
from generator.facts.quote import Quote
from generator.figures.speakers import speaker_words
from generator.moments import written
from generator.text import PAGE, Translator, say

_NAMESPACE = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_VERSION = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class _Feed:
    """One channel in one language while it is written."""

    bundle: Bundle
    t: Translator
    channel: Channel

    def address(self, path: str) -> str:
        """The absolute address of a page or file of this language."""
        settings = self.bundle.settings
        return settings.site_url + addresses.localised(path, self.t.language, settings.languages[0])

    def id(self, name: str) -> str:
        """The name of an item, or of the channel, for all the world."""
        return f"urn:uuid:{self.bundle.uuid(self.t.language, name)}"

    @property
    def site(self) -> str:
        """The name of the site, which is the author where no party is."""
        return self.bundle.settings.name(self.t.language)


def export(bundle: Bundle) -> Iterator[Artifact]:
    """Each channel in each language, in both forms."""
    for language in bundle.settings.languages if bundle.settings.site_url else ():
        t = bundle.settings.translator(language, PAGE)
        for channel in channels(bundle, t):
            feed = _Feed(bundle, t, channel)
            yield Artifact(channel.path, _atom(feed), ATOM, language)
            data = to_json(_json(feed))
            yield Artifact(addresses.json_feed(channel.path), data, JSON_FEED, language)


def _atom(feed: _Feed) -> bytes:
    channel, settings = feed.channel, feed.bundle.settings
    root = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": feed.t.language})
    _texts(root, title=channel.title, subtitle=channel.subtitle, id=feed.id(channel.path))
    _texts(root, updated=written(channel.updated), generator="sixc")
    _texts(root, rights=feed.t.text(say("Data CC BY 4.0")))
    _texts(ET.SubElement(root, "author"), name=feed.site)
    _link(root, "self", ATOM, feed.address(channel.path))
    _link(root, "alternate", "text/html", feed.address(channel.page))
    _link(root, "related", "text/plain", settings.site_url + addresses.LOG[1])
    for item in channel.items:
        _entry(ET.SubElement(root, "entry"), feed, item)
    ET.indent(root, "")
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _entry(entry: ET.Element, feed: _Feed, item: Item) -> None:
    _texts(entry, title=item.title, id=feed.id(item.name))
    _texts(entry, updated=written(item.moment))
    if item.summary:
        _texts(entry, summary=item.summary)
    if item.reason:
        _reason(entry, feed.t, item.summary, item.reason)
    if item.author:
        _texts(ET.SubElement(entry, "author"), name=item.author)
    ET.SubElement(entry, "category", {"term": item.party, "label": item.party_name})
    _link(entry, "alternate", "text/html", feed.address(item.page))


def _reason(entry: ET.Element, t: Translator, summary: str, reason: Quote) -> None:
    """The entry with what somebody wrote, marked with its language: the only elements, which hold text alone."""
    content = ET.SubElement(entry, "content", {"type": "xhtml"})
    body = ET.SubElement(content, "div", {"xmlns": _XHTML})
    if summary:
        _texts(body, p=summary)
    said = ET.SubElement(body, "p")
    said.text = f"{speaker_words(t, reason.voice, reason=True)} "
    language = reason.voice.language
    ET.SubElement(said, "q", {"lang": language, "xml:lang": language}).text = reason.text


def _texts(parent: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, rel: str, kind: str, address: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": address})


def _json(feed: _Feed) -> dict[str, Any]:
    channel = feed.channel
    return {
        "version": _VERSION,
        "title": channel.title,
        "description": channel.subtitle,
        "home_page_url": feed.address(channel.page),
        "feed_url": feed.address(addresses.json_feed(channel.path)),
        "language": feed.t.language,
        "authors": [{"name": feed.site}],
        "items": [_item(feed, item) for item in channel.items],
    }


def _item(feed: _Feed, item: Item) -> dict[str, Any]:
    reason = item.reason
    said = f"{speaker_words(feed.t, reason.voice, reason=True)} {reason.text}" if reason else ""
    return {
        "id": feed.id(item.name),
        "url": feed.address(item.page),
        "title": item.title,
        "content_text": " ".join(filter(None, (item.summary, said))) or item.title,
        "date_published": written(item.moment),
        "authors": [{"name": item.author or feed.site}],
        "tags": [item.party_name],
        **({"_reason": {"text": reason.text, **asdict(reason.voice)}} if reason else {}),
    }
