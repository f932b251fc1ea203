"""Carries out the `sixc` command: finds the instance, hands the arguments to a subcommand, and ends with its exit code.

0 fine · 1 findings of level error · 2 wrong use or set-up. Only the result goes to standard output.
"""

import gc
import sys
from pathlib import Path
from typing import Any

import click

from generator.commands import COMMANDS
from generator.commands.command import in_a_sentence
from generator.commands.outlet import steady
from generator.settings import find_root


class Sixc(click.Group):
    """All commands, with an output that bears everything: even the help can be printed to where it does not fit."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Carry out a command line."""
        steady()
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            click.echo(in_a_sentence(error), err=True)
            sys.exit(2)


@click.group(
    cls=Sixc, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder that holds mkdocs.yml and disclosures/. Without it: the one you are in, or the next around it.",
)
@click.version_option(package_name="sixc", message="%(version)s")
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    """Check what parties disclose about their campaigns, and build the public site from it."""
    # A command keeps what it reads until it ends, so looking often for what can be let go only costs time.
    gc.set_threshold(100_000, 50, 50)
    context.obj = find_root() if root is None else root


for command in COMMANDS:
    main.add_command(command)
