"""What every report for people begins with: the verdict, the counters, what to do now."""

from collections.abc import Iterator
from itertools import islice

from generator.findings import Level
from generator.reporters.reporter import Report
from generator.text import Message, Translator, say, say_many, show

STEPS = 3
HEADINGS = {
    Level.ERROR: say("Must fix"),
    Level.WARNING: say("Please check"),
    Level.ADVICE: say("Could be better"),
}
NOW = say("What to do now")
FILES = say("Files")
NOT_ASSESSED = say("not assessed")


def verdict(report: Report) -> Message:
    """One sentence that is never better than the worst finding."""
    errors, warnings = report.count(Level.ERROR), report.count(Level.WARNING)
    if errors:
        return say_many(
            "This cannot be published yet: one error must be put right.",
            "This cannot be published yet: {count} errors must be put right.",
            errors,
        )
    if warnings:
        return say_many(
            "This can be published; one warning asks for a correction, or for a reason written in the file.",
            "This can be published; {count} warnings ask for a correction, or for a reason written in the file.",
            warnings,
        )
    return say_many(
        "Checked one file: nothing to put right.",
        "Checked {count} files: nothing to put right.",
        report.files,
    )


def counters(report: Report, t: Translator) -> str:
    """How much there is of each level in how many files; what no rule has looked at is not assessed."""
    blind = report.unassessed and not report.understood.read
    parts = []
    for level, words in HEADINGS.items():
        count = report.count(level)
        unknown = blind and not count and level is not Level.ERROR
        parts.append(f"{t.text(words)}: {t.text(NOT_ASSESSED) if unknown else t.number(count)}")
    some = say("{count}, {unknown} not assessed", count=report.files, unknown=report.unassessed)
    files = t.text(some) if report.unassessed and not blind else t.number(report.files)
    return " · ".join([*parts, f"{t.text(FILES)}: {files}"])


def steps(report: Report) -> list[Message]:
    """What to do now, in at most three steps."""
    return list(islice(_steps(report), STEPS))


def _steps(report: Report) -> Iterator[Message]:
    errors, warnings = report.count(Level.ERROR), report.count(Level.WARNING)
    sure = sum(1 for finding in report.findings if finding.correction)
    if errors:
        yield _begin(report)
    elif warnings:
        yield say(
            "Correct what is wrong; where a warning is right as it stands, write the reason under explanations."
        )
    if sure:
        yield say_many(
            "Or run {command}: it puts one of these right and shows the change.",
            "Or run {command}: it puts {count} of these right and shows the changes.",
            sure,
            command=report.again.fix,
        )
    if errors or warnings:
        yield say("Check again: {command}", command=report.again.check)
    elif report.understood.read and report.understood.in_full:
        yield say("Compare what was understood, below, with your own figures.")


def _begin(report: Report) -> Message:
    place = report.findings[0].place
    line, file = str(place.line), show(place.file, 200)
    if report.unassessed:
        return say(
            "Put right what must be fixed, beginning with line {line} of {file}; then the rest can be assessed.",
            line=line,
            file=file,
        )
    return say(
        "Put right what must be fixed, beginning with line {line} of {file}.", line=line, file=file
    )
