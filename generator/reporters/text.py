"""The report for a terminal: the verdict, then each finding with its line and a marker under the place."""

from collections.abc import Iterator

from generator.findings import Finding
from generator.reporters.reporter import LEVELS, Report, Reporter, counters, inert, verdict
from generator.text import Translator, say, show

MOST = 50
WIDTH = 100
WHY, FIX, ALSO = say("Why"), say("Fix"), say("See also")


def write(report: Report, t: Translator) -> str:
    """The whole report, ending in a line break."""
    parts = [f"{t.text(verdict(report))}\n{t.text(counters(report))}\n"]
    parts += [
        "\n" + "\n".join(_finding(report, finding, t)) + "\n" for finding in report.findings[:MOST]
    ]
    if len(report.findings) > MOST:
        more = say(
            "{count} more; put these right first, then check again.",
            count=len(report.findings) - MOST,
        )
        parts.append(f"\n{t.text(more)}\n")
    return inert("".join(parts))


def _finding(report: Report, finding: Finding, t: Translator) -> Iterator[str]:
    place = finding.place
    where = f"{show(place.file, 200)}:{place.line}:{place.column}"
    yield f"{where}  {t.text(LEVELS[finding.level])}  {finding.kind.code}"
    yield from _excerpt(report.source(place.file, place.line), place.line, place.column)
    field = f"{t.text(finding.field)}: " if finding.field else ""
    yield f"  {field}{t.text(finding.message)}"
    yield f"  {t.text(WHY)}: {t.text(finding.kind.why)}"
    yield f"  {t.text(FIX)}: {t.text(finding.fix)}"
    for other in finding.also[:3]:
        yield f"  {t.text(ALSO)}: {show(other.file, 200)}:{other.line}:{other.column}"


def _excerpt(line: str, number: int, column: int) -> Iterator[str]:
    """The line as written, cut to the width of a terminal, with a marker under the column."""
    if not line.strip():
        return
    start = max(0, column - WIDTH // 2) if column > WIDTH - 20 else 0
    shown = show(line[start : start + WIDTH], WIDTH)
    before = len(show(line[start : column - 1], WIDTH)) if column - 1 > start else 0
    margin = f"{number:>5} | "
    yield f"{margin}{shown}"
    yield f"{' ' * (len(margin) - 2)}| {' ' * before}^"


REPORTER = Reporter("text", say("for a terminal"), write)
