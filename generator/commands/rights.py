"""`sixc rights`: who may file for whom."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.command import apart, in_language
from generator.errors import SettingsError
from generator.isolation import Watch
from generator.settings import read_settings
from generator.text import Message, say, show, translator

if TYPE_CHECKING:
    from generator.documents.model import Document

MOST = 9007199254740991  # what the schema takes


@click.command()
@click.argument("election")
@click.argument("party", required=False)
@click.option(
    "--add",
    "numbers",
    multiple=True,
    type=click.IntRange(1, MOST),
    metavar="NUMBER",
    help="Add the account with this number; with --role, and more than once for several people.",
)
@click.option("--role", "roles", multiple=True, metavar="TEXT", help="What each person does there.")
@click.option(
    "--election-body",
    "is_body",
    is_flag=True,
    help="Add to those who enter for the election body what parties hand in on paper.",
)
@in_language
@click.pass_obj
@apart
def rights(
    watch: Watch,
    root: Path,
    election: str,
    party: str | None,
    numbers: tuple[int, ...],
    roles: tuple[str, ...],
    is_body: bool,
    lang: str,
) -> int:
    """Say who may file for whom, or add an account.

    Reads submitters.yaml of ELECTION. With --add, writes the account of one more person of PARTY, or of the election
    body, into it; remarks and layout stay. The number of an account stays when its name changes; the hosting service
    tells it.
    """
    from generator.history.repair import put  # noqa: PLC0415
    from generator.history.rights import LISTED, read_registry  # noqa: PLC0415

    settings = read_settings(root)
    t = settings.translator(lang)
    path = LISTED.format(election=election)
    watch.at(path)
    roster, listed = _sound(read_registry(_reader(settings.root), election))
    known = [entry["id"] for entry in roster.data["parties"]]
    if party is not None and party not in known:
        message = f"The election {election} has no party {party}; it has {', '.join(known)}."
        raise SettingsError(message)
    if numbers or roles or is_body:
        raw = _added(listed, party, is_body, _accounts_of(numbers, roles))
        _, listed = _sound(read_registry(_reader(settings.root, {path: raw}), election))
        watch.at("")
        put(settings.root / path, raw)
    for line in _lines(listed, [party] if party else known, everything=party is None):
        click.echo(t.text(line) if isinstance(line, Message) else line)
    return 0


def _reader(
    root: Path, instead: Mapping[str, bytes] | None = None
) -> Callable[[str], bytes | None]:
    """The bytes of a file of the working folder; of some, others instead."""

    def read(path: str) -> bytes | None:
        if instead and path in instead:
            return instead[path]
        file = root / path
        return file.read_bytes() if file.is_file() and not file.is_symlink() else None

    return read


def _sound(found: Any) -> "tuple[Document, Document]":
    if isinstance(found, tuple):
        return found
    raise SettingsError(translator("en").text(found.what))


def _accounts_of(numbers: tuple[int, ...], roles: tuple[str, ...]) -> list[dict[str, Any]]:
    if not numbers or len(numbers) != len(roles):
        message = "To add an account, give --add NUMBER and --role TEXT for each person."
        raise SettingsError(message)
    return [{"id": number, "role": role} for number, role in zip(numbers, roles, strict=True)]


def _added(
    listed: "Document", party: str | None, is_body: bool, accounts: list[dict[str, Any]]
) -> bytes:
    """The list with these accounts more. Raises SettingsError where that cannot be."""
    from generator.documents.editing import with_entry, with_field  # noqa: PLC0415

    if (party is None) is not is_body:
        message = "To add an account, name either the party or --election-body."
        raise SettingsError(message)
    made: Document | None = listed
    own = "/election_body" if is_body else _place(listed, party)
    if own is not None and listed.at(f"{own}/accounts") is not None:
        for account in accounts:
            made = with_entry(made, f"{own}/accounts", account) if made else None
    elif is_body:
        made = with_field(listed, "election_body", {"accounts": accounts})
    else:
        made = with_entry(listed, "/parties", {"party": party, "accounts": accounts})
    if made is None:
        message = f"{listed.path} cannot be added to; put each account on a line of its own, after a hyphen."
        raise SettingsError(message)
    return made.raw


def _place(listed: "Document", party: str | None) -> str | None:
    """Where the accounts of a party stand."""
    return next((at for at, entry in listed.entries("parties") if entry["party"] == party), None)


def _lines(listed: "Document", parties: list[str], *, everything: bool) -> Iterator[Message | str]:
    """Who may file for each party, and who enters what parties handed in."""
    entries = {entry["party"]: entry for entry in listed.data["parties"]}
    for party in parties:
        entry = entries.get(party, {})
        frozen = entry.get("frozen")
        yield say("{party}: filing is stopped", party=party) if frozen else f"{party}:"
        yield from _accounts(entry.get("accounts", ()))
    if everything:
        yield say("The election body, for every party, with entered in each file:")
        yield from _accounts(listed.data.get("election_body", {}).get("accounts", ()))


def _accounts(accounts: Any) -> Iterator[Message | str]:
    for account in accounts:
        yield f"  {account['id']}  {show(account['role'])}"
    if not accounts:
        yield say("  nobody")
