"""Findings in; the report of a command, out."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from generator.commands.command import language
from generator.findings import Finding
from generator.settings import Settings
from generator.text import translator

FORMATS = ("text", "github", "markdown", "json", "sarif")


def report(
    settings: Settings, findings: tuple[Finding, ...], files: int, style: str, lang: str
) -> str:
    from generator.reporters import REPORTERS  # noqa: PLC0415
    from generator.reporters.reporter import Report  # noqa: PLC0415

    reporter = next(reporter for reporter in REPORTERS if reporter.id == style)
    return reporter.write(
        Report(findings, files, _lines(settings.root)), translator(language(lang))
    )


def _lines(root: Path) -> Callable[[str, int], str]:
    """A function that gives the text of a line of a file; empty where there is none."""

    @cache
    def read(file: str) -> list[str]:
        path = root / file
        return (
            path.read_text("utf-8", "replace").split("\n")
            if path.is_file() and not path.is_symlink()
            else []
        )

    def line(file: str, number: int) -> str:
        lines = read(file)
        return lines[number - 1] if number <= len(lines) else ""

    return line
