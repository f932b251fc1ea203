"""Publishing and previewing a build: MkDocs is run once for each language."""

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from generator.errors import OperatorError, SettingsError
from generator.facts.today import has_turned
from generator.handwritten import page_folders
from generator.moments import Now
from generator.pipeline import Build, run
from generator.plugin import SixcPlugin
from generator.plugin.given import Given
from generator.settings import Settings, read_settings


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
        plugin.given = Given(
            build=build, settings=settings, language=language, preview=preview, tick=tick
        )
        try:
            mkdocs_build(config)
        except MkDocsException as error:
            raise SettingsError(_in_a_sentence("MkDocs cannot build the site", error)) from error
        finally:
            plugin.given = None


def preview(root: Path, clock: Callable[[], Now], port: int, say: Callable[[str], None]) -> None:
    """Serve every language from a folder of its own, and build again when a file of the instance changes.

    `clock` is asked for each build; when the day of an election turns, that is a change as well.
    """
    with TemporaryDirectory(prefix="sixc-") as folder, TemporaryDirectory(prefix="sixc-") as turned:
        made = Preview(root, clock, Path(folder))
        made.build()

        def again() -> None:
            try:
                made.build()
            except OperatorError as error:  # what was built before stays until this is put right
                say(f"sixc: {error}")

        server = LiveReloadServer(builder=again, host="127.0.0.1", port=port, root=folder)
        for name in ("disclosures", "releases", "docs", "schema", "locales", "mkdocs.yml"):
            if (root / name).exists():
                server.watch(str(root / name))
        server.watch(turned)
        stopped = Event()
        Thread(target=_follow, args=(made, Path(turned), stopped), daemon=True).start()
        say(f"http://127.0.0.1:{port}/ (stop with Ctrl+C)")
        with suppress(KeyboardInterrupt):
            server.serve()
        stopped.set()


class Preview:
    """An instance that is built again and again, each time by the settings, the files and the day there are then."""

    def __init__(self, root: Path, clock: Callable[[], Now], folder: Path) -> None:
        self.root, self.clock, self.folder = root, clock, folder
        self.built: Build | None = None

    def build(self) -> None:
        """Build the site of this moment."""
        settings = read_settings(self.root)
        self.built = run(settings, now=self.clock())
        publish(settings, self.built, self.folder, lambda: None, preview=True)

    def is_of_yesterday(self) -> bool:
        """Whether another day has begun for an election since the site was built."""
        return self.built is not None and has_turned(self.built.datasets, self.clock())


def _follow(made: Preview, folder: Path, stopped: Event) -> None:
    """Once a minute, write a file where a day has turned."""
    while not stopped.wait(60):
        if made.is_of_yesterday():
            (folder / "day").write_text(str(made.clock()), "utf-8")


def _config(settings: Settings, target: Path, language: str) -> MkDocsConfig:
    """MkDocs' configuration for one language: its own docs, output folder and address."""
    default = language == settings.languages[0]
    changes: dict[str, str | None] = {
        "site_dir": str(target if default else target / language),
    }
    folders = page_folders(settings, language)
    usual = settings.docs.name in {"docs", settings.languages[0]}
    # Where neither is so, MkDocs says that there is no such folder.
    if folders and (usual or settings.docs.is_dir()):
        changes["docs_dir"] = str(folders[-1].resolve())
    if not default:
        changes["site_name"] = settings.name(language)
        changes["site_url"] = f"{settings.site_url}{language}/" if settings.site_url else None
    try:
        return load_config(str(settings.root / "mkdocs.yml"), **changes)
    except MkDocsException as error:
        raise SettingsError(_in_a_sentence("MkDocs cannot use mkdocs.yml", error)) from error


def _in_a_sentence(what: str, error: MkDocsException) -> str:
    """What MkDocs could not do; where it says no more than that it gave up, it has said why in a line before."""
    return f"{what}: {' '.join(str(error).split()).rstrip('.!')}."


def _quiet() -> None:
    """Keep MkDocs' progress notes out of our output; its warnings stay."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
