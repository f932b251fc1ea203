"""The only module that knows MkDocs: pages become its pages, files its files.

Party text never passes through Markdown, front matter or a template's source: each page is finished HTML, handed over
in `on_page_content`. Titles are escaped here, because MkDocs' own templates escape nothing.
"""

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from markupsafe import Markup, escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.templates import TemplateContext

from generator import addresses
from generator.charts.interactive import script
from generator.errors import OperatorError, SettingsError
from generator.pages.chrome import Surroundings, chrome, rooted
from generator.pages.page import Page
from generator.pipeline import Build, run
from generator.settings import Settings, build_settings

THEME = Path(__file__).parent / "pages" / "theme"


class SixcConfig(Config):
    """The plugin's options in mkdocs.yml; `settings` says what they mean."""

    languages = config_options.ListOfItems(config_options.Type(str), default=["en"])
    site_names = config_options.DictOfItems(config_options.Type(str), default={})
    source_link = config_options.Optional(config_options.Type(str))


class FinishedPage(SitePage):
    """A page of ours in MkDocs: there is no Markdown to read, and its HTML is put in place after search has read it.

    Until then its content is what search finds it by: whole tables would make the index a hundred times as big.
    """

    def __init__(self, own: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.own = own

    def read_source(self, config: MkDocsConfig) -> None:
        """Name the page: MkDocs' templates escape nothing, and what is marked as escaped is not escaped twice."""
        del config
        self.markdown = ""
        self.title = escape(self.own.title)
        self.meta = {"description": escape(self.own.description)}
        if self.own.names is None:
            self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Give search the description and the names."""
        del config, files
        texts = () if self.own.names is None else (self.own.description, *self.own.names)
        self.content = "".join(f"<p>{escape(text)}</p>" for text in texts if text)


class SixcPlugin(BasePlugin[SixcConfig]):
    """Gives one language of a build to MkDocs. `shared` and `language` are set by `sixc build`."""

    def __init__(self) -> None:
        self.shared: Build | None = None
        self.language = ""
        self.settings: Settings
        self.around: Surroundings
        self.preview = False
        self.built: tuple[str, ...] = ()
        self.scripts: dict[str, str] = {}
        self.tick: Callable[[], None] = lambda: None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this is a preview."""
        del dirty
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build everything, unless it was built already, and put our frame in front of the theme's."""
        root = Path(config.config_file_path).parent
        try:
            self.settings = build_settings(root, config, self.config)
            self.built = self.settings.languages if self.shared else self.settings.languages[:1]
            if self.shared is None:
                self.shared = run(self.settings)
        except OperatorError as error:
            raise PluginError(str(error)) from error
        self.language = self.language or self.settings.languages[0]
        self.scripts = {}
        frame = THEME / str(config.theme.name)
        if frame.is_dir():
            config.theme.dirs.insert(0, str(frame))
        if config.theme.name == "material":
            config.theme["language"] = self.language
        today = self.shared.history.today
        if today is not None:
            moment = datetime.combine(today, time(), UTC)
            os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add our pages and files to MkDocs' own."""
        build = self._build()
        self.around = _surroundings(build, self.settings, files, self.built, preview=self.preview)
        for own in build.pages[self.language]:
            file = File.generated(
                config, f"{own.path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
            )
            FinishedPage(own, file, config)  # which the file then knows as its page
            files.append(file)
        for asset in sorted((THEME / "assets").iterdir()):
            files.append(
                File.generated(config, f"assets/sixc/{asset.name}", abs_src_path=str(asset))
            )
        default = self.language == self.settings.languages[0]
        if default:
            files.append(File.generated(config, addresses.PLOTLY, content=script()))
        for artifact in build.artifacts:
            if artifact.language == self.language or (default and not artifact.language):
                files.append(File.generated(config, artifact.path, content=artifact.content))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep only hand-written pages in MkDocs' own navigation: it is written into every page."""
        del config, files
        nav.items = [item for item in nav.items if not isinstance(item, FinishedPage)]
        return nav

    def on_page_content(self, html: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Make code and tables of hand-written pages, which can scroll by themselves, reachable by keyboard."""
        del config, files
        if isinstance(page, FinishedPage):
            return html
        return html.replace("<pre>", '<pre tabindex="0">').replace(
            "<table>", '<table tabindex="0">'
        )

    @event_priority(-100)  # after search has read the page
    def on_page_context(
        self, context: TemplateContext, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand over the finished page, and what our frame shows around it."""
        del nav
        own = page.own if isinstance(page, FinishedPage) else None
        path = page.url if page.url != "./" else ""
        section, kind = (own.section, own.kind) if own else ("", "")
        frame = chrome(self.around, self.language, path, section, kind)
        context["sixc"] = {**frame, "once": self._once}  # type: ignore[typeddict-unknown-key]
        if own is not None:
            self.tick()
            framed = (THEME / str(config.theme.name)).is_dir() or not frame["notice"]
            notice = Markup('<p class="example">{}</p>').format(frame["notice"])
            page.content = str(own.html if framed else notice + own.html)
        return context

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page for addresses that do not exist its frame, with addresses from the server's root."""
        del config
        if template_name == "404.html":
            root = urlsplit(self.settings.site_url).path or "/"
            context["sixc"] = rooted(self.around, self.language, root)  # type: ignore[typeddict-unknown-key]
        return context

    def _once(self, base: str, make: Callable[[], str]) -> str:
        """What a part of the theme makes for pages that lie equally deep."""
        if base not in self.scripts:
            self.scripts[base] = make()
        return self.scripts[base]

    def _build(self) -> Build:
        if self.shared is None:
            message = "sixc has not built anything yet."
            raise PluginError(message)
        return self.shared


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
        plugin.shared, plugin.language, plugin.tick = build, language, tick
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
        for name in ("disclosures", "docs", "schema", "mkdocs.yml"):
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
        "site_name": settings.site_names.get(language, settings.site_name),
        "site_url": f"{settings.site_url}{language}/" if settings.site_url else None,
    }
    return load_config(path, **changes)


def _quiet() -> None:
    """Keep MkDocs' progress notes out of our output; its warnings stay."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def _surroundings(
    build: Build, settings: Settings, files: Files, built: tuple[str, ...], *, preview: bool
) -> Surroundings:
    written = frozenset(
        file.url if file.url != "./" else "" for file in files.documentation_pages()
    )
    paths = {
        language: frozenset(page.path for page in pages) for language, pages in build.pages.items()
    }
    newest = build.checked.elections[0] if build.checked.elections else None
    invented = any(election.document.data.get("invented") for election in build.checked.elections)
    return Surroundings(
        settings,
        newest.id if newest else "",
        invented,
        build.history.commit,
        build.log,
        written,
        paths,
        built,
        preview,
    )
