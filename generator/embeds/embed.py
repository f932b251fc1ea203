"""Makes the files of a chart's embed, and says what is offered of it."""

from collections.abc import Iterable, Iterator

from generator import addresses
from generator.artifact import Artifact, to_json
from generator.charts.offer import MakeOffer, Offer
from generator.charts.record import Record
from generator.embeds import oembed, releases, snippets
from generator.embeds.heights import heights
from generator.embeds.look import script
from generator.embeds.page import page
from generator.embeds.releases import Release, frozen
from generator.embeds.words import words

SCRIPTS = (addresses.EMBED_SCRIPT, addresses.RESIZE_SCRIPT)


def offer(releases: tuple[Release, ...], record: Record) -> Offer:
    """Where a chart's embed stands, how high it is, what is copied, and what was released of it."""
    high = heights(record, words(record))
    return Offer(
        record.embed,
        {wide: high.at(wide) for wide in (snippets.PHONE, snippets.ARTICLE, snippets.DESK)},
        oembed.address(record),
        snippets.live(record, high) if record.settings.site_url else None,
        tuple(frozen(record, releases)),
    )


def export(
    records: Iterable[Record], offered: MakeOffer, released: Iterable[Release]
) -> Iterator[Artifact]:
    """The files of all embeds, what they share, and the releases as they were made."""
    yield from _scripts()
    yield from releases.export(released)
    for record in records:
        yield from files(record, offered(record))


def files(record: Record, offered: Offer) -> Iterator[Artifact]:
    """The bare page of a chart in one language and, where the site knows its address, its oEmbed answer."""
    language = record.t.language
    html = page(record, offered.oembed)
    yield Artifact(f"{offered.path}index.html", html, "text/html", language)
    if offered.oembed:
        path = record.file(oembed.NAME)
        answer = to_json(oembed.answer(record, offered))
        yield Artifact(path, answer, "application/json", language)


def _scripts() -> Iterator[Artifact]:
    """The script in every embed, and the one for the pages that show them."""
    for path in SCRIPTS:
        yield Artifact(path, script(path.rpartition("/")[2]), "text/javascript")
