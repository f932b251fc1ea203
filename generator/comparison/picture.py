"""A comparison table as a picture: what is compared, the table, and below it what must be known to cite it.

Source, day, version, licence and address stand in the picture, because pictures travel alone.
"""

from generator.charts.record import Record
from generator.drawing.marks import Picture, escape, px, words
from generator.drawing.measures import wrap
from generator.drawing.style import ASKED, LABEL, TICK, Face
from generator.drawing.table import ENDLESS, AnsweredRow, CellText, ColumnHead, draw_table
from generator.pages.compare import ComparisonTable

WIDE = 1080
TITLE, TITLE_LINE = 26, 340
"""The size of the title in pixels, and its line in tenths of one."""


def picture(record: Record, compared: ComparisonTable) -> str:
    """The drawing, ready to become a file of its own. `record` is the comparison as it is published."""
    wide, drawing = WIDE * 10, record.block.drawing
    y, parts = _top(record, wide)
    table = _table(record, compared, wide)
    parts += [f'<g transform="translate(0 {px(y)})">', *table.parts, "</g>"]
    y += table.height + 160
    for text in (drawing.note, record.citation):
        y = _paragraph(TICK, text, y, parts)
    name, high = escape(drawing.id), px(y)
    return (
        f'<svg class="chart" viewBox="0 0 {WIDE} {high}" width="{WIDE}" height="{high}" role="img"'
        f' aria-labelledby="{name}-title {name}-text" lang="{escape(record.t.language)}">'
        f'<title id="{name}-title">{escape(drawing.finding)}</title>'
        f'<desc id="{name}-text">{escape(drawing.summary)}</desc>{"".join(parts)}</svg>'
    )


def _top(record: Record, wide: int) -> tuple[int, list[str]]:
    """Whose it is, what is compared and for which time; and where the table begins."""
    parts, drawing = list[str](), record.block.drawing
    y = _paragraph(LABEL, record.site_name, 0, parts)
    if record.notice:
        lines = wrap(record.notice, LABEL, wide, ENDLESS)
        parts.append(words(LABEL, (0, y + LABEL.drop), lines, also="missing"))
        y += len(lines.lines) * LABEL.line
    y += TITLE_LINE
    size = f'font-size="{TITLE}" font-weight="700"'
    parts.append(f'<text {size} x="0" y="{px(y)}">{escape(drawing.finding)}</text>')
    return _paragraph(ASKED, drawing.measure, y + 80, parts) + 140, parts


def _paragraph(face: Face, text: str, y: int, parts: list[str]) -> int:
    """Add a text in as many lines as it needs; and where it ends."""
    if not text:
        return y
    lines = wrap(text, face, WIDE * 10, ENDLESS)
    parts.append(words(face, (0, y + face.drop), lines))
    return y + len(lines.lines) * face.line + 60


def _table(record: Record, compared: ComparisonTable, wide: int) -> Picture:
    heads = [
        ColumnHead(record.t.local(party.name), party.colour) for party in record.dataset.parties
    ]
    rows = [
        AnsweredRow(
            line.title,
            line.indent,
            tuple(CellText(f.texts, f.more, f.tone) for f in line.fields),
        )
        for line in compared.lines
    ]
    return draw_table(heads, rows, wide)
