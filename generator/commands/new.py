"""`sixc new`: a disclosure to fill in."""

from dataclasses import replace
from pathlib import Path

import click

from generator import addresses
from generator.commands.command import plainly
from generator.languages import SOURCE_LANGUAGE
from generator.settings import read_settings


@click.command()
@click.argument("election")
@click.argument("party")
@click.argument("period")
@click.option(
    "--lang",
    default="",
    metavar="LANGUAGE",
    help="The language of the explanations in the file, and of what you write into it.",
)
@click.pass_obj
@plainly
def new(root: Path, election: str, party: str, period: str, lang: str) -> int:
    """Make a disclosure to fill in.

    ELECTION, PARTY and PERIOD are short names, such as parliament-2025 greens 2025-04. The file says at each
    field what belongs there. An existing file is never changed: where one stands, the next version is made, with what
    the newest says filled in.
    """
    from generator.documents.blank import SCHEMA, blank, find_form, next_place  # noqa: PLC0415
    from generator.documents.codelists import load_codelists  # noqa: PLC0415
    from generator.documents.renewal import renewed  # noqa: PLC0415
    from generator.validation.schemas import load_schemas  # noqa: PLC0415

    settings = read_settings(root)
    t = settings.translator(lang or SOURCE_LANGUAGE)
    lists, schemas = load_codelists(settings.schema), load_schemas(settings.schema)
    is_sound = schemas["election"].accepts
    form = find_form(settings.root, election, party, period, lists, is_sound)
    path, version = next_place(settings.root, election, party, period)
    content = renewed(path.parent, period, version, t)
    if content is None:
        published = addresses.schema("disclosure.schema.json")
        elsewhere = f"{settings.site_url}{published}" if settings.site_url else ""
        beside = (settings.root / "schema" / "disclosure.schema.json").is_file()
        form = replace(form, schema=SCHEMA if beside else elsewhere, reader=lang)
        content = blank(form, version, t)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    click.echo(path.relative_to(settings.root))
    return 0
