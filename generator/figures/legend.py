"""What the key of a figure names, however it is drawn."""

from generator.figures.figure import Bars, Figure, Series


def legend(figure: Figure) -> tuple[Series, ...]:
    """The series really drawn, in their order; empty where there is only one, which needs no key."""
    if not isinstance(figure, Bars):
        return ()
    used = {
        s.series for group in figure.groups for row in group.rows for s in row.segments if s.high
    }
    drawn = tuple(series for series in figure.series if series.key in used)
    return drawn if len(drawn) > 1 else ()
