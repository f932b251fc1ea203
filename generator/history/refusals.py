"""Why a change is refused: the catalogue of reasons, and one refusal as a value.

A refusal says what is wrong with which path, why that matters, and what to do or whom to ask.
"""

from dataclasses import dataclass

from generator.documents.names import FILE_PLACE
from generator.text import Message, say


@dataclass(frozen=True, slots=True)
class Reason:
    """An entry of the catalogue: a stable code, why it matters, and what to do where one answer fits all."""

    code: str
    why: Message
    remedy: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One thing that speaks against a change.

    `path` is relative to the repository and empty where the change as a whole is meant; `commit` is the first in which
    it shows; `undone` says that the last commit no longer has it.
    """

    reason: Reason
    what: Message
    remedy: Message
    path: bytes = b""
    commit: str = ""
    undone: bool = False


_NEW_BRANCH = say("Begin a new branch from the current main line and add only your files there.")
_OUT = say("Take it out of the change.")

MAINTAINERS = Reason(
    "maintainers-path",
    say(
        "Code, schema, codes of conduct, elections and accounts decide for every party, so maintainers review them."
    ),
    say("Propose it in a change of its own, without disclosures, and ask the maintainers."),
)
ACCOUNT = Reason(
    "account-unknown",
    say("Only accounts that a party has named to the maintainers may file for it."),
    say("Send the change from a registered account, or ask the maintainers to register this one."),
)
RIVAL = Reason(
    "other-party",
    say("Nobody files, changes or removes anything in another party's name."),
    say("Take it out of the change; only that party's own accounts may file there."),
)
FROZEN = Reason(
    "party-frozen",
    say("Filing is stopped while an account of the party may be in the wrong hands."),
    say("Ask the maintainers, in a way you already know; only they can open it again."),
)
ROSTER = Reason(
    "not-on-roster",
    say("Only the parties on the roster of an election have a folder in it."),
    say("Check the name of the folder; if it is right, ask the maintainers."),
)
REGISTRY = Reason(
    "accounts-unknown",
    say("Without a sound list of accounts nobody can say who may file, so nothing is let through."),
    say("Ask the maintainers to put it right; the cause does not lie in your files."),
)
PUBLISHED = Reason(
    "published",
    say("What is published stays as it is, so that everyone can see what was said when."),
    say("Undo it; what is wrong is put right by a new version."),
)
NEXT = Reason(
    "version-order",
    say("Versions are counted without gaps, so that none can be missing unseen."),
    _OUT,
)
LEDGER = Reason(
    "ledger-alone",
    say("A ledger belongs to one disclosure and is published with it."),
    _OUT,
)
NAME = Reason(
    "file-name",
    say("A file with an unknown name would be left out without a word."),
    FILE_PLACE,
)
PATH = Reason(
    "path-unsafe",
    say("Such a path can reach out of its folder, or look different from what it is."),
    _OUT,
)
COLLISION = Reason(
    "path-collision",
    say("On many computers the two are one and the same, and one would replace the other."),
    say("Use the name that is there, or one that differs in more."),
)
KIND = Reason(
    "not-a-file",
    say("Only ordinary files are read; anything else could bring in what nobody has reviewed."),
    say("Put an ordinary file in its place, or take it out of the change."),
)
TREE = Reason(
    "folder-malformed",
    say("Programs that read it in different ways would see different files."),
    _NEW_BRANCH,
)
SPEAKER = Reason(
    "wrong-speaker",
    say("Each word has its speaker: only the election body says what it has entered itself."),
    _OUT,
)
MANY = Reason(
    "too-much",
    say("A change must be small enough for a person to review."),
    say("Split it into smaller changes."),
)
SIZE = Reason(
    "file-too-big",
    say("Limits keep one file from holding up all the others."),
    say("Put single ads into a ledger, and a long ledger into several periods."),
)
ORIGIN = Reason(
    "history-unclear",
    say("It cannot be said for sure what such a commit changes."),
    _NEW_BRANCH,
)
UNREADABLE = Reason(
    "unreadable",
    say("What cannot be read cannot be checked."),
    _NEW_BRANCH,
)

REASONS = (
    *(MAINTAINERS, ACCOUNT, RIVAL, FROZEN, ROSTER, REGISTRY, PUBLISHED, NEXT, LEDGER, NAME, PATH),
    *(COLLISION, KIND, TREE, SPEAKER, MANY, SIZE, ORIGIN, UNREADABLE),
)

PASSING = frozenset({NAME, SIZE, COLLISION, ROSTER, MAINTAINERS})
"""Reasons that hold for what a change leaves on the main line: a new file that is gone again has done no harm."""


def refuse(
    reason: Reason,
    what: Message,
    remedy: Message | None = None,
    path: bytes = b"",
    commit: str = "",
) -> Refusal:
    """A refusal for a reason; `remedy` where there is a better answer than the reason's own."""
    return Refusal(
        reason=reason, what=what, remedy=remedy or reason.remedy, path=path, commit=commit
    )
