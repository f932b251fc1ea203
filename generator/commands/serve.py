"""`sixc serve`: the site in a browser, built again after every change."""

from datetime import UTC, datetime
from pathlib import Path

import click

from generator.commands.command import given_now, on_day, plainly
from generator.moments import Now


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on.",
)
@on_day
@click.pass_obj
@plainly
def serve(root: Path, port: int, today: datetime | None) -> int:
    """Show the site in your browser, built again after every change.

    It is built again too when a day begins where an election is held, unless --today names one.
    """
    from generator.plugin.publishing import preview  # noqa: PLC0415

    given = given_now(today)

    def clock() -> Now:
        return given.or_at(datetime.now(UTC))

    preview(root, clock, port, click.echo)
    return 0
