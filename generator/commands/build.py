"""`sixc build`: the public site, in every language."""

import gc
import sys
from pathlib import Path

import click

from generator.addresses import INDEX
from generator.commands.command import apart, leaving_out
from generator.commands.report import report
from generator.findings import blocks
from generator.isolation import Watch
from generator.settings import read_settings


@click.command()
@click.option("--strict", is_flag=True, help="Write nothing if any file has an error.")
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to write the site."
)
@leaving_out
@click.pass_obj
@apart
def build(
    watch: Watch, root: Path, strict: bool, site_dir: Path | None, leave_out: Path | None
) -> int:
    """Check all files, then build the public site in every language.

    A file with an error is left out and everything else is built; the exit code is then 1. Where the folder holds an
    earlier build, the new one must continue its log and lose nothing it shows, or nothing is written.
    """
    from generator.history.admission import NOTHING, read_left_out  # noqa: PLC0415
    from generator.history.continuity import ensure_kept  # noqa: PLC0415
    from generator.history.log import ensure_continued  # noqa: PLC0415
    from generator.pipeline import run  # noqa: PLC0415
    from generator.plugin.publishing import publish  # noqa: PLC0415

    settings = read_settings(root)
    built = run(settings, watch, read_left_out(leave_out) if leave_out else NOTHING)
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
    target = site_dir or settings.root / "site"
    ensure_continued(target, built.log)
    index = next(file.content for file in built.artifacts if file.path == INDEX)
    ensure_kept(target, index, built.log)
    with click.progressbar(
        length=pages, label="Pages", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        publish(settings, built, target.resolve(), lambda: bar.update(1))
    click.echo(f"{pages} pages ({', '.join(built.pages)}) in {target}")
    return 1 if failed else 0
