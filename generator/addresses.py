"""Where everything published lives: the only maker of addresses and output paths.

A page's path is a folder and ends in "/"; a file's path is the file. Paths are relative to the site's root and the same
in every language; `localised` puts a language other than the default under its own folder. Addresses never change
once published: they are built from ids only, never from titles.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

HOME = ""
METHODS = "methods/"
HOW_TO_FILE = "how-to-file/"
ABOUT = "about/"
EVIDENCE = "evidence/"
RULES = "rules/"
EDITORS = "for-editors/"
LIFE = "life-of-an-election/"


@dataclass(frozen=True, slots=True)
class ElectionAddresses:
    """The addresses of one election's pages and files."""

    id: str

    def _under(self, *parts: str) -> str:
        return "/".join((self.id, *parts))

    @property
    def home(self) -> str:
        """The election's front page."""
        return self._under("")

    @property
    def compare(self) -> str:
        """The comparison over all periods due."""
        return self._under("compare", "")

    def compare_period(self, period: str) -> str:
        """The comparison for one period."""
        return self._under("compare", period, "")

    @property
    def parties(self) -> str:
        """The list of parties."""
        return self._under("parties", "")

    def party(self, party: str) -> str:
        """A party's page."""
        return self._under("parties", party, "")

    def disclosure(self, party: str, period: str) -> str:
        """What a party filed for a period: the version that counts."""
        return self._under("parties", party, period, "")

    def version(self, party: str, period: str, version: int) -> str:
        """One version of a disclosure."""
        return self._under("parties", party, period, f"v{version}", "")

    def line_ads(self, party: str, period: str, line: str, number: int = 1) -> str:
        """A page of the single ads of one line of a disclosure; `number` counts its pages."""
        pages = (str(number),) if number > 1 else ()
        return self._under("parties", party, period, f"ads-{line}", *pages, "")

    @property
    def periods(self) -> str:
        """The list of reporting periods."""
        return self._under("periods", "")

    def period(self, period: str) -> str:
        """A reporting period's page."""
        return self._under("periods", period, "")

    @property
    def filings(self) -> str:
        """Who has filed, and what is overdue."""
        return self._under("filings", "")

    @property
    def feed(self) -> str:
        """The feed of everything filed, as Atom; `json_feed` says where the same stands as JSON Feed."""
        return self._under("feeds", "filed.xml")

    @property
    def corrections(self) -> str:
        """The feed of corrections and withdrawals."""
        return self._under("feeds", "corrections.xml")

    @property
    def overdue(self) -> str:
        """The feed of what is overdue."""
        return self._under("feeds", "overdue.xml")

    def party_feed(self, party: str) -> str:
        """The feed of what a party filed; it lies where the party's page does."""
        return self._under("parties", party, FEED)

    @property
    def due_dates(self) -> str:
        """The calendar of due dates."""
        return self._under("feeds", "due.ics")

    @property
    def money(self) -> str:
        """From source through payer to medium."""
        return self._under("money", "")

    @property
    def origins(self) -> str:
        """Where the money comes from, and who gave it."""
        return self._under("origins", "")

    @property
    def targeting(self) -> str:
        """How audiences were chosen: every technique, and regions by party."""
        return self._under("targeting", "")

    @property
    def organisations(self) -> str:
        """Affiliates, sponsors and go-betweens."""
        return self._under("organisations", "")

    def organisation(self, slug: str) -> str:
        """One organisation and every party it serves."""
        return self._under("organisations", slug, "")

    @property
    def platforms(self) -> str:
        """Platforms and media."""
        return self._under("platforms", "")

    def platform(self, medium: str) -> str:
        """One platform or medium."""
        return self._under("platforms", medium.replace("_", "-"), "")

    @property
    def ads(self) -> str:
        """Every line whose ads are listed one by one."""
        return self._under("ads", "")

    @property
    def commitments(self) -> str:
        """Commitments × parties."""
        return self._under("commitments", "")

    @property
    def stands_out(self) -> str:
        """What the same checks find in what every party declared."""
        return self._under("stands-out", "")

    @property
    def data(self) -> str:
        """What can be downloaded."""
        return self._under("data", "")

    def table(self, name: str) -> str:
        """A table of facts as CSV."""
        return self._under("data", f"{name}.csv")

    def source(self, file: str) -> str:
        """A file exactly as it was filed; `file` is its path below the election's folder."""
        return self._under("data", "filed", file)

    @property
    def charts(self) -> str:
        """All charts."""
        return self._under("charts", "")

    def chart(self, chart: str) -> str:
        """A chart's own page."""
        return self._under("charts", chart, "")

    def chart_file(self, chart: str, name: str) -> str:
        """A file of a chart, such as chart.svg or data.csv."""
        return self._under("charts", chart, name)

    def embed(self, chart: str) -> str:
        """A chart alone, to be shown in a frame on other sites."""
        return f"embed/{self._under(chart, '')}"

    def party_chart(self, party: str, chart: str) -> str:
        """The page of a chart of one party; its files lie in the same folder."""
        return self._under("parties", party, "charts", chart, "")

    def party_embed(self, party: str, chart: str) -> str:
        """A chart of one party alone."""
        return f"embed/{self._under('parties', party, chart, '')}"

    @property
    def gallery(self) -> str:
        """All embeds, for newsrooms."""
        return self._under("embeds", "")

    @property
    def builder(self) -> str:
        """The comparison a reader builds."""
        return self._under(BUILDER, "")

    @property
    def builder_data(self) -> str:
        """The figures and words the builder draws from."""
        return self._under(BUILDER, "data.js")

    def builder_part(self, name: str) -> str:
        """The same of a subject, or by medium, which are loaded when they are asked for."""
        return self._under(BUILDER, f"{name}.js")


BUILDER = "chart-builder"
INDEX = "api/v1/index.json"
FEED = "feed.xml"
SEARCH = "search.json"
LOG = ("log/log.txt", "log/head.txt", "log/verify.py")
SCRIPT = "assets/sixc/sixc.js"
STYLES = ("assets/sixc/sixc.css", "assets/sixc/sixc-charts.css")
INTERACTIVE = "assets/sixc/interactive.js"
CARD = "assets/sixc/card.png"
BUILDER_SCRIPT = "assets/sixc/builder.js"
BUILDER_TABLE = "assets/sixc/builder-table.js"
BUILDER_FORM = "assets/sixc/builder-form.js"
BUILDER_STYLE = "assets/sixc/builder.css"
PLOTLY = "assets/sixc/plotly.min.js"
EMBED_SCRIPT = "assets/sixc/embed.js"
RESIZE_SCRIPT = "assets/sixc/resize.js"


TABLE_FILES = {"svg": "table.svg", "png": "table.png", "csv": "data.csv", "json": "data.json"}
"""The files of a comparison table, in the folder of its page."""
SCHEMA_VERSIONS = ("1.0", "1.1")
"""Every version of the schema that a file may follow, oldest first; each keeps its address."""
NEWEST_SCHEMA = SCHEMA_VERSIONS[-1]


def schema(name: str, version: str = NEWEST_SCHEMA) -> str:
    """A schema as published, by its file name."""
    return f"schema/{version}/{name}"


def json_feed(path: str) -> str:
    """Where a feed stands as JSON Feed, beside the same as Atom."""
    return path.removesuffix(".xml") + ".json"


def asset(name: str) -> str:
    """A script, style sheet or picture of the site itself."""
    return f"assets/sixc/{name}"


def release(name: str, path: str) -> str:
    """A file of a frozen release; `path` is where it lies in the release's folder."""
    return f"v/{name}/{path}"


def fragment(word: str, *ids: str) -> str:
    """The place on a page of what has these ids, such as line.2025-04.meta-april; ids that say nothing are left out.

    Ids come from submissions. Whatever is no letter or digit of ASCII, hyphen or underscore becomes "~" and the number
    of each of its bytes, so that ids that differ stay apart, and nothing in them means anything in HTML or an address.
    """
    return ".".join((word, *(_UNSAFE.sub(_numbered, part) for part in ids if part)))


_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")


def _numbered(found: re.Match[str]) -> str:
    return "".join(f"~{byte:02x}" for byte in found[0].encode())


def localised(path: str, language: str, default: str) -> str:
    """A path in one language's site."""
    return path if language == default else f"{language}/{path}"


def relative(target: str, page: str) -> str:
    """The way from a page (a path that ends in "/" or is empty) to another path; fragments stay."""
    path, mark, fragment = target.partition("#")
    if mark and path == page:
        return mark + fragment
    return _way(path, page) + mark + fragment


@lru_cache(maxsize=16_384)
def _way(path: str, page: str) -> str:
    if path == page:
        return "./"
    here, there = page.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])
