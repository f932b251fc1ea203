"""`sixc new`: a disclosure to fill in."""

from pathlib import Path

import click

from generator import addresses
from generator.commands.command import plainly
from generator.settings import read_settings


@click.command()
@click.argument("election")
@click.argument("party")
@click.argument("period")
@click.option(
    "--lang", default="en", metavar="LANGUAGE", help="The language of the explanations in the file."
)
@click.pass_obj
@plainly
def new(root: Path, election: str, party: str, period: str, lang: str) -> int:
    """Make a disclosure to fill in.

    ELECTION, PARTY and PERIOD are short names, such as al-2025 partia-e-lumit 2025-04. The file says at each field
    what belongs there. An existing file is never changed: where one stands, the next version is made.
    """
    from generator.documents.blank import SCHEMA, blank, ensure_known, next_place  # noqa: PLC0415

    settings = read_settings(root)
    t = settings.translator(lang)
    ensure_known(settings.root, election, party, period)
    path, version = next_place(settings.root, election, party, period)
    path.parent.mkdir(parents=True, exist_ok=True)
    published = addresses.schema("disclosure.schema.json")
    elsewhere = f"{settings.site_url}{published}" if settings.site_url else ""
    schema = (
        SCHEMA if (settings.root / "schema" / "disclosure.schema.json").is_file() else elsewhere
    )
    path.write_bytes(blank(election, party, period, version, t, schema))
    click.echo(path.relative_to(settings.root))
    return 0
