"""`sixc redact`: what a court ordered taken down leaves the log whole."""

import re
import shlex
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.command import apart, given_now, in_language
from generator.documents.names import DISCLOSURES
from generator.errors import SettingsError
from generator.isolation import Watch
from generator.settings import read_settings
from generator.text import say

if TYPE_CHECKING:
    from generator.documents.model import Document

_DEPTH = 4  # disclosures/<election>/<party>/<file>
_REMOVE = say("1. Remove each file in the same change:")
_PURGE = say("5. Only then take each file out of the history, in a fresh clone:")
_STEPS = (
    _REMOVE,
    say("2. Propose the change, with nothing else in it. It needs the approvals of a change to the program."),
    say("3. When it is merged, set the variable REVIEWED_COMMIT to the merged commit, and publish."),
    say("4. See that sixc verify, asked about the published site, says “redacted”."),
    _PURGE,
    say("6. Build again there, and run sixc verify site --since with the published log/head.txt: the log is the same."),
    say("7. Lift the rule against force-pushes for one push; then set REVIEWED_COMMIT to the new head of main."),
    say("8. Tell those who keep clones, and ask the host to drop its copies."),
)  # fmt: skip


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--order", required=True, metavar="TEXT", help="The order, such as its court, number and day."
)
@click.option("--by", default="", metavar="TEXT", help="Who ordered it, if not all of --order.")
@click.option("--ground", default="", metavar="TEXT", help="The law, if not all of --order.")
@click.option(
    "--date",
    "day",
    default="",
    metavar="DAY",
    help="The day of the order; without it, today where the election is.",
)
@in_language
@click.pass_obj
@apart
def redact(
    watch: Watch, root: Path, paths: tuple[str, ...], order: str, by: str, ground: str, day: str, lang: str
) -> int:  # fmt: skip
    """Write down what a court or authority ordered taken down.

    Names each PATH, such as disclosures/al-2025/partia-e-lumit/2025-04.yaml, with its entries of the log, in the
    redactions.yaml of its election, and says the remaining steps. No file is removed. Repeat nothing of what is taken
    down in the text of the order: it is published.
    """
    from generator.documents.instance import load  # noqa: PLC0415
    from generator.history.filed import read_history  # noqa: PLC0415
    from generator.history.log import make_log  # noqa: PLC0415
    from generator.history.redaction import Order, place  # noqa: PLC0415
    from generator.history.redaction import redact as listed  # noqa: PLC0415
    from generator.history.repair import put  # noqa: PLC0415
    from generator.validation.check import inspect  # noqa: PLC0415

    settings = read_settings(root)
    t = settings.translator(lang)
    own = _by_election(settings.root, paths)
    history, checked = read_history(settings.root), inspect(settings, watch)
    log = make_log(settings, history, checked)
    if not log.dated:
        message = "The log is not that of the whole history; fetch all of it."
        raise SettingsError(message)
    folders = {folder.id: folder for folder in load(settings.root, watch).folders}
    watch.at("")
    made = {}
    for election, files in own.items():
        if election not in folders:
            message = f"There is no election {election} under {DISCLOSURES}/."
            raise SettingsError(message)
        folder = folders[election]
        given = Order(by or order, ground or order, _day(day, folder.election))
        made[place(election)] = listed(election, files, given, log, folder.redactions)
    for path, content in made.items():
        put(settings.root / path, content)
        click.echo(t.text(say("Written: {path}", path=path)))
    files = [file for own_files in own.values() for file in own_files]
    commands = {
        _REMOVE: shlex.join(["git", "rm", "--", *files]),
        _PURGE: shlex.join(["git", "filter-repo", "--invert-paths", *_each("--path", files)]),
    }
    for step in _STEPS:
        click.echo(t.text(step))
        if step in commands:
            click.echo(f"   {commands[step]}")
    return 0


def _day(day: str, election: "Document | None") -> str:
    """A day as it is written in files; where none is given, today in the zone of an election."""
    from generator.documents.scalars import parse_date  # noqa: PLC0415
    from generator.moments import zone_of  # noqa: PLC0415

    said: Mapping[str, Any] = election.data if election and isinstance(election.data, dict) else {}
    today = given_now(None).or_at(datetime.now(UTC)).today(zone_of(said))
    text = day or str(today)
    if parse_date(text) is None:
        message = f"{day} is not a day; write it like 2025-06-02."
        raise SettingsError(message)
    return text


def _by_election(root: Path, paths: tuple[str, ...]) -> dict[str, list[str]]:
    """The files by their election, named relative to the instance; they need not be there any more."""
    found: dict[str, list[str]] = {}
    for path in dict.fromkeys(paths):
        whole = (root / path).absolute() if path.startswith(DISCLOSURES) else Path(path).absolute()
        base = root.absolute()
        name = whole.relative_to(base).as_posix() if whole.is_relative_to(base) else path
        parts = name.split("/")
        if parts[0] != DISCLOSURES or len(parts) < _DEPTH or re.search(r"(^|/)\.\.?(/|$)", name):
            message = f"{path} is not the file of a party; name it like disclosures/<election>/<party>/<file>."
            raise SettingsError(message)
        found.setdefault(parts[1], []).append(name)
    return found


def _each(option: str, values: list[str]) -> list[str]:
    return [word for value in values for word in (option, value)]
