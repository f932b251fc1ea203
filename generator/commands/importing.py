"""`sixc import`: another register's file as disclosures."""

from pathlib import Path

import click

from generator.commands.command import plainly
from generator.errors import ForeignFileError
from generator.text import translator


@click.command("import")
@click.argument("source")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--into",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to make.",
)
@plainly
def import_(source: str, files: tuple[Path, ...], into: Path) -> int:
    """Turn another register's file into disclosures.

    SOURCE is the kind of file; the folder named by --into becomes a whole instance that `sixc check` and `sixc build`
    take. What cannot be taken over is named with its reason.
    """
    from generator.importers import IMPORTERS  # noqa: PLC0415
    from generator.importers.importer import report  # noqa: PLC0415

    found = next((importer for importer in IMPORTERS if importer.id == source), None)
    if found is None:
        known = ", ".join(importer.id for importer in IMPORTERS)
        message = f"There is no importer for {source}; known are {known}."
        raise ForeignFileError(message)
    if into.exists() and any(into.iterdir()):
        message = f"{into} is not empty; name a new folder, so that nothing is overwritten."
        raise ForeignFileError(message)
    result = found.read(tuple((path.name, path.read_bytes()) for path in files))
    for name, content in sorted(result.files.items()):
        path = into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    t = translator("en")
    for line in report(result):
        click.echo(t.text(line))
    return 0
