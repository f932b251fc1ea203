"""What parties filed, newest first, as an Atom feed in each language (RFC 4287).

One entry for each version that is published, at the address of its page, and for the feed as a whole the size and the
head of the log. All of it is plain text. A feed needs absolute addresses, so there is none without the site's own.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from generator import addresses
from generator.artifact import Artifact
from generator.charts.words import period_name
from generator.exports.bundle import Bundle
from generator.history.comparison import Total, difference_words, total_words
from generator.tables.dataset import Dataset, Version
from generator.text import PAGE, Translator, say, say_many
from generator.validation.sums import advertising, total

MEDIA_TYPE = "application/atom+xml"
MOST = 100
_ATOM = "http://www.w3.org/2005/Atom"
_FILED = say("{party} filed its disclosure for {period}")
_CORRECTED = say("{party} corrected its disclosure for {period}: version {number}")
_WITHDRAWN = say("{party} withdrew its disclosure for {period}")
_INVENTED = say("Example: every party, person and figure on this site is invented.")
_TOTALS = (
    ("advertising", say("Advertising declared"), advertising),
    ("funding", say("Funding received"), lambda data: total(data, "funding/sources/*/amount")),
)


@dataclass(frozen=True, slots=True)
class _Feed:
    """One language's feed while it is made."""

    bundle: Bundle
    t: Translator

    def address(self, path: str) -> str:
        """The absolute address of a page or file of this language."""
        settings = self.bundle.settings
        return settings.site_url + addresses.localised(path, self.t.language, settings.languages[0])


def export(bundle: Bundle) -> Iterator[Artifact]:
    """The feed of each language."""
    for language in bundle.settings.languages if bundle.settings.site_url else ():
        root = _feed(_Feed(bundle, bundle.settings.translator(language, PAGE)))
        ET.indent(root, "")
        content = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        yield Artifact(addresses.FEED, content + b"\n", MEDIA_TYPE, language)


def _feed(feed: _Feed) -> ET.Element:
    settings, datasets = feed.bundle.settings, feed.bundle.datasets
    every = ((dataset, version) for dataset in datasets for version in dataset.versions)
    newest = heapq.nlargest(MOST, every, key=_rank)
    name = settings.name(feed.t.language)
    days = [version.filed for _, version in newest] or [dataset.today for dataset in datasets]
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": feed.t.language})
    _texts(root, title=name, subtitle=_subtitle(feed), id=feed.address(addresses.FEED))
    _texts(root, updated=_moment(max(days, default=date.min)), generator="sixc")
    _texts(root, rights=feed.t.text(say("Data CC BY 4.0")))
    _texts(ET.SubElement(root, "author"), name=name)
    _link(root, "self", MEDIA_TYPE, feed.address(addresses.FEED))
    _link(root, "alternate", "text/html", feed.address(addresses.HOME))
    _link(root, "related", "text/plain", settings.site_url + addresses.LOG[1])
    for dataset, version in newest:
        _entry(ET.SubElement(root, "entry"), feed, dataset, version)
    return root


def _rank(found: tuple[Dataset, Version]) -> tuple[date, str, str, str, int]:
    """The day, then what keeps the order the same where several were filed on one."""
    dataset, version = found
    filing = version.filing
    return version.filed, dataset.id, filing.party, filing.period, filing.version


def _subtitle(feed: _Feed) -> str:
    """That figures are invented, where they are, and the log."""
    log = feed.bundle.log
    invented = any(dataset.data.get("invented") for dataset in feed.bundle.datasets)
    entries = say_many(
        "Log: {count} entry, {head}", "Log: {count} entries, {head}", log.size, head=log.root
    )
    return " ".join(feed.t.text(words) for words in (*([_INVENTED] if invented else ()), entries))


def _entry(entry: ET.Element, feed: _Feed, dataset: Dataset, version: Version) -> None:
    """Who filed what when, what it comes to or what changed, and where to read it."""
    filing, t = version.filing, feed.t
    page = addresses.Election(dataset.id).version(filing.party, filing.period, filing.version)
    address, party = feed.address(page), t.local(dataset.by_party[filing.party].name)
    what = _WITHDRAWN if filing.withdrawn else _CORRECTED if filing.version > 1 else _FILED
    period = period_name(t, dataset.by_period[filing.period])
    title = say(what.template, party=party, period=period, number=filing.version)
    _texts(entry, title=t.text(title), id=_tag(address, version.filed))
    _texts(entry, updated=_moment(version.filed), summary=_summary(t, dataset, version))
    _texts(ET.SubElement(entry, "author"), name=party)
    ET.SubElement(entry, "category", {"term": filing.party, "label": party})
    _link(entry, "alternate", "text/html", address)


def _summary(t: Translator, dataset: Dataset, version: Version) -> str:
    """The totals that moved and the party's reason; of a first version, its totals."""
    found = dataset.comparisons.get(version.filing.document.path)
    if found is None:
        return " ".join(_totals(t, dataset, version))
    moved = () if version.filing.withdrawn else found.totals
    reason = (t.text(say("The party's reason:")), found.reason) if found.reason else ()
    return " ".join([*(_moved(t, one) for one in moved), *reason])


def _totals(t: Translator, dataset: Dataset, version: Version) -> Iterator[str]:
    """What was declared in all; where that was not disclosed, what the party says instead."""
    data = version.filing.document.data
    for section, title, add_up in _TOTALS:
        state = data.get(section, {}).get("state", "")
        said = t.text(dataset.lists["section-states"].title(state)) if state else ""
        if state == "disclosed":
            said = t.listing([t.money(sum_) for sum_ in add_up(data).values()]) or t.text(
                say("none")
            )
        if said:
            yield f"{t.text(title)}: {said}."


def _moved(t: Translator, one: Total) -> str:
    old, new, apart = total_words(t, one.old), total_words(t, one.new), difference_words(t, one)
    return f"{t.text(one.title)}: {old} → {new}{f' ({apart})' if apart else ''}."


def _tag(address: str, day: date) -> str:
    """A name that stays, whatever the page is called and wherever it moves within the site (RFC 4151)."""
    parts = urlsplit(address)
    return f"tag:{parts.hostname},{day.isoformat()}:{parts.path}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _texts(parent: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, rel: str, kind: str, address: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": address})
