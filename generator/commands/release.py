"""`sixc release`: the charts of an election as they are now, for good."""

import os
import shutil
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.commands.command import apart, given_now, leaving_out, on_day
from generator.commands.report import report
from generator.errors import ReleaseError, SettingsError
from generator.findings import Finding, blocks
from generator.isolation import Watch
from generator.settings import Settings, read_settings

MAKING = ".making"
"""The name of a release's folder until it is whole."""
_UNKNOWN = "There is no election {election}."


@click.command()
@click.argument("election")
@click.argument("name")
@on_day
@leaving_out
@click.pass_obj
@apart
def release(
    watch: Watch,
    root: Path,
    election: str,
    name: str,
    today: datetime | None,
    leave_out: Path | None,
) -> int:
    """Keep the charts of an election as they are now.

    Writes releases/ELECTION/NAME, for a maintainer to commit: every chart in every language as an embed that needs no
    other file of the site, with its table, its pictures and a manifest. The site offers it beside the charts that are
    brought up to date. What is released never changes; an existing release is never overwritten. A file with an error
    is left out, as on the site, and the manifest names it; the exit code is then 1.
    """
    from generator.embeds.freeze import freeze  # noqa: PLC0415
    from generator.embeds.pictures import published as rendered  # noqa: PLC0415
    from generator.embeds.releases import folder  # noqa: PLC0415
    from generator.history.admission import read_left_out  # noqa: PLC0415
    from generator.pipeline import run  # noqa: PLC0415

    settings = read_settings(root)
    _ensure_named(election, name)
    target = folder(settings.root, election) / name
    making = target.with_name(MAKING)
    _ensure_possible(settings, target, making)
    built = run(settings, watch, given_now(today), read_left_out(leave_out))
    errors = tuple(finding for finding in built.checked.findings if blocks(finding))
    if errors:
        click.echo(
            report(settings, errors, built.checked.files, "text", "en", watch), nl=False, err=True
        )
    records = [r for r in built.records if r.dataset.id == election]
    if not records:
        raise ReleaseError(_UNKNOWN.format(election=election))
    published = {(file.language, file.path): file.content for file in built.artifacts}
    for language in settings.languages:
        pictures = rendered(settings.root, built.pictures, language)
        published |= {(language, path): png for path, png in pictures}
    refused = _filed(election, errors)
    files = freeze(name, records, published, refused)
    _write(making, files)
    making.rename(target)
    click.echo(f"{len(files)} files in {target.relative_to(settings.root)}; commit them.")
    for path in refused:
        click.echo(f"Left out: {path}")
    return 1 if refused else 0


def _filed(election: str, errors: tuple[Finding, ...]) -> list[str]:
    """The files of an election's parties that have errors."""
    from generator.validation.check import kind_of  # noqa: PLC0415

    files = {f.place.file for f in errors if f.place.file.startswith(f"disclosures/{election}/")}
    return sorted(file for file in files if kind_of(file) in {"disclosure", "ledger"})


def _ensure_named(election: str, name: str) -> None:
    """Raise ReleaseError where an election or a release cannot have such a name."""
    from generator.documents.names import is_name  # noqa: PLC0415

    if not is_name(election):
        raise ReleaseError(_UNKNOWN.format(election=election))
    if not is_name(name):
        message = f"{name} cannot name a release; use small letters, digits and hyphens."
        raise ReleaseError(message)


def _ensure_possible(settings: Settings, target: Path, making: Path) -> None:
    """Raise ReleaseError or SettingsError where nothing can be released; what was broken off before is removed."""
    from generator.history.filed import is_committed  # noqa: PLC0415

    for place in (making, target.parent, target.parent.parent):
        if place.is_symlink():
            message = f"{place.relative_to(settings.root)} is a link; the releases themselves must stand here."
            raise ReleaseError(message)
    if os.path.lexists(target):
        message = f"{target} is there already, and a release never changes; take another name."
        raise ReleaseError(message)
    if not urlsplit(settings.site_url).netloc:
        message = "mkdocs.yml names no whole site_url, such as https://campaigns.example/; a release holds it for good."
        raise SettingsError(message)
    shutil.rmtree(making, ignore_errors=True)  # what a release that was broken off has left
    if not is_committed(settings.root):
        message = "There are changes that are not committed; a release names its commit, so commit them first."
        raise ReleaseError(message)


def _write(making: Path, files: dict[str, bytes]) -> None:
    """Write all files; their folder gets its name when it is whole."""
    for path, content in files.items():
        file = making / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
