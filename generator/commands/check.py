"""`sixc check`: everything that is wrong, and how to put it right."""

from pathlib import Path

import click

from generator.commands.command import apart, given_now, in_language
from generator.commands.report import FORMATS, output, repeated, report
from generator.documents.names import DISCLOSURES
from generator.errors import SettingsError
from generator.findings import blocks
from generator.isolation import Watch
from generator.settings import read_settings


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format", "style", type=click.Choice(FORMATS), default="text", help="How to write the report."
)
@in_language
@click.option(
    "--fix",
    is_flag=True,
    help="First put right what can only mean one thing, and show the changes.",
)
@click.pass_obj
@apart
def check(
    watch: Watch, root: Path, paths: tuple[Path, ...], style: str, lang: str, fix: bool
) -> int:
    """Check disclosures before you file them.

    Reads every file under disclosures/ and says what is wrong, where, why it matters and how to put it right. Name
    files or folders to see only what concerns them. Without --fix nothing is changed; nothing leaves your computer.
    """
    from generator.history.proposed import read_filed  # noqa: PLC0415
    from generator.history.repair import repair  # noqa: PLC0415
    from generator.reporters import difference  # noqa: PLC0415
    from generator.validation.check import inspect  # noqa: PLC0415
    from generator.validation.readback import read_back  # noqa: PLC0415

    settings = read_settings(root)
    t = settings.translator(lang)
    paper, changes = output(), ""
    if fix:
        repaired = repair(settings, lambda file: _concerns(settings.root, file, paths), watch)
        changes = difference.write(repaired, paper, t)
    checked = inspect(settings, watch, read_filed(settings.root, given_now(None).moment))
    if not checked.files and not checked.findings:
        message = f"There is no election under {settings.root / DISCLOSURES}, so there is nothing to check."
        raise SettingsError(message)
    found = tuple(f for f in checked.findings if _concerns(settings.root, f.place.file, paths))
    files = [file for file in checked.files if _concerns(settings.root, file, paths)]
    if paths and not files and not found:
        message = (
            f"{paths[0]} holds no file that is checked; name a file or folder under disclosures/."
        )
        raise SettingsError(message)
    click.echo(changes, nl=False, err=style != "text", color=paper.colour)
    understood, again = read_back(checked, files), repeated(root, paths)
    text = report(settings, found, files, style, lang, watch, understood, again, paper)
    click.echo(text, nl=False, color=paper.colour)
    return 1 if any(blocks(finding) for finding in found) else 0


def _concerns(root: Path, file: str, paths: tuple[Path, ...]) -> bool:
    """Whether a file lies under one of the paths named; every file does where none is named."""
    return not paths or any(_real(root / file).is_relative_to(_real(path)) for path in paths)


def _real(path: Path) -> Path:
    """The file itself, wherever links lead; a link that leads to itself is the file."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()
