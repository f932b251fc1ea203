"""What was redacted by order is gone, and its entries of the log can keep their numbers.

The log is a Merkle tree: an entry at another number, or with another letter, would change every later head
(RFC 6962, section 2.1).
"""

from collections.abc import Iterator

from generator.documents.scalars import parse_date
from generator.findings import Example, Level
from generator.text import say
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule, Subject

DAY = len("2025-05-05")
DAYS = ("redactions/*/date", "redactions/*/entries/*/day", "redactions/*/entries/*/time")


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
    for pointer, order in case.document.entries("redactions"):
        path, place = order["path"], f"{pointer}/path"
        if not path.startswith(f"disclosures/{election}/"):
            message = say("{path} is not a file of this election.", path=path)
            yield Problem(pointer=place, message=message, fix=_PATH)
        if path in case.files:
            message = say("The file {path} is still there.", path=path)
            yield Problem(
                pointer=place, message=message, fix=say("Remove the file in the same change.")
            )
    for days in DAYS:
        for pointer, text in select(case.data, days):
            if parse_date(text[:DAY]) is None:
                message = say("{text} is not a day of the calendar.", text=text)
                yield Problem(
                    pointer=pointer, message=message, fix=say("Write the day that is meant.")
                )
    yield from _numbers(case)


def _numbers(case: Case) -> Iterator[Problem]:
    """Numbers that stand twice; lines of version 1 of the log, which have no time, are numbered by themselves."""
    seen: dict[tuple[bool, int], str] = {}
    for entry, fields in select(case.data, "redactions/*/entries/*"):
        number, pointer = ("time" in fields, fields["number"]), f"{entry}/number"
        if number in seen:
            message = say("Entry {number} of the log stands here twice.", number=str(number[1]))
            yield Problem(pointer=pointer, message=message, fix=_NUMBER, also=(seen[number],))
        seen.setdefault(number, pointer)


_PATH = say("Copy the path from the line of the log.")
_NUMBER = say("Copy each line of the log once, with its own number.")

RULE = Rule(
    code="redactions-known",
    level=Level.ERROR,
    title=say("A redaction names a file that is gone, and its entries of the log"),
    why=say("Only with its entries unchanged does the log go on proving everything else."),
    check=check,
    subject=Subject.REDACTIONS,
    example=Example(
        bad="- path: disclosures/prova-2025/partia-e-lumit/2025-04.yaml",
        good="- path: disclosures/prova-2025/partia-e-lumit/2025-02.yaml",
    ),
)
