"""What an embed says beside the chart itself: a record in, its texts in the reader's language out."""

from dataclasses import dataclass

from generator.charts.record import LICENCE, Record, sentence
from generator.text import Message, say


@dataclass(frozen=True, slots=True)
class Words:
    """`notice` is empty where nothing is invented; `foot` are the lines below; `more` leads to the chart's page."""

    notice: str
    table: str
    foot: tuple[str, ...]
    more: str


def words(record: Record, release: str = "", more: Message | None = None) -> Words:
    """The texts of a chart's embed; in a release they say that it stays as it is.

    `more` are other words than usual for the link to the page.
    """
    text = record.t.text
    version = say("Data: {version}. {licence}.", version=record.version, licence=LICENCE[0])
    stays = say(
        "Release {release} of {day}: this chart does not change.",
        release=release,
        day=record.dataset.today,
    )
    lines = (
        record.block.drawing.note,
        text(version) if record.version else "",
        text(stays) if release else "",
    )
    leads = more or say("{site} Table, data and sources", site=sentence(record.site_name))
    return Words(
        record.notice, text(say("Table")), tuple(line for line in lines if line), text(leads)
    )
