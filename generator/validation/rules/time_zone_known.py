"""The time zone of an election is one that the IANA's database knows (https://www.iana.org/time-zones)."""

from collections.abc import Iterator
from difflib import get_close_matches

from generator.findings import Example, Level
from generator.moments import UNIVERSAL, zone_names
from generator.text import say
from generator.validation.rule import Case, Problem, Rule, Subject


def check(case: Case) -> Iterator[Problem]:
    name = case.data.get("time_zone", UNIVERSAL)
    if name not in zone_names():
        message = say("There is no time zone {name}.", name=name)
        yield Problem(
            pointer="/time_zone", message=message, fix=say("Write {known}?", known=_nearest(name))
        )


def _nearest(name: str) -> str:
    """The known name that is most like another: as a whole, or in its last part, which is a place."""
    known = {zone.casefold(): zone for zone in zone_names()}
    places = {zone.rpartition("/")[2].casefold(): zone for zone in zone_names()} | known
    return places[get_close_matches(name.casefold(), places, 1, 0)[0]]


RULE = Rule(
    code="time-zone-known",
    level=Level.ERROR,
    title=say("The time zone of the election is known"),
    why=say("Its days decide what is due, late and overdue."),
    check=check,
    subject=Subject.ELECTION,
    example=Example(bad="time_zone: Europe/Tirana", good="time_zone: Europe/Tirane"),
    since="0.2.0",
)
