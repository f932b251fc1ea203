"""`sixc init`: an instance of one's own."""

import sys
from pathlib import Path
from typing import Any

import click

from generator.commands.command import plainly
from generator.errors import FoundingError
from generator.shelf import Shelf, installed_schema

HOSTS = ("github", "gitlab", "forgejo")


def _ask(question: str) -> Any:
    """A callback that asks on a terminal for what no option says; elsewhere the option is needed."""

    def ask(context: click.Context, option: click.Parameter, given: str | None) -> str:
        if given or context.resilient_parsing:
            return given or ""
        if sys.stdin.isatty():
            return str(click.prompt(question, err=True))
        raise click.MissingParameter(ctx=context, param=option)

    return ask


def _offer(question: str) -> Any:
    """A callback that asks on a terminal for what may be left out."""

    def offer(context: click.Context, option: click.Parameter, given: str | None) -> str:
        del option
        if given is None and not context.resilient_parsing and sys.stdin.isatty():
            return str(click.prompt(question, default="", show_default=False, err=True))
        return given or ""

    return offer


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--election",
    metavar="ID",
    callback=_ask("Short name of the election, such as xx-2027"),
    help="The short name of the election: small letters, digits and hyphens.",
)
@click.option(
    "--country",
    metavar="CC",
    callback=_ask("Country, by its code of two letters"),
    help="The country that votes, by its ISO 3166-1 code; it gives currency and time zone.",
)
@click.option(
    "--languages",
    metavar="L,L",
    callback=_ask("Languages of the site, the main one first, such as sq,sr-Latn,en"),
    help="The languages of the site, the main one first.",
)
@click.option("--code", metavar="CODE", help="The code of conduct that the parties signed.")
@click.option("--currency", metavar="CUR", help="The currency, where it is not the country's.")
@click.option(
    "--time-zone", metavar="TZ", help="The time zone whose days count, such as Europe/Lisbon."
)
@click.option("--date", "day", metavar="YYYY-MM-DD", help="The day of the vote.")
@click.option(
    "--roster",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A table of the parties as CSV: name or name_<language>; id, short_name, colour, site, register, number.",
)
@click.option(
    "--publisher",
    metavar="NAME",
    callback=_offer("Who publishes the site (may be left empty)"),
    help="Who publishes the site; it stands at the foot of every page.",
)
@click.option(
    "--email",
    metavar="ADDRESS",
    callback=_offer("E-mail address at which errors are reported (may be left empty)"),
    help="The address at which errors are reported without an account.",
)
@click.option("--host", type=click.Choice(HOSTS), help="Where the repository is hosted.")
@click.option(
    "--wheel",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The wheel of sixc to install; without it, the one this program came from.",
)
@plainly
def init(folder: Path, wheel: Path | None, host: str | None, **said: Any) -> int:
    """Make an instance: a repository of an election body's own.

    Writes a whole repository into DIR, which must be new or empty: settings, an election, pages of your own, the
    pipelines of the host, and the software pinned by its hash. What no option says is asked for on a terminal.
    """
    from generator.founding.hosts import HOSTS as KNOWN  # noqa: PLC0415
    from generator.founding.instance import make_instance  # noqa: PLC0415
    from generator.founding.plan import make_plan  # noqa: PLC0415
    from generator.founding.software import find_wheel, read_wheel  # noqa: PLC0415

    _ensure_new(folder)
    plan = make_plan(**said, codes=Shelf(installed_schema()).codes())
    chosen = next(each for each in KNOWN if each.id == (host or HOSTS[0]))
    files = make_instance(plan, chosen, read_wheel(wheel or find_wheel()))
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if content.startswith(b"#!"):
            path.chmod(0o755)
    click.echo(
        f"{len(files)} files in {folder}. Next: read its README.md, and run `make site` there."
    )
    if plan.assumed:
        click.echo(f"Nobody named the day of the vote; election.yaml says {plan.day}. Set it.")
    if plan.invented:
        click.echo("Nobody named the parties; two invented ones stand in their place.")
    return 0


def _ensure_new(folder: Path) -> None:
    """Raise FoundingError where a folder holds anything but the beginning of a repository."""
    held = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if held and held != [".git"]:
        message = f"{folder} is not empty; name a new folder, so that nothing is overwritten."
        raise FoundingError(message)
