"""What is said to have been handed in is a version that is there, once, at a time before its file was filed."""

from collections.abc import Iterator

from generator.documents.scalars import parse_moment
from generator.findings import Example, Level
from generator.moments import written
from generator.text import say
from generator.validation.rule import Case, Problem, Rule, Subject


def check(case: Case) -> Iterator[Problem]:
    election = case.path[0]
    if case.data["election"] != election:
        message = say(
            "The file says {written}, its folder is {place}.",
            written=case.data["election"],
            place=election,
        )
        yield Problem(
            pointer="/election",
            message=message,
            fix=say("Write election: {place}.", place=election),
        )
    seen: dict[str, str] = {}
    for pointer, entry in case.document.entries("received"):
        path, place = entry["path"], f"{pointer}/path"
        if path not in case.files:
            message = say("There is no disclosure {path}.", path=path)
            yield Problem(
                pointer=place,
                message=message,
                fix=say("Name the file of a version that was filed."),
            )
        if path in seen:
            message = say("{path} stands here twice.", path=path)
            yield Problem(
                pointer=place,
                message=message,
                fix=say("Keep one time for each file."),
                also=(seen[path],),
            )
        seen.setdefault(path, place)
        yield from _time(case, f"{pointer}/at", path, entry["at"])


def _time(case: Case, pointer: str, path: str, text: str) -> Iterator[Problem]:
    at, filed = parse_moment(text), case.first_seen.get(path)
    if at is None:
        message = say("{text} is not a time of the calendar.", text=text)
        yield Problem(pointer=pointer, message=message, fix=say("Write the time that is meant."))
    elif filed is not None and at > filed:
        message = say(
            "{text} is after the file reached the main line, at {filed}.",
            text=text,
            filed=written(filed),
        )
        fix = say(
            "Correct the time; a file that was handed in no earlier than it was filed needs no entry."
        )
        yield Problem(pointer=pointer, message=message, fix=fix)


RULE = Rule(
    code="received-known",
    level=Level.ERROR,
    title=say("What was handed in is a version that is there, not after it was filed"),
    why=say("The time decides whether a disclosure is late, so it must belong to one file."),
    check=check,
    subject=Subject.RECEIVED,
    example=Example(
        bad='at: "2025-04-31T23:40:00+02:00"',
        good='at: "2025-04-05T23:40:00+02:00"',
    ),
    since="0.2.0",
)
