"""Refuses hand-written pages over which MkDocs would stumble, with one sentence for whoever wrote them."""

import os
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.utils import is_markdown_file

from generator.errors import SettingsError
from generator.provided import read_text


def ensure_readable(folder: Path) -> None:
    """Raise SettingsError for the first page that is no text, or for what MkDocs would follow or wait for endlessly."""
    for place, folders, files in os.walk(folder):
        for name in sorted((*folders, *files)):
            path = Path(place, name)
            if path.is_symlink() and _leads_around(path):
                message = f"{path} is a link that leads back to itself; remove it."
                raise SettingsError(message)
            if path.exists() and not path.is_file() and not path.is_dir():
                message = f"{path} is neither a file nor a folder; remove it."
                raise SettingsError(message)
            if is_markdown_file(name) and not path.is_dir():
                read_text(path, SettingsError)


def ensure_free(files: Files, file: File) -> None:
    """Raise PluginError where a hand-written page would be lost because the site has one of its own at its address."""
    written = files.get_file_from_path(file.src_uri)
    if written is not None:
        message = f"{written.abs_src_path} stands where the site has a page of its own; give it another name."
        raise PluginError(message)


def _leads_around(link: Path) -> bool:
    """Whether a link leads to itself, or to a folder that it lies in."""
    try:
        return link.parent.resolve().is_relative_to(link.resolve(strict=True))
    except FileNotFoundError:
        return False
    except (OSError, RuntimeError):
        return True
