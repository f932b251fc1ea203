"""What the key of a figure names, however it is drawn."""

from generator.figures.figure import Bars, Figure, Series


def legend(figure: Figure) -> tuple[Series, ...]:
    """The series really drawn, in their order; none where there is only one, or where each bar bears its name."""
    if not isinstance(figure, Bars):
        return ()
    used = {
        s.series for group in figure.groups for row in group.rows for s in row.segments if s.high
    }
    drawn = tuple(series for series in figure.series if series.key in used)
    names = {series.key: series.label for series in drawn}
    rows = [row for group in figure.groups for row in group.rows if row.segments]
    if all(names.get(segment.series) == row.label for row in rows for segment in row.segments):
        return ()
    return drawn if len(drawn) > 1 else ()
