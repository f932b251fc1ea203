"""Words what an embed says beside the chart itself, in the reader's language."""

from dataclasses import dataclass

from generator.charts.record import LICENCE, Record, sentence
from generator.text import Message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What stands around a chart, in words.

    `notice` is empty where nothing is invented; `foot` are the lines below; `about` opens `note`, which says the rest
    of the data, and is empty where there is no rest; `more` leads to the chart's page, and the licence follows it.
    `address` is that of this page, in print only; empty where the site does not know its own.
    """

    notice: str
    table: str
    foot: tuple[str, ...]
    about: str
    note: str
    more: str
    licence: str
    address: str


def words(record: Record, release: str = "", more: Message | None = None) -> Words:
    """The texts of a chart's embed; in a release they say that it stays as it is.

    `more` are other words than usual for the link to the page.
    """
    text, drawing = record.t.text, record.block.drawing
    stays = say(
        "Release {release} of {day}: this chart does not change.",
        release=release,
        day=record.dataset.today,
    )
    leads = more or say("{site} Table, data and sources", site=sentence(record.site_name))
    return Words(
        notice=record.notice,
        table=text(say("Table")),
        foot=tuple(filter(None, (drawing.below, text(stays) if release else ""))),
        about=text(say("About this data")) if drawing.note != drawing.below else "",
        note=drawing.note,
        more=text(leads),
        licence=LICENCE[0],
        address="" if more else record.absolute(record.page),
    )
