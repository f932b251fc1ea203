"""`sixc verify`: whether a site holds what its log says."""

from pathlib import Path

import click

from generator.addresses import INDEX
from generator.commands.command import plainly
from generator.errors import SettingsError


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

    _ensure_ours(Path(where))
    return report(where, since, keys)


def _ensure_ours(folder: Path) -> None:
    """Raise SettingsError for a site that another program built, or MkDocs without our plugin: it proves nothing."""
    if folder.is_dir() and not (folder / "log").exists() and not (folder / INDEX).exists():
        message = (
            f"{folder} was built without the plugin sixc: it has no log and no {INDEX}. Build it with `sixc build`; "
            "a program that passes over the plugins in mkdocs.yml leaves out everything that is disclosed."
        )
        raise SettingsError(message)
