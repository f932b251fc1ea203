"""The comparison a reader built, alone, for a frame on another site: a record in; what it offers, and its page, out.

What it shows stands in the fragment of its address, so the page is the same for every comparison and is filled by
`assets/sixc/builder.js`. For the same reason the codes have holes, which the browser fills: {title}, {fragment},
{height} and {formula}. There is no picture, no oEmbed answer and no release of it: none of them knows a fragment.
"""

from collections.abc import Iterable, Iterator

from generator import addresses
from generator.artifact import Artifact
from generator.charts.offer import Offer
from generator.charts.record import Record, sentence
from generator.embeds.codes import Framed, codes
from generator.embeds.page import render
from generator.embeds.words import words
from generator.text import say

HOLES = Framed("{title}", "", "{height}", "{formula}")


def offer(record: Record) -> Offer:
    """Where the embed stands, and its codes."""
    path, script = record.embed, record.shared(addresses.RESIZE_SCRIPT)
    src = f"{record.absolute(path)}#{{fragment}}"
    made = codes(HOLES, "", src, script, "") if record.settings.site_url else None
    return Offer(path, {}, "", made)


def export(records: Iterable[Record]) -> Iterator[Artifact]:
    """The bare page of every election in every language."""
    for record in records:
        path = f"{record.embed}index.html"
        yield Artifact(path, page(record), "text/html", record.t.language)


def page(record: Record) -> bytes:
    """The embed, for all that can be chosen."""
    here, text, to = record.local(record.embed), record.t.text, record.to
    more = say("{site} Choose other parties, periods or media", site=sentence(record.site_name))
    return render(
        "builder",
        record,
        words(record, more=more),
        here,
        to.builder,
        data=addresses.relative(record.local(to.builder_data), here),
        media_data=addresses.relative(record.local(to.builder_media), here),
        table_script=addresses.relative(addresses.BUILDER_TABLE, here),
        builder=addresses.relative(addresses.BUILDER_SCRIPT, here),
        compare=addresses.relative(record.local(to.compare), here),
        tables=text(say("The comparison tables show the same figures without it.")),
    )
