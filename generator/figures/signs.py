"""The signs of states: each state has one, drawn in the colour of the text and always beside its one word.

This is the only place where they are declared: notices, cells, grids, keys and charts all draw these. A sign is one
path around (0, 0), twelve pixels wide and high, so that it needs no font and looks the same everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.metrics.status import State
from generator.text import Message, say

_DISC = "M-4.5 0a4.5 4.5 0 1 1 9 0a4.5 4.5 0 1 1-9 0z"
_RING = f"{_DISC}M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"
_HALF = f"{_DISC}M0-3V3a3 3 0 0 0 0-6z"
_QUARTER = f"{_RING}M0-3V0H3a3 3 0 0 0-3-3z"
_DASH = "M-5.5-1.5h11v3h-11z"
_DOT = "M-2 0a2 2 0 1 1 4 0a2 2 0 1 1-4 0z"
_STRUCK = f"{_RING}M-5.2 4L4-5.2 5.2-4-4 5.2z"
_DASHED = (
    "M4.1-1.9a4.5 4.5 0 0 1 0 3.8L2.7 1.3a3 3 0 0 0 0-2.6zM1.9 4.1a4.5 4.5 0 0 1-3.8 0L-1.3 2.7a3 3 0 0 0 2.6 0z"
    "M-4.1 1.9a4.5 4.5 0 0 1 0-3.8L-2.7-1.3a3 3 0 0 0 0 2.6zM-1.9-4.1a4.5 4.5 0 0 1 3.8 0L1.3-2.7a3 3 0 0 0-2.6 0z"
)
_CROSSED = "M-4.5-4.5h9v9h-9zM-3.3-3.3v6.6h6.6v-6.6zM-2.5-3.3l5.8 5.8-.8.8-5.8-5.8zM3.3-2.5l-5.8 5.8-.8-.8 5.8-5.8z"
_SHADOWED = "M-5-1a3.8 3.8 0 1 1 7.6 0a3.8 3.8 0 1 1-7.6 0zM4-2.6a4.6 4.6 0 0 1-6.6 6.4a5.6 5.6 0 0 0 6.6-6.4z"


@dataclass(frozen=True, slots=True)
class Sign:
    """How a state looks and what it is called: the name of its look, its word, and its shape as the data of a path."""

    tone: str
    word: Message
    shape: str


STATES: Mapping[State, Sign] = {
    State.FILED: Sign("full", say("filed"), _DISC),
    State.NIL: Sign("empty", say("nothing to disclose"), _RING),
    State.WITHHELD: Sign("half", say("withheld"), _HALF),
    State.MISSING: Sign("missing", say("missing"), _DASH),
    State.WITHDRAWN: Sign("withdrawn", say("withdrawn"), _STRUCK),
    State.REFUSED: Sign("unreadable", say("cannot be read"), _CROSSED),
    State.NOT_DUE: Sign("quiet", say("not due yet"), _DOT),
    State.NOT_ASKED: Sign("unasked", say("not asked"), _DASHED),
    State.NOT_EXPECTED: Sign("unasked", say("left the code"), _DASHED),
}
CORRECTED = Sign("corrected", say("corrected"), _SHADOWED)
"""The mark beside a state, where a later version stands in the place of the first."""
PARTLY = Sign("part", say("partly answered"), _QUARTER)
"""No state but a count: of several answers that are due, some are there."""
SHAPES: Mapping[str, str] = {
    sign.tone: sign.shape for sign in (*STATES.values(), PARTLY, CORRECTED)
}
"""The shape of each look, in the order in which keys name them."""
