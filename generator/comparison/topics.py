"""What readers can compare: one record each, with its parts, its words, and where its figures come from.

Advertising comes first: it is what an address without a topic means, and its sums stand in the file that every
comparison loads. The others are loaded when they are chosen.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.charts.spend_by_platform import COLOURS as MEDIA
from generator.figures.view import View
from generator.money import Money
from generator.text import Message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One thing to compare, and the section of a disclosure that answers it.

    `parts` is the code list of its parts, with a colour for each. `money` yields what a party declared for a period,
    each sum with its part.
    """

    id: str
    title: Message
    section: str
    parts: str
    colours: Mapping[str, str]
    words: Mapping[str, Message]
    money: Callable[[View, str, str], Iterable[tuple[str, Money]]]


def _spent(view: View, party: str, period: str) -> Iterable[tuple[str, Money]]:
    return ((spend.group, spend.money) for spend in view.figures.spent(party, (period,)))


ADVERTISING = Topic(
    id="advertising",
    title=say("Advertising by medium"),
    section="advertising",
    parts="medium-groups",
    colours=MEDIA,
    money=_spent,
    words={
        "by": say("Media"),
        "all": say("Declared advertising"),
        "each": say("Declared advertising by medium"),
        "one": say("Declared advertising, {medium}"),
        "own": say("share of the party's own advertising, per cent"),
        "question": say("How much advertising did the parties declare?"),
        "question_own": say("How much of their advertising went there?"),
    },
)
TOPICS = (ADVERTISING,)
