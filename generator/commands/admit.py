"""`sixc admit`: what of the main line may be published."""

import json
from pathlib import Path

import click

from generator.commands.command import plainly


@click.command()
@click.option("--since", required=True, metavar="REV", help="The commit published last.")
@click.option(
    "--authors",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A line for each commit since then: its name and the number of the account that proposed it.",
)
@click.option(
    "--earlier",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The index of the site published last, or the list made for it: what is left out stays so.",
)
@click.pass_obj
@plainly
def admit(root: Path, since: str, authors: Path, earlier: Path | None) -> int:
    """Say what of the main line may be published.

    Looks at every commit since the last publication. Prints, as JSON, the files that an account added and may not have
    added; `sixc build --leave-out` takes the list. Exit code 1 means that a published file was changed or removed, so
    that nothing may be published.
    """
    from generator.history.admission import (  # noqa: PLC0415
        NOTHING,
        listed,
        read_authors,
        read_left_out,
    )
    from generator.history.admission import admit as judge  # noqa: PLC0415

    before = read_left_out(earlier) if earlier else NOTHING
    found = judge(root, since, read_authors(authors), before)
    for line in found.against:
        click.echo(f"{line}: what is published stays as it is.", err=True)
    click.echo(json.dumps(listed(found.left_out), indent=1))
    return 1 if found.against else 0
