"""The only module that knows MkDocs: pages become its pages, files its files.

Party text never passes through Markdown, front matter or a template's source: each page is finished HTML, handed over
when MkDocs asks for what stands on it. Titles are escaped here, because MkDocs' own templates escape nothing.
"""

import logging
import os
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.templates import TemplateContext

from generator import addresses
from generator.destination import ensure_ours
from generator.embeds.pictures import SharedPicture, published
from generator.errors import OperatorError, SettingsError
from generator.facts.today import site_day
from generator.handwritten import pages
from generator.interactive.bundle import read_bundle
from generator.languages import direction
from generator.moments import Now, read_now
from generator.pages.chrome import Surroundings, chrome, rooted
from generator.pages.finds import index
from generator.pages.frames import HEAD, Frames
from generator.pages.head import LinkPreview, head
from generator.pages.missing import missing
from generator.pages.page import Page
from generator.pipeline import Build, run
from generator.plugin.assets import published_assets
from generator.plugin.finished import FinishedPage, folders, is_ours
from generator.plugin.given import Given
from generator.plugin.language import in_language, material
from generator.plugin.searched import handwritten_finds
from generator.plugin.surroundings import standing, surroundings
from generator.plugin.theming import sparing
from generator.plugin.written import ensure_free, ensure_readable
from generator.settings import Settings, build_settings, read_site
from generator.templating import marked
from generator.text import PAGE

LOG = logging.getLogger("mkdocs.plugins.sixc")
WITHOUT_PLOTLY = "The charts have no interactive versions, because their script is missing: `sixc plotly` makes it."
WITHOUT_ELECTION = "No election under disclosures/ can be published, so nothing was written; `sixc check` says why."


class SixcConfig(Config):
    """The plugin's options in mkdocs.yml; `settings` says what they mean."""

    languages = config_options.ListOfItems(config_options.Type(str), default=["en"])
    site_names = config_options.DictOfItems(config_options.Type(str), default={})
    source_link = config_options.Optional(config_options.Type(str))
    log_name = config_options.Optional(config_options.Type(str))
    publisher = config_options.Optional(config_options.Type(dict))


class SixcPlugin(BasePlugin[SixcConfig]):
    """Gives one language of a build to MkDocs.

    `sixc build` sets `given` while it writes a language, and takes it back: MkDocs keeps a plugin for as long as the
    process lives. By itself MkDocs makes a `Build` of its own, and `serve` another after each change.
    """

    def __init__(self) -> None:
        self.given: Given | None = None
        self.made: Build | None = None
        self.language: str
        self.settings: Settings
        self.around: Surroundings
        self.served = False
        self.built: tuple[str, ...] = ()
        self.frames: Frames
        self.env: Environment
        self.pictures: dict[str, SharedPicture] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this is a preview."""
        del dirty
        self.served = command == "serve"

    @event_priority(100)  # before search asks the theme for its language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build everything, unless it was built already, and put our frame in front of the theme's.

        What MkDocs should not do is refused now, because it empties its folder next.
        """
        ours = self.given is not None  # `sixc build` says itself what is wrong
        try:
            self.made = self._make(config)
        except OperatorError as error:
            if ours:
                raise
            raise PluginError(str(error)) from error
        self.language = self.given.language if self.given else self.settings.languages[0]
        config.theme.dirs[:0] = folders(config)
        sparing(config.theme)
        if config.theme.name == "material":
            config.theme["language"] = material(config.theme.dirs, self.language)
            config.theme["direction"] = direction(self.language)
        return config

    def _make(self, config: MkDocsConfig) -> Build:
        """The build to publish. Raises OperatorError where there is none, or MkDocs should not go on."""
        ensure_readable(Path(config.docs_dir))
        if self.given is not None:
            build, self.settings = self.given.build, self.given.settings
            self.built = self.settings.languages
        else:
            file = Path(config.config_file_path)
            read_site(file)
            ensure_ours(Path(config.site_dir), file.parent)
            self.settings = build_settings(file.parent, config, self.config)
            build, self.built = run(self.settings, now=self._now()), self.settings.languages[:1]
        if not build.checked.elections:
            raise SettingsError(WITHOUT_ELECTION)
        return build

    def _now(self) -> Now:
        """Now, as the environment says it is; for a preview, as the clock does."""
        given = read_now(os.environ.get("SOURCE_DATE_EPOCH", ""))
        return given.or_at(datetime.now(UTC) if self.served else None)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add our pages and files to MkDocs' own."""
        build = self._build()
        for path, source in pages(self.settings, self.language).items():
            if path not in files.src_uris:
                files.append(File.generated(config, path, abs_src_path=str(source)))
        preview = self.given.preview if self.given else self.served
        self.around = surroundings(build, self.settings, files, self.built, preview=preview)
        for own in build.pages[self.language]:
            file = File.generated(
                config, f"{own.path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
            )
            ensure_free(files, file)
            FinishedPage(own, file, config)  # which the file then knows as its page
            files.append(file)
        default = self.language == self.settings.languages[0]
        if default and not read_bundle():
            LOG.warning(WITHOUT_PLOTLY)
        for name, content in published_assets(default=default).items():
            files.append(File.generated(config, addresses.asset(name), content=content))
        for artifact in build.artifacts:
            if artifact.language == self.language or (default and not artifact.language):
                files.append(File.generated(config, artifact.path, content=artifact.content))
        self.pictures = {one.page: one for one in build.pictures if one.language == self.language}
        for path, png in published(self.settings.root, build.pictures, self.language):
            files.append(File.generated(config, path, content=png))
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

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the theme's templates, as frames are drawn with them, and date the pages by the day of the build."""
        day = self._day().isoformat()
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = day
        env.filters["marked"] = marked
        found = (*self._build().finds[self.language], *handwritten_finds(files))
        made = index(found, self.settings.translator(self.language, PAGE))
        files.append(File.generated(config, addresses.SEARCH, content=made))
        self.env, self.frames = env, Frames(self.around)
        return env

    @event_priority(-100)  # after search has read the page
    def on_page_context(
        self, context: TemplateContext, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand over the finished page, in its frame where the frame is ours."""
        del nav
        context = self._dated(context)
        path = page.url if page.url != "./" else ""
        having, about = self.around.having(path), self._head(page, path, config)
        election = self.around.election_of(path)
        if not isinstance(page, FinishedPage):
            frame = chrome(self.around, self.language, path, having, election=election)
            return _with(context, frame, about)
        if self.given is not None:
            self.given.tick()
        if is_ours(config):
            whole = self.frames.framed(
                page.own, about, lambda own: self._draw(own, having, election, context, config)
            )
            return _with(context, {"finished": whole})
        frame = chrome(self.around, self.language, path, having, election=election)
        notice = Markup('<p class="example">{}</p>').format(frame["notice"])
        page.content = str(notice if frame["notice"] else "") + page.own.html
        return _with(context, frame)

    def _draw(
        self,
        own: Page,
        having: tuple[str, ...],
        election: str,
        context: TemplateContext,
        config: MkDocsConfig,
    ) -> str:
        """A page as the theme's main template draws it. `context` is that of a page that lies as deep."""
        page = FinishedPage(own, File.generated(config, f"{own.path}index.md", content=""), config)
        page.read_source(config)
        page.content = own.html
        frame = chrome(
            self.around, self.language, own.path, having, own.section, own.kind, election
        )
        made = _with(context, {**frame, "oembed": own.oembed}, HEAD)
        html = self.env.get_template("main.html").render({**made, "page": page})
        return in_language(html, self.language)

    def on_post_page(self, output: str, page: SitePage, config: MkDocsConfig) -> str:
        """Name the language of hand-written pages: themes know few."""
        ours = isinstance(page, FinishedPage) and is_ours(config)
        return output if ours else in_language(output, self.language)

    def on_post_template(
        self, output_content: str, template_name: str, config: MkDocsConfig
    ) -> str:
        """Name the language of the page for addresses that do not exist."""
        del config
        is_page = template_name.endswith(".html")
        return in_language(output_content, self.language) if is_page else output_content

    def _head(self, page: SitePage, path: str, config: MkDocsConfig) -> str:
        """What a page says about itself to those who show a link to it."""
        own = page.own if isinstance(page, FinishedPage) else None
        title = own.title if own else Markup(page.title or "").striptags()  # noqa: S704 - tags are taken out
        said = own.description if own else page.meta.get("description")
        picture = self.pictures.get(path) or self.pictures.get(standing(self.around, path))
        file, site = picture.files[0].path if picture else "", self.settings.site_url
        image = addresses.localised(file, self.language, self.settings.languages[0])
        preview = LinkPreview(
            site=config.site_name,
            title=title if path else config.site_name,
            description=said or config.site_description or "",
            url=page.canonical_url or "",
            language=self.language,
            others=tuple(language for language in self.built if language != self.language),
            image=f"{site}{image}" if picture and site else "",
            alt=picture.alt if picture else "",
            chart=own.question if own else "",
            about=config.site_description or config.site_name,
        )
        return head(preview)

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page for addresses that do not exist its frame, with addresses from the server's root."""
        del config
        context = self._dated(context)
        if template_name == "404.html":
            root = urlsplit(self.settings.site_url).path or "/"
            frame = rooted(self.around, self.language, root)
            return _with(context, {**frame, "missing": missing(self.around, self.language, root)})
        return context

    def _dated(self, context: TemplateContext) -> TemplateContext:
        """The context of a template with the day of the build in place of the clock's time."""
        day = datetime.combine(self._day(), time(), UTC)
        return cast("TemplateContext", {**context, "build_date_utc": day})

    def _day(self) -> date:
        build = self._build()
        return site_day(build.datasets, build.history.moment)

    def _build(self) -> Build:
        if self.made is None:
            message = "sixc has not built anything yet."
            raise PluginError(message)
        return self.made


def _with(context: TemplateContext, sixc: dict[str, Any], about: str = "") -> TemplateContext:
    """The context of a template, with what only our templates know."""
    return cast("TemplateContext", {**context, "sixc": {**sixc, "head": about}})
