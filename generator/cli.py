"""The `sixc` command: arguments in, exit code out.

0 fine · 1 findings of level error · 2 wrong use or set-up. Only the result goes to standard output.
"""

import gc
import re
import sys
from collections.abc import Callable
from functools import cache, partial, wraps
from pathlib import Path
from typing import Any

import click

from generator.errors import ForeignFileError, OperatorError, SettingsError
from generator.findings import Finding, blocks
from generator.isolation import Watch, guarded
from generator.settings import Settings, read_settings
from generator.text import languages, show, translator

FORMATS = ("text", "github", "markdown", "json", "sarif")


def _plainly(command: Callable[..., int]) -> Callable[..., None]:
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


def _apart(command: Callable[..., int]) -> Callable[..., None]:
    """Run a command that reads submissions in a limited process of its own."""

    @_plainly
    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> int:
        return guarded(lambda watch: _code(partial(command, watch, *args, **kwargs)))

    return run


def _account(_context: click.Context, _option: click.Parameter, text: str) -> int:
    """An account's number: digits alone, as the code hosting service gives it."""
    if not re.fullmatch("[1-9][0-9]{0,15}", text):
        message = f"{show(text)} is not the number of an account."
        raise click.BadParameter(message)
    return int(text)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds mkdocs.yml and disclosures/. Without it: the folder you are in.",
)
@click.version_option(package_name="sixc", message="%(version)s")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Check what parties disclose about their campaigns, and build the public site from it."""
    # A command keeps what it reads until it ends, so looking often for what can be let go only costs time.
    gc.set_threshold(100_000, 50, 50)
    context.obj = root


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format", "style", type=click.Choice(FORMATS), default="text", help="How to write the report."
)
@click.option(
    "--lang", default="en", metavar="LANGUAGE", help="The language of the report, such as en or sq."
)
@click.pass_obj
@_apart
def check(watch: Watch, root: Path, paths: tuple[Path, ...], style: str, lang: str) -> int:
    """Check disclosures before you file them.

    Reads every file under disclosures/ and says what is wrong, where, why it matters and how to put it right. Name
    files or folders to see only what concerns them. Nothing is changed and nothing leaves your computer.
    """
    # Each command loads only what it needs, so that a check starts without the tools that build sites.
    from generator.validation.check import inspect  # noqa: PLC0415

    settings = read_settings(root)
    checked = inspect(settings, watch)
    found = tuple(f for f in checked.findings if _concerns(settings.root, f.place.file, paths))
    files = [file for file in checked.files if _concerns(settings.root, file, paths)]
    if paths and not files and not found:
        message = (
            f"{paths[0]} holds no file that is checked; name a file or folder under disclosures/."
        )
        raise SettingsError(message)
    click.echo(_report(settings, found, len(files), style, lang), nl=False)
    return 1 if any(blocks(finding) for finding in found) else 0


@main.command()
@click.option("--strict", is_flag=True, help="Write nothing if any file has an error.")
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to write the site."
)
@click.pass_obj
@_apart
def build(watch: Watch, root: Path, strict: bool, site_dir: Path | None) -> int:
    """Check all files, then build the public site in every language.

    A file with an error is left out and everything else is built; the exit code is then 1. Where the folder holds an
    earlier build, its log must be the beginning of the new one, or nothing is written.
    """
    from generator.history.log import ensure_continued  # noqa: PLC0415
    from generator.pipeline import run  # noqa: PLC0415
    from generator.plugin import publish  # noqa: PLC0415

    settings = read_settings(root)
    built = run(settings, watch)
    gc.freeze()  # what was made stays until it is written
    findings = built.checked.findings
    failed = any(blocks(finding) for finding in findings)
    if failed:
        errors = tuple(finding for finding in findings if blocks(finding))
        click.echo(
            _report(settings, errors, len(built.checked.files), "text", "en"), nl=False, err=True
        )
    if failed and strict:
        click.echo("Nothing was written, because of --strict.")
        return 1
    pages = sum(len(own) for own in built.pages.values())
    target = site_dir or settings.root / "site"
    ensure_continued(target, built.log)
    with click.progressbar(
        length=pages, label="Pages", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        publish(settings, built, target.resolve(), lambda: bar.update(1))
    click.echo(f"{pages} pages ({', '.join(built.pages)}) in {target}")
    return 1 if failed else 0


@main.command()
@click.argument("where", metavar="DIR_OR_URL")
@click.option(
    "--since",
    default="",
    metavar="HEAD",
    help="A copy of log/head.txt from an earlier day, as a file or an address: prove that the log only grew.",
)
@_plainly
def verify(where: str, since: str) -> int:
    """Check that a published site holds what its log says.

    DIR_OR_URL is a site: a folder, or the address of its front page. Every hash is worked out anew. The same program
    is published with each site as log/verify.py and needs nothing but Python.
    """
    from generator.history.proof import report  # noqa: PLC0415

    return report(where, since)


@main.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on.",
)
@click.pass_obj
@_plainly
def serve(root: Path, port: int) -> int:
    """Show the site in your browser, built again after every change."""
    from generator.plugin import preview  # noqa: PLC0415

    preview(read_settings(root), port, click.echo)
    return 0


@main.command()
@click.argument("election")
@click.argument("party")
@click.argument("period")
@click.option(
    "--lang", default="en", metavar="LANGUAGE", help="The language of the explanations in the file."
)
@click.pass_obj
@_plainly
def new(root: Path, election: str, party: str, period: str, lang: str) -> int:
    """Make a disclosure to fill in.

    ELECTION, PARTY and PERIOD are short names, such as al-2025 partia-e-lumit 2025-04. The file says at each field
    what belongs there. An existing file is never changed: where one stands, the next version is made.
    """
    from generator.documents.blank import blank, ensure_known, next_place  # noqa: PLC0415

    settings, t = read_settings(root), translator(_language(lang))
    ensure_known(settings.root, election, party, period)
    path, version = next_place(settings.root, election, party, period)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(blank(election, party, period, version, t))
    click.echo(path.relative_to(settings.root))
    return 0


@main.command()
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
@click.option(
    "--lang", default="en", metavar="LANGUAGE", help="The language of the report, such as en or sq."
)
@click.pass_obj
@_plainly
def gate(root: Path, base: str, head: str, account: int, lang: str) -> int:
    """Say whether an account may make a change.

    Looks at every commit of the change. An account may add disclosures, new versions and their ledgers to the folder of
    a party that it files for, by the lists of accounts at the base; for everything else the report names the reason and
    whom to ask.
    """
    from generator.history.gate import PASSES, judge  # noqa: PLC0415
    from generator.reporters.ruling import write  # noqa: PLC0415

    t = translator(_language(lang))
    ruling = judge(root, base, head, account)
    click.echo(write(ruling, t), nl=False)
    return 0 if ruling.verdict in PASSES else 1


@main.command("import")
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
@_plainly
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


def _language(lang: str) -> str:
    if lang not in languages():
        message = (
            f"There is no catalogue for the language {lang}; known are {', '.join(languages())}."
        )
        raise SettingsError(message)
    return lang


def _concerns(root: Path, file: str, paths: tuple[Path, ...]) -> bool:
    """Whether a file lies under one of the paths named; every file does where none is named."""
    place = (root / file).resolve()
    return not paths or any(place.is_relative_to(path.resolve()) for path in paths)


def _report(
    settings: Settings, findings: tuple[Finding, ...], files: int, style: str, lang: str
) -> str:
    from generator.reporters import REPORTERS  # noqa: PLC0415
    from generator.reporters.reporter import Report  # noqa: PLC0415

    reporter = next(reporter for reporter in REPORTERS if reporter.id == style)
    return reporter.write(
        Report(findings, files, _lines(settings.root)), translator(_language(lang))
    )


def _lines(root: Path) -> Callable[[str, int], str]:
    """A function that gives the text of a line of a file; empty where there is none."""

    @cache
    def read(file: str) -> list[str]:
        path = root / file
        return (
            path.read_text("utf-8", "replace").split("\n")
            if path.is_file() and not path.is_symlink()
            else []
        )

    def line(file: str, number: int) -> str:
        lines = read(file)
        return lines[number - 1] if number <= len(lines) else ""

    return line
