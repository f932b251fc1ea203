"""Finds days that stand in the wrong order or outside the reporting period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.documents.scalars import parse_date
from generator.text import Message, say
from generator.validation.rule import Case

# Archives that a site is published in count seconds from 1970, and end in 2106: https://www.rfc-editor.org/rfc/rfc1952
EARLIEST, LATEST = date(1970, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A day in the wrong place: the field it stands in, what is wrong and how to put it right."""

    field: str
    message: Message
    fix: Message


def reversed_days(first: str, last: str) -> tuple[date, date] | None:
    """Both days where the first comes after the last; None where it does not, or where one is no day.

    Dates that their schema accepts are written year first, so as text they sort like the calendar.
    """
    if first <= last:
        return None
    start, end = parse_date(first), parse_date(last)
    return None if start is None or end is None else (start, end)


def reporting_period(case: Case) -> Mapping[str, Any] | None:
    """The election's entry for the period a disclosure is for; None where it has none."""
    periods = case.election.data["periods"]
    return next((period for period in periods if period["id"] == case.data["period"]), None)


def find_misplaced(
    name: str, ran: Mapping[str, str], period: Mapping[str, str] | None
) -> Iterator[Misplaced]:
    """What is wrong with the days on which something ran: a line, or an ad of a ledger."""
    start, end = ran["start"], ran["end"]
    if days := reversed_days(start, end):
        message = say(
            "{name} ends on {end}, before it starts on {start}.",
            name=name,
            end=days[1],
            start=days[0],
        )
        yield Misplaced("end", message, _SWAP)
    elif period:
        if days := reversed_days(period["start"], start):
            message = say(
                "{name} starts on {start}, before the reporting period begins on {first}.",
                name=name,
                start=days[1],
                first=days[0],
            )
            yield Misplaced("start", message, _PERIOD)
        if days := reversed_days(end, period["end"]):
            message = say(
                "{name} ends on {end}, after the reporting period ends on {last}.",
                name=name,
                end=days[0],
                last=days[1],
            )
            yield Misplaced("end", message, _PERIOD)


_SWAP = say("Correct the first or the last day.")
_PERIOD = say("Give only what ran within the period; file the rest with the period it belongs to.")
