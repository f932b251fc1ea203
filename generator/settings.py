"""What an instance decides for itself, read from its mkdocs.yml: one frozen object for both doors.

site_name, site_url, repo_url, docs_dir     MkDocs' own settings
plugins: [sixc: {languages: [en, pt-BR], site_names: {pt-BR: "…"}, source_link: "…", log_name: "…", publisher: {…}}]

MkDocs carries out tags that it finds there, `!!python/object/apply:` among them, and lets a file inherit from another.
So the file is read here first, and one that holds more than the few harmless tags in `TAGS` goes no further.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.errors import SettingsError
from generator.languages import languages as known_languages
from generator.languages import locale
from generator.provided import read_text
from generator.publisher import NOBODY, Publisher, read_publisher
from generator.shelf import Shelf, shelf
from generator.text import ECHO, Translator, translator

LOCALES = "locales"
LOG_NAME = re.compile(r"[^\s+]{1,200}/log")
SOURCE_LINK = "{repository}/blob/{commit}/{path}#L{line}"
_PYTHON = "tag:yaml.org,2002:python/name:"
TAGS = (
    "!relative",
    f"{_PYTHON}material.extensions.emoji.twemoji",
    f"{_PYTHON}material.extensions.emoji.to_svg",
    f"{_PYTHON}pymdownx.superfences.fence_code_format",
)
"""What the documentation of MkDocs and its theme asks for, and what does nothing but name a part of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One instance.

    `languages` begins with the site's default language; `site_names` holds its name in others; `repository` may be
    empty. `docs` are the hand-written pages of the default language, which need not be there; those of others stand
    beside them in folders called like the language. `log_name` is what the log goes on being called after the site has
    moved; empty, its address names it.
    """

    root: Path
    docs: Path
    site_name: str
    site_url: str
    repository: str
    source_link: str
    languages: tuple[str, ...]
    site_names: Mapping[str, str]
    log_name: str = ""
    publisher: Publisher = NOBODY

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


def find_root() -> Path:
    """The folder of the instance around where one is, as git finds a repository; where there is none, where one is."""
    here = Path()
    around = (folder for folder in here.absolute().parents if _is_instance(folder))
    return here if _is_instance(here) else next(around, here)


def _is_instance(folder: Path) -> bool:
    """Whether a folder has settings, and disclosures or our plugin: other sites have an mkdocs.yml too."""
    path = folder / "mkdocs.yml"
    try:
        if not path.is_file():  # nobody waits for a pipe
            return False
        text = path.read_bytes()
    except OSError:
        return False
    return b"sixc" in text or (folder / "disclosures").is_dir()


def read_settings(root: Path) -> Settings:
    """The settings of the instance in a folder. Raises SettingsError where it is none."""
    path = root / "mkdocs.yml"
    if not os.path.lexists(path):
        message = f"There is no mkdocs.yml in {root}; go to the folder of an instance, or name it with --root."
        raise SettingsError(message)
    data = read_site(path)
    return build_settings(root, data, _options(data))


def read_site(path: Path) -> Mapping[str, Any]:
    """What a mkdocs.yml says, and nothing of it carried out. Raises SettingsError where MkDocs should not read it."""
    text = read_text(path, SettingsError)
    try:
        data = yaml.load(text, Loader=_PlainLoader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        message = f"{path} cannot be read: {' '.join(str(error).split())}."
        raise SettingsError(message) from error
    if not isinstance(data, dict):
        message = f"{path} holds no settings."
        raise SettingsError(message)
    if "INHERIT" in data:
        message = f"{path} inherits from another file, which is not read here; write all settings into this one."
        raise SettingsError(message)
    return data


def build_settings(root: Path, site: Mapping[str, Any], options: Mapping[str, Any]) -> Settings:
    """Settings from MkDocs' own configuration and the plugin's options. Raises SettingsError where they cannot be."""
    own = root / "schema"
    # The installed one is no answer to an own that is broken.
    if os.path.lexists(own) and not own.is_dir():
        message = f"{own} is not a folder; it must hold the schemas, or not be there."
        raise SettingsError(message)
    return Settings(
        root=root,
        docs=root / str(site.get("docs_dir") or "docs"),
        site_name=str(site.get("site_name") or ""),
        site_url=str(site.get("site_url") or "").rstrip("/") + "/" if site.get("site_url") else "",
        repository=str(site.get("repo_url") or "").rstrip("/"),
        source_link=_source_link(str(options.get("source_link") or SOURCE_LINK)),
        languages=_languages(root, options.get("languages") or ["en"]),
        site_names=_names(options.get("site_names") or {}),
        log_name=_log_name(str(options.get("log_name") or "")),
        publisher=read_publisher(options.get("publisher")),
    )


def _source_link(link: str) -> str:
    try:
        link.format(repository="", commit="", path="", line=1)
    except (KeyError, IndexError, ValueError) as error:
        message = f"source_link is {link!r}; it may hold {{repository}}, {{commit}}, {{path}} and {{line}} only."
        raise SettingsError(message) from error
    return link


def _log_name(name: str) -> str:
    """The name of a log, without its version (https://c2sp.org/tlog-checkpoint)."""
    if name and not LOG_NAME.fullmatch(name):
        message = (
            f"log_name is {name!r}; it must be the first line of the old site's log/head.txt up to the word log,"
            " such as campaigns.example/log."
        )
        raise SettingsError(message)
    return name


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
    """Safe YAML that passes over a few of the tags MkDocs allows in its own file, and refuses all others."""


def _refuse(_loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> None:
    if tag not in TAGS:
        message = (
            f"mkdocs.yml holds the tag {tag} in line {node.start_mark.line + 1}; write the value itself, because a tag"
            " can carry out a program, or bring in what is not in the repository."
        )
        raise SettingsError(message)


_PlainLoader.add_multi_constructor("", _refuse)
