"""What a chart is: one question, and the function that answers it for a view of the data."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.figures.figure import Drawing
from generator.figures.view import View
from generator.text import Message


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. `draw` makes everything it says, `method` tells how the figures in it are worked out.

    `per_party` tells whether it also stands on party pages.
    """

    id: str
    question: Message
    draw: Callable[[View], Drawing]
    method: Message
    per_party: bool = False
