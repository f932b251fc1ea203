"""`sixc build`: the public site, in every language."""

import gc
import sys
from datetime import datetime
from pathlib import Path

import click

from generator.addresses import INDEX
from generator.commands.command import apart, given_now, leaving_out, on_day
from generator.commands.report import report
from generator.destination import ensure_ours, replacing
from generator.findings import blocks
from generator.isolation import Watch
from generator.settings import read_settings


@click.command()
@click.option("--strict", is_flag=True, help="Write nothing if any file has an error.")
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to write the site."
)
@on_day
@leaving_out
@click.pass_obj
@apart
def build(
    watch: Watch,
    root: Path,
    strict: bool,
    site_dir: Path | None,
    today: datetime | None,
    leave_out: Path | None,
) -> int:
    """Check all files, then build the public site in every language.

    A file with an error is left out and everything else is built; the exit code is then 1. Where the folder holds an
    earlier build, the new one must continue its log and lose nothing it shows, or nothing is written. It takes the
    place of the earlier one only when it is whole; a folder that holds anything else is left alone.

    What is overdue is decided by --today, else by SOURCE_DATE_EPOCH, else by the time of the commit. An election that
    names a day of its own keeps it.
    """
    from generator.history.admission import read_left_out  # noqa: PLC0415
    from generator.history.continuity import ensure_kept  # noqa: PLC0415
    from generator.history.log import ensure_continued  # noqa: PLC0415
    from generator.pipeline import run  # noqa: PLC0415
    from generator.plugin.publishing import publish  # noqa: PLC0415

    settings = read_settings(root)
    target = site_dir or settings.root / "site"
    place = ensure_ours(target, settings.root)
    built = run(settings, watch, given_now(today), read_left_out(leave_out))
    gc.freeze()  # what was made stays until it is written
    findings = built.checked.findings
    failed = any(blocks(finding) for finding in findings)
    if failed:
        errors = tuple(finding for finding in findings if blocks(finding))
        text = report(settings, errors, built.checked.files, "text", "en", watch)
        click.echo(text, nl=False, err=True)
    if failed and strict:
        click.echo("Nothing was written, because of --strict.")
        return 1
    pages = sum(len(own) for own in built.pages.values())
    ensure_continued(target, built.log)
    index = next(file.content for file in built.artifacts if file.path == INDEX)
    ensure_kept(target, index, built.log)
    with (
        click.progressbar(
            length=pages, label="Pages", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar,
        replacing(place) as making,
    ):
        publish(settings, built, making, lambda: bar.update(1))
    click.echo(f"{pages} pages ({', '.join(built.pages)}) in {target}")
    return 1 if failed else 0
