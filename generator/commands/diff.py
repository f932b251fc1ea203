"""`sixc diff`: what changed between two versions of a disclosure."""

from pathlib import Path

import click

from generator.commands.command import apart, in_language
from generator.commands.report import report
from generator.isolation import Watch
from generator.settings import read_settings


@click.command()
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@click.option(
    "--format",
    "style",
    type=click.Choice(("text", "markdown")),
    default="text",
    help="How to write it.",
)
@in_language
@click.pass_obj
@apart
def diff(watch: Watch, root: Path, old: str, new: str, style: str, lang: str) -> int:
    """Show what changed between two versions of a disclosure.

    A and B are files, or versions such as parliament-2025/greens/2025-04/v2, of one party in one election. What
    only moved or is only written in another way is no change.
    """
    from generator.history.pair import compare_named  # noqa: PLC0415
    from generator.reporters import changes  # noqa: PLC0415

    settings = read_settings(root)
    t = settings.translator(lang)
    pair = compare_named(settings, (old, new), watch)
    if pair.comparison is None:
        click.echo(report(settings, pair.findings, pair.files, style, lang, watch), nl=False)
        return 1
    click.echo(changes.write(pair.comparison, pair.lists, t, style), nl=False)
    return 0
