"""What an instance decides for itself, read from its mkdocs.yml: one frozen object for both doors.

site_name, site_url, repo_url     MkDocs' own settings
plugins: [sixc: {languages: [en, sq], site_names: {sq: "…"}, source_link: "…"}]
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.errors import SettingsError
from generator.text import languages as known_languages

SOURCE_LINK = "{repository}/blob/{commit}/{path}#L{line}"


@dataclass(frozen=True, slots=True)
class Settings:
    """One instance.

    `languages` begins with the site's default language; `site_names` holds its name in others; `repository` may be
    empty.
    """

    root: Path
    site_name: str
    site_url: str
    repository: str
    source_link: str
    languages: tuple[str, ...]
    site_names: Mapping[str, str]

    @property
    def schema(self) -> Path:
        """The folder of schemas: the instance's own, else the installed one."""
        own = self.root / "schema"
        return own if own.is_dir() else _installed_schema()


def read_settings(root: Path) -> Settings:
    """The settings of the instance in a folder. Raises SettingsError where it is none."""
    path = root / "mkdocs.yml"
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=_PlainLoader)  # noqa: S506 - a safe loader
    except FileNotFoundError as error:
        message = f"There is no mkdocs.yml in {root}; go to the folder of an instance, or name it with --root."
        raise SettingsError(message) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        message = f"{path} cannot be read: {' '.join(str(error).split())}."
        raise SettingsError(message) from error
    if not isinstance(data, dict):
        message = f"{path} holds no settings."
        raise SettingsError(message)
    return build_settings(root, data, _options(data))


def build_settings(root: Path, site: Mapping[str, Any], options: Mapping[str, Any]) -> Settings:
    """Settings from MkDocs' own configuration and the plugin's options."""
    languages = tuple(options.get("languages") or ("en",))
    unknown = [language for language in languages if language not in known_languages()]
    if unknown:
        message = f"There is no catalogue for the language {unknown[0]}; known are {', '.join(known_languages())}."
        raise SettingsError(message)
    return Settings(
        root,
        str(site.get("site_name") or ""),
        str(site.get("site_url") or "").rstrip("/") + "/" if site.get("site_url") else "",
        str(site.get("repo_url") or "").rstrip("/"),
        str(options.get("source_link") or SOURCE_LINK),
        languages,
        dict(options.get("site_names") or {}),
    )


def _options(data: Mapping[str, Any]) -> Mapping[str, Any]:
    for plugin in data.get("plugins") or ():
        if isinstance(plugin, dict) and "sixc" in plugin:
            return plugin["sixc"] or {}
    return {}


def _installed_schema() -> Path:
    package = Path(__file__).parent
    inside = package / "schema"
    return inside if inside.is_dir() else package.parent / "schema"


class _PlainLoader(yaml.SafeLoader):
    """Safe YAML that passes over the tags MkDocs allows in its own file."""


_PlainLoader.add_multi_constructor("", lambda *_: None)
