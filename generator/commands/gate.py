"""`sixc gate`: whether an account may make a change."""

import re
from pathlib import Path

import click

from generator.commands.command import in_language, plainly
from generator.settings import LOCALES, ensure_language
from generator.text import show, translator


def _account(_context: click.Context, _option: click.Parameter, text: str) -> int:
    """An account's number: digits alone, as the code hosting service gives it."""
    if not re.fullmatch("[1-9][0-9]{0,15}", text):
        message = f"{show(text)} is not the number of an account."
        raise click.BadParameter(message)
    return int(text)


@click.command()
@click.option("--base", required=True, metavar="REV", help="What is published, such as main.")
@click.option("--head", required=True, metavar="REV", help="The change that is proposed.")
@click.option(
    "--author-id",
    "account",
    required=True,
    metavar="NUMBER",
    callback=_account,
    help="The number of the account that proposes it.",
)
@in_language
@click.pass_obj
@plainly
def gate(root: Path, base: str, head: str, account: int, lang: str) -> int:
    """Say whether an account may make a change.

    Looks at every commit of the change. An account may add disclosures, new versions and their ledgers to the folder of
    a party that it files for, by the lists of accounts at the base; for everything else the report names the reason and
    whom to ask.
    """
    from generator.history.gate import PASSES, judge  # noqa: PLC0415
    from generator.reporters.ruling import write  # noqa: PLC0415

    ensure_language(root, lang)
    t = translator(lang, own=root / LOCALES)
    ruling = judge(root, base, head, account)
    click.echo(write(ruling, t), nl=False)
    return 0 if ruling.verdict in PASSES else 1
