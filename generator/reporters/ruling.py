"""Writes the gate's ruling as a short report: the verdict, what was looked at, then each reason with its paths.

Paths and names come from people we cannot trust: each is cut to 80 characters and written without anything that acts
in a terminal or on GitHub's runner.
"""

from collections.abc import Iterator

from generator.history.gate import Ruling, Verdict
from generator.history.refusals import MAINTAINERS, Refusal
from generator.reporters.reporter import inert
from generator.text import Message, Translator, say, say_many

MOST = 20
_VERDICTS = {
    Verdict.ALLOWED: say("This account may make this change."),
    Verdict.NOTHING: say("There is nothing to check: the change touches no file."),
    Verdict.MAINTAINERS: say("This change needs a maintainer."),
    Verdict.REFUSED: say("This account may not make this change."),
}
_WHY, _REMEDY = say("Why"), say("What to do")
_UNDONE = say("A later commit takes this back, but the history keeps it. Begin a new branch.")
_APART = say(
    "The disclosures in it can be filed by this account: send them in a change of their own."
)


def write(ruling: Ruling, t: Translator) -> str:
    """The whole report, ending in a line break."""
    lines = [t.text(_VERDICTS[ruling.verdict]), t.text(_looked_at(ruling))]
    if ruling.verdict is Verdict.MAINTAINERS and ruling.parties:
        lines.append(t.text(_APART))
    ordered = sorted(ruling.refusals, key=lambda refusal: refusal.reason is MAINTAINERS)
    groups: dict[object, list[Refusal]] = {}
    for refusal in ordered[:MOST]:
        alike = (refusal.reason, refusal.what, refusal.remedy, refusal.undone)
        groups.setdefault(alike, []).append(refusal)
    for group in groups.values():
        lines += ["", *_reason(group, t)]
    if len(ordered) > MOST:
        more = say(
            "{count} more; put these right first, then check again.", count=len(ordered) - MOST
        )
        lines += ["", t.text(more)]
    return inert("\n".join(lines) + "\n")


def _looked_at(ruling: Ruling) -> Message:
    commits = say_many("one commit", "{count} commits", ruling.commits)
    files = say_many("one file", "{count} files", ruling.files)
    account = str(ruling.account)
    if ruling.parties:
        return say(
            "Looked at: {commits}, {files}. Account: {account}. Party: {parties}.",
            commits=commits,
            files=files,
            account=account,
            parties=ruling.parties,
        )
    return say(
        "Looked at: {commits}, {files}. Account: {account}.",
        commits=commits,
        files=files,
        account=account,
    )


def _reason(group: list[Refusal], t: Translator) -> Iterator[str]:
    """The paths that share a reason, then what is wrong with them, why that matters and what to do."""
    for refusal in group:
        yield t.text(_place(refusal))
    yield f"  {t.text(group[0].what)}"
    yield f"  {t.text(_WHY)}: {t.text(group[0].reason.why)}"
    yield f"  {t.text(_REMEDY)}: {t.text(group[0].remedy)}"
    if group[0].undone:
        yield f"  {t.text(_UNDONE)}"


def _place(refusal: Refusal) -> Message:
    if not refusal.commit:
        return say("The change as a whole")
    path = refusal.path.decode("utf-8", "backslashreplace")
    where: Message | str = path or say("The change as a whole")
    return say("{where} (commit {commit})", where=where, commit=refusal.commit[:10])
