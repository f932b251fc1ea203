"""Renders the page of an embed as one HTML file that needs no other to be read.

Its style sheet stands in it, allowed by its hash, so that a slow line is asked once; its script, which tells the page
around how high it is, may fail. Text is escaped by the template.
"""

from functools import cache
from pathlib import Path

from jinja2 import Template
from markupsafe import Markup

from generator import addresses
from generator.charts.record import Record
from generator.embeds.look import style, style_hash
from generator.embeds.words import Words, words
from generator.templating import escaping

TEMPLATES = Path(__file__).parent / "templates"
POLICY = (
    "default-src 'none'; style-src '{style}'; script-src 'self'; img-src 'self' data:;"
    " base-uri 'none'; form-action 'none'"
)


def page(record: Record, oembed: str) -> bytes:
    """The embed of a chart. `oembed` is the address of its oEmbed answer; empty where there is none."""
    return render(
        "embed", record, words(record), record.local(record.embed), record.page, oembed=oembed
    )


def frozen_page(record: Record, words: Words, here: str, script: str) -> bytes:
    """The same as it stands in a release, at the path `here`, with the script of that release."""
    return render("embed", record, words, here, record.page, script=script)


def render(
    template: str,
    record: Record,
    words: Words,
    here: str,
    chart: str,
    folder: Path = TEMPLATES,
    sheet: str | None = None,
    **more: str,
) -> bytes:
    """A bare page at the path `here`, with a link to the page `chart`.

    `folder` is where its template stands, `sheet` its style if it holds no drawing, `more` what its template needs.
    """
    rules = style() if sheet is None else sheet
    html = _template(template, folder).render(
        record=record,
        block=record.block,
        words=words,
        policy=Markup(POLICY.format(style=style_hash(rules))),  # noqa: S704 - our own
        style=Markup(rules),  # noqa: S704 - our own, and it holds no text
        chart=addresses.relative(record.local(chart), here),
        canonical=record.absolute(chart),
        **{"script": addresses.relative(addresses.EMBED_SCRIPT, here), "oembed": "", **more},
    )
    return html.encode() + b"\n"


@cache
def _template(name: str, folder: Path) -> Template:
    return escaping((folder, TEMPLATES)).get_template(f"{name}.html.jinja")
