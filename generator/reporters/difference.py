"""What was changed in files, as a unified diff for people: very long lines are cut, and nothing in them acts."""

import difflib
from collections.abc import Iterator
from itertools import takewhile

from generator.history.repair import Repair, Repaired
from generator.reporters.excerpt import cut
from generator.reporters.layout import Ink, paint, wrap
from generator.reporters.reporter import Paper, inert
from generator.text import Message, Translator, say, say_many, show

WIDEST = 200
INKS = {"-": Ink.RED, "+": Ink.GREEN}


def write(repaired: Repaired, paper: Paper, t: Translator) -> str:
    """Every change, then how many there were, then the files that were left as they are."""
    lines = [line for change in repaired.changes for line in _difference(change, paper)]
    lines += wrap(t.text(_count(repaired)), paper.width)
    for file in repaired.kept:
        said = say(
            "{file} is published and stays as it is; file a correction: a new version, with its reason.",
            file=show(file, 200),
        )
        lines += wrap(t.text(said), paper.width)
    return inert("\n".join(lines) + "\n\n")


def _count(repaired: Repaired) -> Message:
    places = sum(change.places for change in repaired.changes)
    if not places:
        return say("Nothing was changed: nothing is certain enough to be put right without asking.")
    return say_many(
        "One place was changed; see above whether it is what you mean.",
        "{count} places were changed; see above whether they are what you mean.",
        places,
    )


def _difference(change: Repair, paper: Paper) -> Iterator[str]:
    """The lines of one file that were changed, with one line before and after."""
    before, after = change.before.split("\n"), change.after.split("\n")
    ends = {
        text: _ends(old, new)
        for old, new in zip(before, after, strict=True)
        if old != new
        for text in (old, new)
    }
    name = show(change.file, 200)
    head, foot, *lines = difflib.unified_diff(before, after, name, name, n=1, lineterm="")
    yield from (head, foot)
    for line in lines:
        sign, text = line[:1], line[1:]
        ink = INKS.get(sign)
        for column in ends.get(text, {1}) if sign in " -+" else ():
            part = sign + cut(text.removesuffix("\r"), column, 0, WIDEST).shown
            yield paint(part, ink, colour=paper.colour) if ink else part
        if sign == "@":
            yield line
    yield ""


def _ends(old: str, new: str) -> list[int]:
    """The column (from 1) where two lines begin to differ; if one view does not hold all of it, also where they end."""
    first = _alike(old, new)
    last = len(old) - _alike(old[:first:-1], new[:first:-1])
    return [first + 1] if last - first < WIDEST // 2 else [first + 1, last]


def _alike(old: str, new: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = zip(old, new, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
