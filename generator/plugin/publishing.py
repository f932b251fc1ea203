"""Publishing and previewing a build: MkDocs is run once for each language."""

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from generator.errors import SettingsError
from generator.pipeline import Build, run
from generator.plugin import SixcPlugin
from generator.settings import Settings


def publish(
    settings: Settings,
    build: Build,
    target: Path,
    tick: Callable[[], None],
    *,
    preview: bool = False,
) -> None:
    """Write the site of every language to a folder, the default language at its root. `tick` is called once a page."""
    _quiet()
    for language in settings.languages:
        config = _config(settings, target, language)
        plugin = config.plugins.get("sixc")
        if not isinstance(plugin, SixcPlugin):
            message = "mkdocs.yml does not name the plugin sixc."
            raise SettingsError(message)
        plugin.shared, plugin.settings = build, settings
        plugin.language, plugin.tick = language, tick
        plugin.preview = preview
        try:
            mkdocs_build(config)
        except MkDocsException as error:
            raise SettingsError(str(error)) from error


def preview(settings: Settings, port: int, say: Callable[[str], None]) -> None:
    """Serve every language from a folder of its own, and build again when a file of the instance changes."""
    with TemporaryDirectory(prefix="sixc-") as folder:

        def make() -> None:
            publish(settings, run(settings), Path(folder), lambda: None, preview=True)

        make()
        server = LiveReloadServer(builder=make, host="127.0.0.1", port=port, root=folder)
        for name in ("disclosures", "releases", "docs", "schema", "locales", "mkdocs.yml"):
            if (settings.root / name).exists():
                server.watch(str(settings.root / name))
        say(f"http://127.0.0.1:{port}/ (stop with Ctrl+C)")
        with suppress(KeyboardInterrupt):
            server.serve()


def _config(settings: Settings, target: Path, language: str) -> MkDocsConfig:
    """MkDocs' configuration for one language: its own docs, output folder and address."""
    path = str(settings.root / "mkdocs.yml")
    default = settings.languages[0]
    try:
        config = load_config(path, site_dir=str(target))
    except MkDocsException as error:
        raise SettingsError(f"mkdocs.yml: {error}") from error
    if language == default:
        return config
    own = Path(config.docs_dir).parent / language
    changes = {
        "site_dir": str(target / language),
        "docs_dir": str(own) if own.is_dir() else config.docs_dir,
        "site_name": settings.name(language),
        "site_url": f"{settings.site_url}{language}/" if settings.site_url else None,
    }
    return load_config(path, **changes)


def _quiet() -> None:
    """Keep MkDocs' progress notes out of our output; its warnings stay."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
