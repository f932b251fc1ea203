"""Finds new files that say of themselves what their account may not say, and where such a file belongs instead.

A party never says that the election body entered a file or that it was taken from elsewhere, because what is added to
such a file is shown as others' words; and the body never files one without saying so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.documents.instance import ENTERED, SOURCE
from generator.documents.names import DISCLOSURES, parse_name
from generator.history.additions import DISCLOSURE, Permit
from generator.history.contents import Contents
from generator.history.proposal import FILE, Proposal
from generator.history.refusals import (
    MAINTAINERS,
    NAME,
    ROSTER,
    SPEAKER,
    UNREADABLE,
    Refusal,
    refuse,
)
from generator.history.snapshot import Snapshot
from generator.text import Message, say

_ELSEWHERE = frozenset({MAINTAINERS, NAME, ROSTER})
_UPLOADS = (".yaml", ".yml", ".txt", ".csv", ".doc", ".docx", ".odt", ".pdf", ".xlsx", ".ods")


def check_speakers(
    proposal: Proposal, own: Mapping[bytes, Permit], contents: Contents
) -> Iterator[Refusal]:
    """Each new disclosure that says, or leaves unsaid, what its account may not."""
    for entry in proposal.last:
        place = own.get(entry.path)
        name = parse_name(place.filed.file) if place else None
        if place is None or name is None or name.kind != DISCLOSURE or entry.mode != FILE:
            continue
        said = contents.said.get(entry.path)
        if entry.path in contents.stopped:
            yield refuse(UNREADABLE, _STOPPED, path=entry.path, commit=entry.commit)
        elif said is not None and bool(said.taken_over) != place.body:
            what, remedy = _FOREIGN[said.taken_over]
            yield refuse(SPEAKER, what, remedy, entry.path, entry.commit)


def direct(refusal: Refusal, base: Snapshot, contents: Contents) -> Refusal:
    """A refusal that says where its file belongs, where the file itself tells or its place shows that it strayed."""
    if refusal.reason not in _ELSEWHERE or not refusal.path:
        return refusal
    path, prefix = refusal.path.decode("utf-8", "replace"), base.prefix.decode("utf-8", "replace")
    said = contents.said.get(refusal.path)
    if said is not None and said.place and prefix + said.place != path:
        return replace(refusal, remedy=_move(refusal, prefix + said.place))
    name = path.removeprefix(prefix)
    if "/" not in name and name.lower().endswith(_UPLOADS) and refusal.path not in base.files:
        return replace(refusal, remedy=_move(refusal, f"{prefix}{_PATTERN}"))
    return refusal


def _move(refusal: Refusal, place: str) -> Message:
    if refusal.reason is MAINTAINERS:
        return say(
            "If it is a disclosure, move it to {place}. {remedy}",
            place=place,
            remedy=refusal.remedy,
        )
    return say("Move it to {place}.", place=place)


_PATTERN = f"{DISCLOSURES}/<election>/<party>/<period>.yaml"
_STOPPED = say("Reading this file had to be stopped.")
_FOREIGN = {
    "": (
        say("The election body enters this file, and the file does not say so."),
        say("Add {field}: from, and a reference or the sha256 of the scan.", field=ENTERED),
    ),
    ENTERED: (
        say("The file says that the election body entered it, and a party sends it."),
        say("Take {field} out of it.", field=ENTERED),
    ),
    SOURCE: (
        say("The file says that it was taken from elsewhere, and a party sends it."),
        say("Take {field} out of it.", field=SOURCE),
    ),
}
"""What is wrong where the one who sends a file and what it says of itself do not fit, by the field that says it."""
