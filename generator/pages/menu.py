"""The menu: the pages of the newest election and the hand-written ones, in the order in which readers ask for them."""

from collections.abc import Iterator
from typing import TypeAlias

from generator import addresses
from generator.text import Message, say

MenuEntry: TypeAlias = tuple[str, str, Message]
"""The section that an entry stands for, its address and its title."""


def entries(election: str, written: frozenset[str]) -> Iterator[MenuEntry]:
    """The entries there are pages for; `written` are the hand-written ones. `election` is empty where there is none."""
    to = addresses.ElectionAddresses(election)
    of_election = (
        ("compare", to.compare, say("Compare")),
        ("parties", to.parties, say("Parties")),
        ("money", to.money, say("Follow the money")),
        ("targeting", to.targeting, say("Targeting")),
        ("stands-out", to.stands_out, say("What stands out")),
        ("platforms", to.platforms, say("Platforms")),
        ("periods", to.periods, say("Periods")),
        ("filings", to.filings, say("Who has filed")),
        ("commitments", to.commitments, say("Commitments")),
        ("charts", to.charts, say("Charts")),
        ("data", to.data, say("Data")),
    )
    by_hand = (
        ("methods", addresses.METHODS, say("Methods")),
        ("how-to-file", addresses.HOW_TO_FILE, say("For parties")),
    )
    if election:
        yield from of_election
    yield from (entry for entry in by_hand if entry[1] in written)
