"""The `sixc` command: arguments in, exit code out.

0 fine · 1 findings of level error · 2 wrong use or set-up. Only the result goes to standard output.
"""

import gc
from pathlib import Path

import click

from generator.commands import COMMANDS
from generator.settings import find_root


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
