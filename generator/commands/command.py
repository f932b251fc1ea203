"""What all commands share: how they end, and the limited process for those that read submissions."""

import sys
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

import click

from generator.errors import OperatorError
from generator.isolation import guarded

in_language = click.option(
    "--lang",
    default="en",
    metavar="LANGUAGE",
    help="The language of the report, such as en or pt-BR.",
)


def plainly(command: Callable[..., int]) -> Callable[..., None]:
    """Turn an operator's error into one sentence and exit code 2, and a result into the exit code."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        sys.exit(_code(partial(command, *args, **kwargs)))

    return run


def _code(command: Callable[[], int]) -> int:
    """The exit code of a command; an operator's error is one sentence and 2."""
    try:
        return command()
    except OperatorError as error:
        click.echo(f"sixc: {error}", err=True)
    except OSError as error:
        click.echo(f"sixc: {error.filename or 'A file'}: {error.strerror or error}.", err=True)
    return 2


def apart(command: Callable[..., int]) -> Callable[..., None]:
    """Run a command that reads submissions in a limited process of its own."""

    @plainly
    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> int:
        return guarded(lambda watch: _code(partial(command, watch, *args, **kwargs)))

    return run
