"""`sixc verify`: whether a site holds what its log says."""

import click

from generator.commands.command import plainly


@click.command()
@click.argument("where", metavar="DIR_OR_URL")
@click.option(
    "--since",
    metavar="HEAD",
    help="A copy of log/head.txt from an earlier day, as a file or an address: prove that the log only grew.",
)
@click.option(
    "--key",
    "keys",
    multiple=True,
    metavar="KEY",
    help="The key of the election body or of a witness, NAME+ID+KEY: the head must be signed with it. Can be repeated.",
)
@plainly
def verify(where: str, since: str | None, keys: tuple[str, ...]) -> int:
    """Check that a published site holds what its log says.

    DIR_OR_URL is a site: a folder, or the address of its front page. Every hash is worked out anew. The same program
    is published with each site as log/verify.py and needs nothing but Python.
    """
    from generator.history.proof import report  # noqa: PLC0415

    return report(where, since, keys)
