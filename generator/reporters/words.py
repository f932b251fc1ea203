"""The words that explain a finding: found, expected, how to fix; the two halves of an example; what is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.findings import Finding, Level, Place
from generator.reporters.groups import FindingGroup
from generator.text import Message, say, say_many, show

FOUND, EXPECTED, FIX = say("Found:"), say("Expected:"), say("How to fix:")
WHY, RULE = say("Why:"), say("Rule:")
CORRECTED = say("The line put right, ready to paste:")
ALSO = say("See also:")
EXPLAINED = say("explained in the file, nothing left to do")
HALVES = {
    Level.ERROR: (say("Wrong"), say("Right")),
    Level.WARNING: (say("Asked about"), say("Not asked about")),
    Level.ADVICE: (say("Remarked on"), say("Not remarked on")),
}
_EXPECTED = say("what is expected")
_LINES, _KINDS = 10, 5


def where(place: Place) -> str:
    """File, line and column, as programs that open files take them."""
    return f"{show(place.file, 200)}:{place.line}:{place.column}"


def explain(finding: Finding) -> Iterator[tuple[Message, Message]]:
    """Label and text: what was found, what is expected, how to put it right."""
    yield FOUND, finding.found or finding.message
    if finding.expected is None:
        yield FIX, finding.fix
        return
    yield EXPECTED, finding.expected
    # What is expected need not be said twice.
    values = tuple(
        (name, _EXPECTED if value == finding.expected else value)
        for name, value in finding.fix.values
    )
    yield FIX, replace(finding.fix, values=values)


def others(rest: Sequence[Finding]) -> Message:
    """The places of a fault that are not shown, by their lines where they are few and in one file."""
    files = {finding.place.file for finding in rest}
    if len(files) == 1 and len(rest) <= _LINES:
        lines = tuple(dict.fromkeys(str(finding.place.line) for finding in rest))
        (file,) = files
        return say("Also in {file}, line {lines}.", file=show(file, 200), lines=lines)
    return say_many("Also in one more place.", "Also in {count} more places.", len(rest))


def left_out(groups: Sequence[FindingGroup]) -> Message:
    """How much a report leaves out, and of which kinds."""
    count = sum(len(group.findings) for group in groups)
    return say_many(
        "One more is not shown ({rules}); put these right first, then check again.",
        "{count} more are not shown ({rules}); put these right first, then check again.",
        count,
        rules=tuple(dict.fromkeys(group.kind.code for group in groups))[:_KINDS],
    )
