"""Says which election a page is of, and what day it is there, in the line below the menu.

Only days stand here, never how many are left: a page may be read long after it was made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.documents.scalars import parse_date
from generator.facts.dataset import Dataset
from generator.text import Message, Translator, say


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """An election in a few words: its title by language, where and when the vote is held, and its days.

    `today` is the day that counts as today, `due` the next on which something is due; None where nothing is.
    """

    title: Mapping[str, str]
    country: str
    vote: date | None
    today: date
    due: date | None


def whereabouts(dataset: Dataset) -> Whereabouts:
    """Where and when an election is, as its file says."""
    ahead = (period.due for period in dataset.periods if period.due >= dataset.today)
    return Whereabouts(
        title=dataset.data["title"],
        country=dataset.data["country"],
        vote=parse_date(dataset.data["date"]),
        today=dataset.today,
        due=min(ahead, default=None),
    )


def line(t: Translator, at: Whereabouts) -> Iterator[dict[str, Any]]:
    """The entries of the line; phones have no room for those that are `wide`."""
    if at.vote is not None:
        yield {"words": t.text(say("Vote {day}", day=at.vote)), "wide": False}
    election, country = t.local(at.title), t.country(at.country)
    yield {
        "words": t.text(say("{election}, {country}", election=election, country=country)),
        "wide": True,
    }
    yield {"words": t.text(_due(at.due)), "wide": False}


def as_of(t: Translator, at: Whereabouts) -> str:
    """As of when, and what comes next: a day that stays the same for long shows that nothing is published any more."""
    if at.due is None:
        return t.text(say("As of {day}; nothing more is due", day=at.today))
    return t.text(say("As of {day}; next due {due}", day=at.today, due=at.due))


def _due(due: date | None) -> Message:
    return say("Next due {day}", day=due) if due else say("Nothing more is due")
