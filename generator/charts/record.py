"""A chart as it is published in one language: what it says, and all that it is cited and embedded by.

The page of a chart, its embed, its oEmbed answer and its snippets are made from one record, so they say the same.
"""

from dataclasses import dataclass

from generator import addresses
from generator.charts.chart import Chart
from generator.drawing.block import ChartBlock
from generator.facts.dataset import Dataset, Party
from generator.settings import Settings
from generator.text import Translator, joined, say

LICENCE = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")


@dataclass(frozen=True, slots=True)
class Edition:
    """The state of the data a site is made from: the commit, empty without a history, and the log's head in short."""

    commit: str = ""
    head: str = ""

    @property
    def short(self) -> str:
        """The commit as pages show it."""
        return self.commit[:12]


# Each is itself, so what is made of it is found fast.
@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Record:
    """One chart of one election in one language: of all its parties, or of one."""

    chart: Chart
    block: ChartBlock
    dataset: Dataset
    settings: Settings
    edition: Edition
    t: Translator
    party: Party | None = None

    @property
    def id(self) -> str:
        """The chart's short name; the charts of parties share it with that of all."""
        return self.chart.id

    @property
    def to(self) -> addresses.ElectionAddresses:
        """The addresses of the election."""
        return addresses.ElectionAddresses(self.dataset.id)

    @property
    def page(self) -> str:
        """Its own page."""
        return self.block.page

    @property
    def embed(self) -> str:
        """The bare page of it, for frames on other sites."""
        return self.to.party_embed(self.party.id, self.id) if self.party else self.to.embed(self.id)

    def file(self, name: str) -> str:
        """A file of it, such as chart.svg or data.csv: all lie beside its page."""
        return self.page + name

    @property
    def election(self) -> str:
        """The election's title."""
        return self.t.local(self.dataset.data["title"])

    @property
    def site_name(self) -> str:
        """The site's name in this language."""
        return self.settings.name(self.t.language)

    @property
    def day(self) -> str:
        """The day the data are of."""
        return self.t.date(self.dataset.today)

    @property
    def notice(self) -> str:
        """That everything is invented; empty where it is not."""
        if not self.dataset.data.get("invented"):
            return ""
        return self.t.text(say("Example: every party, person and figure is invented."))

    @property
    def version(self) -> str:
        """The version of the data: which commit, and which head of the log."""
        parts = (
            self.edition.commit and say("commit {commit}", commit=self.edition.short),
            self.edition.head and say("log head {head}", head=self.edition.head),
        )
        return joined(", ", (self.t.text(part) for part in parts if part))

    @property
    def citation(self) -> str:
        """What to write where the chart is quoted: what, who, of which day and version, under which terms, where."""
        drawing = self.block.drawing
        cited = say(
            "“{finding}”. {measure}. {site} {election}, as of {day}, {version}. {licence}.",
            finding=drawing.finding,
            measure=drawing.measure or drawing.question,
            site=sentence(self.site_name),
            election=self.election,
            day=self.dataset.today,
            version=self.version,
            licence=LICENCE[0],
        )
        parts = (self.t.text(cited), self.notice, self.absolute(self.page))
        return joined(" ", parts)

    def local(self, path: str) -> str:
        """A path in this language's site."""
        return addresses.localised(path, self.t.language, self.settings.languages[0])

    def absolute(self, path: str) -> str:
        """The whole address of a path of this language; empty where the site does not know its own."""
        return f"{self.settings.site_url}{self.local(path)}" if self.settings.site_url else ""

    def shared(self, path: str) -> str:
        """The whole address of a file that stands once for all languages; empty like the other."""
        return f"{self.settings.site_url}{path}" if self.settings.site_url else ""


def sentence(name: str) -> str:
    """A name that ends like a sentence, so that another can follow."""
    return name if name[-1:] in "?!." else f"{name}."
