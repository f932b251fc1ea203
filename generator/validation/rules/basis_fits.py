"""The basis of an amount is one that it can have.

Help in kind is valued, not paid, and only a platform reports what was spent on it.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.media import is_offline
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    for pointer, source in case.document.entries("funding", "sources"):
        if source["kind"] == "in_kind" and source["amount"]["basis"] == "paid":
            yield _unpaid(f"{pointer}/amount/basis", source["id"])
    media = case.lists["media"]
    for pointer, line in case.document.entries("advertising", "lines"):
        if line.get("in_kind", {}).get("value", {}).get("basis") == "paid":
            yield _unpaid(f"{pointer}/in_kind/value/basis", line["id"])
        reported = line.get("spent", {}).get("basis") == "platform_reported"
        if reported and is_offline(media, line["medium"]):
            message = say(
                "{id} ran on {medium}, where no platform reports what was spent.",
                id=line["id"],
                medium=media.title(line["medium"]),
            )
            yield Problem(
                pointer=f"{pointer}/spent/basis", message=message, fix=_REPORTED, about=line["id"]
            )


def _unpaid(pointer: str, about: str) -> Problem:
    message = say("{id} was given in kind, but its value is said to have been paid.", id=about)
    return Problem(pointer=pointer, message=message, fix=_VALUED, about=about)


_VALUED = say("Write basis: estimated, or invoiced where the giver has an invoice; or explain it.")
_REPORTED = say("Write basis: invoiced, paid or estimated; or explain who reported it.")

RULE = Rule(
    code="basis-fits",
    level=Level.WARNING,
    title=say("Amounts have a basis that fits them"),
    why=say("The basis tells readers how sure a figure is, and where to look it up."),
    check=check,
    example=Example(
        bad='spent: {amount: "990000.00", currency: ALL, basis: platform_reported}',
        good='spent: {amount: "990000.00", currency: ALL, basis: paid}',
    ),
    since="0.2.0",
)
