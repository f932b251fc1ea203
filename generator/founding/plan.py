"""Plans an election from what somebody says of it, or says what is wrong with that."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from generator.documents.names import is_name
from generator.errors import FoundingError
from generator.founding.country import currency_of, ensure_country, ensure_currency, time_zone_of
from generator.founding.roster import read_roster
from generator.languages import locale
from generator.publisher import NOBODY, Publisher, read_publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What somebody says of a new election. `languages` begins with the main one; without `parties` they are invented.

    `day` is the day of the vote. It is `assumed` where nobody named it.
    """

    election: str
    country: str
    languages: tuple[str, ...]
    code: str
    currency: str
    time_zone: str
    day: date
    assumed: bool
    parties: tuple[Mapping[str, Any], ...] = ()
    publisher: Publisher = NOBODY

    @property
    def periods(self) -> tuple[tuple[date, date], ...]:
        """First and last day of the month before that of the vote, and of that month."""
        vote = self.day.replace(day=1)
        before = (vote - timedelta(days=1)).replace(day=1)
        after = (vote + timedelta(days=31)).replace(day=1)
        return (before, vote - timedelta(days=1)), (vote, after - timedelta(days=1))

    @property
    def invented(self) -> bool:
        """Whether its parties are examples."""
        return not self.parties


def make_plan(
    election: str,
    country: str,
    languages: str,
    code: str | None,
    currency: str | None,
    time_zone: str | None,
    day: str | None,
    roster: Path | None,
    codes: tuple[str, ...],
    publisher: str = "",
    email: str = "",
) -> Plan:
    """The plan that follows from a person's words and the country. Raises FoundingError where there is none."""
    named = _ensure_languages(tuple(each.strip() for each in languages.split(",") if each.strip()))
    ensure_country(country)
    if not is_name(election):
        message = f"{election} cannot name an election; use small letters, digits and hyphens, such as xx-2027."
        raise FoundingError(message)
    table = read_roster(roster.name, roster.read_bytes(), named[0]) if roster else []
    return Plan(
        election=election,
        country=country,
        languages=named,
        code=_code(code, country, codes),
        currency=ensure_currency(currency) if currency else currency_of(country),
        time_zone=time_zone or time_zone_of(country),
        day=_day(day, election),
        assumed=day is None,
        parties=tuple(table),
        publisher=read_publisher({"name": publisher or None, "email": email or None}),
    )


def _ensure_languages(named: tuple[str, ...]) -> tuple[str, ...]:
    """The languages, each once. Raises SettingsError where CLDR does not describe one."""
    for language in named:
        locale(language)
    if not named:
        message = "Name at least one language with --languages, such as sq,en."
        raise FoundingError(message)
    return tuple(dict.fromkeys(named))


def _code(code: str | None, country: str, codes: tuple[str, ...]) -> str:
    """The code of conduct: the one named, else the newest of the country, else the newest of the Union."""
    if code and code not in codes:
        message = f"There is no code of conduct {code}; known are {', '.join(codes)}."
        raise FoundingError(message)
    own = [
        name for place in (country, "EU") for name in codes if name.startswith(f"{place.lower()}-")
    ]
    return code or own[0]


def _day(day: str | None, election: str) -> date:
    """The day of the vote; where nobody named it, the last day of the year that the election is named after."""
    year = re.search(r"(?<![0-9])20[0-9]{2}(?![0-9])", election)
    try:
        return date.fromisoformat(day or f"{year[0] if year else ''}-12-31")
    except ValueError as error:
        said = f"{day} is no day" if day else f"The name {election} holds no year"
        message = f"{said}; name the day of the vote with --date, such as 2027-05-09."
        raise FoundingError(message) from error
