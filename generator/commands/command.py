"""What all commands share: how they end, and the limited process for those that read submissions."""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial, wraps
from pathlib import Path
from typing import Any

import click

from generator.errors import OperatorError
from generator.isolation import guarded
from generator.moments import Now, read_now
from generator.text import show

in_language = click.option(
    "--lang",
    default="en",
    metavar="LANGUAGE",
    help="The language of the report, such as en or pt-BR.",
)

leaving_out = click.option(
    "--leave-out",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Files to leave out: the list that sixc admit made, or the index of a site built with it.",
)


on_day = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The day that decides what is overdue, such as 2025-05-12.",
)


def given_now(today: datetime | None) -> Now:
    """Now, as whoever runs the command says it is: by --today, else by SOURCE_DATE_EPOCH."""
    return read_now(os.environ.get("SOURCE_DATE_EPOCH", ""), today.date() if today else None)


def plainly(command: Callable[..., int]) -> Callable[..., None]:
    """Turn an operator's error into one sentence and exit code 2, and a result into the exit code."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        sys.exit(_exit_code(partial(command, *args, **kwargs)))

    return run


def _exit_code(command: Callable[[], int]) -> int:
    """The exit code of a command whose result is written; an operator's error is one sentence and 2."""
    try:
        done = command()
        sys.stdout.flush()
    except OperatorError as error:
        click.echo(f"sixc: {error}", err=True)
    except OSError as error:
        click.echo(in_a_sentence(error), err=True)
    else:
        return done
    return 2


def in_a_sentence(error: OSError) -> str:
    """What the system refuses, for people."""
    return f"sixc: {show(str(error.filename or 'A file'), 200)}: {error.strerror or error}."


def apart(command: Callable[..., int]) -> Callable[..., None]:
    """Run a command that reads submissions in a limited process of its own."""

    @plainly
    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> int:
        return guarded(lambda watch: _exit_code(partial(command, watch, *args, **kwargs)))

    return run
