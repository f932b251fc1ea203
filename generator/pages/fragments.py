"""Where the facts of a disclosure stand on a page, and the link by which a row is shared.

A fact has the same fragment on every page of its party, made of its period and the id that the party gave it. Where the
same in several periods is one row, the row is found by the fragment of each.
"""

from collections.abc import Callable
from typing import TypeAlias

from markupsafe import Markup

from generator.addresses import fragment
from generator.facts.affiliate import Affiliate
from generator.facts.ai_use import AiUse
from generator.facts.line import LineAmount
from generator.facts.source import Source
from generator.facts.technique import Technique
from generator.text import Translator, say

Placed: TypeAlias = Affiliate | AiUse | LineAmount | Source | Technique
"""What stands in a row of its own on the pages of a party."""


def fragment_of(fact: Placed) -> str:
    """The fragment of a fact, such as line.2025-04.meta-april."""
    match fact:
        case Affiliate():
            return fragment("affiliate", fact.period, fact.who.id)
        case LineAmount():
            return fragment("line", fact.line.period, fact.line.id, fact.amount.part)
        case Source():
            return fragment("source", fact.period, fact.id)
        case Technique():
            return fragment("technique", fact.period, fact.id)
        case AiUse():
            return fragment("ai", fact.period, fact.id)


def linking(t: Translator) -> Callable[[str], Markup]:
    """What makes the link from a row to itself; the style sheet draws it, so that the row's text stays as it is."""
    link = Markup('<a class="at" href="#{}" aria-label="{}"></a>')
    words = t.text(say("Link to this row"))
    return lambda place: link.format(place, words)
