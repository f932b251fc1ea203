"""Writes the report on what a command found, made for where it is shown: a terminal, a file, a service."""

import os
import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator import addresses
from generator.findings import Finding
from generator.isolation import Watch
from generator.settings import Settings, find_root

if TYPE_CHECKING:
    from generator.reporters.reporter import Again, Paper
    from generator.validation.readback import ReadBack

FORMATS = ("text", "github", "gitlab", "markdown", "json", "sarif")
NARROWEST, WIDEST = 60, 120  # columns


def report(
    settings: Settings,
    findings: tuple[Finding, ...],
    files: Sequence[str],
    style: str,
    lang: str,
    watch: Watch,
    understood: "ReadBack | None" = None,
    again: "Again | None" = None,
    paper: "Paper | None" = None,
) -> str:
    """The report as text; without `again`, on all files; without `paper`, for no terminal."""
    from generator.documents.refusals import STOPPED  # noqa: PLC0415
    from generator.documents.sources import Sources  # noqa: PLC0415
    from generator.reporters import REPORTERS  # noqa: PLC0415
    from generator.reporters.reporter import Again, Paper, Report  # noqa: PLC0415
    from generator.validation.readback import ReadBack  # noqa: PLC0415

    # What broke the program that reads it is not read again to show it.
    closed = frozenset(finding.place.file for finding in findings if finding.kind is STOPPED)
    private = frozenset((f.place.file, f.place.line) for f in findings if f.kind.private)
    made = Report(
        findings=findings,
        files=len(files),
        sources=Sources(root=settings.root, closed=closed, private=private, watch=watch),
        understood=understood or ReadBack(),
        rules=_rules(settings, lang),
        again=again or Again(),
        paper=paper or Paper(),
    )
    reporter = next(reporter for reporter in REPORTERS if reporter.id == style)
    return reporter.write(made, settings.translator(lang))


def repeated(root: Path, paths: tuple[Path, ...]) -> "Again":
    """The commands that look at the same files once more, to be pasted into a shell."""
    from generator.reporters.reporter import Again  # noqa: PLC0415

    place = () if root == find_root() else ("--root", str(root))
    check, fix = (
        shlex.join(("sixc", *place, "check", *options, *map(str, paths)))
        for options in ((), ("--fix",))
    )
    return Again(check, fix)


def output() -> "Paper":
    """What standard output leads to: a terminal with its columns and, unless it is unwanted, colour; else plain text.

    https://no-color.org
    """
    from generator.reporters.reporter import Paper  # noqa: PLC0415

    if not sys.stdout.isatty():
        return Paper()
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    columns = shutil.get_terminal_size().columns
    return Paper(min(max(columns, NARROWEST), WIDEST), not plain)


def _rules(settings: Settings, language: str) -> str:
    """The address of the page of rules in a language; empty where the site's own address is not known."""
    default = settings.languages[0]
    known = language if language in settings.languages else default
    path = addresses.localised(addresses.RULES, known, default)
    return f"{settings.site_url}{path}" if settings.site_url else ""
