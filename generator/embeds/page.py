"""The page of an embed: a record in, one HTML file out that needs no other to be read.

Its style sheet stands in it, allowed by its hash, so that a slow line is asked once; its script, which tells the page
around how high it is, may fail. Text is escaped by the template.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from generator import addresses
from generator.charts.record import Record
from generator.embeds.look import style, style_hash
from generator.embeds.words import Words, words

TEMPLATES = Path(__file__).parent / "templates"
POLICY = (
    "default-src 'none'; style-src '{style}'; script-src 'self'; img-src 'self' data:;"
    " base-uri 'none'; form-action 'none'"
)


def page(record: Record, oembed: str) -> bytes:
    """The embed of a chart. `oembed` is the address of its oEmbed answer; empty where there is none."""
    here = record.local(record.to.embed(record.id))
    script = addresses.relative(addresses.EMBED_SCRIPT, here)
    return _render(record, words(record), here, script, oembed)


def frozen_page(record: Record, words: Words, here: str, script: str) -> bytes:
    """The same as it stands in a release, at the path `here`, with the script of that release."""
    return _render(record, words, here, script, "")


def _render(record: Record, words: Words, here: str, script: str, oembed: str) -> bytes:
    chart = record.to.chart(record.id)
    html = _template().render(
        record=record,
        block=record.block,
        words=words,
        policy=Markup(POLICY.format(style=style_hash())),  # noqa: S704 - our own
        style=Markup(style()),  # noqa: S704 - our own, and it holds no text
        script=script,
        chart=addresses.relative(record.local(chart), here),
        canonical=record.absolute(chart),
        oembed=oembed,
    )
    return html.encode() + b"\n"


@cache
def _template() -> Template:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    return made.get_template("embed.html.jinja")
