"""Lists who and what a disclosure declares: ids, with the pointers to them."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from generator.text import Message, say
from generator.validation.places import select

SPONSORS = ("affiliates/entities", "advertising/candidates", "advertising/third_parties")
ENTITIES = (*SPONSORS, "advertising/intermediaries")
LISTS = (
    "advertising/accounts",
    "advertising/lines",
    "funding/sources",
    "targeting/techniques",
    "ai/uses",
)
_AFFILIATED = frozenset(
    {
        "foundation",
        "association",
        "youth_wing",
        "womens_wing",
        "research_institute",
        "fundraising_body",
        "local_branch",
    }
)
_CLOSE = 0.85


def ids(data: Any, *lists: str) -> dict[str, str]:
    """The ids of the entries of these lists, each with the pointer to where it first stands."""
    found: dict[str, str] = {}
    for path in lists:
        for pointer, name in select(data, f"{path}/*/id"):
            found.setdefault(name, pointer)
    return found


def sponsors(data: Any) -> dict[str, str]:
    """Who may sponsor and pay: the party, its affiliates, candidates and declared third parties."""
    return {data["party"]: "/party", **ids(data, *SPONSORS)}


def entities(data: Any) -> dict[str, str]:
    """Everybody the disclosure declares: who may sponsor, and the intermediaries."""
    return {data["party"]: "/party", **ids(data, *ENTITIES)}


def is_other_legal_entity(entity: Mapping[str, Any]) -> bool:
    """Whether an affiliate is one of the "other legal entities" of commitment 6c (i).

    The European code sets its threshold for these; foundations and organisations affiliated with the party are
    named whatever they spend.
    """
    return entity["kind"] not in _AFFILIATED


def suggest(name: str, known: Iterable[str], fix: Message) -> Message:
    """The fix, after the one known name that is almost the same, where there is one."""
    near = get_close_matches(name, list(known), n=1, cutoff=_CLOSE)
    return say("Perhaps {near} is meant. {fix}", near=near[0], fix=fix) if near else fix
