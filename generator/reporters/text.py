"""The report for a terminal: what to do, then each fault with its lines and a marker, then what was understood."""

from collections.abc import Iterator
from itertools import groupby

from generator.findings import Finding, Level
from generator.reporters import summary, understood
from generator.reporters.excerpt import corrected, excerpt
from generator.reporters.groups import FindingGroup, in_groups
from generator.reporters.layout import Ink, labelled, paint, wrap
from generator.reporters.limits import LINES, PLACES
from generator.reporters.reporter import Report, Reporter, inert
from generator.reporters.words import (
    ALSO,
    CORRECTED,
    EXPLAINED,
    RULE,
    WHY,
    explain,
    left_out,
    others,
    where,
)
from generator.text import Translator, say, show

INKS = {Level.ERROR: Ink.RED, Level.WARNING: Ink.YELLOW, Level.ADVICE: Ink.BLUE}


def write(report: Report, t: Translator) -> str:
    """The whole report, ending in a line break."""
    lines = [*_head(report, t), *_faults(report, t), *_understood(report, t)]
    return inert("\n".join(lines) + "\n")


def _head(report: Report, t: Translator) -> Iterator[str]:
    for line in wrap(t.text(summary.verdict(report)), report.paper.width):
        yield paint(line, Ink.BOLD, colour=report.paper.colour)
    yield from wrap(summary.counters(report, t), report.paper.width)
    steps = summary.steps(report)
    if steps:
        yield ""
        yield paint(t.text(summary.NOW), Ink.BOLD, colour=report.paper.colour)
    for number, step in enumerate(steps, 1):
        first, *rest = wrap(t.text(step), report.paper.width, 5)
        yield f"  {number}. {first.lstrip(' ')}"
        yield from rest


def _faults(report: Report, t: Translator) -> Iterator[str]:
    """Every fault, as long as there is room; then how many are left out."""
    room = LINES
    hidden: list[FindingGroup] = []
    for level, of_level in groupby(report.findings, lambda finding: finding.level):
        findings = list(of_level)
        lines: list[str] = []
        for group in in_groups(findings):
            fitting = _fitting(report, group, t, room - len(lines))
            lines += fitting
            if not fitting:
                hidden.append(group)
        room -= len(lines)
        if lines:
            heading = f"{t.text(summary.HEADINGS[level]).upper()} ({t.number(len(findings))})"
            yield ""
            yield paint(heading, INKS[level], colour=report.paper.colour)
            yield from lines
    if hidden:
        yield ""
        yield from wrap(t.text(left_out(hidden)), report.paper.width)


def _fitting(report: Report, group: FindingGroup, t: Translator, room: int) -> list[str]:
    """As much of a fault as there is room for: nothing, where not even one place can be shown."""
    explained = group.findings[0].explained
    head, foot = _heading(report, group, t), [] if explained else _rule(report, group, t)
    room -= len(head) + len(foot) + 3
    shown: list[Finding] = []
    lines: list[str] = []
    for finding in group.first():
        write = _briefly if explained else _finding
        more = list(write(report, finding, t, is_first=not shown))
        if len(lines) + len(more) > room:
            break
        shown.append(finding)
        lines += more
    rest = [finding for finding in group.findings if finding not in shown]
    also = wrap(t.text(others(rest)), report.paper.width, 2) if rest else ()
    return [*head, *lines, *also, *foot] if shown else []


def _heading(report: Report, group: FindingGroup, t: Translator) -> list[str]:
    heading = group.heading(t)
    if group.findings[0].explained:
        heading = f"{heading} – {t.text(EXPLAINED)}"
    lines = wrap(heading, report.paper.width)
    return ["", *(paint(line, Ink.BOLD, colour=report.paper.colour) for line in lines)]


def _rule(report: Report, group: FindingGroup, t: Translator) -> list[str]:
    address = report.address(group.kind.code)
    rule = f"{group.kind.code}  {address}" if address else group.kind.code
    rows = ((t.text(WHY), t.text(group.kind.why)), (t.text(RULE), rule))
    return ["", *labelled(rows, report.paper.width, 2)]


def _briefly(report: Report, finding: Finding, t: Translator, *, is_first: bool) -> Iterator[str]:
    """A warning that is answered."""
    del is_first
    yield f"  {where(finding.place)}"
    yield from wrap(t.text(finding.message), report.paper.width, 4)


def _finding(report: Report, finding: Finding, t: Translator, *, is_first: bool) -> Iterator[str]:
    place = finding.place
    yield ""
    yield f"  {where(place)}{f'  {t.text(finding.field)}' if finding.field else ''}"
    for line in excerpt(report.sources, place, report.paper.width, context=is_first):
        is_marker = line.lstrip(" |").startswith("^")
        yield paint(line, INKS[finding.level], colour=report.paper.colour) if is_marker else line
    words = ((t.text(label), t.text(text)) for label, text in explain(finding))
    yield from labelled(words, report.paper.width, 2)
    if whole := corrected(report.sources, finding):
        yield f"  {t.text(CORRECTED)}"
        yield paint(whole, Ink.GREEN, colour=report.paper.colour)
    for other in finding.also[:PLACES]:
        yield f"  {t.text(ALSO)} {where(other)}"


def _understood(report: Report, t: Translator) -> Iterator[str]:
    back = report.understood
    if not back.read and not back.unread:
        return
    yield ""
    yield paint(t.text(understood.HEADING), Ink.BOLD, colour=report.paper.colour)
    for one in back.read:
        yield f"  {show(one.file, 200)}"
        if back.in_full:
            yield from labelled(understood.facts(one, t), report.paper.width, 4)
        else:
            yield from wrap(understood.briefly(one, t), report.paper.width, 4)
    if back.more:
        yield f"  {t.text(understood.more(back))}"
    for file in back.unread if back.in_full else ():
        yield f"  {t.text(understood.unread(file))}"


REPORTER = Reporter("text", say("for a terminal"), write)
