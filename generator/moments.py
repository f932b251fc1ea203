"""Moments, the days they fall on where an election is held, and what counts as now.

Zones are read from the package tzdata and never from the machine, so that the same commit gives the same days on every
machine. Moments are aware and whole seconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from generator.errors import SettingsError

UNIVERSAL = "UTC"
"""The zone of an election that names none."""
LAST = datetime.max.replace(microsecond=0, tzinfo=UTC)
"""What stands for every moment after the year 9999."""
_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_ZONES = files("tzdata")


@cache
def zone_names() -> tuple[str, ...]:
    """Every name of a time zone that is known, in order."""
    return tuple(sorted(_ZONES.joinpath("zones").read_text("utf-8").split()))


@cache
def time_zone(name: str) -> tzinfo:
    """The time zone of a known name."""
    with _ZONES.joinpath("zoneinfo", *name.split("/")).open("rb") as rules:
        return ZoneInfo.from_file(rules, name)


def zone_of(election: Mapping[str, Any]) -> tzinfo:
    """The zone whose days count for an election; a name that is not known, which a rule finds, stands for none."""
    name = election.get("time_zone", UNIVERSAL)
    return time_zone(name if name in zone_names() else UNIVERSAL)


def local(moment: datetime, zone: tzinfo) -> datetime:
    """A moment as the clocks of a zone show it; at the ends of the calendar, where they show none, as it is."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment


def written(moment: datetime) -> str:
    """A moment as files for programs write it (RFC 3339): 2025-05-05T21:40:00Z."""
    return local(moment, UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def day_of(moment: datetime, zone: tzinfo) -> date:
    """The day on which a moment falls in a zone."""
    return local(moment, zone).date()


def start_of(day: date, zone: tzinfo) -> datetime:
    """The first moment of a day in a zone."""
    return local(datetime.combine(day, time(), zone), UTC)


def end_of(day: date, zone: tzinfo) -> datetime:
    """The moment at which a day is over in a zone: the first of the next day."""
    return LAST if day == date.max else start_of(day + timedelta(days=1), zone)


def read_stamp(stamp: str) -> datetime | None:
    """The moment that a number of seconds since 1970 stands for; None where it is no number, or no moment."""
    try:
        return _FIRST + timedelta(seconds=int(stamp))
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True, slots=True)
class Now:
    """What counts as now: a day that somebody named, else a moment; nothing where neither is known."""

    day: date | None = None
    moment: datetime | None = None

    def today(self, zone: tzinfo, as_of: date | None = None) -> date | None:
        """The day it is in a zone; the day an election names for itself goes before everything else."""
        if as_of is not None or self.day is not None:
            return as_of or self.day
        return None if self.moment is None else day_of(self.moment, zone)

    def or_at(self, moment: datetime | None) -> "Now":
        """A moment in place of nothing."""
        return self if self.day or self.moment else Now(moment=moment)


UNKNOWN = Now()


def read_now(stamp: str, day: date | None = None) -> Now:
    """Now, from SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/) and a day that was named.

    Raises SettingsError where the stamp is no number of seconds.
    """
    moment = read_stamp(stamp) if stamp else None
    if stamp and moment is None:
        message = f"SOURCE_DATE_EPOCH is {stamp!r}; it must be a whole number of seconds."
        raise SettingsError(message)
    return Now(day, moment)
