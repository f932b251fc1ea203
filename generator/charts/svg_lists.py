"""A grid as a list: each row's label, and below it its answers as "column: sign word", side by side where they fit.

A row whose answers are all the same reason for having none says so once.
"""

from generator.charts.figure import SIGNS, Cell, Grid, GridRow
from generator.charts.measures import Lines, widest, wrap
from generator.charts.svg_marks import Picture, Sheet, across, indent, swatch, title, word, words
from generator.charts.svg_style import ANSWER, ASKED, LABEL, Face

SIGN = 170
UNANSWERED = frozenset({"missing", "quiet"})
TAB = 120
BETWEEN = 280
PADDING = 90
NAMES_SHARE = 55
"""Of a narrow column, the most per cent that names may take from the answers."""


def draw_list(figure: Grid, sheet: Sheet) -> Picture:
    """The picture."""
    before = indent(*(row.swatch for row in figure.rows))
    count, tab = _columns(figure, sheet.width - before)
    parts: list[str] = []
    y = 0
    for number, row in enumerate(figure.rows):
        if number:
            parts.append(across("thin", y, 0, sheet.width))
        label = wrap(row.label, LABEL, sheet.width - before)
        top = y + PADDING
        parts.append(swatch(row.swatch, 0, top + LABEL.drop))
        parts.append(words(LABEL, before, top + LABEL.drop, label))
        top += len(label.lines) * LABEL.line + 30
        if _once(row):
            bare = Cell(row.cells[0].tone, row.cells[0].word, "")
            lines = wrap(bare.word, ANSWER, sheet.width - before - SIGN)
            parts.append(answer(bare, ANSWER, before, top + ANSWER.drop, lines))
            y = top + len(lines.lines) * ANSWER.line + PADDING
            continue
        step = (sheet.width - before + BETWEEN) // count
        deep = -(-len(row.cells) // count)
        ends = [top]
        for column in range(count):
            at = top
            for index in range(column * deep, min((column + 1) * deep, len(row.cells))):
                entry, at = _entry(figure.columns[index], row.cells[index], before + column * step, at, tab, step - BETWEEN)
                parts.append(entry)
            ends.append(at)
        y = max(ends) + PADDING
    return Picture(y, tuple(parts))
