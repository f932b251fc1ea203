"""Two organisations that may be taken for each other are told of, in every file that names one of them.

Sums are kept apart by register number, else by name. A number that one party leaves out or mistypes splits them, and a
name in look-alike letters hides that; only the parties know which it is, so nothing is merged.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import Message, say
from generator.validation.directory import Mention, named
from generator.validation.identity import Identity, Space
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    directory = case.directory or named([case.document])
    told: set[Identity] = set()
    for mention in directory.by_file.get(case.document.path, ()):
        if mention.identity in told or mention.identity.space is Space.PERSON:
            continue
        told.add(mention.identity)
        for alike in directory.alike(mention.identity):
            if alike.other.space is not Space.PERSON and alike.other not in told:
                others = directory.by_identity[alike.other]
                yield _problem(mention, _elsewhere(mention, others), alike.reason)


def _elsewhere(mention: Mention, others: tuple[Mention, ...]) -> Mention:
    """Where the other is best looked at: in another party's file, else in the newest of this one's."""
    foreign = (other for other in others if other.party != mention.party)
    return next(foreign, others[-1])


def _problem(mention: Mention, other: Mention, reason: Message) -> Problem:
    message = say(
        "“{name}” and “{other}” in {file} are counted as two: {reason}.",
        name=_called(mention), other=_called(other), file=other.document.path, reason=reason,
    )  # fmt: skip
    place = other.document.locate(other.pointer)
    return Problem(pointer=mention.pointer, message=message, fix=_FIX, elsewhere=(place,))


def _called(mention: Mention) -> str:
    return ", ".join((mention.name, *mention.registers))


_FIX = say(
    "If they are one, give the same register number in both files; if they are two, leave it."
)

RULE = Rule(
    code="named-alike",
    level=Level.ADVICE,
    title=say("Two organisations that may be taken for each other"),
    why=say("Readers see who serves several parties only where each is named in the same way."),
    check=check,
    example=Example(
        bad=(
            "donor: {type: organisation, name: Fondacioni Ura, country: AL, "
            "identifiers: [{scheme: AL-QKB, id: L91234568A}]}"
        ),
        good=(
            "donor: {type: organisation, name: Fondacioni Ura, country: AL, "
            "identifiers: [{scheme: AL-QKB, id: L91234567A}]}"
        ),
    ),
    since="0.2.0",
)
