"""What readers can compare: one record each, with its parts, its words, and where its figures come from.

Advertising comes first: it is what an address without a topic means, and its sums stand in the file that every
comparison loads. The others are loaded when they are chosen.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.charts.funding_origins import COLOURS as ORIGINS
from generator.charts.funding_sources import COLOURS as KINDS
from generator.charts.spend_by_platform import COLOURS as MEDIA
from generator.charts.targeting_methods import UNTARGETED
from generator.figures.view import View
from generator.money import Money
from generator.text import Message, say


def _nothing(view: View, party: str, period: str) -> tuple[()]:
    del view, party, period
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One thing to compare, and the section of a disclosure that answers it.

    `parts` is the code list of its parts; each has the first colour unless `colours` gives another. `money` yields
    what a party declared for a period, each sum with its part. What is `counted` instead, technique by technique, has
    several parts at once, so that these do not add up.
    """

    id: str
    title: Message
    section: str
    parts: str
    words: Mapping[str, Message]
    colours: Mapping[str, str]
    money: Callable[[View, str, str], Iterable[tuple[str, Money]]] = _nothing
    counted: Callable[[View, str, str], Iterable[Collection[str]]] | None = None


def _spent(view: View, party: str, period: str) -> Iterable[tuple[str, Money]]:
    return ((spend.group, spend.money) for spend in view.figures.spent(party, (period,)))


def _received(view: View, party: str, period: str) -> Iterable[tuple[str, Money]]:
    return ((fund.group, fund.money) for fund in view.figures.received(party, (period,)))


def _origins(view: View, party: str, period: str) -> Iterable[tuple[str, Money]]:
    return ((fund.origin, fund.money) for fund in view.figures.received(party, (period,)))


def _stages(view: View, party: str, period: str) -> Iterable[Collection[str]]:
    return (use.stages for use in view.figures.ai_uses.get((party, period), ()))


def _methods(view: View, party: str, period: str) -> Iterable[Collection[str]]:
    """Of each technique; what is shown to everybody is none."""
    found = view.figures.techniques.get((party, period), ())
    return (each.methods for each in found if set(each.methods) != {UNTARGETED})


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
FUNDING = Topic(
    id="funding",
    title=say("Funding by kind"),
    section="funding",
    parts="funding-groups",
    colours=KINDS,
    money=_received,
    words={
        "by": say("Kind"),
        "all": say("Declared funding"),
        "each": say("Declared funding by kind"),
        "one": say("Declared funding, {medium}"),
        "own": say("share of the party's own funding, per cent"),
        "question": say("How much funding did the parties declare?"),
        "question_own": say("How much of their funding was of that kind?"),
    },
)
ORIGIN = Topic(
    id="origin",
    title=say("Funding by origin"),
    section="funding",
    parts="origins",
    colours=ORIGINS,
    money=_origins,
    words={
        "by": say("Origin"),
        "all": say("Declared funding"),
        "each": say("Declared funding by origin"),
        "one": say("Declared funding, {medium}"),
        "own": say("share of the party's own funding, per cent"),
        "question": say("Where does the money come from?"),
        "question_own": say("How much of their funding came from there?"),
    },
)
AI = Topic(
    id="ai",
    title=say("Uses of AI by stage"),
    section="ai",
    parts="ai-stages",
    colours={},
    counted=_stages,
    words={
        "by": say("Stage"),
        "all": say("Declared uses of AI"),
        "one": say("Declared uses of AI, {medium}"),
        "question": say("Where was AI used?"),
        "declared": say("{party} declared uses of AI: {sum}"),
        "most": say("{party} declared the most uses of AI: {sum}"),
        "most_in": say("{party} declared the most uses of AI in {period}: {sum}"),
        "largest": say("Most uses of AI among those disclosed: {party}, {sum}"),
    },
)
TARGETING = Topic(
    id="targeting",
    title=say("Targeting by method"),
    section="targeting",
    parts="targeting-methods",
    colours={},
    counted=_methods,
    words={
        "by": say("Method"),
        "all": say("Declared targeting techniques"),
        "one": say("Declared targeting techniques, {medium}"),
        "question": say("How were audiences chosen?"),
        "declared": say("{party} declared targeting techniques: {sum}"),
        "most": say("{party} declared the most targeting techniques: {sum}"),
        "most_in": say("{party} declared the most targeting techniques in {period}: {sum}"),
        "largest": say("Most targeting techniques among those disclosed: {party}, {sum}"),
    },
)
TOPICS = (ADVERTISING, FUNDING, ORIGIN, AI, TARGETING)
