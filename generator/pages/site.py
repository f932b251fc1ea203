"""Everything the pages of one election in one language are made from, and the way they are rendered."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from generator import addresses
from generator.charts import CHARTS
from generator.charts.chart import Chart, draw_one
from generator.charts.offer import MakeOffer
from generator.charts.record import Edition, Record
from generator.codes import Assessment, Code
from generator.drawing.block import ChartBlock, block
from generator.facts.dataset import Dataset, Party, Period
from generator.facts.version import Version
from generator.figures.figure import Drawing
from generator.figures.view import View
from generator.figures.words import period_name, span_words
from generator.findings import Finding
from generator.interactive.bundle import ScriptBundle, read_bundle
from generator.metrics.figures import Figures
from generator.metrics.status import Status
from generator.moments import local
from generator.money import Money
from generator.pages.dates import Dates, dates_of
from generator.pages.page import SEARCHED, Page
from generator.pages.rendering import TEMPLATES, environment, file, link, place
from generator.settings import Settings
from generator.text import Message, Translator, joined

_LINE = Markup("<line>")  # a hole, as rendering.py explains


@dataclass(frozen=True, kw_only=True)
class Site:
    """One election in one language, all numbers counted; `written` names the hand-written pages there are."""

    settings: Settings
    figures: Figures
    code: Code
    assessments: Mapping[tuple[str, str], Assessment]
    findings: tuple[Finding, ...]
    t: Translator
    edition: Edition
    written: frozenset[str]
    make_offer: MakeOffer

    @property
    def dataset(self) -> Dataset:
        """The data behind the figures."""
        return self.figures.dataset

    @cached_property
    def to(self) -> addresses.ElectionAddresses:
        """The addresses of the election's pages."""
        return addresses.ElectionAddresses(self.dataset.id)

    @property
    def commit(self) -> str:
        """The commit the site is built from; empty without a history."""
        return self.edition.commit

    @property
    def language(self) -> str:
        """The language the pages are in."""
        return self.t.language

    @property
    def bundle(self) -> ScriptBundle | None:
        """The script that draws charts interactively, where there is one."""
        return read_bundle()

    def name(self, party: Party | str) -> str:
        """A party's name in this language."""
        found = self.dataset.by_party[party] if isinstance(party, str) else party
        return self.t.local(found.name)

    def period(self, period: Period | str) -> str:
        """A period's name in this language."""
        return period_name(
            self.t, self.dataset.by_period[period] if isinstance(period, str) else period
        )

    def say(self, message: Message | str) -> str:
        """A message in this language."""
        return self.t.text(message)

    @cached_property
    def sum(self) -> Callable[[Money], str]:
        """Words a sum with its currency, and remembers them: pages say the same sums again and again."""
        return cache(self.t.money)

    def moment(self, moment: datetime) -> str:
        """A moment by the clocks of the election's zone, which is named."""
        zone = self.dataset.zone
        return f"{self.t.moment(local(moment, zone))} ({zone})"

    def days(self, start: date, end: date) -> str:
        """The days from one to another."""
        return self.t.date(start) if start == end else self.t.interval("yMMMd", start, end)

    @cached_property
    def code_word(self) -> Callable[[str, str], str]:
        """Gives the title of a code in the code list of a name."""
        return cache(self._code_word)

    def _code_word(self, name: str, code: str) -> str:
        return self.t.text(self.dataset.lists[name].title(code)) if code else ""

    def codes(self, name: str, codes: Iterable[str]) -> str:
        """The titles of several codes."""
        return joined(", ", (self.code_word(name, code) for code in codes))

    @cached_property
    def periods_so_far(self) -> tuple[Period, ...]:
        """The periods that are due; before that, those somebody has filed for, else the first of all."""
        return tuple(self.dataset.by_period[period] for period in self.figures.due)

    @cached_property
    def time(self) -> str:
        """The time those periods cover."""
        return span_words(self.t, self.periods_so_far)

    @cached_property
    def dates(self) -> Dates:
        """What a page says of the periods so far."""
        return self.dates_of(self.periods_so_far)

    @cached_property
    def all_dates(self) -> Dates:
        """What a page says that shows the periods so far and whatever was filed for others."""
        return self.dates_of(self.periods_shown)

    @cached_property
    def periods_shown(self) -> tuple[Period, ...]:
        """The periods that are due, and those somebody has filed for before."""
        shown = {*self.figures.due, *self.figures.filed}
        return tuple(period for period in self.dataset.periods if period.id in shown)

    def dates_of(self, periods: Iterable[Period], party: str = "") -> Dates:
        """What a page says of some periods, and of what one party, or any, filed for them."""
        own = self._versions_of.get(party, []) if party else self.dataset.versions
        return dates_of(self.t, periods, own)

    @cached_property
    def _versions_of(self) -> Mapping[str, list[Version]]:
        found: dict[str, list[Version]] = {}
        for version in self.dataset.versions:
            found.setdefault(version.filing.party, []).append(version)
        return found

    @cached_property
    def _version_of(self) -> Mapping[str, Version]:
        return {version.filing.document.path: version for version in self.dataset.versions}

    def src(self, path: str, line: int) -> Markup:
        """The link to the line of a file that a figure came from."""
        return Markup(self._way_to_line(path).replace(_LINE, str(line)))  # noqa: S704 - escaped

    @cached_property
    def _way_to_line(self) -> Callable[[str], str]:
        return cache(self._link_to_line)

    def _link_to_line(self, path: str) -> str:
        """The link to any line of a file: in the repository where there is one, else on this site."""
        if self.settings.repository and self.commit:
            way = self.in_repository(path, "<line>")
            href = escape(way).replace(escape("<line>"), _LINE)
        elif (version := self._version_of.get(path)) is not None:
            filing = version.filing
            page = self.to.version(filing.party, filing.period, filing.version)
            href = link(f"{page}#L") + _LINE
        else:
            href = file(self.to.source("/".join(path.split("/")[2:])))
        name = path.rpartition("/")[2]
        return str(Markup('<a class="src" href="{}">{}:{}</a>').format(href, name, _LINE))

    def in_repository(self, path: str, line: str) -> str:
        """The address of a line of a file in the repository, at the commit the site is built from."""
        return self.settings.source_link.format(
            repository=self.settings.repository, commit=self.commit, path=path, line=line
        )

    def view(
        self, parties: Iterable[Party] | None = None, periods: Iterable[Period] | None = None
    ) -> View:
        """What charts are drawn from: all parties over the periods so far, unless others are asked for."""
        chosen = self.dataset.parties if parties is None else tuple(parties)
        time = self.periods_so_far if periods is None else tuple(periods)
        return View(self.figures, self.code, chosen, time, self.t)

    @cached_property
    def drawings(self) -> Mapping[str, Drawing]:
        """Every chart of the whole election, in the order of the registry."""
        return {key: record.block.drawing for key, record in self.records.items()}

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """Every chart of the whole election as it is published, in the order of the registry."""
        return {chart.id: self.record(chart) for chart in CHARTS}

    def record(self, chart: Chart) -> Record:
        """A chart of the whole election as it is published."""
        page = self.to.chart(chart.id)
        return self._published(chart, block(chart.draw(self.view()), chart.id, page=page))

    def _published(self, chart: Chart, drawn: ChartBlock, party: Party | None = None) -> Record:
        return Record(
            chart=chart, block=drawn, dataset=self.dataset, settings=self.settings,
            edition=self.edition, t=self.t, party=party,
        )  # fmt: skip

    def chart(self, id: str) -> ChartBlock:  # noqa: A002 - what a chart's short name is called everywhere
        """One chart of the whole election, drawn."""
        return self.records[id].block

    @cached_property
    def party_records(self) -> Mapping[str, Mapping[str, Record]]:
        """Every chart of each party as it is published, by party, in the order of the registry."""
        asked = [chart for chart in CHARTS if chart.of_one]
        return {
            party.id: {chart.id: self._party_record(chart, party) for chart in asked}
            for party in self.dataset.parties
        }

    def every_record(self) -> Iterator[Record]:
        """Every chart that is published, of all parties and of each."""
        yield from self.records.values()
        for own in self.party_records.values():
            yield from own.values()

    def _party_record(self, chart: Chart, party: Party) -> Record:
        drawing, heading = draw_one(chart, self.view((party,)))
        page = self.to.party_chart(party.id, chart.id)
        drawn = block(drawing, f"{chart.id}-{party.id}", heading, page)
        return self._published(chart, drawn, party)

    def status(self, party: str, period: str) -> Status:
        """What a party has filed for a period."""
        return self.figures.status[party, period]

    @cached_property
    def _macros(self) -> Any:
        """The parts that many templates share, ready to be called."""
        return self.macros("macros")

    def macros(self, template: str) -> Any:
        """The macros of a template, as functions."""
        found = environment(self.t).get_template(f"{template}.html.jinja")
        return found.make_module({"site": self, "to": self.to})

    def part(self, template: str, **context: Any) -> Markup:
        """Render a template; its ways are holes, so that it can stand on several pages."""
        return Markup(self._rendered(template, **context))  # noqa: S704 - the template escapes

    def _rendered(self, template: str, folder: Path = TEMPLATES, **context: Any) -> str:
        found = environment(self.t, folder).get_template(f"{template}.html.jinja")
        return found.render(site=self, to=self.to, m=self._macros, **context)

    def page(
        self,
        path: str,
        title: str,
        template: str,
        kind: str,
        *,
        description: str = "",
        section: str = "",
        names: Iterable[str] = (),
        oembed: str = "",
        question: str = "",
        folder: Path = TEMPLATES,
        **context: Any,
    ) -> Page:
        """Render one page. `context` is data only, which the templates escape; `names` are what search finds it by.

        `folder` is where its template stands, if not with the others.
        """
        html = self._rendered(template, folder, path=path, title=title, **context)
        body = place(html, path, self.language, self.settings.languages[0])
        found = tuple(dict.fromkeys(filter(None, names))) if kind in SEARCHED else None
        return Page(
            path=path, title=title, description=description, html=body, kind=kind,
            section=section, names=found, oembed=oembed, question=question,
        )  # fmt: skip
