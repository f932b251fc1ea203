"""How many people could vote, as the election's file gives it, for figures per voter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.documents.scalars import parse_date


@dataclass(frozen=True, slots=True)
class Voters:
    """The number of registered voters on a day, who says so and where; `url` may be empty."""

    number: int
    source: str
    url: str
    day: date


def registered_voters(election: Mapping[str, Any]) -> Voters | None:
    """The number in a checked election's file; None where it gives none."""
    given = election.get("registered_voters")
    if given is None:
        return None
    source = given["source"]
    day = parse_date(given["date"]) or date.min
    return Voters(int(given["number"]), source["title"], source.get("url", ""), day)
