"""`sixc serve`: the site in a browser, built again after every change."""

from pathlib import Path

import click

from generator.commands.command import plainly
from generator.settings import read_settings


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on.",
)
@click.pass_obj
@plainly
def serve(root: Path, port: int) -> int:
    """Show the site in your browser, built again after every change."""
    from generator.plugin.publishing import preview  # noqa: PLC0415

    preview(read_settings(root), port, click.echo)
    return 0
