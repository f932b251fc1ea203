"""What an instance decides for itself, read from its mkdocs.yml: one frozen object for both doors.

site_name, site_url, repo_url     MkDocs' own settings
plugins: [sixc: {languages: [en, pt-BR], site_names: {pt-BR: "…"}, source_link: "…"}]
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.errors import SettingsError
from generator.languages import languages as known_languages
from generator.languages import locale
from generator.shelf import Shelf, shelf
from generator.text import ECHO, Translator, translator

LOCALES = "locales"
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
    def schema(self) -> Shelf:
        """The schemas, code lists and codes of conduct, with the instance's own laid over them."""
        return shelf(self.root)

    @property
    def locales(self) -> Path:
        """The folder of the instance's own catalogues, which need not be there."""
        return self.root / LOCALES

    def translator(self, language: str, echo: int = ECHO) -> Translator:
        """The translator for a language. Raises SettingsError where there is no catalogue for it."""
        ensure_language(self.root, language)
        return translator(language, echo, self.locales)

    def name(self, language: str) -> str:
        """The site's name in a language."""
        return self.site_names.get(language, self.site_name)


def written(settings: Settings, language: str) -> frozenset[str]:
    """The addresses of the hand-written pages of one language."""
    folder = settings.root / "docs" / language
    return frozenset(f"{path.stem}/" for path in folder.glob("*.md"))


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
    """Settings from MkDocs' own configuration and the plugin's options. Raises SettingsError where they cannot be."""
    return Settings(
        root,
        str(site.get("site_name") or ""),
        str(site.get("site_url") or "").rstrip("/") + "/" if site.get("site_url") else "",
        str(site.get("repo_url") or "").rstrip("/"),
        _source_link(str(options.get("source_link") or SOURCE_LINK)),
        _languages(root, options.get("languages") or ["en"]),
        _names(options.get("site_names") or {}),
    )


def _source_link(link: str) -> str:
    try:
        link.format(repository="", commit="", path="", line=1)
    except (KeyError, IndexError, ValueError) as error:
        message = f"source_link is {link!r}; it may hold {{repository}}, {{commit}}, {{path}} and {{line}} only."
        raise SettingsError(message) from error
    return link


def _languages(root: Path, languages: Any) -> tuple[str, ...]:
    if not isinstance(languages, list) or not all(isinstance(name, str) for name in languages):
        message = f"languages is {languages!r}; it must be a list such as [en, pt-BR]."
        raise SettingsError(message)
    for name in languages:
        ensure_language(root, name)
        if (root / "disclosures" / name).is_dir():
            message = (
                f"The election {name} is named like a language; its pages would have one address."
            )
            raise SettingsError(message)
    return tuple(dict.fromkeys(languages))


def ensure_language(root: Path, name: str) -> None:
    """Make sure that there is a catalogue for a language. Raises SettingsError naming those that there are."""
    known = known_languages(root / LOCALES)
    if name not in known:
        message = f"There is no catalogue for the language {name}; known are {', '.join(known)}."
        raise SettingsError(message)
    locale(name)


def _names(names: Any) -> dict[str, str]:
    if not isinstance(names, dict):
        message = (
            f"site_names is {names!r}; it must give a name for a language, such as {{pt-BR: …}}."
        )
        raise SettingsError(message)
    return {str(language): str(name) for language, name in names.items()}


def _options(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The options of the plugin, which mkdocs.yml may write in three ways: none, a list of names, a mapping."""
    plugins = data.get("plugins") or ()
    if isinstance(plugins, dict):
        plugins = [plugins]
    if not isinstance(plugins, list | tuple):
        message = f"plugins is {plugins!r}; it must be a list."
        raise SettingsError(message)
    for plugin in plugins:
        if isinstance(plugin, dict) and "sixc" in plugin:
            options = plugin["sixc"] or {}
            if not isinstance(options, dict):
                message = f"The options of the plugin sixc are {options!r}; they must have names."
                raise SettingsError(message)
            return options
    return {}


class _PlainLoader(yaml.SafeLoader):
    """Safe YAML that passes over the tags MkDocs allows in its own file."""


_PlainLoader.add_multi_constructor("", lambda *_: None)
