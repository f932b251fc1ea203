"""What a chart is: one question, and the function that answers it for a view of the data."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.figures.figure import Drawing
from generator.figures.view import View
from generator.text import Message, say


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. `draw` makes everything it says, `method` tells how the figures in it are worked out.

    `of_one` is the question as it is asked about a single party; without one, no party has the chart.
    """

    id: str
    question: Message
    draw: Callable[[View], Drawing]
    method: Message
    of_one: Message | None = None


def draw_one(chart: Chart, view: View) -> tuple[Drawing, str]:
    """The chart of the only party of a view, and its title without the party's name.

    The name stands in everything that is read apart from the party's page: an embed, a picture, a citation. Where the
    data give no finding, the question is the title.
    """
    drawing, t = chart.draw(view), view.t
    name, question = t.local(view.parties[0].name), t.text(chart.of_one or chart.question)
    found = drawing.finding != drawing.question
    heading = drawing.finding if found else question
    named = (t.text(say("{party}: {words}", party=name, words=w)) for w in (question, heading))
    asked, finding = named
    return replace(drawing, question=asked, finding=finding), heading
