"""The report for a job summary. Party text stands in code only, which nothing in it can leave."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from urllib.parse import quote

from generator.findings import Finding
from generator.reporters import summary, understood
from generator.reporters.excerpt import corrected, excerpt
from generator.reporters.groups import FindingGroup, in_groups
from generator.reporters.limits import BYTES, PLACES
from generator.reporters.markup import code_span, longer_than, plain
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
from generator.text import Message, Translator, Value, say, show


def write(report: Report, t: Translator) -> str:
    """The verdict, what to do, each fault with its lines, and what was understood."""
    parts = [
        f"## {plain(t.text(summary.verdict(report)))}",
        plain(summary.counters(report, t)),
        *_steps(report, t),
        *_faults(report, t),
        *_understood(report, t),
    ]
    return inert("\n\n".join(parts)) + "\n"


def _steps(report: Report, t: Translator) -> Iterator[str]:
    steps = summary.steps(report)
    if steps:
        yield f"### {plain(t.text(summary.NOW))}"
        yield "\n".join(f"{n}. {_marked(step, t)}" for n, step in enumerate(steps, 1))


def _faults(report: Report, t: Translator) -> Iterator[str]:
    """Every fault, as long as there is room; then how many are left out."""
    room = BYTES
    hidden: list[FindingGroup] = []
    for level, of_level in groupby(report.findings, lambda finding: finding.level):
        findings = list(of_level)
        shown: list[str] = []
        for group in in_groups(findings):
            part = _group(report, group, t, room)
            room -= len(part.encode())
            if part:
                shown.append(part)
            else:
                hidden.append(group)
        if shown:
            yield f"### {plain(t.text(summary.HEADINGS[level]))} ({t.number(len(findings))})"
            yield from shown
    if hidden:
        yield _marked(left_out(hidden), t)


def _group(report: Report, group: FindingGroup, t: Translator, room: int) -> str:
    """As much of a fault as there is room for: nothing, where not even one place can be shown."""
    explained = group.findings[0].explained
    head = f"#### {plain(group.heading(t))}"
    parts = [f"{head} – {plain(t.text(EXPLAINED))}" if explained else head]
    shown: list[Finding] = []
    for finding in group.first():
        write = _briefly if explained else _finding
        part = "\n\n".join(write(report, finding, t, is_first=not shown))
        room -= len(part.encode())
        if room < 0:
            break
        shown.append(finding)
        parts.append(part)
    rest = [finding for finding in group.findings if finding not in shown]
    parts += [_marked(others(rest), t)] if rest else []
    parts += [] if explained else [_rule(report, group, t)]
    return "\n\n".join(parts) if shown else ""


def _rule(report: Report, group: FindingGroup, t: Translator) -> str:
    address, named = report.address(group.kind.code), f"`{group.kind.code}`"
    link = f"[{named}]({quote(address, safe=':/#-._~')})" if address else named
    return f"{plain(t.text(WHY))} {plain(t.text(group.kind.why))} {plain(t.text(RULE))} {link}"


def _briefly(_report: Report, finding: Finding, t: Translator, *, is_first: bool) -> Iterator[str]:
    """A warning that is answered."""
    del is_first
    yield f"{code_span(where(finding.place))} {_marked(finding.message, t)}"


def _finding(report: Report, finding: Finding, t: Translator, *, is_first: bool) -> Iterator[str]:
    lines = excerpt(report.sources, finding.place, report.paper.width, context=is_first)
    if finding.field:
        yield f"**{plain(t.text(finding.field))}**"
    yield _block([where(finding.place), *lines])
    yield "\n".join(f"- **{plain(t.text(a))}** {_marked(b, t)}" for a, b in explain(finding))
    if whole := corrected(report.sources, finding):
        yield plain(t.text(CORRECTED))
        yield _block([whole])
    for other in finding.also[:PLACES]:
        yield f"{plain(t.text(ALSO))} {code_span(where(other))}"


def _understood(report: Report, t: Translator) -> Iterator[str]:
    back = report.understood
    if not back.read and not back.unread:
        return
    yield f"### {plain(t.text(understood.HEADING))}"
    if back.in_full:
        for one in back.read:
            yield _table((t.text(understood.FILE), show(one.file, 200)), understood.facts(one, t))
    elif back.read:
        head = tuple(t.text(words) for words in understood.COLUMNS)
        yield _table(head, understood.rows(back.read, t))
    if back.more:
        yield plain(t.text(understood.more(back)))
    if back.in_full:
        for file in back.unread:
            yield _marked(understood.unread(file), t)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(map(code_span, head))} |", "|" + " --- |" * len(head)]
    return "\n".join([*lines, *(f"| {' | '.join(map(code_span, row))} |" for row in rows)])


def _marked(message: Message, t: Translator) -> str:
    """The message with every text in it as code; what the message itself says stays prose."""
    texts = {name: _value(value, t) for name, value in message.values}
    places = tuple((name, f"{{{name}}}" if texts[name] else v) for name, v in message.values)
    prose = plain(t.text(replace(message, values=places)))
    return re.sub(r"\\\{(\w+)\\\}", lambda found: texts.get(found[1], "") or found[0], prose)


def _value(value: Value, t: Translator) -> str:
    """A value of a message as Markdown; empty where it is a number, a sum or a day, which the language writes."""
    match value:
        case Message():
            return _marked(value, t)
        case str():
            return value if value.isdecimal() and value.isascii() else code_span(show(value))
        case tuple():
            return t.listing(
                [_marked(v, t) if isinstance(v, Message) else code_span(show(v)) for v in value]
            )
        case _:
            return ""


def _block(lines: list[str]) -> str:
    """Lines as they are, between fences longer than any run of backticks in them."""
    fence = longer_than(lines, 3)
    return "\n".join([fence, *lines, fence])


REPORTER = Reporter("markdown", say("a job summary"), write)
